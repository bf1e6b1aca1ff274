"""Which lines of a pasted page are credits and furniture, wherever they stand."""

from generator.importers.clip.byline import byline
from generator.importers.clip.furniture import sort_lines
from generator.importers.clip.lines import Sorted, lines_of

ARTICLE = """Harbour Gazette
Intruder read the mail of the harbour office
By Ada Quay
Edited by Dan Ebb
The harbour office said on Friday that an intruder had read the mail of its staff.
It did not say how long the intruder had been able to read the mail of the office.
Related
Ten tips for a safe harbour
"""


def sorted_lines() -> dict[str, Sorted]:
    return {one.line.text: one for one in sort_lines(lines_of(ARTICLE))}


def test_a_credit_between_headline_and_article_names_the_editor() -> None:
    lines = sorted_lines()
    assert lines["Edited by Dan Ebb"].role == "credit"
    found = byline([lines["By Ada Quay"].line], [lines["Edited by Dan Ebb"].line], None)
    assert (found.authors, found.editors) == (("Ada Quay",), ("Dan Ebb",))


def test_what_stands_under_related_is_cut_and_the_cut_is_named() -> None:
    lines = sorted_lines()
    heading, below = lines["Related"], lines["Ten tips for a safe harbour"]
    assert (heading.role, heading.why) == ("furniture", "heads a list of other pages")
    assert (below.role, below.why) == ("furniture", "stands under “Related”")
