"""Counts in words, the same for editors, who read English, and for readers."""

from generator.core.language import ENGLISH, Language
from generator.link.lineage.origins import Origins


def count_in_words(origins: Origins, language: Language = ENGLISH) -> str:
    """Say how many reports there are, and of how many origins."""
    known, unknown = len(origins.known), len(origins.unknown)
    reports = reports_in_words(len(origins.reports), language)
    if not known:
        return language.gettext("%(reports)s, of unknown origin") % {"reports": reports}
    if not unknown:
        found = language.count("%(num)s independent origin", "%(num)s independent origins", known)
        return language.gettext("%(reports)s, %(origins)s") % {"reports": reports, "origins": found}
    found = language.count(
        "%(num)s independent origin known", "%(num)s independent origins known", known
    )
    return language.gettext("%(reports)s: %(origins)s, %(unknown)s of unknown origin") % {
        "reports": reports,
        "origins": found,
        "unknown": language.number(unknown),
    }


def reports_in_words(count: int, language: Language = ENGLISH) -> str:
    """Say how many reports there are."""
    return language.count("%(num)s report", "%(num)s reports", count)
