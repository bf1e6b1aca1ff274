"""The files of a search, made of rows alone."""

from collections.abc import Iterator, Sequence
from random import Random  # noqa: TID251  seeded: the same record in each run

from generator.plan.search.files import (
    INDEX,
    pieces_of,
    shown,
    write,
)
from generator.plan.search.row import Row
from generator.plan.search.shards import postings_of, shards_of

_SPOKEN = "ba ce di fo gu la me ni po ru sa te vi xo zu qua stri blen tor mand"
_SYLLABLES = _SPOKEN.split()
_COMMON = ("the", "incident", "account", "microsoft")
_LONG_TITLE = "What the regulator said of the incident, and what the company had filed before it"


def row(number: int, names: frozenset[str], words: frozenset[str]) -> Row:
    """A row of an event that has these words."""
    name = f"event:{number}"
    return Row(name, "event", f"/events/{number}/", name, "", names, words - names)


def files(rows: Sequence[Row]) -> dict[str, str]:
    """The files of the search, planned from nothing."""
    listed, found = pieces_of(
        shards_of(postings_of(rows)),
        [one.id for one in rows],
        [write(shown(one)) for one in rows],
    )
    index = {
        "base": "",
        "total": len(rows),
        "say": {},
        "kinds": [],
        **listed,
    }
    return {INDEX: write(index), **found}


def many_rows(size: int) -> list[Row]:
    """A large record, as hard as real ones are, and the same each time.

    It has words of every frequency, numbers that begin alike, and a script without spaces, of which
    each word begins with another letter.
    """
    return list(_rows(size, Random(20240119)))  # noqa: S311


def _rows(size: int, random: Random) -> Iterator[Row]:
    spoken = ["".join(random.choices(_SYLLABLES, k=random.randint(1, 5))) for _ in range(9000)]
    for number in range(size):
        # As in any language: the n-th word is said about 1/n as often as the first.
        words = {spoken[int(len(spoken) ** random.random()) - 1] for _ in range(50)}
        words |= {one for at, one in enumerate(_COMMON) if number % (at + 1) == 0}
        chinese = "".join(chr(0x4E00 + random.randrange(3000)) for _ in range(4))
        names = {*random.sample(sorted(words), 5), f"incident{number}", str(10000 + number)}
        title = f"{_LONG_TITLE}, {number}"
        line = f"{chinese * 6} {title}"
        yield Row(
            f"event:{number}",
            "event",
            f"/events/2024-01-19-an-entry-with-a-long-address-{number}/",
            title,
            line,
            frozenset(names),
            frozenset(words - names | {chinese}),
        )
