"""Clocks whose trigger is known: the deadline on the page, as far as the trigger is."""

import pytest

from tests.support.pages import Pages
from tests.support.site import SiteBuilder

INCIDENT = "incidents/mail-breach.md"
CLOCK = "clocks:\n  - {id: due, rule: four-days, trigger: 2024-01-12-detection}\n"
FOUR_DAYS = "{count: 4, unit: business days, calendar: us-federal}"
FOUR_HOURS = "{count: 4, unit: hours}"
HOLIDAY = "15 January 2024, Birthday of Martin Luther King, Jr."
ABOUT = "the day on which it began is not exact"
UNKNOWN_HOUR = "; its hour depends on that of the trigger, which is not on record"


@pytest.mark.parametrize(
    ("trigger", "within", "shown"),
    [
        (
            "2024-01-12",
            FOUR_DAYS,
            f"19 January 2024 Not counted, besides weekends: {HOLIDAY}",
        ),
        ("2024-01-16", FOUR_DAYS, "22 January 2024"),
        ("2024-01", FOUR_DAYS, "some day from 5 January to 6 February 2024"),
        (
            "2024-01~",
            FOUR_DAYS,
            f"Cannot be computed, because {ABOUT}: about January 2024.",
        ),
        ("2024-01-12", "{count: 72, unit: hours}", f"15 January 2024{UNKNOWN_HOUR}"),
        ("2024-01-12", FOUR_HOURS, f"some day from 12 to 13 January 2024{UNKNOWN_HOUR}"),
        ("2024-01-12T10:00:00Z", FOUR_HOURS, "12 January 2024, 14:00:00 UTC"),
    ],
)
def test_a_deadline_is_as_exact_as_its_trigger(
    site: SiteBuilder, trigger: str, within: str, shown: str
) -> None:
    site.edit("rules/four-days.yaml", FOUR_DAYS, within)
    assert deadline(site, trigger) == shown


def test_a_rule_that_did_not_apply_yet_has_no_deadline(site: SiteBuilder) -> None:
    site.edit("rules/four-days.yaml", "state:", "applies_from: 2024-01-13\nstate:")
    shown = "Cannot be computed, because the rule applies from 13 January 2024."

    assert deadline(site, "2024-01-12") == shown


def test_a_rule_of_a_winter_may_not_have_applied_in_january(site: SiteBuilder) -> None:
    site.edit("rules/four-days.yaml", "state:", "applies_from: 2023-24\nstate:")
    shown = "Cannot be computed, because the rule applies from winter 2023."

    assert deadline(site, "2024-01-12") == shown


def deadline(site: SiteBuilder, trigger: str) -> str:
    """Build a site whose event happened at `trigger`, and give what its clock shows."""
    event = "events/2024-01-12-detection.yaml"
    site.edit(event, "occurred: 2024-01-12", f"occurred: {trigger}")
    site.edit(event, "public: 2024-01-19", "public: 2024-03-01")
    site.edit(INCIDENT, "questions:\n", f"{CLOCK}questions:\n")
    site.built()
    page = Pages(site.tree(), "https://record.example/")["/incidents/mail-breach/"]
    (clock,) = page.find("//*[@id='clock-due']")
    (found,) = clock.xpath(".//dt[text()='Deadline']/../dd")
    return " ".join(found.text_content().split())
