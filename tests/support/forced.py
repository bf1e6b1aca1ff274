"""A page in colours that the reader's system forces on it.

axe is of no use here: it measures the colour that the page wanted for its text against the
background that the system put behind it.
"""

from playwright.sync_api import Page

_UNSEEN = """
() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => parts(colour).slice(0, 3)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const opaque = (colour) => (parts(colour)[3] ?? 1) > 0.5;
  const behind = (one) => {
    if (!one) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(one);
    return opaque(backgroundColor) ? backgroundColor : behind(one.parentElement);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const one = text.parentElement;
    if (!text.data.trim() || !one.checkVisibility() || one.closest('svg, script, style')) continue;
    const tones = [light(getComputedStyle(one).color), light(behind(one))].sort((a, b) => b - a);
    if ((tones[0] + 0.05) / (tones[1] + 0.05) < 4.5) found.add(one.outerHTML.slice(0, 120));
  }
  return [...found];
}
"""


def unseen(page: Page) -> list[str]:
    """The elements whose text does not stand out from what is behind it."""
    found: list[str] = page.evaluate(_UNSEEN)
    return [f"{page.url}: {one}" for one in found]
