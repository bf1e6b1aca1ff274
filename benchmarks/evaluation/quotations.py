"""How well quotations are told apart by what became of their words."""

import random
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from typing import NamedTuple

from benchmarks.evaluation.corpus import facts, names, paraphrases, statements
from benchmarks.evaluation.mutations import KINDS, fragment
from benchmarks.evaluation.section import Options, Score, Section, scores, table
from generator.link.quotes.forms import Source
from generator.link.quotes.trace import ANOTHERS, FEWEST, Tracer

SEED = 20240119
_APART = 4
CLASSES = ("verbatim", "trimmed", "spliced", "altered", "attribution changed", "not found")
WANTED = {"verbatim": 0.98, "trimmed": 0.98, "altered": 0.98}
_SPEAKERS_OF = 5
_UNNAMED = ("the spokesperson", "a spokesperson", "the company", "officials", None)


class Case(NamedTuple):
    """Printed words, and what was done to make them."""

    statement: str
    printed: str
    speaker: str | None
    kind: str
    expected: str


def section(options: Options) -> Section:
    """Score the cases; those kept apart only where that is asked for."""
    development, held_out = _split(cases())
    parts = [_INTRODUCTION.format(total=len(cases()), apart=len(held_out))]
    parts += ["### The cases that the tracer was developed with", _scored(development)]
    if options.held_out:
        parts += ["### The quarter that was kept apart", _scored(held_out)]
    return Section("Quotations", "\n\n".join(parts))


_INTRODUCTION = """\
{total:,} cases are made of the statements of the shipped record by the mutations in
`benchmarks/evaluation/mutations.py`, with a fixed seed. The label is what was done. Each is
traced to all statements, without being told which one it is from; words given to another speaker
are eight at least, or a whole statement. The paraphrases were written by
hand, one or two a statement (`paraphrases.tsv`); the unrelated sentences are facts of the record’s
events to which no statement belongs. {apart:,} cases, all those of about a quarter of the
statements, are kept apart. Wanted are 0.98 for verbatim, trimmed and altered, 0.95 for the rest,
and no paraphrase called altered."""


@cache
def cases() -> tuple[Case, ...]:
    """Give every case, the same at each run."""
    return tuple(dict.fromkeys(case for one in statements() for case in _of(one)))


def is_apart(statement: str) -> bool:
    """Tell whether the cases of a statement are kept apart: about one in four, by digest."""
    return blake2b(f"{SEED} {statement}".encode()).digest()[0] % _APART == 0


def _split(every: tuple[Case, ...]) -> tuple[list[Case], list[Case]]:
    apart = [case for case in every if is_apart(case.statement)]
    return [case for case in every if not is_apart(case.statement)], apart


def _of(source: Source) -> Iterator[Case]:
    seed = random.Random(f"{SEED} {source.id}")
    said = source.forms[0]
    if len(said.split()) < FEWEST:
        return
    for kind in KINDS:
        for _time in range(kind.times):
            printed = kind.mutate(seed, said)
            if printed:
                yield Case(source.id, printed, seed.choice(_UNNAMED), kind.name, kind.makes)
    yield from _reattributed(source, seed)
    for words in paraphrases().get(source.id.partition(":")[2], ()):
        yield Case(source.id, words, None, "paraphrase", "not found")
    for words in seed.sample(facts(), 3):
        yield Case(source.id, words, None, "unrelated", "not found")


def _reattributed(source: Source, seed: random.Random) -> Iterator[Case]:
    """Print words as those of somebody else, and as those of the same speaker otherwise named."""
    said, voice = source.forms[0], source.voice
    cut = next(filter(_long, (fragment(seed, said) for _attempt in range(20))), None)
    words = cut or said
    expected = "trimmed" if words != said else "verbatim"
    own = {
        word for name in (*voice.person, *voice.organisation, voice.said) for word in name.split()
    }
    others = [name for name in names() if not own & set(name.split())]
    for other in seed.sample(others, _SPEAKERS_OF):
        printed = seed.choice(("{}", "a spokesperson for {}", "{} in a statement")).format(other)
        yield Case(source.id, words, printed, "another speaker", "attribution changed")
    yield Case(source.id, words, "a source", "nameless source", "attribution changed")
    same = [*voice.person[:1], *(f"a {name} spokesperson" for name in voice.organisation[:1])]
    same += [name.split()[-1] for name in voice.person[:1]]
    for printed in same:
        yield Case(source.id, words, printed, "same speaker", expected)


def _long(words: str | None) -> bool:
    return words is not None and len(words.replace("-", " ").split()) >= ANOTHERS


def _scored(some: list[Case]) -> str:
    tracer = Tracer(statements())
    pairs: list[tuple[Case, str, str | None]] = []
    for case in some:
        trace = tracer.trace(case.printed, case.speaker)
        pairs.append((case, trace.verdict, trace.statement))
    found = scores([(case.expected, verdict) for case, verdict, _name in pairs], CLASSES)
    traced = [(case, name) for case, _verdict, name in pairs if case.expected != "not found"]
    right = sum(case.statement == name for case, name in traced)
    called = sum(c.kind == "paraphrase" and v == "altered" for c, v, _name in pairs)
    reworded = sum(case.kind == "paraphrase" for case in some)
    lines = [
        table(("Class", "Cases", "Precision", "Recall", "Wanted", "Reached"), map(_row, found)),
        (
            f"Paraphrases called an altered quotation: {called} of {reworded}. The right statement "
            f"was named for {right:,} of {len(traced):,} quotations."
        ),
        table(("Made by", "Class", "Cases", "Right", "Other verdicts"), _by_kind(pairs)),
    ]
    return "\n\n".join(lines)


def _row(score: Score) -> tuple[object, ...]:
    wanted = WANTED.get(score.name, 0.95)
    reached = "yes" if min(score.precision, score.recall) >= wanted else "no"
    return (*score, wanted, reached)


def _by_kind(pairs: list[tuple[Case, str, str | None]]) -> Iterator[tuple[object, ...]]:
    kinds = dict.fromkeys((case.kind, case.expected) for case, _verdict, _name in pairs)
    for kind, expected in kinds:
        given = Counter(
            v for case, v, _name in pairs if (case.kind, case.expected) == (kind, expected)
        )
        wrong = ", ".join(f"{name} {n}" for name, n in sorted(given.items()) if name != expected)
        yield kind, expected, sum(given.values()), given[expected], wrong or "–"
