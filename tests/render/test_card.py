"""A card image: what is drawn, that it fits, and that it is the same wherever it is drawn."""

import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace
from PIL import Image

from generator.core.hashing import of_bytes
from generator.plan.facets.card_image import CardImage, CardLook, Quotation
from generator.render.card import draw, svg
from generator.render.card_type import faces_of

LOOK = CardLook("#fdfcf9", "#1b1a18", "#57534b", "#1b1a18", "#0f495b", sans=False, fonts=())
CARD = CardImage(
    site="The small record",
    host="record.example",
    label="Event",
    title="The breach is disclosed",
    quotation=None,
    by=None,
    dates=("Happened: about November 2023", "Became public: 19 January 2024"),
    marks=(),
)
WORDS = Quotation("“", "”", complete=True, whole="Complete statement", excerpt="Excerpt")
SAID = replace(
    CARD,
    label="Statement",
    title="No mail of customers was read, and none of it has left our own machines since then.",
    quotation=WORDS,
    by="Harbour",
    dates=("19 January 2024",),
    marks=(("Overtaken on 8 March 2024", "Harbour says what was read"),),
)
LONG = "A title of many words about one matter "
FONTS = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def drawn(card: CardImage, look: CardLook = LOOK) -> Image.Image:
    return Image.open(BytesIO(draw(card, look))).convert("RGB")


