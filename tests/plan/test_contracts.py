"""What a page template is said to be given is what its pages are given."""

import re
from collections.abc import Iterator

import pytest

from generator.pipeline import read
from generator.plan.contracts import CONTRACTS, EVERY_PAGE
from generator.plan.facet import Facet, Facets
from generator.plan.job import Job
from generator.plan.plan import Planner
from generator.plan.theme_check import PAGES
from generator.plan.theme_files import load_theme
from generator.plan.views import all_views, fields_of
from tests.support.site import ROOT, SiteBuilder

OF_ANY_CARD = {"related", "cards", "known"}
"""Variables that hold what differs from page to page; their words say how."""


@pytest.fixture
def jobs(site: SiteBuilder) -> list[Job]:
    """Give the pages of a site that has a record of every kind."""
    linked, _result = read(site.paths)
    theme, _problems = load_theme("default", [ROOT / "themes"])
    assert linked is not None
    assert theme is not None
    return [job for job in Planner(linked, theme).all() if job.renderer == "page"]


def test_every_page_template_has_its_contract() -> None:
    assert {f"pages/{name}.html" for name in CONTRACTS} == set(PAGES)


def test_pages_are_given_what_their_contract_says(jobs: list[Job]) -> None:
    assert {job.template for job in jobs} == set(PAGES)
    assert [fault for job in jobs for fault in _faults(job)] == []


def _faults(job: Job) -> Iterator[str]:
    name = job.template.removeprefix("pages/").removesuffix(".html")
    said = {**CONTRACTS[name].variables, **EVERY_PAGE}
    if set(said) != set(job.facets):
        yield f"{job.output}: {set(said) ^ set(job.facets)}"
    for variable in set(said) & set(job.facets) - OF_ANY_CARD:
        words, facets = said[variable], job.facets[variable]
        if not _fits(words, facets):
            yield f"{job.output}: {variable} is not {words}"


def _fits(words: str, facets: Facets) -> bool:
    if facets is None:
        return "none" in words
    if isinstance(facets, str):
        return "path" in words
    if isinstance(facets, Facet):
        return type(facets.value).__name__ == words.split(maxsplit=1)[0]
    return words.startswith("list of ") and all(
        _fits(words[8:].replace(":", ""), f) for f in facets
    )


def test_a_contract_that_is_wrong_is_found(jobs: list[Job]) -> None:
    facets = next(job for job in jobs if job.template == "pages/event.html").facets
    assert not _fits("IncidentFull", facets["record"])
    assert not _fits("EventCard", None)


def test_every_view_that_is_named_is_there() -> None:
    words = [words for contract in CONTRACTS.values() for words in contract.variables.values()]
    named = {
        name for text in (*words, *EVERY_PAGE.values()) for name in re.findall(r"[A-Z]\w+", text)
    }
    assert named <= set(all_views())


@pytest.mark.parametrize("name", all_views())
def test_every_view_can_be_described(name: str) -> None:
    described = fields_of(all_views()[name])
    assert all(field and words for field, words, _comment in described)
