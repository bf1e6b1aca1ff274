"""Which tokens a card image takes from a theme's stylesheets."""

import pytest

from generator.core.language import Language
from generator.plan.card_look import card_look, tokens_of
from generator.plan.theme import Theme, ThemeConfig


def theme_of(css: str) -> Theme:
    config = ThemeConfig(name="own", stylesheets=("own.css",))
    return Theme(config, {"static/own.css": css.encode()}, {})


@pytest.mark.parametrize(
    ("css", "tokens"),
    [
        (":root { --a: #fff; --b: var(--a) }", {"--a": "#fff", "--b": "var(--a)"}),
        (":root{--a:1}\n:root{--a:2}", {"--a": "2"}),
        ("/* :root { --a: 1 } */", {}),
        (".note { --a: 1 }", {}),
        ("@media print { :root { --a: 1 } p { x: y } }", {}),
        ("@media (x) { :root { --a: 1 } } :root { --a: 2 }", {"--a": "2"}),
        ("@supports (x) { @media y { :root { --a: 1 } } }", {}),
        (':root[data-scheme="dark"] { --a: 1 }', {}),
        (":root { --a: 1", {}),
    ],
)
def test_tokens_hold_where_they_have_no_condition(css: str, tokens: dict[str, str]) -> None:
    assert tokens_of(css) == tokens


@pytest.mark.parametrize(
    ("value", "colour"),
    [
        ("#ABCDEF", "#abcdef"),
        ("#abc", "#abc"),
        ("var(--ink)", "#123456"),
        ("var(--round)", "#1b1a18"),
        ("oklch(40% 0.1 20)", "#1b1a18"),
        ('#fff"/><script>', "#1b1a18"),
    ],
)
def test_a_colour_is_one_that_can_be_drawn(value: str, colour: str) -> None:
    css = f":root {{ --color-text: {value}; --ink: #123456; --round: var(--round); }}"
    assert card_look(theme_of(css)).text == colour


@pytest.mark.parametrize(
    ("css", "sans"),
    [
        ("--font-heading: var(--f); --f: Arial, sans-serif", True),
        ("--font-text: Georgia, serif", False),
        ("--font-heading: Georgia, serif; --font-text: Arial, sans-serif", False),
        ("", False),
    ],
)
def test_titles_are_set_as_the_theme_sets_headings(css: str, sans: bool) -> None:  # noqa: FBT001
    assert card_look(theme_of(f":root {{ {css} }}")).sans is sans


@pytest.mark.parametrize(("tag", "leftwards"), [("en", False), ("ar", True), ("he", True)])
def test_a_card_runs_as_the_words_of_the_interface_do(tag: str, *, leftwards: bool) -> None:
    look = card_look(theme_of(":root {}"), Language(tag))
    assert look.right_to_left is leftwards
