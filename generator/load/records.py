"""One file's bytes to its records: the unit that is memoised."""

from pathlib import PurePosixPath

from msgspec import Struct

from generator.core.diagnostic import Diagnostic
from generator.core.slug import is_slug, slugify
from generator.core.span import SourceText, Span
from generator.load.decode import decode, with_slug
from generator.load.discover import ContentFile
from generator.load.document import Document, parse
from generator.load.locate import Locator
from generator.load.source import decode as decode_text
from generator.load.yamltree import Mapping, Scalar, Sequence, Tree
from generator.markup import richtext
from generator.model.body import MarkupProblem, RichText
from generator.model.entry import Entry, Loaded, Place, WrittenRef
from generator.model.kinds import KINDS, RECORDS
from generator.model.leaves import leaves


class Task(Struct, frozen=True, array_like=True):
    """A file to load, with its bytes."""

    file: ContentFile
    data: bytes


def load_file(task: Task) -> Loaded:
    """Read every record of one file. Raises nothing for what an author can mend."""
    file = task.file
    source, problems = decode_text(file.path, task.data)
    if source is None:
        return Loaded(diagnostics=tuple(problems))
    document, more = parse(source)
    problems += more
    if document is None:
        return Loaded(broken=_guess(file), diagnostics=tuple(problems))
    return _FileReader(file, source, document, problems).read()


class _FileReader:
    def __init__(
        self,
        file: ContentFile,
        source: SourceText,
        document: Document,
        problems: list[Diagnostic],
    ) -> None:
        self._file = file
        self._source = source
        self._document = document
        self._problems = problems
        self._entries: list[Entry] = []
        self._broken: list[str] = []

    def read(self) -> Loaded:
        tree = self._document.tree
        if isinstance(tree, Sequence):
            for index, item in enumerate(tree.items):
                self._record(item, index)
        elif isinstance(tree, Mapping):
            self._record(with_slug(tree, self._stem(tree)), -1)
        else:
            self._add(tree.span, "wrong-type", "a record is a mapping", "write `key: value` lines")
        return Loaded(
            entries=tuple(self._entries),
            broken=tuple(self._broken),
            diagnostics=tuple(self._problems),
        )

    def _stem(self, tree: Mapping) -> str:
        stem = PurePosixPath(self._file.path).stem
        if "slug" not in tree.entries and not is_slug(stem):
            self._add(
                Span(self._file.path),
                "bad-slug",
                f"the file's name {stem!r} cannot stand in an address",
                f"rename it to {slugify(stem, fallback='a-name')}, or give a `slug:`",
            )
            return slugify(stem, fallback="a-name")
        return stem

    def _record(self, tree: Tree, index: int) -> None:
        before = len(self._problems)
        kind = self._file.kind
        record, problems = decode(tree, RECORDS[kind], self._source.excerpt)
        self._problems += problems
        if record is None:
            self._broken.append(f"{kind}:{_slug_of(tree)}")
            return
        texts, refs = self._texts_and_refs(record, index)
        entry = Entry(
            id=f"{kind}:{record.slug}",
            kind=kind,
            slug=record.slug,
            file=self._file.path,
            index=index,
            record=record,
            texts=texts,
            refs=refs,
        )
        if len(self._problems) > before:
            self._broken.append(entry.id)
        else:
            self._entries.append(entry)

    def _texts_and_refs(
        self, record: Struct, index: int
    ) -> tuple[dict[str, RichText], tuple[WrittenRef, ...]]:
        texts: dict[str, RichText] = {}
        refs: list[WrittenRef] = []
        for path, text, extra in leaves(record):
            if "ref" in extra:
                place = Place(self._file.path, index, path)
                refs.append(WrittenRef(text, extra["ref"], place))
            elif extra.get("text") in _PARSERS:
                parsed, faults = _PARSERS[extra["text"]](text)
                texts[path] = parsed
                self._problems += [self._fault(fault, path, index) for fault in faults]
                refs += _written_in(parsed, Place(self._file.path, index, path))
        return texts, tuple(refs)

    def _fault(self, fault: MarkupProblem, field: str, index: int) -> Diagnostic:
        place = Place(self._file.path, index, field, fault.raw, fault.line, fault.nth)
        span = Locator.of_document(self._source, self._document).span(place)
        excerpt = self._source.excerpt(span.line)
        return Diagnostic(span, fault.code, fault.message, fault.help, excerpt)

    def _add(self, span: Span, code: str, message: str, way_out: str) -> None:
        excerpt = self._source.excerpt(span.line)
        self._problems.append(Diagnostic(span, code, message, way_out, excerpt))


_PARSERS = {"inline": richtext.inline, "block": richtext.block}


def _written_in(text: RichText, place: Place) -> list[WrittenRef]:
    """List the `[[references]]` of a text."""
    return [
        WrittenRef(
            found.target,
            KINDS,
            Place(place.file, place.index, place.field, found.raw, found.line, found.nth),
        )
        for found in text.references
    ]


def _slug_of(tree: Tree) -> str:
    """Guess what a broken record would have been called, to spare its readers false alarms."""
    if isinstance(tree, Mapping) and "slug" in tree.entries:
        value = tree.entries["slug"][1]
        if isinstance(value, Scalar) and value.value:
            return value.value
    return ""


def _guess(file: ContentFile) -> tuple[str, ...]:
    return (f"{file.kind}:{PurePosixPath(file.path).stem}",)
