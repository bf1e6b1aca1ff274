"""A seeded corpus of disclosures: the same records for every generator that is measured.

Each event has about 200 words of Markdown with links, emphasis, a list, a quoted statement and
references; incidents, actors, organisations, people, sources and aliases come in proportion.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random

_WORDS = (
    "account access actor advisory agency alert analysis archive attack audit breach bulletin "
    "campaign certificate client cloud code company contact control copy credential customer data "
    "day detail directive disclosure document effort employee entry evidence exposure federal file "
    "filing finding firm form function group guidance hearing identity impact incident industry "
    "information intrusion inquiry issue key letter log mailbox manager measure message method "
    "network note notice office operation order organisation panel partner password patch period "
    "person phase plan policy press product program protection public question record regulator "
    "release report request research response review risk rule sector security server service "
    "session staff statement step summary supplier system team tenant test threat token tool trace "
    "traffic trial update user value vendor version victim warning week work"
)
WORDS = _WORDS.split()
_VERBS = "said found gave reported confirmed denied described published reviewed closed"
VERBS = _VERBS.split()
KINDS = ("disclosure", "detection", "filing", "notification", "advisory", "hearing", "report")
FIRST = date(2015, 1, 1)
DAYS = 4000

_REFERENCE = re.compile(r"@(event|incident|organisation|actor) (\d+)@")


@dataclass(frozen=True)
class Event:
    """One event of the corpus."""

    slug: str
    title: str
    kind: str
    occurred: date
    public: date
    incident: int
    statement: int
    sources: tuple[int, int]
    report: int
    organisation: int
    actor: int
    earlier: int
    summary: str
    body: str
    """Markdown; `@event 5@` and the like stand for references, as each generator writes them."""

    def written(self, reference: Callable[[str, int], str]) -> str:
        """Give the body with each reference as `reference` writes it."""
        return _REFERENCE.sub(lambda found: reference(found[1], int(found[2])), self.body)


@dataclass(frozen=True)
class Corpus:
    """The whole corpus, `size` events large; equal sizes and seeds give equal records."""

    size: int
    seed: int = 20240119

    @cached_property
    def events(self) -> list[Event]:
        """The events, in no order of time."""
        random = Random(self.seed)
        return [self._event(random, number) for number in range(self.size)]

    def count(self, section: str) -> int:
        """Give how many records a section other than `events` has."""
        return max(2, self.size * _PER_THOUSAND[section] // 1000)

    def organisation(self, number: int) -> str:
        """Give an organisation's name."""
        return f"{_title_word(number)} {_title_word(number // 7 + 3)} {number}"

    def actor(self, number: int) -> str:
        """Give an actor's name."""
        return f"{_title_word(number * 5 + 11)} Blizzard {number}"

    def person(self, number: int) -> str:
        """Give a person's name."""
        return f"Speaker {_title_word(number * 3 + 1)} {number}"

    def quote(self, number: int) -> str:
        """Give a statement's words."""
        return _sentence(Random(self.seed * 31 + number), 26)

    def text(self, number: int, words: int) -> str:
        """Give a stretch of prose, the same for the same number."""
        return _sentence(Random(self.seed * 7 + number), words)

    def _event(self, random: Random, number: int) -> Event:
        occurred = FIRST + timedelta(days=random.randrange(DAYS))
        public = occurred + timedelta(days=random.randrange(60))
        title = " ".join(random.choice(WORDS) for _ in range(6)).capitalize()
        statement = random.randrange(self.count("statements"))
        incident = number % self.count("incidents")
        documents = self.count("documents")
        return Event(
            slug=f"{public.isoformat()}-entry-{number}",
            title=f"{title} {number}",
            kind=random.choice(KINDS),
            occurred=occurred,
            public=public,
            incident=incident,
            statement=statement,
            sources=(random.randrange(documents), random.randrange(documents)),
            report=random.randrange(self.count("coverage")),
            summary=_sentence(random, 18),
            organisation=(organisation := random.randrange(self.count("organisations"))),
            actor=(actor := random.randrange(self.count("actors"))),
            earlier=(earlier := random.randrange(number) if number else 0),
            body=_body(
                random,
                number,
                self.quote(statement),
                (f"@organisation {organisation}@", f"@event {earlier}@"),
                (f"@actor {actor}@", f"@incident {incident}@"),
            ),
        )


_PER_THOUSAND = {
    "incidents": 10,
    "actors": 2,
    "organisations": 20,
    "people": 20,
    "documents": 100,
    "coverage": 100,
    "outlets": 10,
    "statements": 50,
}


def _body(
    random: Random, number: int, quote: str, first: tuple[str, str], then: tuple[str, str]
) -> str:
    (organisation, earlier), (actor, incident) = first, then
    items = "\n".join(f"- {_sentence(random, 9)}" for _ in range(3))
    return (
        f"{organisation} {random.choice(VERBS)} that {_sentence(random, 22).lower()} "
        f"It followed {earlier} and **{random.choice(WORDS)} {random.choice(WORDS)}**.\n\n"
        f"{_sentence(random, 30)} The name *{actor}* {random.choice(VERBS)} "
        f"[a notice](https://example.org/notices/{number}) of {_sentence(random, 18).lower()}\n\n"
        f"> {quote}\n\n"
        f"{items}\n\n"
        f"{_sentence(random, 36)} See also {incident}; {_sentence(random, 22).lower()}\n"
    )


def _title_word(number: int) -> str:
    return WORDS[number % len(WORDS)].capitalize()


def _sentence(random: Random, words: int) -> str:
    chosen = [random.choice(WORDS) for _ in range(words)]
    chosen[words // 2] = random.choice(VERBS)
    return f"{' '.join(chosen).capitalize()}."
