"""YAML keeps what its author typed, and knows where everything stands."""

import pytest

from generator.core.diagnostic import Diagnostic
from generator.core.span import SourceText, Span
from generator.load.decode import plain
from generator.load.yamltree import MAX_DEPTH, Mapping, Scalar, Sequence, Tree, compose


def tree_of(text: str) -> Tree:
    tree, problems = compose(SourceText("a.yaml", text))
    assert tree is not None
    assert problems == []
    return tree


def problems_of(text: str) -> list[tuple[str, int, int]]:
    return [(p.code, p.span.line, p.span.column) for p in all_problems(text)]


def all_problems(text: str) -> list[Diagnostic]:
    return compose(SourceText("a.yaml", text))[1]


def entry(text: str, key: str = "a") -> tuple[Span, Tree]:
    tree = tree_of(text)
    assert isinstance(tree, Mapping)
    return tree.entries[key]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        # YAML 1.1 would make another type of each of these.
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("true", "true"),
        ("1:30", "1:30"),
        ("010", "010"),
        ("0x1f", "0x1f"),
        ("1_000", "1_000"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("2024-01-12", "2024-01-12"),
        ("2024-01-12 16:39:00", "2024-01-12 16:39:00"),
        ("2023-11~", "2023-11~"),
        ("=", "="),
        ("<<", "<<"),
        # A null is a plain one only.
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("'null'", "null"),
        ('""', ""),
        ("'~'", "~"),
        # Quoting and folding are YAML's own.
        ("'it''s'", "it's"),
        ('"tab\\tand \\u00e9"', "tab\tand é"),
        ("|\n  one\n  two\n", "one\ntwo\n"),
        (">-\n  one\n  two\n", "one two"),
        ("one\n  two", "one two"),
        ("a: b".replace(": ", ":"), "a:b"),
    ],
)
def test_a_scalar_is_the_text_that_was_typed(written: str, value: str | None) -> None:
    _span, scalar = entry(f"a: {written}")

    assert isinstance(scalar, Scalar)
    assert scalar.value == value


def test_every_key_and_value_knows_its_place() -> None:
    tree = tree_of("first: 1\nlist:\n  - x\n  - {in: flow, and: [y, z]}\n")

    assert isinstance(tree, Mapping)
    key, items = tree.entries["list"]
    assert key == Span("a.yaml", 2, 1, 2, 5)
    assert isinstance(items, Sequence)
    assert items.items[0].span == Span("a.yaml", 3, 5, 3, 6)
    flow = items.items[1]
    assert isinstance(flow, Mapping)
    assert flow.flow
    assert not tree.flow
    assert flow.entries["and"][1].span == Span("a.yaml", 4, 21, 4, 27)


@pytest.mark.parametrize(
    "written",
    [
        "|\n  one\n  two\n",
        ">-\n  one\n\n  two\n",
        "one\n  two\n",
        '"one\n  two"\n',
        "[one,\n  two]\n",
    ],
)
def test_a_value_of_many_lines_is_marked_on_its_first(written: str) -> None:
    span, value = entry(f"a: {written}b: c\n")

    assert span == Span("a.yaml", 1, 1, 1, 2)
    assert (value.span.line, value.span.column, value.span.end_line) == (1, 4, 1)
    assert value.span.end_column == 4 + len(written.split("\n", maxsplit=1)[0])


def test_a_value_ends_where_its_last_line_does() -> None:
    _span, value = entry("a: >-\n  one\n  two\nb: c\n")

    assert isinstance(value, Scalar)
    assert value.until == (4, 1)


def test_front_matter_is_placed_in_its_file() -> None:
    tree, problems = compose(SourceText("a.md", "a: 1\na: 2\n"), first_line=2)

    assert isinstance(tree, Mapping)
    assert tree.entries["a"][1].span.line == 2
    (problem,) = problems
    assert (problem.span.line, problem.excerpt, problem.related[0].span.line) == (3, "a: 2", 2)


