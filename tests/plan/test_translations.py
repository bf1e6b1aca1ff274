"""Catalogues of a theme: merged layer over layer, and told what is wrong with them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.diagnostic import Diagnostic
from generator.core.language import Language
from generator.plan.theme_files import load_theme
from generator.plan.translations import ALL_WORDS, catalogues_of, lacking, language_of
from tests.support.site import ROOT

PACKAGED = ROOT / "themes"
HEAD = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=n != 1;\\n"\n\n'


def po(*pairs: tuple[str, str], head: str = HEAD) -> bytes:
    texts = (f'msgid "{words}"\nmsgstr "{said}"\n' for words, said in pairs)
    return (head + "\n".join(texts)).encode()


def read(data: bytes) -> tuple[Language, list[Diagnostic]]:
    return language_of("de", {"locale/de.po": [("themes/x/locale/de.po", data)]})


def told(data: bytes) -> list[tuple[int, str]]:
    return [(one.span.line, one.message) for one in read(data)[1]]


# --- What is read --------------------------------------------------------------------------------


def test_a_country_goes_over_its_language_and_a_site_over_its_theme() -> None:
    assert catalogues_of("DE-at") == ("locale/de.po", "locale/de-at.po")
    found = {
        "locale/de.po": [
            ("own", po(("Two", "Zwei (Seite)"), ("Three", "Drei (Seite)"))),
            ("theme", po(("One", "Eins"), ("Two", "Zwei"))),
        ],
        "locale/de-AT.po": [("theme", po(("Three", "Drei (Land)")))],
        "locale/fr.po": [("theme", po(("One", "Un")))],
    }
    language, problems = language_of("de-AT", found)

    assert problems == []
    said = [language.gettext(words) for words in ("One", "Two", "Three", "Four")]
    assert said == ["Eins", "Zwei (Seite)", "Drei (Land)", "Four"]
    assert language.tag == "de-AT"


def test_a_catalogue_of_a_site_extends_the_packaged_one(tmp_path: Path) -> None:
    own = tmp_path / "default" / "locale"
    own.mkdir(parents=True)
    (own / "de.po").write_bytes(po(("Search", "Finden"), ("Our desk", "Unsere Redaktion")))
    theme, problems = load_theme("default", [tmp_path, PACKAGED], "de")

    assert problems == []
    assert theme is not None
    said = [theme.language.gettext(words) for words in ("Search", "Our desk", "Timeline")]
    assert said == ["Finden", "Unsere Redaktion", "Chronologie"]


def test_our_own_english_can_be_worded_anew(tmp_path: Path) -> None:
    own = tmp_path / "default" / "locale"
    own.mkdir(parents=True)
    (own / "en.po").write_bytes(po(("Not known", "Open questions")))
    for tag in ("en", "en-GB"):
        theme, _problems = load_theme("default", [tmp_path, PACKAGED], tag)
        assert theme is not None
        assert theme.language.gettext("Not known") == "Open questions"
        assert lacking(theme.language, theme.words) == 0


def test_what_is_fuzzy_or_empty_is_no_translation() -> None:
    language, problems = read(po(("One", "")) + b'\n#, fuzzy\nmsgid "Two"\nmsgstr "Drei"\n')
    assert problems == []
    assert [language.gettext(words) for words in ("One", "Two")] == ["One", "Two"]


def test_what_is_lacking_is_counted() -> None:
    words = [(ALL_WORDS, po(("One", ""), ("Two", ""), ("Three", "")))]
    assert lacking(read(po(("Two", "Zwei")))[0], words) == 2
    assert lacking(Language("en-US"), words) == 0


def test_only_the_catalogue_in_use_changes_what_pages_are_made_of(tmp_path: Path) -> None:
    own = tmp_path / "default" / "locale"
    own.mkdir(parents=True)

    def closure(tag: str) -> str:
        theme, _problems = load_theme("default", [tmp_path, PACKAGED], tag)
        assert theme is not None
        return theme.closure("pages/404.html")

    before = {tag: closure(tag) for tag in ("en-GB", "de")}
    (own / "de.po").write_bytes(po(("Search", "Finden")))
    after = {tag: closure(tag) for tag in ("en-GB", "de")}

    assert before["en-GB"] == after["en-GB"]
    assert len({*before.values(), *after.values()}) == 3


def test_a_rule_that_fails_for_a_number_stops_no_page() -> None:
    forms = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\nmsgstr[0] "Tag"\nmsgstr[1] "Tage"\n'
    language, problems = read((HEAD.replace("n != 1", "n%(n-5) != 9") + forms).encode())

    assert problems == []
    said = [language.ngettext("%(num)s day", "%(num)s days", n) for n in (3, 5)]
    assert said == ["Tage", "Tag"]


# --- What is wrong -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said", "message"),
    [
        ("%(a)s of", "von", "the translation lacks %(a)s"),
        ("of", "von %(a)s", "%(a)s is not among the words"),
        ("“{words}”", "„{wort}“", "the translation lacks {words}"),
        ("<b>%(a)s</b>", "<i>%(a)s</i>", "the translation has other HTML tags than the words"),
        ("a", "a <script>", "the translation has other HTML tags than the words"),
        ("a", "a <img src=x", "the translation has other HTML tags than the words"),
        ("%(a)s of", "100 % %(a)s", "the translation has a % that is alone"),
    ],
)
def test_a_translation_fits_its_words(words: str, said: str, message: str) -> None:
    data = po(("One", "Eins"), (words, said))
    language, _problems = read(data)

    assert (8, message) in told(data)
    assert (language.gettext("One"), language.gettext(words)) == ("Eins", words)


def test_the_number_may_be_said_in_words() -> None:
    texts = 'msgid "%(num)s day"\nmsgid_plural "%(num)s days"\n'
    sound = f'{HEAD}{texts}msgstr[0] "ein Tag"\nmsgstr[1] "%(num)s Tage"\n'
    language, problems = read(sound.encode())

    assert problems == []
    assert language.count("%(num)s day", "%(num)s days", 1) == "ein Tag"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (HEAD + 'msgid "One"\nmsgstr "Eins\n"broken\nfoo bar\n', 8),
        (HEAD + 'msgid "One"\n\nmsgid "Two"\nmsgstr "Zwei"\n', 5),
        (
            HEAD.replace("n != 1", "n?") + 'msgid "a"\nmsgstr "b"\n',
            3,
        ),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=x; plural=0;\\n"\n', 1),
        ('msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=99999999; plural=0;\\n"\n', 3),
        ('msgstr[x] "a"\n', 1),
        ('"loose"\n', 1),
    ],
)
def test_a_damaged_catalogue_is_reported_at_its_line(data: str, line: int) -> None:
    (problem,) = read(data.encode())[1]
    assert (problem.code, problem.severity) == ("bad-translation", "error")
    assert problem.span.path == "themes/x/locale/de.po"
    assert problem.span.line == line


def test_what_is_no_text_is_reported() -> None:
    assert [one.code for one in read(b"\xff\xfe")[1]] == ["not-utf8"]


@given(
    st.binary(max_size=60) | st.text('msgidstr"[]\\n 0%(){}<>~#,:;=?', max_size=60).map(str.encode)
)
def test_nothing_crashes_the_reader(data: bytes) -> None:
    """Law: whatever stands in a catalogue, it is read or reported."""
    for text in (data, HEAD.encode() + data, po(("a", "b")) + b"\n" + data):
        language, problems = read(text)
        assert language.tag == "de"
        assert all(one.severity == "error" for one in problems)
