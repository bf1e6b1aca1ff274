"""The language of the interface: its words, and how it writes numbers and names of languages.

English needs nothing: its words are the keys by which those of another language are found. What a
catalogue lacks stays English. Dates are in `edtf_words`.
"""

from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec import Struct

from generator.core.digest import of_value
from generator.core.language_names import NAMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.core.cldr import Cldr

_OWN_ENGLISH = frozenset({"en", "en-gb"})
"""The English that this program writes by itself, dates and all."""
_ONE_THOUSAND = 1000
_OF_LANGUAGE = (3, 4)
"""How many letters a part of a tag has that is no country: a variety of the language, a script."""


def noted(words: str) -> str:
    """Mark words for translation where they stand; whoever shows them asks the language."""
    return words


def noted_count(one: str, many: str) -> tuple[str, str]:
    """Mark the words of a count, as `noted` does."""
    return one, many


class Translation(Struct, frozen=True):
    """The words of a language for English ones, of which there are several forms for a count."""

    context: str
    words: str
    forms: tuple[str, ...]
    plural: str
    """Which form is for which number, as gettext writes it: `n != 1`."""


class Language:
    """The words of one language. Equal languages say the same."""

    def __init__(self, tag: str = "en", translations: tuple[Translation, ...] = ()) -> None:
        """Speak the language `tag` by `translations`, of which the last of its words counts."""
        self.tag = tag
        self.translations = translations
        self.digest = of_value((tag, translations))
        self._known = {(one.context, one.words): one for one in translations}
        self._plain = {one.words: one.forms[0] for one in translations if not one.context}

    def __eq__(self, other: object) -> bool:
        """Compare by what is said."""
        return isinstance(other, Language) and self.digest == other.digest

    def __hash__(self) -> int:
        """Hash by value."""
        return hash(self.digest)

    def __reduce__(self) -> tuple[type["Language"], tuple[str, tuple[Translation, ...]]]:
        """Be sent to another process by value."""
        return Language, (self.tag, self.translations)

    @property
    def is_english(self) -> bool:
        """Tell whether it is English of some country."""
        return base_of_tag(self.tag) == "en"

    @property
    def direction(self) -> str:
        """Say which way it is written: `ltr` or `rtl`."""
        return "rtl" if self.cldr is not None and self.cldr.right_to_left else "ltr"

    @cached_property
    def cldr(self) -> "Cldr | None":
        """What the Unicode CLDR knows of it; None for our own English and for unknown languages."""
        if self.tag.lower() in _OWN_ENGLISH:
            return None
        # Not for English: it takes longer to import than a small site to build.
        from generator.core.cldr import cldr_of

        return cldr_of(self.tag)

    def gettext(self, words: str) -> str:
        """Give the language's words for the English `words`."""
        return self._plain.get(words, words)

    def pgettext(self, context: str, words: str) -> str:
        """Give the words for those that mean something else in another context."""
        found = self._known.get((context, words))
        return found.forms[0] if found is not None else words

    def ngettext(self, one: str, many: str, number: int) -> str:
        """Give the words for a number of things."""
        return self.npgettext("", one, many, number)

    def npgettext(self, context: str, one: str, many: str, number: int) -> str:
        """Give the words for a number of things, in a context."""
        found = self._known.get((context, one))
        if found is None:
            return one if number == 1 else many
        return found.forms[min(self._form(found.plural, number), len(found.forms) - 1)]

    def count(self, one: str, many: str, number: int) -> str:
        """Say a number of things by words with `%(num)s` in them."""
        return self.ngettext(one, many, number) % {"num": self.number(number)}

    def number(self, number: int) -> str:
        """Write a whole number, with its thousands parted."""
        if self.cldr is not None and number >= _ONE_THOUSAND:
            return self.cldr.number(number)
        return f"{number:,}"

    def name_of(self, tag: str) -> str:
        """Give the name of the language `tag`, if need be without its country, or else the tag."""
        own = self.cldr.name_of(tag) if self.cldr is not None else None
        return own or NAMES.get(tag) or NAMES.get(base_of_tag(tag), tag)

    def _form(self, plural: str, number: int) -> int:
        if plural not in self._rules:
            from gettext import c2py

            self._rules[plural] = c2py(plural)
        try:
            return self._rules[plural](number)
        except ArithmeticError:  # a rule may divide by what is nothing for some number
            return 0

    @cached_property
    def _rules(self) -> "dict[str, Callable[[int], int]]":
        return {}


def base_of_tag(tag: str) -> str:
    """Give the language of a tag without its country: `de` of `de-AT`."""
    return tag.partition("-")[0].lower()


def without_country(tag: str) -> str:
    """Give a tag without its country, and with its script: `zh-Hant` of `zh-Hant-TW`."""
    base, *more = tag.split("-")
    kept = takewhile(lambda part: part.isalpha() and len(part) in _OF_LANGUAGE, more)
    return "-".join((base.lower(), *kept))


ENGLISH = Language()
"""The language of this program's own words."""
