"""A published site as a visitor reads it: pages by their path, and what each links to."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

_LINKS = ("href", "src", "srcset", "poster", "data", "action", "formaction", "cite", "xlink:href")


class Page:
    """One page of a site."""

    def __init__(self, address: str, path: str, data: bytes) -> None:
        """Read the page at `path` of the site, which is `address` for the world."""
        self.address = address
        self.path = path
        self.data = data

    @cached_property
    def tree(self) -> HtmlElement:
        return html.document_fromstring(self.data.decode("utf-8"))

    @property
    def main(self) -> HtmlElement:
        (main,) = self.find("//main")
        return main

    @cached_property
    def ids(self) -> list[str]:
        return [str(one) for one in self.tree.xpath("//@id")]

    @cached_property
    def links(self) -> list[tuple[HtmlElement, str]]:
        """Every address in the page, made absolute, with the element that names it."""
        return [
            (element, urljoin(self.address, element.attrib[name]))
            for element in self.tree.iter("*")
            for name in _LINKS
            if name in element.attrib
        ]

    def find(self, xpath: str) -> list[HtmlElement]:
        return list(self.tree.xpath(xpath))

    def attribute(self, xpath: str) -> str:
        """The one value that an XPath to an attribute finds."""
        (value,) = self.tree.xpath(xpath)
        return str(value)

    def text(self, xpath: str = "//main") -> str:
        """The words of the elements found, with single spaces."""
        return " ".join(" ".join(one.text_content() for one in self.find(xpath)).split())

    def __repr__(self) -> str:
        """Show the path."""
        return self.path


class Pages:
    """The files of a site that is published at `url`."""

    def __init__(self, files: dict[str, bytes], url: str) -> None:
        """Read what `url` shows, given by paths below the published folder."""
        self.files = files
        self.url = url.rstrip("/")
        self.by_path = {
            path: Page(f"{self.url}{path}", path, data)
            for file, data in files.items()
            if file.endswith(".html")
            for path in [f"/{file}".removesuffix("index.html")]
        }

    def __iter__(self) -> Iterator[Page]:
        return iter(self.by_path.values())

    def __getitem__(self, path: str) -> Page:
        return self.by_path[path]

    def path_of(self, address: str) -> str | None:
        """The path of an absolute address on this site, without its fragment; None elsewhere."""
        whole, _fragment = urldefrag(address)
        if whole != self.url and not whole.startswith(f"{self.url}/"):
            return None
        return unquote(whole.removeprefix(self.url)) or "/"

    def is_own_host(self, address: str) -> bool:
        return urlsplit(address).netloc == urlsplit(self.url).netloc

    def linked(self, page: Page) -> set[str]:
        """The paths of this site that the content of a page links to, but for its own."""
        paths = {
            self.path_of(urljoin(page.address, str(one))) for one in page.main.xpath(".//@href")
        }
        return {path for path in paths if path is not None} - {page.path}


def published(folder: Path, url: str) -> Pages:
    """Read a published folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return Pages({file.relative_to(folder).as_posix(): file.read_bytes() for file in files}, url)
