"""Compiled templates: found again, never where they are damaged, never where Python keeps none."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.render import compiled
from generator.render.environment import page_environment


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have compiled modules kept in a folder of the test's."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path


def files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("template-*"))


def text_of(source: str) -> str:
    return page_environment({"a": source}, "").get_template("a").render({"word": "<w>"})


def test_a_template_is_compiled_once(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert text_of("{{ word }}!") == "&lt;w&gt;!"
    assert len(files(kept)) == 1
    monkeypatch.setattr(Environment, "_generate", None)  # whoever compiles, fails
    assert text_of("{{ word }}!") == "&lt;w&gt;!"


def test_another_source_or_program_is_another_template(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text_of("{{ word }}!")
    assert text_of("{{ word }}?") == "&lt;w&gt;?"
    monkeypatch.setattr(compiled, "engine", lambda: "another")
    assert text_of("{{ word }}!") == "&lt;w&gt;!"
    assert len(files(kept)) == 3


@pytest.mark.usefixtures("kept")
def test_what_jinja_folds_into_constants_is_part_of_the_code() -> None:
    for base in ("", "/record", ""):
        template = page_environment({"a": "{{ '/about/'|url }}"}, base).get_template("a")
        assert template.render() == f"{base}/about/"


@pytest.mark.parametrize("damage", [b"", b"\0" * 60, None])
def test_damaged_code_is_not_run(kept: Path, damage: bytes | None) -> None:
    text_of("{{ word }}!")
    (file,) = files(kept)
    sound = file.read_bytes()
    file.write_bytes(sound[:-1] if damage is None else damage)
    assert text_of("{{ word }}!") == "&lt;w&gt;!"
    assert file.read_bytes() == sound


def test_they_are_thrown_away_when_they_are_many(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "_MOST", 3)
    for number in range(5):
        text_of(f"{number}")
    assert len(files(kept)) == 2


def test_nothing_is_kept_where_python_keeps_nothing(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    text_of("{{ word }}!")
    assert files(kept) == []
