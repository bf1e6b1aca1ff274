"""The words of index pages, menus and the search, in English; whoever shows them translates."""

from generator.core.language import Language, noted
from generator.model.terms import Kind

LISTINGS: dict[Kind, tuple[str, str]] = {
    "event": (noted("Events"), noted("Each entry of the timeline, in one line.")),
    "incident": (noted("Incidents"), noted("Each breach or campaign in this record.")),
    "statement": (
        noted("Statements"),
        noted("Public words, verbatim, with their speaker, date and source."),
    ),
    "report": (
        noted("Coverage"),
        noted("Press and trade reports: who published them, and which statements they carried."),
    ),
    "document": (
        noted("Documents"),
        noted("Filings, advisories, laws and other sources that are not coverage."),
    ),
    "actor": (noted("Actors"), noted("Who is said to be behind an intrusion, and who says so.")),
    "organisation": (
        noted("Organisations"),
        noted("Companies, agencies and public bodies in this record."),
    ),
    "outlet": (noted("Outlets"), noted("The publishers of the coverage in this record.")),
    "person": (noted("People"), noted("People in public roles.")),
    "discrepancy": (
        noted("Where sources differ"),
        noted(
            "Two sources, one matter, different answers: "
            "what each says, and what can be said of it."
        ),
    ),
    "rule": (
        noted("Disclosure rules"),
        noted(
            "Deadlines for disclosure, with their trigger and source. A summary of law, not advice."
        ),
    ),
}


def listing(kind: Kind, language: Language) -> tuple[str, str]:
    """Give the title and the lead of the index of a kind."""
    title, lead = LISTINGS[kind]
    return language.gettext(title), language.gettext(lead)


def sentence(words: str) -> str:
    """Begin words with a capital, and change nothing else."""
    return f"{words[:1].upper()}{words[1:]}"


MENU = (
    (noted("Timeline"), "/timeline/"),
    (noted("Incidents"), "/incidents/"),
    (noted("Statements"), "/statements/"),
    (noted("Coverage"), "/coverage/"),
    (noted("Actors"), "/actors/"),
    (noted("Differences"), "/discrepancies/"),
    (noted("Not known"), "/questions/"),
)
FOOTER = (
    (noted("Catch up"), "/catch-up/"),
    (noted("Events"), "/events/"),
    (noted("Documents"), "/documents/"),
    (noted("Organisations"), "/organisations/"),
    (noted("People"), "/people/"),
    (noted("Outlets"), "/outlets/"),
    (noted("Rules"), "/rules/"),
    (noted("Feeds"), "/feeds/"),
)
UNDATED = noted("Date not known")

SEARCHING = {
    "start": noted("Type two letters or more: names, words of a statement, a date."),
    "more": noted("More words begin with “{word}”. Type another letter."),
    "skipped": noted("Not looked for yet: {words}."),
    "none": noted("Nothing on record has “{words}”."),
    "meant": noted("Did you mean:"),
    "names": noted("All names from A to Z"),
    "one": noted("1 result."),
    "all": noted("{total} results."),
    "some": noted("The first {shown} of {total} results."),
    "failed": noted("The index of this site could not be read."),
    "further": noted("Show more"),
    "close": noted("Close"),
    "key": noted("Open the search with the key {key}"),
}
"""What the search dialog says, where a script asks: `{words}` is what was typed."""

FILED = {
    "primary": noted("Primary source"),
    "secondary": noted("Secondary source"),
    "press-report": noted("Press report"),
    "read-in-full": noted("A source read in full"),
    "excerpt": noted("A source read in part"),
    "unverified": noted("No source read"),
}
"""How those values of aspects of events are called that no vocabulary has, by their slugs."""

ASPECTS = {
    "incident": noted("Incidents"),
    "kind": noted("Kinds of entry"),
    "actor": noted("Actors"),
    "organisation": noted("Organisations"),
    "source": noted("Kinds of source"),
    "tier": noted("Primary or secondary sources"),
    "verified": noted("Checked against sources"),
}
"""The titles of the pages that list all values of an aspect."""

TITLES = {
    "incident": noted("%(name)s (incident)"),
    "kind": noted("%(name)s (kind of entry)"),
    "actor": noted("%(name)s (actor)"),
    "organisation": noted("%(name)s (organisation)"),
    "source": noted("%(name)s (kind of source)"),
    "tier": noted("%(name)s (primary or secondary)"),
    "verified": noted("%(name)s (checked against sources)"),
}
"""How the timeline of a value is called: an incident may have the name of an organisation."""
