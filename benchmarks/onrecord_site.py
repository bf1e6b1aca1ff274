"""The corpus as content of Onrecord: the events as Markdown, the rest as YAML lists."""

from pathlib import Path

from benchmarks.corpus import FIRST, Corpus, Event
from benchmarks.records import write

_READ = "verified: read in full"
_SOURCED = f"sources: [document:document-0]\n  {_READ}"
_SITE = """\
title: The benchmark record
description: A corpus of made-up disclosures.
url: https://example.org/
publisher: Example Newsroom
guid_prefix: "tag:example.org,2026:"
lead_incident: incident-0
as_of_pages: false
dossiers: false
"""


def write_dated(corpus: Corpus, site: Path) -> None:
    """Write the same site with what the others do not have: a page for every public date."""
    write_onrecord(corpus, site)
    write(site / "content" / "site.yaml", _SITE.replace("as_of_pages: false\n", ""))


def write_onrecord(corpus: Corpus, site: Path) -> None:
    """Write a site of the corpus into the folder `site`, with the pages that all make."""
    write(site / "content" / "site.yaml", _SITE)
    for event in corpus.events:
        body = event.written(lambda *to: _reference(corpus, *to))
        text = f"---\n{_front(event)}---\n\n{body}"
        write(site / "content" / "events" / f"{event.slug}.md", text)
    for section, make in _MAKERS.items():
        text = "".join(make(corpus, number) for number in range(corpus.count(section)))
        write(site / "content" / section / "all.yaml", text)


def _reference(corpus: Corpus, kind: str, number: int) -> str:
    """Give a reference; names stand bare, for Onrecord finds them in prose."""
    if kind == "organisation":
        return corpus.organisation(number)
    if kind == "actor":
        return corpus.actor(number)
    slug = corpus.events[number].slug if kind == "event" else f"incident-{number}"
    return f"[[{kind}:{slug}|{kind} {number}]]"


def _front(event: Event) -> str:
    sources = ", ".join(dict.fromkeys(f"document:document-{n}" for n in event.sources))
    return (
        f"guid: tag:example.org,2026:event/{event.slug}\n"
        f"title: {event.title}\nkind: {event.kind}\n"
        f"occurred: {event.occurred}\npublic: {event.public}\n"
        f"incidents: [incident-{event.incident}]\nsummary: {event.summary}\n"
        f"facts:\n  - text: {event.summary}\n    sources: [{sources}]\n    {_READ}\n"
        f"statements: [statement-{event.statement}]\ncoverage: [report-{event.report}]\n"
    )


def _incident(corpus: Corpus, n: int) -> str:
    return (
        f"- slug: incident-{n}\n  title: Incident {n}\n  summary: {corpus.text(n, 20)}\n"
        f"  occurred: {FIRST}\n  public: {FIRST}\n"
        f"  actors: [actor-{n % corpus.count('actors')}]\n"
    )


def _actor(corpus: Corpus, n: int) -> str:
    names = "".join(
        f"    - name: {name}\n      authority: Example Labs\n"
        f"      {_SOURCED.replace('  verified', '      verified')}\n"
        for name in (corpus.actor(n), f"Alias Bear {n}")
    )
    return (
        f"- slug: actor-{n}\n  name: {corpus.actor(n)}\n  summary: {corpus.text(n, 15)}\n"
        f"  names:\n{names}"
    )


def _organisation(corpus: Corpus, n: int) -> str:
    return (
        f"- slug: organisation-{n}\n  name: {corpus.organisation(n)}\n  kind: company\n"
        f"  role: {corpus.text(n, 12)}\n  {_SOURCED}\n"
    )


def _person(corpus: Corpus, n: int) -> str:
    return (
        f"- slug: person-{n}\n  name: {corpus.person(n)}\n  role: {corpus.text(n, 8)}\n"
        f"  organisation: organisation-{n % corpus.count('organisations')}\n  {_SOURCED}\n"
    )


def _outlet(_corpus: Corpus, n: int) -> str:
    return f"- slug: outlet-{n}\n  name: Outlet {n}\n"


def _document(corpus: Corpus, n: int) -> str:
    return (
        f"- slug: document-{n}\n  title: {corpus.text(n, 7)}\n  kind: filing\n  tier: primary\n"
        f"  publisher: {corpus.organisation(n % corpus.count('organisations'))}\n  date: {FIRST}\n"
        f"  address: https://example.org/documents/{n}\n  {_READ}\n"
    )


def _statement(corpus: Corpus, n: int) -> str:
    person = n % corpus.count("people")
    return (
        f"- slug: statement-{n}\n  speaker: {corpus.person(person)}\n"
        f"  person: person-{person}\n  date: {FIRST}\n  channel: blog post\n"
        f"  quote: {corpus.quote(n)}\n  {_SOURCED}\n"
    )


def _report(corpus: Corpus, n: int) -> str:
    return (
        f"- slug: report-{n}\n  outlet: outlet-{n % corpus.count('outlets')}\n"
        f"  title: {corpus.text(n, 8)}\n  published: {FIRST}\n  address: https://example.com/{n}\n"
        f"  {_READ}\n  quotations:\n"
        f"    - statement: statement-{n % corpus.count('statements')}\n      extent: whole\n"
    )


_MAKERS = {
    "incidents": _incident,
    "actors": _actor,
    "organisations": _organisation,
    "people": _person,
    "outlets": _outlet,
    "documents": _document,
    "statements": _statement,
    "coverage": _report,
}
