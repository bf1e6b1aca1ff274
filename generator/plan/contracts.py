"""What each page template is given: the pages that it makes, its variables and their types.

The table in `docs/theme.md` and the comment of an ejected template are made from this; a test
compares it with what the planners give. Names with a capital are views, see `generator.plan.views`.
"""

from typing import NamedTuple

EVERY_PAGE = {"site": "Chrome", "head": "Head"}
"""The variables of every page."""

_RELATED = "pairs of a way (names, named, through) and its kinds: each a name, id, cards, number"
_ORIGINS = "Origins or none"


class Contract(NamedTuple):
    """What a page template makes, and from what."""

    makes: str
    variables: dict[str, str]


def _record(view: str, **others: str) -> dict[str, str]:
    return {"record": view, "related": _RELATED, **others}


CONTRACTS: dict[str, Contract] = {
    "home": Contract(
        "`/`",
        {
            "lead": "IncidentCard or none",
            "ways": "list of Link: where to go next",
            "latest": "EventCard or none",
            "key_events": "list of EventCard",
            "questions": "list of Question: open ones",
            "counts": "list of Count",
            "strip": "Strip or none",
            "outline": "Outline",
            "events": "list of EventCard",
        },
    ),
    "timeline": Contract(
        "`/timeline/`, `/timeline/oldest/`, each year, each month and each aspect of entries",
        {
            "outline": "Outline",
            "events": "list of EventCard",
            "strip": "Strip or none",
            "within": "Within or none: where a page stands that shows a part of the timeline",
            "up": "Link or none: what it is a part of",
            "years": "list of Count",
            "months": "list of Count",
            "aspects": "list of Aspect",
            "filter": "Filter or none",
        },
    ),
    "aspect": Contract(
        "all values of one aspect of entries, such as every organisation",
        {"aspect": "Aspect", "others": "list of Aspect: the rest"},
    ),
    "catch-up": Contract(
        "the months in which something became public", {"months": "list of CatchUpMonth"}
    ),
    "catch-up-month": Contract(
        "what became public in a month, and what has since then",
        {
            "page": "CatchUp",
            "events": "list of BecamePublic: the major developments of the month",
            "lists": "list of NewRows: what else the month has",
            "since": "list of BecamePublic: the newest major developments after it",
            "asked": "list of Posed",
            "asked_since": "list of Posed",
            "open": "list of Posed: those of which it is not known when they were asked",
            "open_since": "list of Posed",
            "answered": "list of Posed",
            "answered_since": "list of Posed",
        },
    ),
    "listing": Contract(
        "the index of each kind", {"listing": "Listing", "cards": "list of cards of that kind"}
    ),
    "questions": Contract(
        "`/questions/`", {"open": "list of Question", "answered": "list of Question"}
    ),
    "feeds": Contract("`/feeds/`", {"feeds": "list of Feed"}),
    "search": Contract(
        "`/search/`, and a page a letter where there are many names",
        {
            "letters": "list of Letter: all of them, without names",
            "shown": "list of Letter: those that stand on the page",
        },
    ),
    "404": Contract("`/404.html`", {}),
    "incident": Contract(
        "an incident",
        _record(
            "IncidentFull",
            latest="EventCard or none",
            steps="Steps or none",
            dossier="the path of its dossier, or none",
            whole="the path of the timeline of all its entries, or none",
            origins=_ORIGINS,
            strip="Strip or none",
            outline="Outline",
            events="list of EventCard",
        ),
    ),
    "dossier": Contract(
        "the dossier of an incident, and each further part of it", {"record": "Dossier"}
    ),
    "as-of-dates": Contract(
        "the dates of an incident",
        {"incident": "Link", "dates": "list of AsOfDate", "unplaced": "Unplaced"},
    ),
    "as-of": Contract(
        "an incident as of a date",
        {
            "page": "AsOf",
            "facts": "list of PublicFact",
            "known": "events, statements and reports, each a kind, a list of PublicRows, and "
            "Earlier or none",
            "questions": "list of PublicQuestion",
        },
    ),
    "event": Contract(
        "an event",
        _record(
            "EventFull",
            card="EventCard",
            origins=_ORIGINS,
            earlier="EventCard or none",
            later="EventCard or none",
        ),
    ),
    "statement": Contract(
        "a statement", _record("StatementFull", origins=_ORIGINS, carried="Carriers")
    ),
    "compare": Contract(
        "`/statements/<slug>/compare/`: the reports of a statement side by side",
        {"comparison": "Comparison"},
    ),
    "report": Contract("a report", _record("ReportFull")),
    "document": Contract("a document", _record("DocumentFull")),
    "actor": Contract("an actor", _record("ActorFull")),
    "entity": Contract("an organisation, a person, an outlet", _record("EntityFull")),
    "discrepancy": Contract("a discrepancy", _record("DiscrepancyFull")),
    "rule": Contract("a rule", _record("RuleFull")),
    "page": Contract("a plain page", {"record": "PageFull"}),
}
"""By the name of the template, `pages/<name>.html`."""
