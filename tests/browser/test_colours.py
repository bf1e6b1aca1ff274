"""Colours and motion as the reader's system has them."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browsing import opened, watched
from tests.support.forced import unseen
from tests.support.kinds import Sample
from tests.support.walking import walked

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# --- Dark ----------------------------------------------------------------------------------------

_LOOKS = """() => {
  const looks = {};
  for (const one of document.querySelectorAll('*')) {
    for (const part of ['', '::before', '::after']) {
      const name = `${one.tagName} ${one.getAttribute('class')} ${part}`;
      if (name in looks) continue;
      const look = getComputedStyle(one, part);
      looks[name] = [...look].filter((what) => !what.startsWith('--'))
        .map((what) => `${what}: ${look.getPropertyValue(what)}`).join('; ');
    }
  }
  return looks;
}"""
_COLOUR = re.compile(r"rgba?\([^)]*\)|(?<=color-scheme: )[a-z ]+")


def different_in_the_dark(page: Page) -> set[str]:
    """What looks different in the dark on a page, and not by its colours alone."""
    found: list[dict[str, str]] = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found.append(page.evaluate(_LOOKS))
    light, dark = found
    assert light != dark
    bare = [{name: _COLOUR.sub("", look) for name, look in looks.items()} for looks in found]
    return {name for name in light if bare[0][name] != bare[1][name]}


def test_nothing_is_different_in_the_dark_but_the_colours(
    browser: Browser, root: str, full: list[Sample]
) -> None:
    page = browser.new_page()
    for one in full:
        page.goto(root + one.path)
        assert different_in_the_dark(page) == set(), one.path
    page.evaluate(
        """() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('@media (prefers-color-scheme: dark) { h1 { font-weight: 400 } }');
          document.adoptedStyleSheets.push(sheet);
        }"""
    )
    assert {name.split()[0] for name in different_in_the_dark(page)} >= {"H1"}
    page.close()


# --- Forced --------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_text_and_focus_to_be_seen(
    browser: Browser, root: str, full: list[Sample], scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": 768, "height": 900}, color_scheme=scheme, forced_colors="active"
    )
    page, _told = watched(context, root)
    faults: list[str] = []
    for one in full:
        page.goto(root + one.path)
        opened(page)
        faults += unseen(page)
    page.goto(f"{root}/404.html")
    faults += walked(page).faults()
    assert not faults
    paint = "document.querySelector('h1').style.cssText ="
    page.evaluate(f"{paint} 'forced-color-adjust: none; color: Canvas'")
    assert unseen(page)
    context.close()


def test_forced_colours_leave_the_choice_of_colours_to_be_seen(browser: Browser, root: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{root}/404.html")
    lines = page.locator(".scheme__choice").evaluate_all(
        "all => all.map((one) => getComputedStyle(one).borderBlockEndColor)"
    )
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert lines[0] != paper
    assert lines[1:] == [paper, paper]
    context.close()


_TARGETS = """() => [...new Map([...document.querySelectorAll('main :is(li, tr)[id]')]
  .map((one) => [one.className || one.localName, one.id]))]"""
"""What a link leads to, one of each sort; a heading needs no sign."""


def test_forced_colours_leave_what_a_link_led_to_to_be_seen(
    browser: Browser, root: str, full: list[Sample]
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    signs: dict[str, str] = {}
    for one in full:
        page.goto(root + one.path)
        for sort, name in page.evaluate(_TARGETS):
            page.goto(f"{root}{one.path}#{name}")
            look = "getComputedStyle(document.querySelector(':target')).outlineStyle"
            signs[sort] = page.evaluate(look)
    context.close()
    assert {*signs} == {"fact", "question", "measures__one", "carrier", "para", "note", "tr"}
    assert {*signs.values()} == {"solid"}


# --- Still ---------------------------------------------------------------------------------------


def moving(page: Page) -> list[str]:
    """What would move by itself: transitions, animations, scrolling that takes time."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('*')].flatMap((one) =>
          ['', '::before', '::after'].filter((part) => {
            const look = getComputedStyle(one, part);
            return look.transitionDuration.split(', ').some((time) => parseFloat(time) > 0)
              || look.animationName !== 'none' || look.scrollBehavior !== 'auto';
          }).map((part) => `${one.localName}${part} ${one.outerHTML.slice(0, 100)}`))"""
    )
    return found


_MOTION = """
@keyframes turn { to { rotate: 1turn } }
html { scroll-behavior: smooth }
a { transition: color 1s }
h1 { animation: turn 1s infinite }
h1::before { content: ''; transition: opacity 1s }
"""
"""What a theme, or a later sheet of ours, may have. No sheet that is shipped has any motion."""


def with_motion(page: Page) -> None:
    """Let a sheet of motion be the last that the page has."""
    page.evaluate(
        """(text) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          document.adoptedStyleSheets.push(sheet);
        }""",
        _MOTION,
    )


def test_nothing_moves_where_less_motion_is_wanted(
    browser: Browser, root: str, full: list[Sample]
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page, _told = watched(context, root)
    faults: list[str] = []
    for one in full:
        page.goto(root + one.path)
        with_motion(page)
        faults += [f"{one.path}: {fault}" for fault in moving(page)]
    assert not faults
    page.emulate_media(reduced_motion="no-preference")
    assert {one.split()[0] for one in moving(page)} >= {"html", "a", "h1", "h1::before"}
    context.close()
