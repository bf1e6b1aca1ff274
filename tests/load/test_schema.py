"""The schemas for editors accept what the program accepts, and point at what it refuses."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from generator.load.schema import schemas
from generator.model.kinds import FOLDERS, RECORDS
from tests.support.core_yaml import core_value
from tests.support.site import BASE, ROOT

SCHEMAS: dict[str, Any] = {name: json.loads(text) for name, text in schemas().items()}
FILES = sorted(
    file
    for site in (BASE, ROOT, ROOT / "generator" / "scaffold")
    for file in (site / "content").rglob("*")
    if file.suffix in {".yaml", ".md"}
)


def problems_of(name: str, value: Any) -> list[str]:
    validator = jsonschema.Draft202012Validator(SCHEMAS[name])
    return [error.message for error in validator.iter_errors(value)]


def schema_of(file: Path) -> str:
    return "site.json" if file.name == "site.yaml" else f"{FOLDERS[file.parent.name]}.json"


def read(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    return core_value(text.split("---\n", 2)[1] if file.suffix == ".md" else text)


def test_there_is_one_for_each_kind_and_for_the_site() -> None:
    assert set(SCHEMAS) == {f"{kind}.json" for kind in (*RECORDS, "site")}


@pytest.mark.parametrize("name", SCHEMAS)
def test_is_a_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_what_is_written_is_valid(file: Path) -> None:
    assert problems_of(schema_of(file), read(file)) == []


def test_an_editor_may_take_a_year_or_a_number_for_a_number() -> None:
    event = read(BASE / "content" / "events" / "2024-01-12-detection.yaml")
    fact = {**event["facts"][0], "quantity": {"key": "mailboxes", "value": 12}}

    assert problems_of("event.json", {**event, "occurred": 2024, "title": 365}) == []
    assert problems_of("event.json", {**event, "occurred": {"date": 2024, "words": 2024}}) == []
    assert problems_of("event.json", {**event, "facts": [fact]}) == []


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("events/2024-01-12-detection.yaml", {"titel": "x"}),
        ("events/2024-01-12-detection.yaml", {"kind": "detecton"}),
        ("events/2024-01-12-detection.yaml", {"facts": []}),
        ("events/2024-01-12-detection.yaml", {"facts": [{"text": "x", "verified": "excerpt"}]}),
        ("events/2024-01-12-detection.yaml", {"guid": "x"}),
        ("events/2024-01-12-detection.yaml", {"slug": "A b"}),
        ("events/2024-01-12-detection.yaml", {"occurred": ["2024"]}),
        ("events/2024-01-12-detection.yaml", {"occurred": {"dat": "2024"}}),
        ("documents/notice.yaml", {"address": "javascript:alert(1)"}),
        ("organisations/harbour.yaml", {"country": "gb"}),
        ("people/ada-quay.yaml", {"sources": []}),
        ("outlets/evening-tide.yaml", {"name": ""}),
        ("site.yaml", {"feed_items": 0}),
        ("site.yaml", {"guid_prefix": "record.example"}),
    ],
)
def test_what_is_broken_is_not(file: str, change: dict[str, Any]) -> None:
    path = BASE / "content" / file
    value = read(path)

    assert problems_of(schema_of(path), value) == []
    assert problems_of(schema_of(path), {**value, **change}) != []


def test_in_a_list_every_record_has_its_slug() -> None:
    assert (
        problems_of("outlet.json", [{"slug": "a", "name": "A"}, {"slug": "b", "name": "B"}]) == []
    )
    assert problems_of("outlet.json", [{"name": "A"}]) != []