def test_of_two_equal_keys_the_second_is_refused_and_the_first_kept() -> None:
    tree, problems = compose(SourceText("a.yaml", "a: 1\nb:\n  c: 1\n  'c': 2\na: 3\n"))

    assert tree is not None
    assert plain(tree) == {"a": "1", "b": {"c": "1"}}
    assert [(p.code, p.span.line, p.related[0].span.line) for p in problems] == [
        ("duplicate-key", 4, 3),
        ("duplicate-key", 5, 1),
    ]


def test_an_alias_stands_for_its_value() -> None:
    assert plain(tree_of("a: &x [1, 2]\nb: *x\n")) == {"a": ["1", "2"], "b": ["1", "2"]}


def test_a_merge_key_is_a_key_like_any_other() -> None:
    assert plain(tree_of("a: &x {b: c}\nd:\n  <<: *x\n"))["d"] == {"<<": {"b": "c"}}


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("a: b: c\n", [("yaml-syntax", 1, 5)]),
        ("a: [b\n", [("yaml-syntax", 2, 1)]),
        ("a: *b\n", [("yaml-syntax", 1, 4)]),
        ("a: 1\n---\nb: 2\n", [("yaml-syntax", 2, 1)]),
        ("%YAML 3.0\n---\na: b\n", [("yaml-syntax", 1, 1)]),
        ("a: !!binary aGk=\nb: !own x\n", [("yaml-syntax", 1, 4), ("yaml-syntax", 2, 4)]),
        ("a: !own [x]\n", [("yaml-syntax", 1, 4)]),
        ("a: !!python/name:os.system x\n", [("yaml-syntax", 1, 4)]),
        ("[a]: b\n{c: d}: e\n", [("wrong-type", 1, 1), ("wrong-type", 2, 1)]),
        ("a:\n\tb: c\n\td: e\n", [("tab", 2, 1), ("tab", 3, 1)]),
        ("a: b\n\tc: d\n", [("tab", 2, 1)]),
        ("a:\tb\n", []),
        ("a: |\n  b\n  \tc\n", []),
        ('a: "\\0"\n', [("control-character", 1, 5)]),
        (
            'a: "\\\\0 \\x07\\\n  \\u202e"\n',
            [("control-character", 1, 9), ("control-character", 2, 3)],
        ),
        ('"\\e": b\n', []),
        ('a: "\\ud83d\\ude00"\n', [("control-character", 1, 5)]),
        ('a: "\\U00110000"\n', [("control-character", 1, 5)]),
    ],
)
def test_problems_are_placed(text: str, problems: list[tuple[str, int, int]]) -> None:
    assert problems_of(text) == problems


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[\n" * 100_000,
        "{a: " * 100_000,
        "{a: \n" * 100_000,
        '["]", ' * 100_000,
        "? " * 10_000,
        "- " * 10_000,
        "\n".join(f"{' ' * depth}a:" for depth in range(1_000)),
        "\n".join(f"{' ' * depth}-" for depth in range(1_000)),
        "a: &a [*a]\n",
        "a: &a {b: *a}\n",
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 40)),
    ],
    ids=lambda text: text[:12],
)
def test_deep_and_endless_documents_are_refused_in_time(text: str) -> None:
    (problem,) = all_problems(text)

    assert problem.code == "alias-bomb"


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * (MAX_DEPTH - 1) + "]" * (MAX_DEPTH - 1),
        "".join(f"- [{number}, {{a: b}}]\n" for number in range(1_000)),
        "a: |\n" + " " * 300 + "far to the right\n",
        "a: '" + "[" * 1_000 + "'\n",
        "- - - - - a\n" * 50,
    ],
    ids=["deep", "many", "indented", "quoted", "nested"],
)
def test_ordinary_documents_are_not_suspected(text: str) -> None:
    assert problems_of(text) == []


def test_nothing_is_an_empty_mapping() -> None:
    assert plain(tree_of("")) == {}
    assert plain(tree_of("# only a comment\n")) == {}
