"""A page walked through by keyboard alone."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from playwright.sync_api import Page

_SCROLLING = 20

# What a keyboard has to reach. Of radio buttons it reaches the chosen one, and arrows the others.
_CONTROLS = """
() => {
  const wanted = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const look = (one) => {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(one);
    return [outlineStyle === 'none' ? '' : outlineStyle + outlineWidth + outlineColor, boxShadow];
  };
  window.walk = {
    look,
    stops: [...document.querySelectorAll(wanted)].filter((one) => one.tabIndex >= 0
      && !one.disabled && !one.closest('[inert]')
      && one.checkVisibility({ visibilityProperty: true })
      && !(one.type === 'radio' && !one.checked
        && document.querySelector(`input[name="${one.name}"]:checked`))),
  };
  window.walk.before = window.walk.stops.map(look);
  window.walk.met = [];
  const { stops } = window.walk;
  addEventListener('focusin', () => window.walk.met.push(stops.indexOf(document.activeElement)));
  return window.walk.stops.map((one) => one.outerHTML.slice(0, 120));
}
"""

_WHERE = """
() => {
  const here = document.activeElement, { stops, before, look } = window.walk;
  const number = stops.indexOf(here);
  if (number < 0) return { number, marked: true, seen: true };
  const [box] = here.getClientRects();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + box.height / 2, 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  return {
    number,
    marked: String(look(here)) !== String(before[number]),
    seen: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight
      && top !== null && (here.contains(top) || top.contains(here)),
  };
}
"""


@dataclass(frozen=True)
class Walk:
    """Where the keyboard came, as numbers of the controls in the order of the page."""

    controls: list[str]
    forward: list[int]
    back: list[int]
    unmarked: list[str]
    """Controls that look the same with the focus as without."""
    covered: list[str]
    """Controls that were out of sight when they had the focus."""

    def faults(self) -> list[str]:
        """What is wrong with the walk."""
        whole = list(range(len(self.controls)))
        return [
            *(f"not reached: {self.controls[n]}" for n in whole if n not in self.forward),
            *([f"out of order: {self.forward}"] if self.forward != sorted(self.forward) else []),
            *([f"another way back: {self.back}"] if self.back != self.forward[::-1] else []),
            *(f"focus not to be seen: {one}" for one in self.unmarked),
            *(f"out of sight: {one}" for one in self.covered),
        ]


def walked(page: Page) -> Walk:
    """Go through the page with Tab until it begins again, and with Shift and Tab back."""
    controls: list[str] = page.evaluate(_CONTROLS)
    there = _forward(page, len(controls))
    # The forward way has ended where it began.
    page.evaluate("window.walk.stops[0].focus(); window.walk.met = []")
    for _ in range(len(there) + 1):
        page.keyboard.press("Shift+Tab")
    # A window that gets the focus again tells of it again, and a key is lost on that.
    met = [number for number, _again in groupby(page.evaluate("window.walk.met")) if number >= 0]
    return Walk(
        controls,
        [step["number"] for step in there],
        met[: len(there)],
        [controls[step["number"]] for step in there if not step["marked"]],
        [controls[step["number"]] for step in there if not step["seen"]],
    )


def _forward(page: Page, number: int) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    # What scrolls is a stop as well, and is no control: there may be some more than those known.
    for _ in range(number + _SCROLLING):
        page.keyboard.press("Tab")
        step: dict[str, Any] = page.evaluate(_WHERE)
        if step["number"] in found:
            break
        if step["number"] >= 0:
            found[step["number"]] = step
    return list(found.values())
