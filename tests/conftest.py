"""What every test may ask for."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support.pages import Pages
from tests.support.records import Record, read_records
from tests.support.shipped import URL, shipped_in
from tests.support.site import SiteBuilder

# Tests never time: a busy machine is no fault of the program.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def site(tmp_path: Path) -> SiteBuilder:
    """Give the base site in a folder of its own."""
    return SiteBuilder(tmp_path / "site")


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> SiteBuilder:
    """Give the site that is shipped, built once; nothing may change it."""
    builder = shipped_in(tmp_path_factory.mktemp("shipped") / "site")
    builder.built()
    return builder


@pytest.fixture(scope="session")
def pages(shipped: SiteBuilder) -> Pages:
    """Give the pages of the shipped site."""
    return Pages(shipped.tree(), URL)


@pytest.fixture(scope="session")
def records(shipped: SiteBuilder) -> dict[str, Record]:
    """Give the records of the shipped site by identity, read without the program."""
    return read_records(shipped.content)
