"""The quotations of both clippings, found and traced: all that they carry of the statements."""

import pytest

from benchmarks.evaluation.corpus import statements
from generator.importers.clip.quotations import quotations
from generator.link.quotes.trace import Tracer
from tests.support.clippings import articles, needs_clippings

EXPECTED = [
    ("statement:msft-20240627-a", "trimmed"),
    ("statement:msft-20240627-b", "verbatim"),
    ("statement:msft-20240627-c", "trimmed"),
    ("statement:msft-20240119-b", "trimmed"),
]


@needs_clippings
@pytest.mark.parametrize("which", [0, 1])
def test_the_quotations_of_a_clipping_are_those_of_the_statements(which: int) -> None:
    tracer = Tracer(statements())
    traces = [tracer.trace(one.text, one.speaker) for one in quotations(articles()[which])]
    found = {(one.statement, one.wording) for one in traces if one.statement is not None}

    assert set(EXPECTED) <= found
    assert not [one for one in traces if one.attribution == "changed"]
