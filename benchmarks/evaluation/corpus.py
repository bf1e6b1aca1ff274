"""The statements of the shipped record, as what quotations are traced to."""

from functools import cache
from pathlib import Path

from generator.engine.memo import Memo
from generator.engine.store import Store
from generator.link.quotes.forms import Source
from generator.link.sources import sources_of
from generator.load.content import load
from generator.model.index import Index
from generator.model.records import Event, Organisation, Person

_PARAPHRASES = Path(__file__).with_name("paraphrases.tsv")
_CONTENT = Path(__file__).parents[2] / "content"


@cache
def shipped() -> Index:
    """Give the records of `content/`."""
    content = load(_CONTENT, Memo(Store(None), 1))
    return Index(content.entries, content.broken, content.loose)


@cache
def statements() -> tuple[Source, ...]:
    """Give the statements, in order of identity."""
    return sources_of(shipped())


@cache
def facts() -> tuple[str, ...]:
    """Give sentences about the same matters, of events to which no public words belong."""
    return tuple(
        fact.text
        for _entry, event in shipped().of(Event)
        if not event.statements
        for fact in event.facts
        if not any(mark in fact.text for mark in '“”"[]`*')
    )


@cache
def names() -> tuple[str, ...]:
    """Give the names of people and organisations."""
    people = [person.name for _entry, person in shipped().of(Person)]
    return tuple(sorted({*people, *(one.name for _entry, one in shipped().of(Organisation))}))


@cache
def paraphrases() -> dict[str, tuple[str, ...]]:
    """Give rewordings of statements, by the statement's slug: see the file."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _PARAPHRASES.read_text(encoding="utf-8").splitlines():
        slug, tab, words = line.partition("\t")
        if tab:
            found[slug] = (*found.get(slug, ()), words)
    return found
