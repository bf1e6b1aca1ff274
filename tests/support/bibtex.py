"""Reads BibTeX as BibTeX does: braces are counted first, and TeX has its say afterwards."""

import re
from typing import NamedTuple

_ENTRY = re.compile(r"@(?P<sort>[a-z]+)\{(?P<key>[^\s,{}\"#%~\\']+),\n(?P<rest>.*)\}\Z", re.DOTALL)
_NAMED = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}
_SIGN = re.compile(r"\\(?:(?P<name>[a-z]+)\{\}|(?P<sign>[#$%&_]))|(?P<bare>[\\{}~^#$%&_])")


class Entry(NamedTuple):
    """An entry with the raw values of its fields."""

    sort: str
    key: str
    fields: dict[str, str]

    def text(self, name: str) -> str:
        """A field as TeX would print it; braces around all of it keep it as it is."""
        value = self.fields[name]
        if value.startswith("{"):
            inner, rest = _value(value)
            value = inner if not rest else value
        return printed(value)


def read(text: str) -> Entry:
    """Read one entry; raise ValueError where BibTeX would complain."""
    found = _ENTRY.match(text)
    if found is None:
        raise ValueError(text)
    fields: dict[str, str] = {}
    rest = found["rest"].strip()
    while rest:
        name, equals, rest = rest.partition(" = ")
        value, rest = _value(rest)
        if not equals or name.strip() in fields:
            raise ValueError(name)
        fields[name.strip()] = value
        rest = rest.removeprefix(",").strip()
    return Entry(found["sort"], found["key"], fields)


def _value(text: str) -> tuple[str, str]:
    if not text.startswith("{"):
        word = re.match(r"[a-z0-9]+", text)
        if word is None:
            raise ValueError(text)
        return word[0], text[word.end() :]
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return text[1:at], text[at + 1 :]
    raise ValueError(text)


def printed(text: str) -> str:
    """Give what TeX prints; raise ValueError for a sign that would be a command of its own."""

    def sign(found: re.Match[str]) -> str:
        if found["bare"]:
            raise ValueError(text)
        return _NAMED[found["name"]] if found["name"] else found["sign"]

    return _SIGN.sub(sign, text)
