"""One browser a module, and the shipped site as a static host would serve it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.find_chromium import find_chromium
from tests.support.kinds import Sample, covering, fullest, samples
from tests.support.serving import served
from tests.support.site import SiteBuilder

QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")

SMALL_ENOUGH = 24_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=find_chromium(), args=QUIET, chromium_sandbox=False
        )
        yield program
        program.close()


@pytest.fixture
def keeping(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps the pages one leaves as they were left; Playwright's own does not."""
    program = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=QUIET,
        chromium_sandbox=False,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield program
    program.close()


@pytest.fixture(scope="module")
def root(shipped: SiteBuilder) -> Iterator[str]:
    with served(shipped.public) as address:
        yield address


@pytest.fixture(scope="session")
def largest(shipped: SiteBuilder) -> list[Sample]:
    """The largest page of each kind, and what those do not show: what breaks breaks there."""
    return covering(shipped.public, fullest(samples(shipped.public).values()))


@pytest.fixture(scope="session")
def full(shipped: SiteBuilder) -> list[Sample]:
    """A full page of each kind that can be looked at often, and what those do not show."""
    return covering(shipped.public, fullest(samples(shipped.public).values(), below=SMALL_ENOUGH))