def lines(card: CardImage, look: CardLook = LOOK) -> list[str]:
    """Give the texts of a card, as an XML reader finds them."""
    tree = ET.fromstring(svg(card, look, faces_of(look.fonts, sans=look.sans)))  # noqa: S314  ours
    return [text.text or "" for text in tree.iter("{http://www.w3.org/2000/svg}text")]


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Tell whether anything is drawn in a part of a card."""
    return len(image.crop(box).getcolors(100_000) or []) > 1


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        SAID,
        replace(CARD, title=LONG * 20),
        replace(CARD, title="x" * 500),
        replace(SAID, title=LONG * 20, by=LONG * 9, marks=((LONG * 3, LONG * 9),) * 3),
        replace(CARD, site=LONG * 9, host="a" * 300, label="L" * 90, dates=(LONG * 9,) * 2),
    ],
    ids=["event", "statement", "long", "one-word", "all-long", "around-long"],
)
def test_a_card_has_its_size_and_nothing_reaches_its_margins(card: CardImage) -> None:
    image = drawn(card)

    assert image.size == (1200, 630)
    assert inked(image, (72, 130, 1128, 400))
    for margin in ((0, 12, 68, 630), (1132, 12, 1200, 630), (0, 590, 1200, 630)):
        assert not inked(image, margin)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "The breach is disclosed again"},
        {"dates": ("Happened: 19 January 2024",)},
        {"site": "Another record"},
        {"label": "Incident"},
        {"marks": (("Overtaken in May 2024", "What came later"),)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_card_shows_whatever_of_it_differs(change: dict[str, object]) -> None:
    assert draw(replace(CARD, **change), LOOK) != draw(CARD, LOOK)


@pytest.mark.parametrize("colour", ["page", "text", "quiet", "rule", "accent"])
def test_each_colour_is_that_of_the_theme(colour: str) -> None:
    image = drawn(CARD, replace(LOOK, **{colour: "#ff00ff"}))
    assert (255, 0, 255) in {one for _count, one in image.getcolors(100_000) or []}


def test_titles_are_set_without_serifs_where_the_theme_has_none() -> None:
    assert draw(CARD, replace(LOOK, sans=True)) != draw(CARD, LOOK)


def test_dates_stand_there_as_they_were_given() -> None:
    assert [line for line in lines(CARD) if ":" in line] == [*reversed(CARD.dates)]


@pytest.mark.parametrize(
    ("card", "extent"),
    [
        (SAID, "Complete statement"),
        (replace(SAID, quotation=replace(WORDS, complete=False)), "Excerpt"),
        (replace(SAID, title=LONG * 20), "Excerpt"),
    ],
    ids=["whole", "part", "cut"],
)
def test_words_are_marked_for_what_they_are(card: CardImage, extent: str) -> None:
    shown = lines(card)
    quoted = " ".join(line for line in shown if line in _quotation(shown))

    assert f"19 January 2024 · {extent}" in shown
    assert "Harbour" in shown
    assert "Overtaken on 8 March 2024: Harbour says what was read" in shown
    assert quoted.startswith("“")
    assert quoted.endswith("”")
    assert card.title.startswith(quoted.strip("“”").rstrip("…"))


def _quotation(shown: list[str]) -> list[str]:
    first = next(n for n, line in enumerate(shown) if line.startswith("“"))
    last = next(n for n, line in enumerate(shown) if line.endswith("”"))
    return shown[first : last + 1]


# --- What cannot be set ---------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["日本語の見出し", "הודעה על פריצה", "Fine, but 😀"])
def test_what_the_type_lacks_is_left_out_and_the_rest_stays(title: str) -> None:
    assert lines(replace(CARD, title=title)) == [line for line in lines(CARD) if line != CARD.title]


def test_words_are_never_without_what_has_overtaken_them() -> None:
    shown = lines(replace(SAID, marks=(("Overtaken on 8 March 2024", "日本"),)))
    assert "Overtaken on 8 March 2024" in shown


@pytest.mark.parametrize(
    "change",
    [
        {"marks": (("已被取代", "Harbour says what was read"),)},
        {"by": "北京"},
        {"dates": ("2024年1月19日",)},
        {"quotation": replace(WORDS, complete=False, excerpt="摘录")},
    ],
    ids=["what-overtook-them", "whose-they-are", "when-they-were-said", "that-they-are-not-all"],
)
def test_words_are_left_out_with_what_belongs_to_them(change: dict[str, object]) -> None:
    assert "“" in "".join(lines(SAID))
    assert "“" not in "".join(lines(replace(SAID, **change)))


@pytest.mark.parametrize(
    "text",
    ["<script>alert(1)</script>", "</text></svg>", "a & b &amp; ]]>", '" onload="x', "&#x26;"],
)
def test_hostile_text_is_text(text: str) -> None:
    card = replace(CARD, title=text, site=text, host=text, label=None, by=text, dates=(text,))
    shown = lines(card)

    assert set(shown) == {" ".join(text.split())}
    assert drawn(card).size == (1200, 630)


@pytest.mark.skipif(not FONTS.is_file(), reason="needs a font with Hebrew and Arabic letters")
@pytest.mark.parametrize("title", ["نشر خبر الاختراق اليوم", "A report"])
def test_a_theme_brings_its_own_type_and_right_to_left_stands_right(title: str) -> None:
    look = replace(LOOK, fonts=(FONTS.read_bytes(),))
    card = replace(CARD, title=title, dates=(), host="")
    image = drawn(card, look)
    left, right = (72, 130, 200, 400), (1000, 130, 1128, 400)

    assert draw(card, look) != draw(card, LOOK)
    assert (inked(image, left), inked(image, right)) == (title.isascii(), not title.isascii())


TOP, FOOT = (30, 92), (540, 590)
LEFT, RIGHT = (72, 200), (1000, 1128)


def inked_at(image: Image.Image, across: tuple[int, int], down: tuple[int, int]) -> bool:
    return inked(image, (across[0], down[0], across[1], down[1]))


@pytest.mark.skipif(not FONTS.is_file(), reason="needs a font with Hebrew and Arabic letters")
def test_what_stands_left_stands_right_where_words_run_to_the_left() -> None:
    """The site and the dates begin a card; what sort of record it is and the address end it."""
    look = replace(LOOK, fonts=(FONTS.read_bytes(),), right_to_left=True)
    begins = replace(CARD, site="السجل", label=None, title="نشر", dates=("حدث",), host="")
    ends = replace(CARD, site="", label="حدث", title="نشر", dates=())
    for card, side, other in ((begins, RIGHT, LEFT), (ends, LEFT, RIGHT)):
        image = drawn(card, look)
        for row in (TOP, FOOT):
            assert (inked_at(image, side, row), inked_at(image, other, row)) == (True, False)
        turned = drawn(card, replace(look, right_to_left=False))
        assert inked_at(turned, other, TOP)
        assert not inked_at(turned, side, TOP)


@pytest.mark.skipif(not FONTS.is_file(), reason="needs a font with Hebrew and Arabic letters")
@pytest.mark.parametrize("title", ["نشر خبر الاختراق اليوم", "A report"])
def test_a_title_runs_as_its_own_words_do(title: str) -> None:
    look = replace(LOOK, fonts=(FONTS.read_bytes(),), right_to_left=True)
    image = drawn(replace(CARD, title=title, dates=(), host=""), look)
    sides = inked_at(image, LEFT, (130, 400)), inked_at(image, RIGHT, (130, 400))
    assert sides == (title.isascii(), not title.isascii())


# --- The same everywhere --------------------------------------------------------------------------

PROGRAM = """
import sys
from tests.render.test_card import CARD, LOOK, SAID, draw, of_bytes
print(*(of_bytes(draw(card, LOOK)) for card in (SAID, CARD)))
"""


def test_two_processes_draw_the_same_bytes() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=Path(__file__).parents[2],
        env={"LC_ALL": "C", "HOME": "/nowhere", "PYTHONHASHSEED": "7"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [of_bytes(draw(card, LOOK)) for card in (SAID, CARD)]


def test_no_font_of_the_machine_is_asked_for() -> None:
    families = set(re.findall(r'font-family="([^"]+)"', svg(CARD, LOOK, faces_of((), sans=False))))
    assert families == {"Source Serif Pro", "Source Sans Pro"}
