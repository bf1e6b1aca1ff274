"""Search in the browser: what a first query fetches, and how soon results stand."""

from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, Page

from tests.support.serving import compressed

_TIMES = 15
_FIRST_RESULTS = """
(text) => new Promise((done) => {
  const dialog = document.querySelector('dialog.search');
  const field = dialog.querySelector('.search__field');
  const shown = () => dialog.querySelectorAll('.found__link').length > 0;
  const when = (wanted, then) => {
    if (wanted()) return then();
    const watch = new MutationObserver(() => wanted() && (watch.disconnect(), then()));
    watch.observe(dialog, { childList: true, subtree: true });
  };
  const type = (typed) => { field.value = typed; field.dispatchEvent(new Event('input')); };
  type('');
  when(() => !shown(), () => {
    const began = performance.now();
    type(text);
    when(shown, () => requestAnimationFrame(() => done(performance.now() - began)));
  });
})
"""


@dataclass(frozen=True)
class Searched:
    """What one query cost."""

    text: str
    fetched: int
    sent: int
    """The same as a host sends it, compressed."""
    milliseconds: float
    slowest: float


def search(browser: Browser, root: str, text: str) -> Searched:
    """Make a first query on a page, then the same many times over."""
    page = browser.new_page()
    bodies: list[bytes] = []
    page.goto(f"{root}/feeds/", wait_until="networkidle")
    page.on("response", lambda answer: bodies.append(answer.body()))
    page.keyboard.press("/")
    page.locator(".search__field").fill(text)
    page.locator(".found__link").first.wait_for()
    taken = _measured(page, text)
    page.close()
    return Searched(
        text,
        sum(map(len, bodies)),
        sum(len(compressed(body)) for body in bodies),
        median(taken),
        max(taken),
    )


def _measured(page: Page, text: str) -> list[float]:
    return [page.evaluate(_FIRST_RESULTS, text) for _ in range(_TIMES)]
