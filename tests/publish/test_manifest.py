"""A manifest that is amended is the one that would have been written."""

from pathlib import Path

import pytest

from generator.publish import manifest
from generator.publish.manifest import Manifest, amended, encode

FILES = {"a.html": "1" * 40, "b/a.html": "2" * 40, 'with "marks"/é.html': "3" * 40}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / manifest.NAME).write_bytes(encode(Manifest(FILES)))
    return tmp_path


@pytest.mark.parametrize("path", FILES)
def test_one_digest_is_another(folder: Path, path: str) -> None:
    new = {path: "9" * 40}
    assert amended(folder, FILES, new) == encode(Manifest({**FILES, **new}))


def test_all_digests_are_others(folder: Path) -> None:
    new = dict.fromkeys(FILES, "9" * 40)
    assert amended(folder, FILES, new) == encode(Manifest(new))
    assert amended(folder, FILES, {}) == encode(Manifest(FILES))


def test_a_manifest_that_says_otherwise_is_not_amended(folder: Path) -> None:
    before = {**FILES, "a.html": "7" * 40, "none.html": "1" * 40}
    assert amended(folder, before, {"a.html": "9" * 40}) is None
    assert amended(folder, before, {"none.html": "9" * 40}) is None
    (folder / manifest.NAME).unlink()
    assert amended(folder, FILES, {"a.html": "9" * 40}) is None
