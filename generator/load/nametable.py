"""A name table: tab-separated values (IANA, text/tab-separated-values) with remarks above them.

The first line that is no remark names the columns; each line after it is a row with as many cells.
Nothing is quoted, so no cell holds a tab or a line break. Spaces around a cell mean nothing.
"""

import re
from collections.abc import Iterator

from msgspec import Struct, structs

from generator.core.address import Address, AddressError, UnsafeSchemeError
from generator.core.characters import is_blank
from generator.core.diagnostic import Diagnostic
from generator.core.edtf import Edtf, EdtfError
from generator.core.span import SourceText, Span
from generator.core.suggest import nearest
from generator.load.source import decode
from generator.model.nametable import RELATIONS, ROLES, NameTable, TableHead, TableName

REQUIRED = ("authority", "actor", "name")
OPTIONAL = ("role", "relation", "since", "named_by", "country", "source")
COLUMNS = (*REQUIRED, *OPTIONAL)
REMARKS = ("title", "source", "licence", "licence_address", "attribution")
_ADDRESSES = frozenset({"source", "licence_address"})
_CHOICES = {"role": ROLES, "relation": RELATIONS}
_LONGEST = 600
_REMARK = re.compile(r"#\s*(?P<key>\w+):(?:\s+(?P<value>.*?))?\s*\Z")
_WORD = re.compile(r"[^\W_]")


class LoadedTable(Struct, frozen=True, array_like=True):
    """What one file gave: a table, and problems. A table with problems lacks the rows at fault."""

    table: NameTable
    diagnostics: tuple[Diagnostic, ...] = ()


def load_table(path: str, data: bytes) -> LoadedTable:
    """Read a name table. Raises nothing for what an author can mend."""
    source, problems = decode(path, data)
    if source is None:
        return LoadedTable(NameTable(TableHead(path), ()), tuple(problems))
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: SourceText) -> None:
        self._source = source
        self._problems: list[Diagnostic] = []
        self._columns: tuple[str, ...] = ()
        self._seen: dict[tuple[str | None, ...], int] = {}

    def read(self) -> LoadedTable:
        head = TableHead(self._source.path)
        rows: list[TableName] = []
        for number, line in enumerate(self._source.lines, 1):
            if not line.strip():
                continue
            if self._columns:
                rows += self._row(number, line)
            elif line.startswith("#"):
                head = self._remark(head, number, line)
            elif not self._header(number, line):
                break
        if not self._columns and not self._problems:
            span, message = self._span(1, 1, 1), "this name table has no rows"
            self._add(span, "empty", message, f"begin with {_header()}")
        return LoadedTable(NameTable(head, tuple(rows)), tuple(self._problems))

    def _remark(self, head: TableHead, number: int, line: str) -> TableHead:
        found = _REMARK.match(line)
        key = found["key"] if found else ""
        if found is None:
            return head
        span = self._span(number, found.start("key") + 1, len(key))
        if key not in REMARKS:
            meant = nearest(key, REMARKS)
            known = f"the keys here are: {', '.join(REMARKS)}"
            way_out = (
                f"did you mean {meant!r}?" if meant else f"{known}; other remarks have no colon"
            )
            self._add(span, "unknown-key", f"unknown key {key!r}", way_out)
            return head
        value = found["value"] or ""
        if getattr(head, key) is not None:
            message = f"the key {key!r} is there already"
            self._add(span, "duplicate-key", message, "keep one of them")
        elif not value:
            self._add(span, "empty", f"{key!r} is empty", "write something, or take the line out")
        elif key in _ADDRESSES:
            self._address(self._span(number, found.start("value") + 1, len(value)), value)
        return structs.replace(head, **{key: value})

    def _header(self, number: int, line: str) -> bool:
        """Read the names of the columns; without those that are needed, rows mean nothing."""
        cells = list(_cells(line))
        names = tuple(text for _column, text in cells)
        before = len(self._problems)
        for at, (column, text) in enumerate(cells):
            span = self._span(number, column, len(text))
            if text not in COLUMNS:
                meant = nearest(text, COLUMNS)
                known = f"the columns are: {', '.join(COLUMNS)}, with a tab between two"
                way_out = f"did you mean {meant!r}?" if meant else known
                self._add(span, "unknown-key", f"unknown column {text!r}", way_out)
            elif text in names[:at]:
                message = f"the column {text!r} is there already"
                self._add(span, "duplicate-key", message, "keep one of them")
        if len(self._problems) == before:
            for missing in (name for name in REQUIRED if name not in names):
                message = f"the column {missing!r} is missing"
                span = self._span(number, 1, len(line))
                self._add(span, "missing-key", message, f"begin with {_header()}")
        self._columns = names
        return len(self._problems) == before

    def _row(self, number: int, line: str) -> Iterator[TableName]:
        cells = list(_cells(line))
        if len(cells) != len(self._columns):
            message = f"this row has {_counted(len(cells))}, the header {len(self._columns)}"
            way_out = "write one tab between two cells, also beside empty ones"
            self._add(self._span(number, 1, len(line)), "bad-row", message, way_out)
            return
        before = len(self._problems)
        values = dict(zip(self._columns, cells, strict=True))
        for key, (column, text) in values.items():
            for code, message, way_out in _faults(key, text):
                self._add(self._span(number, column, len(text)), code, message, way_out)
        if len(self._problems) > before:
            return
        given = {key: text for key, (_column, text) in values.items() if text}
        row = TableName(**given, line=number, column=values["name"][0])
        if not self._again(row):
            yield row

    def _again(self, row: TableName) -> bool:
        """Report a row that stands there twice. One name may be an alias as well as the primary."""
        same = (row.authority, row.actor, row.name, row.role, row.named_by)
        first = self._seen.setdefault(same, row.line)
        if first != row.line:
            message = (
                f"{row.authority} lists {row.name!r} for {row.actor!r} in line {first} already"
            )
            span = self._span(row.line, row.column, len(row.name))
            self._add(span, "duplicate-row", message, "keep one of the two rows")
        return first != row.line

    def _address(self, span: Span, text: str) -> None:
        try:
            Address.parse(text)
        except AddressError as error:
            code = "unsafe-address" if isinstance(error, UnsafeSchemeError) else "bad-address"
            self._add(span, code, str(error), error.help)

    def _span(self, line: int, column: int, width: int) -> Span:
        return Span(self._source.path, line, column, line, column + max(width, 1))

    def _add(self, span: Span, code: str, message: str, way_out: str) -> None:
        excerpt = self._source.excerpt(span.line)
        self._problems.append(Diagnostic(span, code, message, way_out, excerpt))


