"""How long tracing takes: a thousand statements against ten thousand articles."""

import random
from time import process_time

from benchmarks.evaluation.corpus import statements
from benchmarks.evaluation.mutations import KINDS
from benchmarks.evaluation.section import Options, Section, table
from generator.link.quotes.forms import Source
from generator.link.quotes.trace import Tracer

SEED = 20240308
STATEMENTS, ARTICLES, QUOTATIONS = 1_000, 10_000, 4
_LIMIT = 10.0


def section(_options: Options) -> Section:
    """Measure processor time, the index of the statements included."""
    seed = random.Random(SEED)
    made = _statements(seed)
    articles = [_article(seed, made) for _number in range(ARTICLES)]
    start = process_time()
    tracer = Tracer(made)
    verdicts = [tracer.trace(words).verdict for article in articles for words in article]
    took = process_time() - start
    rows = [
        ("statements", STATEMENTS),
        ("articles", ARTICLES),
        ("quotations", len(verdicts)),
        ("different quotations", len({words for article in articles for words in article})),
        ("seconds of processor time", f"{took:.1f}"),
        ("wanted, at most", f"{_LIMIT:.1f}"),
    ]
    return Section("Speed of tracing", f"{_INTRODUCTION}\n\n{table(('What', 'Figure'), rows)}")


_INTRODUCTION = """\
The statements are as long as the shipped ones and made of their words; each article carries four
quotations, most of them cut or changed, none of them with its statement named."""


def _statements(seed: random.Random) -> list[Source]:
    """Make statements of the shipped ones' sentences, every third word exchanged."""
    shipped = [source.forms[0] for source in statements()]
    words = [word for said in shipped for word in said.split()]
    made = []
    for number in range(STATEMENTS):
        said = seed.choice(shipped).split()
        mixed = [seed.choice(words) if seed.random() < 1 / 3 else word for word in said]
        made.append(Source(f"statement:{number}", statements()[0].voice, (" ".join(mixed),)))
    return made


def _article(seed: random.Random, made: list[Source]) -> list[str]:
    quotations = []
    while len(quotations) < QUOTATIONS:
        said = seed.choice(made).forms[0]
        printed = seed.choice(KINDS).mutate(seed, said)
        if printed is not None:
            quotations.append(printed)
    return quotations
