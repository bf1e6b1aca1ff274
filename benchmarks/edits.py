"""Edits of one event, the same in the content of every generator."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from benchmarks.corpus import Event

_OCCURRED = re.compile(r"^(occurred\s*[:=]\s*)(\d{4}-\d{2}-\d{2})$", re.MULTILINE)
KINDS = ("body", "title", "date")


def edited_event(events: Iterable[Event]) -> Event:
    """Give the event that is edited: of middle age, so in some lists and not in others."""
    by_age = sorted(events, key=lambda event: (event.occurred, event.slug))
    return by_age[len(by_age) // 2]


def new_word(number: int) -> str:
    """Give a word that is nowhere in the corpus, another for each number."""
    return f"w{sha256(str(number).encode()).hexdigest()[:10]}"


def edit(file: Path, kind: str, number: int) -> str:
    """Change one thing in an event's file; give what its page must say afterwards."""
    text = file.read_text(encoding="utf-8")
    word = new_word(number)
    if kind == "body":
        changed, told = f"{text.rstrip()} {word}.\n", word
    elif kind == "title":
        changed = re.sub(
            r'^(title\s*[:=]\s*"?)([^"\n]*)',
            rf"\g<1>\g<2> {word}",
            text,
            count=1,
            flags=re.MULTILINE,
        )
        told = word
    else:
        found = _OCCURRED.search(text)
        if found is None:
            message = f"{file} has no date"
            raise ValueError(message)
        told = str(date.fromisoformat(found[2]) - timedelta(days=1))
        changed = f"{text[: found.start()]}{found[1]}{told}{text[found.end() :]}"
    save(file, changed)
    return told


def save(file: Path, text: str) -> None:
    """Write as an editor does: aside, then in one step into place."""
    aside = file.with_name(f".{file.name}.part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(file)
