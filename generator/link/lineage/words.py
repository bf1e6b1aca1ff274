"""Counts in words, the same for editors and readers."""

from generator.link.lineage.origins import Origins


def count_in_words(origins: Origins) -> str:
    """Say how many reports there are, and of how many origins."""
    count, known, unknown = len(origins.reports), len(origins.known), len(origins.unknown)
    reports = reports_in_words(count)
    if not known:
        return f"{reports}{': none' if count > 1 else ', not'} of known origin"
    found = f"{known} independent origin{'' if known == 1 else 's'}"
    return (
        f"{reports}: {found} known, {unknown} of unknown origin"
        if unknown
        else (f"{reports}, {found}")
    )


def reports_in_words(count: int) -> str:
    """Say how many reports there are."""
    return f"{count} report{'' if count == 1 else 's'}"
