"""Words, numbers and dates in other languages: what a catalogue and the CLDR give, and no more."""

import copy
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.core.edtf import Edtf
from generator.core.edtf_placed import placed
from generator.core.edtf_words import words_of
from generator.core.language import ENGLISH, Language, Translation, without_country
from tests.support.edtf_texts import texts

POLISH = "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"
GERMAN = Language(
    "de",
    (
        Translation("", "%(start)s to %(end)s", ("%(start)s bis %(end)s",), "0"),
        Translation("", "about %(date)s", ("etwa %(date)s",), "0"),
        Translation("", "spring %(year)s", ("Frühjahr %(year)s",), "0"),
        Translation("", "the end of %(date)s", ("Ende %(date)s",), "0"),
    ),
)


# --- Words ---------------------------------------------------------------------------------------


def test_what_has_no_translation_is_english() -> None:
    assert GERMAN.gettext("Search") == GERMAN.pgettext("kind", "Search") == "Search"
    assert [GERMAN.count("%(num)s day", "%(num)s days", n) for n in (1, 2)] == ["1 day", "2 days"]


def test_a_context_has_words_of_its_own() -> None:
    one = Language("de", (Translation("event", "report", ("Meldung",), "0"),))
    assert one.pgettext("event", "report") == "Meldung"
    assert one.gettext("report") == one.pgettext("channel", "report") == "report"


def test_the_rule_of_the_plural_is_that_of_the_catalogue() -> None:
    forms = ("%(num)s wpis", "%(num)s wpisy", "%(num)s wpisów")
    polish = Language("pl", (Translation("", "%(num)s entry", forms, POLISH),))
    said = [polish.count("%(num)s entry", "%(num)s entries", n) for n in (0, 1, 2, 5, 12, 22)]
    assert said == ["0 wpisów", "1 wpis", "2 wpisy", "5 wpisów", "12 wpisów", "22 wpisy"]


def test_the_last_translation_counts() -> None:
    one, other = (Translation("", "Search", (words,), "0") for words in ("Suche", "Suchen"))
    assert Language("de", (one, other)).gettext("Search") == "Suchen"
    assert Language("de", (one, other)) != Language("de", (other, one))


def test_a_language_is_sent_to_another_process_by_value() -> None:
    other = copy.copy(GERMAN)  # by the way that leads to another process
    assert other is not GERMAN
    assert other == GERMAN
    assert hash(other) == hash(GERMAN)
    assert other.gettext("about %(date)s") == "etwa %(date)s"


# --- Numbers, names, direction -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "number", "words"),
    [
        ("en", 1234567, "1,234,567"),
        ("en-GB", 999, "999"),
        ("de", 1234567, "1.234.567"),
        ("de", 999, "999"),
        ("fr", 12345, "12\u202f345"),
        ("hi", 1234567, "12,34,567"),
        ("tlh", 1234, "1,234"),
    ],
)
def test_thousands_are_parted_as_the_language_does(tag: str, number: int, words: str) -> None:
    assert Language(tag).number(number) == words


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        *((tag, "rtl") for tag in ("ar", "fa", "he", "ur", "ar-EG")),
        *((tag, "ltr") for tag in ("en", "en-GB", "de", "ja", "tlh", "sr-Latn")),
    ],
)
def test_the_direction_is_that_of_the_script(tag: str, direction: str) -> None:
    assert Language(tag).direction == direction


@pytest.mark.parametrize(
    ("tag", "named", "name"),
    [
        ("en", "de", "German"),
        ("en-GB", "no", "Norwegian"),
        ("en", "pt-BR", "Portuguese"),
        ("tlh", "de-AT", "German"),
        ("en", "tlh", "tlh"),
        ("de", "en", "Englisch"),
        ("de", "de-XX", "Deutsch"),
        ("de", "zzz", "zzz"),
        ("fr", "zh", "chinois"),
        ("tlh", "de", "German"),
    ],
)
def test_languages_are_named_in_the_language(tag: str, named: str, name: str) -> None:
    assert Language(tag).name_of(named) == name


# --- Dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "german", "american"),
    [
        ("2024", "2024", "2024"),
        ("2024-01", "Januar 2024", "January 2024"),
        ("2024-01-13", "13. Januar 2024", "January 13, 2024"),
        ("2023-11~", "etwa November 2023", "about November 2023"),
        ("2024-21", "Frühjahr 2024", "spring 2024"),
        ("2024-06-27/2024-06-28", "27.–28. Juni 2024", "June 27, 2024 to June 28, 2024"),
        ("2024-05/2024-06", "Mai–Juni 2024", "May\u2009–\u2009June 2024"),
        ("2023/2024", "2023 bis 2024", "2023 to 2024"),
        ("2024-06/2024-07-03", "Juni 2024 bis 3. Juli 2024", "June 2024 to July 3, 2024"),
        (
            "2023-11~/2024-01-13~",
            "etwa November 2023 bis etwa 13. Januar 2024",
            "about November 2023 to about January 13, 2024",
        ),
    ],
)
def test_dates_are_those_of_the_language(text: str, german: str, american: str) -> None:
    value = Edtf.parse(text)
    assert (value.words(GERMAN), value.words(Language("en-US"))) == (german, american)


@pytest.mark.parametrize(
    ("tag", "short"),
    [
        ("en", "3 Sep 2024"),
        ("en-US", "Sep 3, 2024"),
        ("de", "3. Sept. 2024"),
        ("ja", "2024年9月3日"),
    ],
)
def test_lists_have_short_months(tag: str, short: str) -> None:
    assert words_of("2024-09-03", Language(tag), short=True) == short


def test_the_end_of_a_month_is_said_in_the_language() -> None:
    end = placed(Edtf.parse("2024-03"))
    assert end is not None
    assert (end.words(), end.words(GERMAN)) == ("the end of March 2024", "Ende März 2024")


@given(texts, st.sampled_from(["en-US", "en-AU", "de", "fr", "pl", "ar", "es"]), st.booleans())
def test_no_language_says_more_than_the_date(text: str, tag: str, short: bool) -> None:  # noqa: FBT001
    """Law: the numbers of a date in words are those of the date, and its years are all there."""
    words = words_of(Edtf.parse(text), Language(tag), short=short)
    dates, _, time = text.partition("T")
    parts = [end.rstrip("~?%").split("-") for end in dates.split("/")]
    years = {int(end[0]) for end in parts if end[0].isdecimal()}
    days = {int(end[2]) for end in parts if len(end) > 2}
    clock = {int(number) for number in re.findall(r"\d+", time)}
    said = {int(number) for number in re.findall(r"\d+", words)}
    assert years <= said <= years | days | clock
    assert days <= said


@given(texts)
def test_our_own_english_needs_no_locale(text: str) -> None:
    value = Edtf.parse(text)
    assert value.words() == value.words(ENGLISH) == value.words(Language("en-GB"))


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        *(("en", "en"), ("en-GB", "en"), ("EN-gb", "en"), ("es-419", "es"), ("de-CH-1996", "de")),
        *(("zh-Hant-TW", "zh-Hant"), ("sr-Latn", "sr-Latn"), ("zh-yue-HK", "zh-yue")),
        *(("de-1996", "de"), ("en-x-house", "en")),
    ],
)
def test_a_tag_without_its_country_keeps_what_is_of_the_language(tag: str, language: str) -> None:
    assert without_country(tag) == language
