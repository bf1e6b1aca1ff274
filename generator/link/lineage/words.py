"""Counts in words, the same for editors and readers."""

from generator.link.lineage.origins import Origins


def count_in_words(origins: Origins) -> str:
    """Say how many reports there are, and of how many origins."""
    known, unknown = len(origins.known), len(origins.unknown)
    reports = reports_in_words(len(origins.reports))
    if not known:
        return f"{reports}, of unknown origin"
    found = f"{known} independent origin{'' if known == 1 else 's'}"
    if not unknown:
        return f"{reports}, {found}"
    return f"{reports}: {found} known, {unknown} of unknown origin"


def reports_in_words(count: int) -> str:
    """Say how many reports there are."""
    return f"{count} report{'' if count == 1 else 's'}"
