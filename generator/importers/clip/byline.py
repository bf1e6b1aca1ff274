"""Who wrote it, who edited it, and whose wire it came over; editors are not authors."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from generator.importers.clip.lines import Line

AGENCIES = (
    "Reuters",
    "The Associated Press",
    "Associated Press",
    "AP",
    "Agence France-Presse",
    "AFP",
    "Bloomberg News",
    "Bloomberg",
    "dpa",
    "UPI",
    "PA Media",
    "EFE",
    "ANSA",
    "Kyodo News",
    "Xinhua",
    "TASS",
    "Interfax",
    "Press Trust of India",
    "PTI",
    "ANI",
    "IANS",
)
"""Agencies as bylines print them; a mark such as “(Example Wire) -” needs no list."""

_NAME = r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}"
_BY = re.compile(r"(?:by|written by|words by|story by)\s*:?\s+(?P<who>.+)\Z", re.IGNORECASE)
_WITH_AGENCY = re.compile(
    rf"(?P<who>{_NAME})\s*(?:[-–—|,]|\bof\b)\s*"
    rf"(?P<agency>{'|'.join(map(re.escape, AGENCIES))})\Z"
)
_SECTION = re.compile(
    r"\(?\s*(?P<work>(?:additional |further )?"
    r"(?:reporting|writing|compiled|editing|edited|written))"
    r"[\w\s]{0,40}\bby\s+(?P<who>.+?)\s*\)?\.?\s*\Z",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+in\s+[A-ZÀ-Þ][\w.’' -]*\Z")
_AND = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")
_CREDIT = re.compile(
    r"\(?\s*(?:(?:additional |further )?(?:reporting|writing)|compiled|editing|edited)\b"
    r"[\w\s]{0,40}\bby\s+[A-ZÀ-Þ]",
    re.IGNORECASE,
)
_LONGEST = 12
_LONGEST_CREDIT = 600
_WIRE = re.compile(
    r"(?:(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .,’'/-]{0,60}[A-ZÀ-Þ.])"
    r"(?:,?\s+(?P<date>[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?))?\s*)?"
    r"\((?P<agency>[^\W\d_][\w .&’'-]{0,40})\)\s*[-–—]+\s*"
)


class Byline(Struct, frozen=True):
    """Who made the article, as printed, each once; with the lines that say so."""

    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    agency: str | None = None
    said: tuple[tuple[int, str], ...] = ()


class Wire(Struct, frozen=True):
    """The mark of an agency at the beginning of an article: `PLACE, June 27 (Agency) -`."""

    agency: str
    place: str | None
    date: str | None
    end: int


def is_byline(text: str) -> bool:
    """Tell whether a line names who wrote the article."""
    if len(text.split()) > _LONGEST or text.endswith((".", "?", "!")):
        return False
    found = _BY.match(text)
    if found is not None:
        return all(map(_is_name, names_in(found["who"])))
    return _WITH_AGENCY.match(text) is not None


def is_credit(text: str) -> bool:
    """Tell whether a line is a credit: who reported, who edited."""
    return len(text) <= _LONGEST_CREDIT and _CREDIT.match(text) is not None


def wire(lead: str) -> Wire | None:
    """Read the agency's mark off the first line of an article."""
    found = _WIRE.match(lead)
    if found is None:
        return None
    return Wire(found["agency"], found["place"], found["date"], found.end())


def byline(lines: Iterable[Line], closing: Iterable[Line], lead: Line | None) -> Byline:
    """Join the bylines above an article, the credits around it, and its agency's mark."""
    authors: list[str] = []
    editors: list[str] = []
    agencies: list[str] = []
    said: list[tuple[int, str]] = []
    for line in lines:
        who, agency = _of_byline(line.text)
        authors += who
        agencies += [agency] if agency else []
        said.append((line.number, "byline"))
    mark = wire(lead.text) if lead is not None else None
    if lead is not None and mark is not None:
        agencies.append(mark.agency)
        said.append((lead.number, "agency's mark"))
    for line in closing:
        for work, names in _of_credit(line.text):
            (editors if work.startswith("edit") else authors).extend(names)
        said.append((line.number, "credit"))
    agency = agencies[0] if agencies else None
    return Byline(once(authors), once(editors), agency, tuple(said))


def _of_byline(text: str) -> tuple[Sequence[str], str | None]:
    found = _WITH_AGENCY.match(text)
    if found is not None:
        who = _BY.match(found["who"])
        return names_in(who["who"] if who else found["who"]), found["agency"]
    by = _BY.match(text)
    names = names_in(by["who"]) if by else []
    agency = next((name for name in names if name in AGENCIES), None)
    return [name for name in names if name not in AGENCIES], agency


def _of_credit(text: str) -> Iterator[tuple[str, list[str]]]:
    for part in text.strip("() ").split(";"):
        found = _SECTION.match(part)
        if found is not None:
            yield found["work"].casefold(), names_in(found["who"])


def names_in(text: str) -> list[str]:
    """Part a list of names; the places from which they reported are left out."""
    names: list[str] = []
    place = False
    for piece in _AND.split(text):
        of_place = place and len(piece.split()) == 1  # "in Paris, Texas"
        name = _PLACE.sub("", piece)
        place = of_place or name != piece
        if name.strip(" .)") and not of_place:
            names.append(name.strip(" .)"))
    return names


def _is_name(text: str) -> bool:
    return text in AGENCIES or all(
        word[0].isupper() or word in {"de", "van", "von", "der", "bin", "al", "da", "di", "la"}
        for word in text.split()
    )


def once(names: Iterable[str]) -> tuple[str, ...]:
    """Keep each name once; spelling is compared without case."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())
