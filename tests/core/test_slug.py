"""Slugs stand in addresses and file names, and lead nowhere else."""

import pytest

from generator.core.slug import LONGEST, is_slug, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The mail breach", "the-mail-breach"),
        ("Zürich — Æon, 2024!", "zurich-on-2024"),
        ("../../etc/passwd", "etc-passwd"),
        ("a%2e%2e/b", "a-2e-2e-b"),
        ("--a--", "a"),
        ("ﬁle", "file"),
        ("a" * 200, "a" * LONGEST),
        ("a-" * 100, ("a-" * 60)[:-1]),
        ("東京", "fallback"),
        ("", "fallback"),
    ],
)
def test_the_nearest_slug(text: str, slug: str) -> None:
    assert slugify(text, fallback="fallback") == slug


@pytest.mark.parametrize("text", ["a", "a-b", "2024-01-12-detection", "0", "a" * LONGEST])
def test_what_is_a_slug(text: str) -> None:
    assert is_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "a_b",
        "a b",
        "-a",
        "a-",
        "a--b",
        "..",
        "../a",
        "a/b",
        "a.b",
        "a%2e",
        "a\n",
        "é",
        "\u0661",
        "a\0",
        "a" * 121,
    ],
)
def test_what_is_no_slug(text: str) -> None:
    assert not is_slug(text)
