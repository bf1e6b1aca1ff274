"""A page in a real browser, under watch."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import BrowserContext, Page

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]

KEPT = "addEventListener('pageshow', (event) => { window.kept = event.persisted; })"
"""Has a page tell, when one comes back to it, that it is as it was left and not loaded anew."""


@dataclass
class Told:
    """What a browser complained of, and whom it asked."""

    console: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def everything(self) -> list[str]:
        # The icon of a page that is left before it has come.
        failed = [fault for fault in self.failed if not fault.startswith("net::ERR_ABORTED")]
        return [*self.console, *failed, *self.elsewhere, *self.dialogs]


def watched(context: BrowserContext, root: str) -> tuple[Page, Told]:
    """A page that reports whatever a visitor should never cause or see."""
    page, told = context.new_page(), Told()
    host = urlsplit(root).netloc
    page.on("console", lambda message: told.console.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: told.console.append(str(error)))
    page.on("requestfailed", lambda asked: told.failed.append(f"{asked.failure} {asked.url}"))
    page.on(
        "response",
        lambda answer: told.failed.append(answer.url) if answer.status >= 400 else None,
    )
    page.on(
        "request",
        lambda asked: (
            told.elsewhere.append(asked.url) if urlsplit(asked.url).netloc != host else None
        ),
    )

    def refuse(dialog: Any) -> None:
        told.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    return page, told


def opened(page: Page) -> None:
    """Open every panel of the page."""
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def axe_faults(page: Page, *, only: Sequence[str] = ()) -> list[str]:
    """What axe holds against the page: by the rules of WCAG 2.2 AA, or by a few."""
    wanted = {"type": "rule", "values": list(only)} if only else {"type": "tag", "values": WCAG}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_FILE_PATH.read_text(encoding="utf-8"))
    # Of what passes one node is enough; to describe them all takes its time.
    options = {"runOnly": wanted, "resultTypes": ["violations", "incomplete"], "preload": False}
    found = page.evaluate("options => axe.run(document, options)", options)
    assert found["passes"]
    faults = [(fault, node) for fault in found["violations"] for node in fault["nodes"][:3]]
    # Text in the very colour of what is behind it axe leaves for a person to judge.
    faults += [
        (doubt, node)
        for doubt in found["incomplete"]
        for node in doubt["nodes"]
        for check in node["any"]
        if (check["data"] or {}).get("messageKey") == "equalRatio"
    ]
    return [
        f"{page.url}: {fault['id']}: {node['html'][:120]} {node['failureSummary'][:200]}"
        for fault, node in faults
    ]
