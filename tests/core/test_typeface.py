"""Type is measured as a renderer sets it, and a damaged font is refused, never believed."""

from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from generator.core.typeface import NotAFontError, Typeface

WORDS = (
    "Microsoft says: “AVATAR To Wa”",
    "Ünïcödé, Wałęsa, Привет",
    "fi ffi 0123456789 — …",
    "e\u0301",
)


def file_of(family: str, face: str) -> Path:
    spec = find_spec(f"font_source_{family}_pro")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    name = f"Source{family.title()}Pro-{face}.ttf"
    return Path(spec.submodule_search_locations[0]) / "files" / name


SERIF = file_of("serif", "Bold").read_bytes()
"""Its table of characters has format 4; that of Source Sans has format 12 as well."""


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(("family", "face"), [("serif", "Bold"), ("sans", "Regular")])
def test_a_line_is_measured_as_it_is_set_and_never_too_short(
    words: str, family: str, face: str
) -> None:
    data = file_of(family, face).read_bytes()
    set_by_another = ImageFont.truetype(BytesIO(data), 100).getlength(words)
    measured = Typeface(data).width(words, 100)

    assert set_by_another - 1 <= measured <= set_by_another * 1.08


@pytest.mark.parametrize(
    ("family", "face", "said"),
    [
        ("serif", "Bold", ("Source Serif Pro", 700, False)),
        ("serif", "Regular", ("Source Serif Pro", 400, False)),
        ("sans", "SemiboldIt", ("Source Sans Pro", 600, True)),
    ],
)
def test_a_face_says_what_it_is(family: str, face: str, said: tuple[str, int, bool]) -> None:
    typeface = Typeface(file_of(family, face).read_bytes())

    assert (typeface.family, typeface.weight, typeface.italic) == said


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Plain “words”", True),
        ("Δελτίο Привет", True),
        ("joined\u200d\u0301", True),
        ("日本", False),
        ("שלום", False),
        ("fine, then 😀", False),
        ("", True),
    ],
)
def test_what_a_face_can_set(text: str, covered: bool) -> None:  # noqa: FBT001  a column
    assert Typeface(SERIF).covers(text) is covered


@pytest.mark.parametrize("data", [b"", b"\0" * 400, b"no font", b"wOF2" + SERIF[4:200]])
def test_what_is_no_font_is_refused(data: bytes) -> None:
    with pytest.raises(NotAFontError):
        Typeface(data)


@given(cut=st.integers(0, len(SERIF)), at=st.integers(0, 4000), byte=st.binary(min_size=1))
def test_a_damaged_font_is_refused_or_measured(cut: int, at: int, byte: bytes) -> None:
    damaged = (SERIF[:at] + byte + SERIF[at + len(byte) :])[: max(cut, 12)]
    try:
        typeface = Typeface(damaged)
    except NotAFontError:
        return
    assert isinstance(typeface.family, str)
