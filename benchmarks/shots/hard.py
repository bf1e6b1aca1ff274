"""Made-up sites for what the shipped record does not have: much of one thing, or nothing of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.site import SiteBuilder

_FIRST = "events/2024-01-12-detection.yaml"
_SECOND = "events/2024-01-19-disclosure.yaml"
_WORDS = (
    "After the notice of Friday the company tells customers of the second group that more of their "
    "correspondence with its support staff was copied than it had said in the first three notices"
)
_ARABIC = "رسائل عدد قليل من الموظفين قُرئت، ولم تقل الشركة متى بدأ ذلك ولا من قام به"


@dataclass(frozen=True)
class Case:
    """A site, and its pages that are worth a look."""

    name: str
    make: Callable[[SiteBuilder], None]
    pages: tuple[str, ...]
    base: bool = True
    """Whether it begins as the small valid site of the tests."""

    def build(self, root: Path) -> SiteBuilder:
        """Build the site in a folder."""
        site = SiteBuilder(root) if self.base else SiteBuilder(root, base=None)
        self.make(site)
        site.built()
        return site


def _long(site: SiteBuilder) -> None:
    site.edit(_SECOND, "title: The breach is disclosed", f"title: {_WORDS}")
    site.edit("incidents/mail-breach.md", "title: The mail breach", f"title: {_WORDS[:110]}")
    site.edit("coverage/tide-report.yaml", "title: Mail read in breach", f"title: {_WORDS}")
    site.edit("organisations/harbour.yaml", "name: Harbour", f"name: The {'Harbour and ' * 8}Sons")
    quote = f"{_WORDS}. " * 20
    old = "quote: Mail of a small number of staff was read."
    site.edit("statements/notice-words.yaml", old, f"{old} {quote.strip()}")


def _forty(site: SiteBuilder) -> None:
    documents = [f"document-{number}" for number in range(40)]
    notice = site.read("documents/notice.yaml").replace("title: Notice", "title: Notice {}")
    for number, slug in enumerate(documents):
        site.write(f"documents/{slug}.yaml", notice.replace("{}", str(number)))
    sources = ", ".join(f"document:{slug}" for slug in documents)
    site.edit(_SECOND, "sources: [document:notice]", f"sources: [{sources}]")
    event = site.read(_FIRST).replace("000001", "9{:05}").replace("is detected", "is detected, {}")
    for number in range(40):
        site.write(f"events/2024-01-12-copy-{number}.yaml", event.format(number, number))


def _bare(site: SiteBuilder) -> None:
    bare = "title: A breach\nsummary: There was one.\noccurred: 2024\npublic: 2024\n"
    site.write("incidents/bare.yaml", bare)
    site.write("outlets/bare.yaml", "name: A paper\n")


def _one(site: SiteBuilder) -> None:
    site.remove(_FIRST)


def _empty(site: SiteBuilder) -> None:
    site.write(
        "site.yaml",
        "title: An empty record\ndescription: Nothing is on record yet.\n"
        "url: https://record.example/\npublisher: The Test Desk\n"
        'guid_prefix: "tag:record.example,2026:"\n',
    )


def _right_to_left(site: SiteBuilder) -> None:
    site.edit("site.yaml", "title: The small record", f"language: ar\ntitle: {_ARABIC[:20]}")
    site.edit(_SECOND, "title: The breach is disclosed", f"title: {_ARABIC[:44]}")
    site.edit("incidents/mail-breach.md", "title: The mail breach", f"title: {_ARABIC[:25]}")
    site.edit(
        _SECOND,
        "summary: Harbour said that mail of its staff had been read.",
        f"summary: {_ARABIC}",
    )


_EVENT = "/events/2024-01-19-disclosure/"
_INCIDENT = "/incidents/mail-breach/"
_STATEMENT = "/statements/notice-words/"
_REPORT = "/coverage/tide-report/"

CASES = (
    Case("long", _long, ("/", "/timeline/", _EVENT, _INCIDENT, _STATEMENT, _REPORT)),
    Case("forty", _forty, ("/", "/timeline/", _EVENT)),
    Case("bare", _bare, ("/incidents/bare/", "/outlets/bare/")),
    Case("one", _one, ("/", "/timeline/", _INCIDENT)),
    Case("empty", _empty, ("/", "/timeline/", "/search/", "/questions/"), base=False),
    Case("rtl", _right_to_left, ("/", "/timeline/", _EVENT, _INCIDENT, _STATEMENT)),
)
