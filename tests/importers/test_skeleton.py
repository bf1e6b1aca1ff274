"""A skeleton is valid YAML, explains every field, and is a clean record once it is filled in."""

import re
from typing import Any

import pytest
from msgspec import inspect

from generator.core.edtf import Edtf
from generator.core.span import SourceText
from generator.importers.skeleton import skeleton
from generator.load.document import Document, parse
from generator.load.yamltree import Mapping
from generator.model.addresses import SECTIONS
from generator.model.kinds import KINDS, RECORDS
from generator.model.terms import Kind
from generator.model.when import When
from tests.support.site import SiteBuilder

GUID = "tag:record.example,2026:event/abcdef"


def read(text: str, path: str) -> Document:
    document, problems = parse(SourceText(path, text))
    assert document is not None
    assert problems == []
    return document


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("markdown", [False, True])
def test_is_yaml_with_the_required_keys_open(kind: Kind, *, markdown: bool) -> None:
    text = skeleton(kind, markdown=markdown, guid=GUID)
    tree = read(text, "a.md" if markdown else "a.yaml").tree
    required = {field.name for field in _fields(kind) if _has_to_be_written(field)}

    assert isinstance(tree, Mapping)
    assert set(tree.entries) == required | ({"body"} if markdown else set())


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_there_and_explained(kind: Kind) -> None:
    lines = skeleton(kind, markdown=False, guid=GUID).splitlines()
    for field in _fields(kind):
        if field.name in {"slug", "body"}:
            continue
        (place,) = [
            number
            for number, line in enumerate(lines)
            if line.removeprefix("# ").startswith(f"{field.name}:")
        ]
        assert lines[place - 1].startswith("# ")
        assert lines[place].startswith("# ") != _has_to_be_written(field)


@pytest.mark.parametrize("kind", KINDS)
def test_the_optional_fields_are_yaml_too(kind: Kind) -> None:
    """Take the mark from every line that would be a field or part of one."""
    names = {field.name for field in _fields(kind)}
    lines = skeleton(kind, markdown=False, guid=GUID).splitlines()
    opened: list[str] = []
    inside = False
    for line in lines:
        bare = line.removeprefix("# ")
        inside = bare.split(":")[0] in names or (inside and bare.startswith("  "))
        opened.append(bare if inside else line)

    read("\n".join(opened) + "\n", "a.yaml")


@pytest.mark.parametrize("kind", KINDS)
def test_filled_in_it_is_clean(kind: Kind, site: SiteBuilder) -> None:
    text = skeleton(kind, markdown=False, guid=GUID)
    site.write(f"{SECTIONS[kind]}/new.yaml", filled(text))
    result = site.check()

    assert result.diagnostics == ()


def test_the_dates_it_shows_are_dates() -> None:
    text = skeleton("event", markdown=False, guid=GUID)
    (shown,) = [
        line.partition("# ")[2] for line in text.splitlines() if line.startswith("occurred:")
    ]

    for date in shown.removesuffix(" …").split(", "):
        assert isinstance(When(Edtf.parse(date)), When)


def test_it_says_what_may_stand_in_a_list_and_in_a_reference() -> None:
    event = skeleton("event", markdown=False, guid=GUID)
    report = skeleton("report", markdown=False, guid=GUID)

    assert "#   - # an incident's slug\n" in event
    assert "      - # document:…, report:… or statement:…\n" in event
    assert "\noutlet: # an outlet's slug\n" in report
    assert "# authors:\n#   - # a text\n" in report
    assert "a reference, or a text" not in event + report


def test_what_has_no_required_part_shows_all_of_them() -> None:
    report = skeleton("report", markdown=False, guid=GUID)

    assert (
        "# quotations:\n"
        "#   - statement: # a statement's slug\n"
        "#     extent: # one of: paraphrase, part, whole\n"
        "#     text:\n"
        "#     speaker:\n"
    ) in report


@pytest.mark.parametrize("kind", ["statement", "report", "document", "outlet"])
def test_the_language_is_that_of_the_site_unless_somebody_writes_another(kind: Kind) -> None:
    assert "\n# language: de\n" in skeleton(kind, markdown=False, guid=GUID, language="de")
    assert "\n# language: en\n" in skeleton(kind, markdown=False, guid=GUID, language="en")


def _has_to_be_written(field: inspect.Field) -> bool:
    return field.required and field.name not in {"slug", "language"}


def _fields(kind: Kind) -> tuple[Any, ...]:
    info = inspect.type_info(RECORDS[kind])
    assert isinstance(info, inspect.StructType)
    return info.fields


# What an author might write behind a key that the skeleton leaves open.
_REFERENCES = {"outlet": "evening-tide", "source": "document:notice", "sources": "document:notice"}
_KEY = re.compile(r"( *(?:- )?)([a-z_]+):(?: # (.*))?")


def filled(text: str) -> str:
    """Write something behind every open key, as its comment proposes."""
    lines: list[str] = []
    key = ""
    for number, line in enumerate(text.splitlines()):
        following = text.splitlines()[number + 1 : number + 2]
        found = _KEY.fullmatch(line)
        if line.strip().startswith("- # "):
            lines.append(f"{line.partition('#')[0]}{_REFERENCES[key]}")
        elif found is None or (following and following[0].lstrip().startswith("- ")):
            lines.append(line)
        else:
            lines.append(f"{found[1]}{found[2]}: {_proposal(found[2], found[3] or '')}")
        key = found[2] if found else key
    return "\n".join(lines) + "\n"


def _proposal(key: str, comment: str) -> str:
    if key in _REFERENCES:
        return _REFERENCES[key]
    if "open" in comment:  # a new difference: what is closed needs a source with a date
        return "open"
    if comment:
        return re.split(r", | …", comment.removeprefix("one of: "))[0]
    return "Some words"
