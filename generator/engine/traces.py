"""Traces: for each output the key that it was made under, and the digest of its bytes.

These are verifying traces, in the words of "Build Systems à la Carte".
"""

from collections.abc import Mapping
from typing import NamedTuple

from generator.core.hashing import Digest
from generator.engine.shelf import ForgottenError, Shelf
from generator.engine.standing import PREFIX
from generator.engine.store import Store

TRACES = f"{PREFIX}:traces"


class Trace(NamedTuple):
    """What an output was made from, and what came of it."""

    key: Digest
    digest: Digest
    parts: dict[str, str]
    """Short digests of what the key is made of, by name."""


def traces(store: Store) -> Shelf[Trace]:
    """Give the traces of the last build by output, each read when it is asked for."""
    return Shelf(store, TRACES, Trace)


def all_traces(store: Store) -> Mapping[str, Trace]:
    """Give the traces of the last build by output; none where one is lost."""
    try:
        return dict(traces(store))
    except ForgottenError:
        return {}
