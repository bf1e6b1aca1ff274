"""The words of index pages: a title and a lead for each kind."""

from generator.model.terms import Kind

LISTINGS: dict[Kind, tuple[str, str]] = {
    "event": ("Events", "Each entry of the timeline, in one line."),
    "incident": ("Incidents", "Each breach or campaign in this record."),
    "statement": ("Statements", "Public words, verbatim, with their speaker, date and source."),
    "report": (
        "Coverage",
        "Press and trade reports: who published them, and which statements they carried.",
    ),
    "document": ("Documents", "Filings, advisories, laws and other sources that are not coverage."),
    "actor": ("Actors", "Who is said to be behind an intrusion, and who says so."),
    "organisation": ("Organisations", "Companies, agencies and public bodies in this record."),
    "outlet": ("Outlets", "The publishers of the coverage in this record."),
    "person": ("People", "People in public roles."),
    "discrepancy": (
        "Where sources differ",
        "Two sources, one matter, different answers: what each says, and what can be said of it.",
    ),
    "rule": (
        "Disclosure rules",
        "Deadlines for disclosure, with their trigger and source. A summary of law, not advice.",
    ),
}

MENU = (
    ("Timeline", "/timeline/"),
    ("Incidents", "/incidents/"),
    ("Statements", "/statements/"),
    ("Coverage", "/coverage/"),
    ("Actors", "/actors/"),
    ("Differences", "/discrepancies/"),
    ("Not known", "/questions/"),
)
FOOTER = (
    ("Catch up", "/catch-up/"),
    ("Events", "/events/"),
    ("Documents", "/documents/"),
    ("Organisations", "/organisations/"),
    ("People", "/people/"),
    ("Outlets", "/outlets/"),
    ("Rules", "/rules/"),
    ("Feeds", "/feeds/"),
)
UNDATED = "Date not known"

SEARCHING = {
    "start": "Type two letters or more: names, words of a statement, a date.",
    "more": "Many words begin like this. Type another letter.",
    "none": "Nothing on record has “{words}”.",
    "one": "1 result.",
    "all": "{total} results.",
    "some": "The first {shown} of {total} results.",
    "failed": "The index of this site could not be read.",
    "close": "Close",
}
"""What the search dialog says."""

FILED: dict[str, dict[str, str]] = {
    "kind": {},
    "source": {},
    "tier": {"primary": "Primary source", "secondary": "Secondary source"},
    "verified": {
        "read-in-full": "Read in full",
        "excerpt": "Excerpt read",
        "unverified": "Unverified",
    },
}
"""How the values of an aspect of events are called, where their own word is not enough."""

ASPECTS = {
    "incident": "Incidents",
    "kind": "Kinds of entry",
    "actor": "Actors",
    "organisation": "Organisations",
    "source": "Kinds of source",
    "tier": "Primary or secondary sources",
    "verified": "How sources were read",
}
"""The titles of the pages that list all values of an aspect."""
