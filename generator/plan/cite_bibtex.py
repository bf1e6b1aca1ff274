r"""BibTeX: an entry that classic BibTeX and biblatex both read.

Braces are counted before TeX sees an escape, so that `\{` would leave a field open: they are
written by their names. Letters beyond ASCII stay what they are.
"""

import re
from collections.abc import Iterable

_NAMES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
    }
)
# A style prints an address as it stands, so that nothing in it may be escaped for TeX.
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})
_GAP = re.compile(r"[ \t\n\r\f\v]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def one_line(text: str) -> str:
    """Give a text on one line; spaces that do not break, and their like, stay."""
    return _GAP.sub(" ", text).strip(" ")


def escaped(text: str) -> str:
    """Give a text on one line, with what TeX would take for its own written out."""
    return one_line(text).translate(_NAMES)


def field(name: str, text: str) -> tuple[str, str]:
    """Give a field with a text in it."""
    return name, f"{{{escaped(text)}}}"


def kept(name: str, text: str) -> tuple[str, str]:
    """Give a field whose text no style may part into names or write in small letters."""
    return name, f"{{{{{escaped(text)}}}}}"


def address(text: str) -> tuple[str, str]:
    """Give the field of an address."""
    return "url", f"{{{text.translate(_ADDRESS)}}}"


def month(number: int) -> tuple[str, str]:
    """Give the month by the name that styles translate."""
    return "month", _MONTHS[number - 1]


def entry(key: str, fields: Iterable[tuple[str, str]]) -> str:
    """Give an entry, a field a line."""
    lines = ",\n".join(f"  {name} = {value}" for name, value in fields)
    return f"@misc{{{key},\n{lines}\n}}"
