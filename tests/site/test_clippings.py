"""Nothing of a clipping is published: every byte of a built site is read for it.

A run of eight words of an article may stand in a site only in a quotation that is on record. The
site is built with its clippings beside it, as a newsroom has them.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.support.clipping import INVENTED
from tests.support.clippings import (
    CLIPPINGS,
    QUOTED,
    Run,
    needs_clippings,
    repaired,
    runs,
    runs_of,
    words_of,
)
from tests.support.records import read_records
from tests.support.shipped import shipped_in
from tests.support.site import SiteBuilder, onrecord

LONGEST_QUOTATION = 60
_TAG = re.compile(r"<[^>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def readings(data: bytes) -> Iterator[str]:
    """A file as anybody may read it: as it stands, unescaped, without its marks, decoded."""
    texts = [data.decode("utf-8", "replace"), data.decode("utf-16", "replace")]
    for text in texts:
        plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\\n", " ")
        unescaped = html.unescape(html.unescape(unquote(plain)))
        yield text
        yield unescaped
        yield _TAG.sub(" ", unescaped)
        yield _TAG.sub("", unescaped)


def leaked(tree: dict[str, bytes], articles: Iterable[str], allowed: set[Run]) -> dict[str, Run]:
    """Each file that holds a run of an article, with the first one."""
    # No run goes across a mark: a page may set a quotation on record beside a word of its own.
    mended = [repaired(article) for article in articles]
    pieces = [piece for text in mended for piece in (*QUOTED.split(text), *QUOTED.findall(text))]
    secret = runs_of(pieces) - allowed
    found: dict[str, Run] = {}
    for path, data in tree.items():
        held = (run for text in (path, *readings(data)) for run in runs(words_of(text)))
        run = next((run for run in held if run in secret), None)
        if run is not None:
            found[path] = run
    return found


def published_quotations(site: SiteBuilder) -> set[Run]:
    """The runs of quotations on record: statements, printed words, titles, and words in marks."""
    texts: list[str] = []
    for record in read_records(site.content).values():
        for text in record.texts():
            whole = record.kind in ("statement", "report") and text.key in (
                "quote",
                "text",
                "title",
            )
            pieces = [text.words] if whole else QUOTED.findall(text.words)
            texts += [piece for piece in pieces if len(piece.split()) <= LONGEST_QUOTATION]
    return runs_of(texts)


def with_clippings(site: SiteBuilder, folder: Path) -> list[str]:
    """Put the clippings where a newsroom has them, and give their texts."""
    kept = site.root / "clippings"
    kept.mkdir()
    texts = []
    for file in sorted(folder.glob("*.txt")):
        (kept / file.name).write_bytes(file.read_bytes())
        texts.append(file.read_text(encoding="utf-8"))
    assert texts
    return texts


@needs_clippings
@pytest.mark.slow
def test_no_run_of_a_clipping_is_in_the_site_that_is_shipped(tmp_path: Path) -> None:
    site = shipped_in(tmp_path / "site")
    articles = with_clippings(site, CLIPPINGS)
    site.built()
    assert leaked(site.tree(), articles, published_quotations(site)) == {}


def test_no_run_of_a_clipping_is_in_a_site(site: SiteBuilder) -> None:
    articles = with_clippings(site, INVENTED)
    site.built()
    assert leaked(site.tree(), articles, published_quotations(site)) == {}


def test_a_draft_is_in_no_byte(site: SiteBuilder) -> None:
    site.built()
    before = site.tree()
    for file in sorted(INVENTED.iterdir()):
        assert onrecord("clip", file, cwd=site.root).returncode == 0
    site.built()
    assert site.tree() == before


SENTENCE = (
    "Intruders who broke into Harbour's mail system earlier this year also took messages of its "
    "customers"
)


def test_a_leak_into_a_record_is_caught(site: SiteBuilder) -> None:
    """In pages, feeds and data alike, wherever the event's words go."""
    articles = with_clippings(site, INVENTED)
    site.write("events/leak.yaml", _leak(SENTENCE))
    site.built()
    found = leaked(site.tree(), articles, published_quotations(site))
    assert {Path(path).suffix for path in found} >= {".html", ".xml"}
    assert any(path.endswith("feed.xml") for path in found)


@pytest.mark.parametrize(
    "disguise",
    [
        SENTENCE.upper(),
        SENTENCE.replace(" ", "  \n"),
        html.escape(SENTENCE).replace("a", "&#97;"),
        json.dumps({"text": SENTENCE.replace("'", "\u2019")}),
        SENTENCE.replace(" ", "%20"),
        SENTENCE.replace("mail", "<b>ma</b>il"),
        "".join(f"\\u{ord(char):04x}" for char in SENTENCE),
    ],
)
def test_a_leak_in_disguise_is_caught(disguise: str) -> None:
    articles = [(INVENTED / "evening-tide.txt").read_text(encoding="utf-8")]
    assert leaked({"a.html": disguise.encode()}, articles, set())
    assert leaked({"a.txt": disguise.encode("utf-16")}, articles, set())


def test_a_leak_in_a_name_of_a_file_is_caught() -> None:
    articles = [(INVENTED / "evening-tide.txt").read_text(encoding="utf-8")]
    assert leaked({f"{SENTENCE.replace(' ', '-')}.html": b""}, articles, set())


def test_seven_words_and_a_quotation_on_record_are_no_leak() -> None:
    articles = [(INVENTED / "evening-tide.txt").read_text(encoding="utf-8")]
    seven = " ".join(SENTENCE.split()[:7])
    quoted = "Today we begin to write to customers whose messages Sea Fog has read"
    assert leaked({"a.html": seven.encode()}, articles, set()) == {}
    assert leaked({"a.html": quoted.encode()}, articles, set()) != {}
    assert leaked({"a.html": quoted.encode()}, articles, runs_of([quoted])) == {}


def _leak(text: str) -> str:
    return f"""\
title: A leak
kind: update
occurred: 2024-02-01
incidents: [mail-breach]
public: 2024-02-01
guid: tag:record.example,2026:event/leaked
summary: >-
  {text}.
facts:
  - text: >-
      {text}.
    sources: [document:notice]
    verified: read in full
"""
