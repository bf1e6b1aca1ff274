"""A statement and the reports that quote it, for a tiny site."""

from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import indent

from tests.support.site import SiteBuilder

WORDS = (
    "We found the intruder on Friday. We know of no harm to any customer.\n\n"
    "The U.S. authorities were told at once. We will say more when we know more."
)
STATEMENT = "statements/notice-words.yaml"


@dataclass(frozen=True)
class Quoting:
    """A report with one quotation of the statement, unless `texts` has more, or none."""

    slug: str
    texts: tuple[str | None, ...]
    published: str | None = "2024-01-20"
    extent: str | None = None
    more: str = ""

    def written(self) -> str:
        lines = ["outlet: evening-tide", f"title: Report {self.slug}", "kind: report"]
        lines += [f"published: {self.published}"] if self.published else []
        lines += [self.more] if self.more else []
        lines += ["quotations:"]
        for text in self.texts:
            lines += ["  - statement: notice-words"]
            lines += [f"    extent: {self.extent}"] if self.extent else []
            lines += ["    text: |-", indent(text, "      ")] if text is not None else []
        return "\n".join([*lines, "verified: read in full", ""])


def quote(site: SiteBuilder, words: str, reports: Iterable[Quoting], *, more: str = "") -> None:
    """Make the statement of the base site say `words`, and have `reports` alone quote it."""
    text = site.read(STATEMENT)
    old = "quote: Mail of a small number of staff was read.\n"
    assert old in text
    said = f"quote: |-\n{indent(words, '  ')}\n{more}"
    site.write(STATEMENT, text.replace(old, said))
    site.edit(
        "coverage/tide-report.yaml",
        "  - statement: notice-words\n    extent: part\n    text: a small number of staff\n",
        "  - text: Nobody told us what to make of it\n",
    )
    for one in reports:
        site.write(f"coverage/{one.slug}.yaml", one.written())
