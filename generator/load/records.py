"""One file's bytes to its records: the unit that is memoised."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from msgspec import Struct
from msgspec.structs import replace

from generator.core.diagnostic import Diagnostic
from generator.core.slug import LONGEST, is_slug, slugify
from generator.core.span import SourceText, Span
from generator.load.decode import decode, with_language, with_slug
from generator.load.discover import ContentFile
from generator.load.document import Document, parse
from generator.load.salvage import leaves_of
from generator.load.source import decode as decode_text
from generator.load.texts import Texts, read_texts
from generator.load.writing import faults
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.model.entry import Entry, Loaded, WrittenRef
from generator.model.kinds import RECORDS
from generator.model.leaves import Leaf, leaves


class Task(Struct, frozen=True, array_like=True):
    """A file to load, with its bytes."""

    file: ContentFile
    data: bytes
    language: str = "en"
    """That of a record that names none."""

    @property
    def given(self) -> str:
        """What is given to the file's records: that language, or nothing where they have none."""
        return self.language if "language" in RECORDS[self.file.kind].__struct_fields__ else ""


def load_file(task: Task) -> Loaded:
    """Read every record of one file. Raises nothing for what an author can mend."""
    file = task.file
    source, problems = decode_text(file.path, task.data)
    if source is None:
        return Loaded(broken=guess(file, task.data), diagnostics=tuple(problems))
    document, more = parse(source)
    problems += more
    if document is None:
        return Loaded(broken=guess(file, task.data), diagnostics=tuple(problems))
    return _FileReader(task, source, document, problems).read()


class _FileReader:
    def __init__(
        self,
        task: Task,
        source: SourceText,
        document: Document,
        problems: list[Diagnostic],
    ) -> None:
        self._file = task.file
        self._language = task.given
        self._source = source
        self._document = document
        self._problems = problems
        self._entries: list[Entry] = []
        self._broken: list[str] = []
        self._loose: list[WrittenRef] = []

    def read(self) -> Loaded:
        tree = self._document.tree
        if isinstance(tree, Sequence):
            for index, item in enumerate(tree.items):
                self._record(item, index)
        elif isinstance(tree, Mapping):
            self._record(with_slug(tree, self._stem(tree)), -1)
        else:
            self._broken.extend(guess(self._file))
            self._add(tree.span, "wrong-type", "a record is a mapping", "write `key: value` lines")
        return Loaded(
            entries=tuple(self._entries),
            broken=tuple(self._broken),
            loose=tuple(self._loose),
            diagnostics=tuple(self._problems),
        )

    def _stem(self, tree: Mapping) -> str:
        stem = PurePosixPath(self._file.path).stem
        if "slug" not in tree.entries and not is_slug(stem):
            name = slugify(stem, fallback="a-name")
            message = f"the file's name {stem!r} cannot stand in an address"
            if len(stem) > LONGEST:
                message = f"the file's name has {len(stem)} characters; at most {LONGEST}"
            way_out = f"rename it to {name}, or give a `slug:`"
            self._problems.append(Diagnostic(Span(self._file.path), "bad-slug", message, way_out))
            return name
        return stem

    def _record(self, tree: Tree, index: int) -> None:
        kind = self._file.kind
        whole = with_language(tree, self._language) if self._language else tree
        record, problems = decode(whole, RECORDS[kind], self._source.excerpt)
        self._problems += [*problems, *faults(tree, RECORDS[kind], self._source.excerpt)]
        if record is None:
            slug = _slug_of(tree) or PurePosixPath(self._file.path).stem
            self._broken.append(f"{kind}:{slug}")
            self._loose += self._texts(leaves_of(tree, RECORDS[kind]), index).refs
            return
        texts = self._texts(leaves(record), index)
        entry = Entry(
            id=f"{kind}:{record.slug}",
            kind=kind,
            slug=record.slug,
            file=self._file.path,
            index=index,
            # Its body is kept once, as a text.
            record=replace(record, body="") if "body" in texts.parsed else record,
            texts=texts.parsed,
            refs=texts.refs,
        )
        self._entries.append(entry)

    def _texts(self, found: Iterable[Leaf], index: int) -> Texts:
        texts = read_texts(found, self._source, self._document, index)
        self._problems += texts.problems
        return texts

    def _add(self, span: Span, code: str, message: str, way_out: str) -> None:
        excerpt = self._source.excerpt(span.line)
        self._problems.append(Diagnostic(span, code, message, way_out, excerpt))


def _slug_of(tree: Tree) -> str:
    """Guess what a broken record would have been called, to spare its readers false alarms."""
    if isinstance(tree, Mapping) and "slug" in tree.entries:
        value = tree.entries["slug"][1]
        if isinstance(value, Scalar) and value.value:
            return value.value
    return ""


def guess(file: ContentFile, data: bytes = b"") -> tuple[str, ...]:
    """Name the records of a file that cannot be read, to spare their readers false alarms."""
    written = (found.decode() for found in _SLUG_LINE.findall(data))
    return tuple(f"{file.kind}:{slug}" for slug in (PurePosixPath(file.path).stem, *written))


_SLUG_LINE = re.compile(rb"^[ \t-]*slug:[ \t]*[\"']?([a-z0-9-]+)", re.MULTILINE)
