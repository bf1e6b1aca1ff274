"""What moves on a page while it loads."""

import re

from lxml import html
from playwright.sync_api import BrowserContext, Page

from tests.support.holding import Held
from tests.support.serving import Slow

LATE_SCRIPTS = re.compile(r"/(site|timeline)\.\w+\.js$")

PAINTED = """
() => new Promise((done) => new PerformanceObserver(
  (list) => list.getEntriesByName('first-contentful-paint').length && done()
).observe({ type: 'paint', buffered: true }))
"""

_ARRIVED = """
() => new Promise((done) => {
  const rest = () => requestAnimationFrame(() => requestAnimationFrame(
    () => done(performance.now())
  ));
  if (document.readyState === 'loading') {
    document.addEventListener('readystatechange', rest, { once: true });
  } else {
    rest();
  }
})
"""

_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"

_SHIFTS = """
(since) => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries()))
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(
    seen.filter((one) => one.startTime >= since).map((one) => `${one.value}: ${
      one.sources.map(({ node }) => node && (node.outerHTML || node.textContent).slice(0, 100))
    }`)
  ))));
})
"""


def shifts_of(
    context: BrowserContext, address: str, *, until: str = "main"
) -> tuple[Page, list[str]]:
    """Load a page whose scripts come when it has long been shown; give what moved on it.

    It is looked at when what is said by `until` is to be seen.
    """
    page = context.new_page()
    # What a page waits for before it is painted, the early script, cannot come later.
    scripts = Held(page, LATE_SCRIPTS)
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)
    arrived = page.evaluate(_ARRIVED)
    with page.expect_response(LATE_SCRIPTS):
        scripts.let_go()
    page.wait_for_load_state("load")
    page.locator(until).first.wait_for()
    found: list[str] = page.evaluate(_SHIFTS, arrived)
    return page, found


def shifts_while_arriving(page: Page, slow: Slow, path: str, beginning: bytes) -> list[str]:
    """Load a page whose rest comes when its beginning has been shown; give what moved."""
    slow.cut = len(beginning)
    slow.go_on.clear()
    page.goto(slow.root + path, wait_until="commit")
    page.evaluate(PAINTED)
    there = len(html.document_fromstring(beginning.decode()).findall(".//main//*"))
    page.wait_for_function("n => document.querySelectorAll('main *').length >= n", arg=there)
    page.evaluate(_FRAMES)
    slow.go_on.set()
    page.wait_for_load_state("load")
    found: list[str] = page.evaluate(_SHIFTS, 0)
    return found
