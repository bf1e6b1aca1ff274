"""Damaged text mended, every change said.

UTF-8 that was read as something else (mojibake) is ftfy's work. One form it leaves: UTF-8 read as
Thai windows-874 where that has the byte and as windows-1252 where it has none, so that `’` became
`โ€™`. Each character of such a run is put back to its byte, and the bytes are read as UTF-8. Only
runs that begin `โ€` are touched: no Thai text holds these two together, so genuine Thai stays.
"""

import re
from collections import Counter

from ftfy import TextFixerConfig, fix_and_explain
from msgspec import Struct

from generator.core.characters import forbidden

_HYBRID = re.compile("โ€.")
_WORD = re.compile(r"\S+")
_HOW = "UTF-8 that was read as windows-874 and windows-1252"
_NO_BREAK = re.compile("[\u00a0\u202f]")
# Encoding alone: quotation marks, ligatures and widths stay as they were printed.
_FTFY = TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=True,
    fix_encoding=True,
    restore_byte_a0=True,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=True,
    fix_c1_controls=True,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
    explain=True,
)


class Repair(Struct, frozen=True):
    """One change to the text: the line, what stood there, what stands there now, and the cure."""

    line: int
    before: str
    after: str
    how: str


def repair(text: str) -> tuple[str, tuple[Repair, ...]]:
    """Give the text mended, with the same number of lines, and each change in order."""
    lines: list[str] = []
    repairs: list[Repair] = []
    for number, line in enumerate(text.split("\n"), 1):
        mended = line
        for cure in (_hybrid, _mojibake, _spaces, _invisible):
            mended = cure(mended, number, repairs)
        lines.append(mended)
    return "\n".join(lines), tuple(repairs)


def _hybrid(line: str, number: int, repairs: list[Repair]) -> str:
    def word(found: re.Match[str]) -> str:
        after = _HYBRID.sub(_back, found.group())
        if after != found.group():
            repairs.append(Repair(number, found.group(), after, _HOW))
        return after

    return _WORD.sub(word, line) if "โ€" in line else line


def _back(found: re.Match[str]) -> str:
    try:
        return b"".join(_byte(char) for char in found.group()).decode("utf-8")
    except UnicodeError:
        return found.group()


def _byte(char: str) -> bytes:
    try:
        return char.encode("cp874")
    except UnicodeEncodeError:
        return char.encode("cp1252")


def _mojibake(line: str, number: int, repairs: list[Repair]) -> str:
    if line.isascii():
        return line
    fixed = fix_and_explain(line, _FTFY)
    after = fixed.text
    if after == line or "\n" in after:
        return line
    steps = ", ".join(dict.fromkeys(step.parameter for step in fixed.explanation or ()))
    old, new = _difference(line, after)
    repairs.append(Repair(number, old, new, f"ftfy: {steps}"))
    return after


def _difference(before: str, after: str) -> tuple[str, str]:
    """Give the words that differ, from the first to the last."""
    old, new = before.split(), after.split()
    most = min(len(old), len(new))
    head = next((at for at in range(most) if old[at] != new[at]), most)
    tail = next((at for at in range(most - head) if old[-1 - at] != new[-1 - at]), most - head)
    return " ".join(old[head : len(old) - tail]), " ".join(new[head : len(new) - tail])


def _spaces(line: str, number: int, repairs: list[Repair]) -> str:
    after, count = _NO_BREAK.subn(" ", line)
    if count:
        what = "a no-break space" if count == 1 else f"{count} no-break spaces"
        repairs.append(Repair(number, what, "a space" if count == 1 else "spaces", "spaces folded"))
    return after


def _invisible(line: str, number: int, repairs: list[Repair]) -> str:
    """Take out what no page may hold; see `generator.core.characters`."""
    found = forbidden(line)
    for name, count in Counter(name for _at, name in found).items():
        what = name if count == 1 else f"{name}, {count} times"
        repairs.append(Repair(number, what, "", "taken out"))
    places = {at for at, _name in found}
    return "".join(char for at, char in enumerate(line) if at not in places) if found else line
