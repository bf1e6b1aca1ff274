"""Digests: equal values, equal digests, in every process."""

import subprocess
import sys

import pytest

from generator.core.digest import of_value
from generator.core.edtf import Edtf
from generator.core.hashing import of_bytes
from generator.model.body import Html, Prose, RichText
from generator.model.when import When
from tests.support.site import ROOT

PROGRAM = """
from generator.core.digest import of_value
from generator.model.body import Prose, RichText
print(of_value({word: RichText((Prose(word),)) for word in {"a", "b", "c", "d", "e", "f"}}))
print(of_value({"b": 1, "a": {"d": (), "c": None}}))
"""


def printed(hash_seed: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={"PYTHONHASHSEED": hash_seed},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_equal_in_processes_that_hash_in_other_ways() -> None:
    assert len({printed(seed) for seed in ("0", "1", "4711")}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        (RichText((Prose("a"),)), RichText((Prose("a"),))),
        (When(Edtf.parse("2024-01~")), When(Edtf.parse("2024-01~"))),
        ((1, "a"), [1, "a"]),
    ],
)
def test_equal_values_have_equal_digests(one: object, other: object) -> None:
    assert of_value(one) == of_value(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1", 1),
        ("", None),
        ((), None),
        ("", b""),
        (("ab", "c"), ("a", "bc")),
        ((("a",), "b"), ("a", ("b",))),
        ({"a": None}, {}),
        (Html("a"), Prose("a")),
        (When(Edtf.parse("2024")), When(Edtf.parse("2024"), "last year")),
        (When(Edtf.parse("2024-01")), When(Edtf.parse("2024-01~"))),
    ],
)
def test_unequal_values_have_unequal_digests(one: object, other: object) -> None:
    assert of_value(one) != of_value(other)


def test_a_digest_of_bytes_has_forty_digits() -> None:
    assert of_bytes(b"") == "3345524abf6bbe1809449224b5972c41790b6cf2"
