"""What is held against the markup of a page, whatever it shows."""

import re

import html5lib

from tests.support.pages import Page

_HANDLER = re.compile(r"on[a-z]+")
_RUNNING = ("javascript:", "data:", "vbscript:")


def parse_errors(page: Page) -> list[str]:
    """What a parser that follows the HTML standard to the letter complains of."""
    parser = html5lib.HTMLParser()
    parser.parse(page.data, transport_encoding="utf-8")
    return [f"{page}: {place} {code} {data}" for place, code, data in parser.errors]


def inline_code(page: Page) -> list[str]:
    """Styles, scripts and handlers that stand in the page itself, and links that run."""
    faults = [f"{page}: <style>" for _ in page.find("//style")]
    faults += [
        f"{page}: <script>"
        for script in page.find("//script")
        if "src" not in script.attrib and script.attrib.get("type") != "application/ld+json"
    ]
    for element in page.tree.iter("*"):
        for name, value in element.attrib.items():
            leads = name in {"href", "src", "action", "formaction", "xlink:href"}
            runs = leads and str(value).strip().lower().startswith(_RUNNING)
            if name == "style" or _HANDLER.fullmatch(str(name)) or runs:
                faults.append(f"{page}: {name}={value}")
    return faults
