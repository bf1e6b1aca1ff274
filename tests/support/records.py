"""The records of a content folder, read by a way of our own.

The tests of a site must not take the loader's word for what the content says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDERS = {
    "incidents": "incident",
    "events": "event",
    "statements": "statement",
    "coverage": "report",
    "documents": "document",
    "actors": "actor",
    "organisations": "organisation",
    "outlets": "outlet",
    "people": "person",
    "discrepancies": "discrepancy",
    "rules": "rule",
    "pages": "page",
}
SOURCES = ("document", "report", "statement")
# A slug alone is a reference in these fields; everywhere else the kind stands before it.
BARE = {
    "incidents": "incident",
    "incident": "incident",
    "lead_incident": "incident",
    "actors": "actor",
    "organisations": "organisation",
    "organisation": "organisation",
    "people": "person",
    "person": "person",
    "statements": "statement",
    "statement": "statement",
    "coverage": "report",
    "derived_from": "report",
    "report": "report",
    "repeats": "report",
    "outlet": "outlet",
    "overtaken_by": "event",
    "rules": "rule",
    "rule": "rule",
}
_MEASURED: dict[tuple[str, ...], str] = {
    ("intervals", "start"): "event",
    ("intervals", "end"): "event",
    ("clocks", "trigger"): "event",
    ("clocks", "met"): "event",
}
_IN_PROSE = re.compile(r"\[\[([^\]|\n]+)(?:\|[^\]\n]*)?\]\]")


@dataclass(frozen=True)
class Text:
    """One scalar of a record: the keys that lead to it, and its words."""

    keys: tuple[str, ...]
    words: str

    @property
    def key(self) -> str:
        return self.keys[-1]

    @property
    def is_verbatim(self) -> bool:
        """Somebody else's words: a quotation as it is on record."""
        in_parts = self.key == "text" and self.keys[0] in {"variants", "quotations"}
        return self.key == "quote" or in_parts


@dataclass(frozen=True)
class Record:
    kind: str
    slug: str
    file: str
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.slug}"

    @property
    def path(self) -> str:
        """Where its page stands."""
        if self.kind == "page":
            return f"/{self.fields.get('address', self.slug)}/"
        folder = next(name for name, kind in FOLDERS.items() if kind == self.kind)
        return f"/{folder}/{self.slug}/"

    def texts(self) -> Iterator[Text]:
        """Every scalar of the record, in order."""
        yield from _texts(self.fields, ())


def read_records(content: Path) -> dict[str, Record]:
    """Read every record below `content`, by identity."""
    records: dict[str, Record] = {}
    for file in sorted(content.glob("*/*")):
        if file.parent.name not in FOLDERS:
            continue
        for fields in _documents(file):
            slug = fields.pop("slug", file.stem)
            name = file.relative_to(content).as_posix()
            record = Record(FOLDERS[file.parent.name], slug, name, fields)
            records[record.id] = record
    return records


def references(record: Record, records: dict[str, Record]) -> set[str]:
    """The identities that a record names, in its fields and in its prose."""
    found: set[str] = set()
    for text in record.texts():
        kind = BARE.get(text.key) or _MEASURED.get(text.keys[-2:])
        if kind is not None:
            name = text.words if ":" in text.words else f"{kind}:{text.words}"
            found.add(name)
        elif text.words in records:
            found.add(text.words)
        if not text.is_verbatim:
            found.update(match[1].strip() for match in _IN_PROSE.finditer(text.words))
    return found - {record.id}


def plain_yaml(text: str) -> Any:
    """Read YAML with every scalar as its text: a date stays what its author typed."""
    return yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506, TID251  only texts


def _documents(file: Path) -> list[dict[str, Any]]:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":
        _nothing, front, body = text.split("---\n", 2)
        return [{**plain_yaml(front), "body": body}]
    found = plain_yaml(text)
    return found if isinstance(found, list) else [found]


def _texts(value: Any, keys: tuple[str, ...]) -> Iterator[Text]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, (*keys, key))
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, keys)
    else:
        yield Text(keys, str(value))
