"""What each page template is given: the pages that it makes, its variables and their types.

The table in `docs/theme.md` and the comment of an ejected template are made from this; a test
compares it with what the planners give. Names with a capital are views, see `generator.plan.views`.
"""

from typing import NamedTuple

EVERY_PAGE = {"site": "Chrome", "head": "Head"}
"""The variables of every page."""

_RELATED = "pairs of a kind and the list of its cards"
_ORIGINS = "Origins or none"
_DATES = "the path of the list of its dates, or none"


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
            "dates": _DATES,
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
        "`/timeline/`, `/timeline/oldest/`, each year",
        {
            "outline": "Outline",
            "events": "list of EventCard",
            "strip": "Strip or none",
            "years": "list of Count",
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
            dates=_DATES,
            origins=_ORIGINS,
            strip="Strip or none",
            outline="Outline",
            events="list of EventCard",
        ),
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
            "EventFull", origins=_ORIGINS, earlier="EventCard or none", later="EventCard or none"
        ),
    ),
    "statement": Contract(
        "a statement", _record("StatementFull", origins=_ORIGINS, carried="Carriers")
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