def _cells(line: str) -> Iterator[tuple[int, str]]:
    """Give each cell without the spaces around it, with the column where it begins."""
    column = 1
    for cell in line.split("\t"):
        yield column + len(cell) - len(cell.lstrip()), cell.strip()
        column += len(cell) + 1


def _faults(key: str, text: str) -> Iterator[tuple[str, str, str]]:
    if is_blank(text):
        if text or key in REQUIRED:
            yield "empty", f"{key!r} is empty", "write it, or take the row out"
    elif len(text) > _LONGEST:
        message = f"{key!r} has {len(text):,} characters; the most is {_LONGEST}"
        yield "too-long", message, "shorten it"
    elif key in _CHOICES and text not in _CHOICES[key]:
        meant, choice = nearest(text, _CHOICES[key]), " or ".join(_CHOICES[key])
        way_out = f"did you mean {meant!r}? ({choice})" if meant else f"write {choice}"
        yield "unknown-value", f"{key!r} cannot be {text!r}", way_out
    elif key == "since":
        yield from _date_faults(text)
    elif key == "name" and not _WORD.search(text):
        way_out = "write a name with a letter or a digit"
        yield "bad-value", f"{text!r} holds nothing that could be found in a text", way_out


def _date_faults(text: str) -> Iterator[tuple[str, str, str]]:
    try:
        Edtf.parse(text)
    except EdtfError as error:
        from generator.load.explain import EDTF_HELP, date_code

        meant = f"did you mean {error.suggestion}?" if error.suggestion else EDTF_HELP
        yield date_code(error), error.message, meant


def _counted(cells: int) -> str:
    return "1 cell" if cells == 1 else f"{cells} cells"


def _header() -> str:
    return "a line with the columns authority, actor and name, parted by tabs"
