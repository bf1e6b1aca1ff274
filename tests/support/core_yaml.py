"""YAML as an editor reads it: the core schema of YAML 1.2 (chapter 10.3), which makes numbers."""

import re
from typing import Any, ClassVar

import yaml


class _CoreLoader(yaml.CSafeLoader):
    """The safe loader without the guesses of YAML 1.1."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}  # type: ignore[misc]


for _tag, _pattern, _first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    _CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"(?:{_pattern})$"), _first
    )


def core_value(text: str) -> Any:
    """Read one document."""
    return yaml.load(text, Loader=_CoreLoader)  # noqa: S506, TID251  a safe loader; no positions needed
