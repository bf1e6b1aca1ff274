"""A page as it is laid out on paper."""

from playwright.sync_api import Page, ViewportSize

SHEET: ViewportSize = {"width": 650, "height": 980}
"""A little less than the margins leave of A4 and of Letter. What is wider makes all smaller."""

_FAULTS = """
() => {
  const on = (one) => one.checkVisibility() && one.offsetHeight !== 0;
  const shown = [...document.querySelectorAll('body *')]
    .filter((one) => on(one) && !one.closest('.visually-hidden, .skip'));
  const say = (what, some) => some.map((one) => `${what}: ${one.outerHTML.slice(0, 100)}`);
  const wide = shown.filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1);
  });
  return [
    ...say('to press', shown.filter((one) => one.matches('nav, button, summary, input, dialog'))),
    ...say('folded', [...document.querySelectorAll('details > :not(summary)')]
      .filter((one) => one.parentElement.checkVisibility() && !on(one))),
    ...say('wide', wide.slice(0, 3)),
  ];
}
"""


def faults_on_paper(page: Page) -> list[str]:
    """What a sheet shows that is of no use there, keeps folded, or has no room for."""
    page.set_viewport_size(SHEET)
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(_FAULTS)
    return [f"{page.url}: {fault}" for fault in found]
