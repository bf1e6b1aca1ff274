"""The nearest valid name, or none."""

import pytest

from generator.core.suggest import nearest

KEYS = ("title", "occurred", "public", "sources", "verified", "guid_prefix")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("TITLE", "title"),
        ("source", "sources"),
        ("guid-prefix", "guid_prefix"),
        ("Guid Prefix", "guid_prefix"),
        ("occured", "occurred"),
        ("zzz", None),
        ("", None),
        ("t", None),
    ],
)
def test_what_was_probably_meant(written: str, meant: str | None) -> None:
    assert nearest(written, KEYS) == meant


def test_nothing_is_near_where_there_is_nothing() -> None:
    assert nearest("title", ()) is None


def test_the_order_of_the_names_does_not_matter() -> None:
    assert nearest("ab-cd", ["ab_cd", "ab.cd"]) == nearest("ab-cd", ["ab.cd", "ab_cd"]) == "ab.cd"
