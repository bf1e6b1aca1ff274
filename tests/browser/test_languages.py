"""The shipped site in other languages, on a phone: nothing is wider, whichever way it runs."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.kinds import fullest, samples
from tests.support.serving import served
from tests.support.shipped import shipped_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const clipped = (one) => one && (getComputedStyle(one).overflowX !== "visible"
    || getComputedStyle(one).clipPath !== "none" || clipped(one.parentElement));
  return [...document.querySelectorAll("body *")].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1) && !clipped(one);
  }).map((one) => one.className || one.tagName);
}"""


@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_nothing_is_wider_than_a_phone(
    browser: Browser, tmp_path: Path, language: str, direction: str
) -> None:
    site = shipped_in(tmp_path / "site")
    text = site.read("site.yaml").replace("language: en-GB", f"language: {language}")
    site.write("site.yaml", text)
    site.built()
    page = browser.new_page(viewport={"width": 360, "height": 800})
    faults = []
    with served(site.public) as address:
        for sample in fullest(samples(site.public).values()):
            page.goto(address + sample.path)
            faults += [(sample.path, one) for one in page.evaluate(TOO_WIDE)]
            assert direction_of(page) == direction
    page.close()
    assert faults == []


def direction_of(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.documentElement).direction"))
