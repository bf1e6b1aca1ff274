"""The corpus as plain pages: what a user of any other generator would write down.

References are plain links, and `names` lists every record that a page refers to, those in its text
included, so that no other generator has to look for them: Onrecord resolves references, finds
names in prose and checks both; the others are given the answer.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.corpus import FIRST, Corpus, Event

_DATES = {"occurred": FIRST, "public": FIRST}
_READ = "read in full"
_SOURCES = ["/documents/document-0"]
_TITLES = {
    "incidents": ("Incidents", "Each breach or campaign in this record."),
    "statements": ("Statements", "Public words, verbatim, with their speaker, date and source."),
    "coverage": ("Coverage", "Press and trade reports, and which statements they carried."),
    "documents": ("Documents", "Filings, advisories, laws and other sources."),
    "actors": ("Actors", "Who is said to be behind an intrusion, and who says so."),
    "organisations": ("Organisations", "Companies, agencies and public bodies."),
    "outlets": ("Outlets", "The publishers of the coverage in this record."),
    "people": ("People", "People in public roles."),
    "discrepancies": ("Where sources differ", "Two sources, one matter, different answers."),
    "rules": ("Disclosure rules", "Deadlines for disclosure. A summary of law, not advice."),
    "questions": ("What is not known", "What has not been said, and what was answered."),
    "feeds": ("Feeds", "Feeds of the record and of each incident."),
}
SECTIONS = tuple(_TITLES)

Value = str | int | date | list[str]


@dataclass(frozen=True)
class Record:
    """A record as a page: its section, its slug, its fields and its Markdown."""

    section: str
    slug: str
    fields: dict[str, Value]
    body: str = ""

    @property
    def path(self) -> str:
        """The record's path below the site, without a slash at its end."""
        return f"/{self.section}/{self.slug}"


@dataclass(frozen=True)
class Listing:
    """A page that lists: an index of a kind, or a timeline."""

    name: str
    title: str
    lead: str


def listings() -> Iterator[Listing]:
    """Give the index of each kind, and the pages that stand beside them."""
    for name, (title, lead) in _TITLES.items():
        yield Listing(name, title, lead)


def years(corpus: Corpus) -> list[int]:
    """Give the years in which something occurred, newest first."""
    return sorted({event.occurred.year for event in corpus.events}, reverse=True)


def records(corpus: Corpus) -> Iterator[Record]:
    """Give every record of the corpus."""
    for number in range(corpus.size):
        yield event(corpus, number)
    makers = {
        "incidents": _incident,
        "actors": _actor,
        "organisations": _organisation,
        "people": _person,
        "outlets": _outlet,
        "documents": _document,
        "statements": _statement,
        "coverage": _report,
    }
    for section, make in makers.items():
        for number in range(corpus.count(section)):
            yield make(corpus, number)


def event(corpus: Corpus, number: int) -> Record:
    """Give one event, its references written as links."""
    it = corpus.events[number]
    sources = list(dict.fromkeys(f"/documents/document-{source}" for source in it.sources))
    fields: dict[str, Value] = {
        "title": it.title,
        "guid": f"tag:example.org,2026:event/{it.slug}",
        "kind": it.kind,
        "occurred": it.occurred,
        "public": it.public,
        "summary": it.summary,
        "incident": f"/incidents/incident-{it.incident}",
        "fact": it.summary,
        "verified": _READ,
        "sources": sources,
        "statements": [f"/statements/statement-{it.statement}"],
        "coverage": [f"/coverage/report-{it.report}"],
        "names": list(dict.fromkeys([*_named(corpus, it, number), *sources])),
    }
    return Record("events", it.slug, fields, it.written(lambda *to: _link(corpus, *to)))


def _named(corpus: Corpus, it: Event, number: int) -> Iterator[str]:
    yield f"/incidents/incident-{it.incident}"
    yield f"/statements/statement-{it.statement}"
    yield f"/coverage/report-{it.report}"
    if it.earlier != number:
        yield f"/events/{corpus.events[it.earlier].slug}"


