"""One browser a module, and the shipped site as a static host would serve it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.support.find_chromium import find_chromium
from tests.support.serving import served
from tests.support.site import SiteBuilder

QUIET = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(
            executable_path=find_chromium(), args=QUIET, chromium_sandbox=False
        )
        yield program
        program.close()


@pytest.fixture(scope="module")
def root(shipped: SiteBuilder) -> Iterator[str]:
    with served(shipped.public) as address:
        yield address
