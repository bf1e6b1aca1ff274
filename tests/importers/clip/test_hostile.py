"""Whatever is pasted: it is refused with a reason, or its draft is a report and nothing else."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import fields

from generator.core.slug import is_slug
from generator.importers.clip.draft import draft, slug_for
from generator.importers.clip.page import page_of
from generator.importers.clip.reading import Known, Reading, read_page
from generator.importers.clip.received import RefusedError, receive
from generator.link.names import Names
from generator.model.index import Index
from generator.model.records import Report
from tests.support.records import plain_yaml

NOBODY = Known(Index(()), Names(()))
PARTS = st.sampled_from(
    [
        "By Ada: Quay",
        "By Ada Quay\u2028slug: x",
        "Harbour: {its} [mail] & *more* # of it",
        "- item",
        "\"quoted\" and 'quoted' and “quoted,” she said, “again.”",
        "The mail of Harbour was read by nobody who knew what it was, a man said on Thursday.",
        "(Reporting by Ada Quay; Editing by null)",
        "(~: yes) -Mail was read by them all in January and also in May, it was said.",
        "June 27, 2024",
        "Today: June 1, 2025",
        "null",
        "---",
        "%TAG ! tag:example.org,2000:",
        "A source: \\n first reported on the mail of Harbour.",
        "Related Articles",
        "About us:",
        "../../etc is the first address of all.",
    ]
)
TEXTS = st.lists(PARTS | st.text(max_size=60), min_size=1, max_size=12).map("\n".join)


def reading_of(data: bytes) -> Reading | None:
    try:
        return read_page(page_of(receive(data)), NOBODY)
    except RefusedError:
        return None


def record_of(reading: Reading) -> dict[str, Any]:
    record: dict[str, Any] = plain_yaml(draft(reading, "clippings/x.txt"))
    return record


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("'\n" * 3 + "The mail of Harbour was read by nobody who knew what it was, it said.")
def test_a_draft_is_a_report_and_nothing_else(text: str) -> None:
    reading = reading_of(text.encode("utf-8", "surrogatepass"))
    if reading is None:
        return
    record = record_of(reading)
    assert set(record) <= {field.name for field in fields(Report)}
    assert record["verified"] == "unverified"
    assert record["title"] == (reading.title or "null")
    assert record.get("authors", []) == list(reading.byline.authors)
    assert is_slug(slug_for(reading, "0" * 40))
    assert reading.page.article.split() == [
        word
        for line in reading.page.lines
        if line.role == "article"
        for word in line.line.text.split()
    ]


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    reading_of(data)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_page_is_read_or_refused(text: str) -> None:
    reading = reading_of(f"<!doctype html><html><body><p>{text}".encode("utf-8", "surrogatepass"))
    assert reading is None or set(record_of(reading)) <= {field.name for field in fields(Report)}


@pytest.mark.slow
@pytest.mark.parametrize(
    "part",
    [
        *("a", "a ", "A ", "'a ", "“a ", '"a" ', "(", "|a", "By A, ", "Reporting by ", "source "),
        *("In January. ", "two months later ", "“We,” she said. ", "a b c d e f g h i.\n"),
    ],
)
def test_a_large_text_is_read(part: str) -> None:
    """Sentences of a hundred thousand characters: what grew with their square would not end."""
    text = (
        f"So it was that nobody knew what had been read of it all: {part * (100_000 // len(part))}"
    )
    reading = reading_of(f"{text} end.".encode())
    assert reading is not None
    assert any(line.role == "article" for line in reading.page.lines)