def _link(corpus: Corpus, kind: str, number: int) -> str:
    if kind == "event":
        return f"[event {number}](/events/{corpus.events[number].slug}/)"
    if kind == "incident":
        return f"[incident {number}](/incidents/incident-{number}/)"
    name = corpus.organisation(number) if kind == "organisation" else corpus.actor(number)
    return f"[{name}](/{kind}s/{kind}-{number}/)"


def _incident(corpus: Corpus, n: int) -> Record:
    actors = [f"/actors/actor-{n % corpus.count('actors')}"]
    fields: dict[str, Value] = {"title": f"Incident {n}", "summary": corpus.text(n, 20)}
    return Record(
        "incidents", f"incident-{n}", {**fields, **_DATES, "actors": actors, "names": actors}
    )


def _actor(corpus: Corpus, n: int) -> Record:
    fields: dict[str, Value] = {"title": corpus.actor(n), "summary": corpus.text(n, 15)}
    aliases = [corpus.actor(n), f"Alias Bear {n}"]
    fields |= {"aliases_known": aliases, "authority": "Example Labs", "sources": _SOURCES}
    return Record("actors", f"actor-{n}", {**fields, "verified": _READ, "names": _SOURCES})


def _organisation(corpus: Corpus, n: int) -> Record:
    fields: dict[str, Value] = {"title": corpus.organisation(n), "kind": "company"}
    fields |= {"summary": corpus.text(n, 12), "sources": _SOURCES, "verified": _READ}
    return Record("organisations", f"organisation-{n}", {**fields, "names": _SOURCES})


def _person(corpus: Corpus, n: int) -> Record:
    organisation = f"/organisations/organisation-{n % corpus.count('organisations')}"
    fields: dict[str, Value] = {"title": corpus.person(n), "summary": corpus.text(n, 8)}
    fields |= {"organisation": organisation, "sources": _SOURCES, "verified": _READ}
    return Record("people", f"person-{n}", {**fields, "names": [organisation, *_SOURCES]})


def _outlet(_corpus: Corpus, n: int) -> Record:
    return Record("outlets", f"outlet-{n}", {"title": f"Outlet {n}"})


def _document(corpus: Corpus, n: int) -> Record:
    publisher = corpus.organisation(n % corpus.count("organisations"))
    fields: dict[str, Value] = {"title": corpus.text(n, 7), "kind": "filing", "verified": _READ}
    fields |= {"publisher": publisher, **_DATES, "address": f"https://example.org/documents/{n}"}
    return Record("documents", f"document-{n}", fields)


def _statement(corpus: Corpus, n: int) -> Record:
    number = n % corpus.count("people")
    person, speaker = f"/people/person-{number}", corpus.person(number)
    fields: dict[str, Value] = {"title": f"{speaker}, 1 January 2015", "speaker": speaker}
    fields |= {"person": person, **_DATES, "channel": "blog post", "quote": corpus.quote(n)}
    fields |= {"sources": _SOURCES, "verified": _READ, "names": [person, *_SOURCES]}
    return Record("statements", f"statement-{n}", fields)


def _report(corpus: Corpus, n: int) -> Record:
    outlet = f"/outlets/outlet-{n % corpus.count('outlets')}"
    quoted = [f"/statements/statement-{n % corpus.count('statements')}"]
    fields: dict[str, Value] = {"title": corpus.text(n, 8), **_DATES, "verified": _READ}
    fields |= {"outlet": outlet, "address": f"https://example.com/{n}", "quotations": quoted}
    return Record("coverage", f"report-{n}", {**fields, "names": [outlet, *quoted]})


def yaml_fields(fields: Mapping[str, Value]) -> str:
    """Give fields as YAML front matter: plain dates, everything else quoted as in JSON."""
    return "".join(f"{name}: {_quoted(value)}\n" for name, value in fields.items())


def toml_fields(fields: Mapping[str, Value]) -> str:
    """Give fields as TOML front matter."""
    return "".join(f"{name} = {_quoted(value)}\n" for name, value in fields.items())


def _quoted(value: Value) -> str:
    return str(value) if isinstance(value, date) else json.dumps(value, ensure_ascii=False)


def write(file: Path, text: str) -> None:
    """Write a file, with the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
