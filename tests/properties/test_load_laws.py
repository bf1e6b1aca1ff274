"""Laws of loading, each a function that a broken loader must fail too.

Whatever bytes a file holds, there is a result: records, or problems that point into the file.
"""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.core.diagnostic import Diagnostic, in_order
from generator.core.span import SourceText, Span
from generator.load.discover import ContentFile
from generator.load.records import Task, load_file
from generator.model.codes import CODES
from generator.model.entry import Loaded
from generator.model.freeze import freeze, thaw
from generator.model.kinds import FOLDERS
from generator.model.terms import Kind
from tests.support.site import BASE

BASES: dict[Kind, bytes] = {
    FOLDERS[file.parent.name]: file.read_bytes() for file in (BASE / "content").glob("*/*")
}
patient = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

Load = Callable[[Task], Loaded]


# --- Strategies ----------------------------------------------------------------------------------

files = st.builds(
    lambda kind, ending: ContentFile(f"{kind}s/a{ending}", kind),
    st.sampled_from(sorted(BASES)),
    st.sampled_from([".yaml", ".md"]),
)
_scalars = st.sampled_from(
    [
        "~",
        "x",
        "no",
        "1:30",
        "2017-02-30",
        "2024-01-12",
        "2024-01-12T10:00",
        "[[a]]",
        "'",
        '"',
        "javascript:x",
        "https://x.example/",
        "*a",
        "|",
        ">-",
        "{",
        "[",
        "document:notice",
        "../x",
        '"\\0"',
        '"\\ud800"',
        "é🛥",
        "true",
    ]
) | st.sampled_from(["", "&a x", "!t x", "- x", "\t", "[[x]] ![](y)", "read in full"])
_keys = st.sampled_from(
    [
        "slug",
        "title",
        "titel",
        "name",
        "occurred",
        "date",
        "facts",
        "sources",
        "text",
        "guid",
        "verified",
        "kind",
        "body",
        "address",
        "menu",
        "note",
        "<<",
        "'q'",
        "[k]",
    ]
) | st.sampled_from(["", "? a"])
_lines = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "  ", "    ", "- ", "  - ", "\t", "# ", "---", "... "]),
    _keys,
    st.sampled_from([": ", ":", " ", ": [", ": {", "]", "}"]),
    _scalars,
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", ", "]),
)
yamlish = st.lists(_lines, max_size=12).map("".join)
fronted = st.builds("---\n{}---\n{}".format, yamlish, st.text() | st.just("[[a]] ![b](c)\n"))
damaged = st.builds(
    lambda data, place, middle: (
        data[: place % (len(data) + 1)]
        + middle
        + data[place % (len(data) + 1) + len(middle) // 2 :]
    ),
    st.sampled_from([*BASES.values()]),
    st.integers(0, 2_000),
    st.binary(max_size=6) | _scalars.map(str.encode) | _lines.map(str.encode),
)
contents = (
    st.binary(max_size=200)
    | damaged
    | (yamlish | fronted | st.text()).map(lambda text: text.encode("utf-8", "surrogatepass"))
)


# --- The laws ------------------------------------------------------------------------------------


def law_every_file_has_a_result(file: ContentFile, data: bytes, load: Load) -> None:
    """Records or problems, and each problem in a place that is there."""
    loaded = load(Task(file, data))
    assert loaded.entries or loaded.diagnostics or _holds_nothing(data)
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    lines = SourceText(file.path, text).lines
    for problem in loaded.diagnostics:
        assert problem.code in CODES
        assert problem.message
        assert problem.span.path == file.path
        assert 1 <= problem.span.line <= len(lines) + 1
        assert problem.span.column >= 1
        if problem.excerpt and problem.code != "not-utf8":
            assert problem.excerpt == lines[problem.span.line - 1]
            assert problem.span.column <= len(problem.excerpt) + 1
    assert all(entry.file == file.path for entry in loaded.entries)


def _holds_nothing(data: bytes) -> bool:
    """Only a list without items is a sound file without a record."""
    return b"[" in data


def law_thawing_gives_back_what_was_frozen(loaded: Loaded, melt: Callable[[bytes], Loaded]) -> None:
    assert melt(freeze(loaded)) == loaded
    assert freeze(melt(freeze(loaded))) == freeze(loaded)


def law_reports_are_in_one_order(
    problems: list[Diagnostic], order: Callable[[list[Diagnostic]], tuple[Diagnostic, ...]]
) -> None:
    """Each once, by file and then by place, however they came in."""
    ordered = order(problems)
    assert set(ordered) == set(problems)
    assert len(ordered) == len(set(problems))
    assert order(problems[::-1]) == ordered
    places = [(p.span.path, p.span.line, p.span.column, p.code) for p in ordered]
    assert places == sorted(places)


# --- They hold -----------------------------------------------------------------------------------


@patient
@given(files, contents)
def test_every_file_has_a_result(file: ContentFile, data: bytes) -> None:
    law_every_file_has_a_result(file, data, load_file)


@patient
@given(files, contents)
def test_thawing_gives_back_what_was_frozen(file: ContentFile, data: bytes) -> None:
    law_thawing_gives_back_what_was_frozen(load_file(Task(file, data)), thaw)


@pytest.mark.parametrize("kind", BASES)
def test_a_sound_record_survives_freezing(kind: Kind) -> None:
    ending = ".md" if BASES[kind].startswith(b"---") else ".yaml"
    loaded = load_file(Task(ContentFile(f"x/a{ending}", kind), BASES[kind]))

    assert loaded.entries
    law_thawing_gives_back_what_was_frozen(loaded, thaw)


spans = st.builds(Span, st.sampled_from(["a", "b", "a/b"]), st.integers(1, 3), st.integers(1, 12))
problems = st.builds(
    Diagnostic, spans, st.sampled_from(["tab", "empty"]), st.sampled_from(["m", "n"]), st.just("h")
)


@given(st.lists(problems))
def test_reports_are_in_one_order(found: list[Diagnostic]) -> None:
    law_reports_are_in_one_order(found, in_order)


# --- A broken one is caught ----------------------------------------------------------------------

EVENT = ContentFile("events/a.yaml", "event")


def test_a_loader_that_drops_a_record_in_silence_is_caught() -> None:
    def silent(task: Task) -> Loaded:
        return Loaded(entries=load_file(task).entries)

    with pytest.raises(AssertionError):
        law_every_file_has_a_result(EVENT, b"titel: x\n", silent)


def test_a_loader_that_raises_is_caught() -> None:
    def strict(task: Task) -> Loaded:
        task.data.decode("utf-8")
        return load_file(task)

    with pytest.raises(UnicodeDecodeError):
        law_every_file_has_a_result(EVENT, b"\xff", strict)


def test_a_loader_that_counts_lines_from_nought_is_caught() -> None:
    def from_nought(task: Task) -> Loaded:
        found = load_file(task).diagnostics
        moved = (Diagnostic(Span(p.span.path, p.span.line - 1), p.code, p.message) for p in found)
        return Loaded(diagnostics=tuple(moved))

    with pytest.raises(AssertionError):
        law_every_file_has_a_result(EVENT, b"titel: x\n", from_nought)


def test_thawing_that_forgets_is_caught() -> None:
    def forgetful(data: bytes) -> Loaded:
        loaded = thaw(data)
        return Loaded(entries=loaded.entries, diagnostics=loaded.diagnostics)

    with pytest.raises(AssertionError):
        law_thawing_gives_back_what_was_frozen(load_file(Task(EVENT, b"titel: x\n")), forgetful)


def test_an_order_by_line_or_column_is_caught() -> None:
    """Yamllint's way: a later line at an earlier column slips by."""

    def by_line_and_column_apart(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
        return tuple(sorted(set(found), key=lambda p: (p.span.path, p.span.column, p.span.line)))

    two = [Diagnostic(Span("a", 1, 9), "tab", "m"), Diagnostic(Span("a", 2, 1), "tab", "m")]
    with pytest.raises(AssertionError):
        law_reports_are_in_one_order(two, by_line_and_column_apart)


def test_an_order_as_they_came_is_caught() -> None:
    two = [Diagnostic(Span("a", 2), "tab", "m"), Diagnostic(Span("a", 1), "tab", "m")]
    with pytest.raises(AssertionError):
        law_reports_are_in_one_order(two, tuple)
