"""What moves on a page while it loads."""

from playwright.sync_api import BrowserContext, Page, Route

_PAINTED = """
() => new Promise((done) => new PerformanceObserver(
  (list) => list.getEntriesByName('first-contentful-paint').length && done()
).observe({ type: 'paint', buffered: true }))
"""

_SHIFTS = """
() => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries()))
    .observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done(
    seen.map((one) => `${one.value}: ${one.sources.map(({ node }) => node && (node.outerHTML
      || node.textContent).slice(0, 100))}`)
  ))));
})
"""


def shifts_of(context: BrowserContext, address: str) -> tuple[Page, list[str]]:
    """Load a page whose scripts come when it has long been shown; give what moved on it."""
    page = context.new_page()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    # What a page waits for before it is painted, the early script, cannot come later.
    page.route("**/site.*.js", hold)
    page.goto(address, wait_until="commit")
    page.evaluate(_PAINTED)
    for route in held:
        route.continue_()
    page.wait_for_load_state("load")
    assert held
    found: list[str] = page.evaluate(_SHIFTS)
    return page, found
