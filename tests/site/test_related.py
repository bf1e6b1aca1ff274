"""What stands beside a record: what its page names, and the pages that name it, each once."""

from lxml.html import HtmlElement

from tests.support.pages import Pages
from tests.support.records import Record, references
from tests.support.site import SiteBuilder

URL = "https://record.example/"
_CARD = ".//*[self::h4 or @class='row__title']//a/@href"


def ways(pages: Pages, path: str) -> dict[str, list[str]]:
    """The paths of the records of each way, in the order of the page."""
    sections: list[HtmlElement] = pages[path].find("//section[@class='related']")
    return {
        str(section.get("aria-labelledby")).removeprefix("way-"): [
            str(href) for href in section.xpath(_CARD)
        ]
        for section in sections
    }


def test_each_record_stands_beside_another_once_and_in_the_right_way(
    pages: Pages, records: dict[str, Record]
) -> None:
    path_of = {name: record.path for name, record in records.items()}
    names = {
        path_of[name]: {path_of[one] for one in references(record, records) if one in path_of}
        for name, record in records.items()
    }
    seen = {"names": 0, "named": 0}
    for record in records.values():
        # What reports carried is traced, and differences meet by their quantities: both without a
        # reference of their own.
        if record.kind in {"page", "discrepancy", "report", "statement"}:
            continue
        found = ways(pages, record.path)
        beside = [path for paths in found.values() for path in paths]
        assert len(beside) == len(set(beside)), record.path
        assert set(found) <= {"through" if record.kind == "incident" else "names", "named"}
        for path in found.get("names", ()):
            assert path in names[record.path], (record.path, path)
        for path in found.get("named", ()):
            if not path.startswith("/discrepancies/"):
                assert record.path in names[path], (record.path, path)
            assert path not in names[record.path], (record.path, path)
        for way in seen:
            seen[way] += len(found.get(way, ()))
    assert min(seen.values()) > 500


def test_headings_have_ids_of_their_own(pages: Pages) -> None:
    for page in pages:
        assert len(set(page.ids)) == len(page.ids), page.path


def test_both_directions(site: SiteBuilder) -> None:
    site.built()
    pages = Pages(site.tree(), URL)
    assert ways(pages, "/documents/notice/")["named"][:1] == ["/discrepancies/day-of-detection/"]
    assert "names" in ways(pages, "/events/2024-01-19-disclosure/")
    assert "/statements/notice-words/" in ways(pages, "/events/2024-01-19-disclosure/")["names"]
    assert "/events/2024-01-19-disclosure/" in ways(pages, "/statements/notice-words/")["named"]
