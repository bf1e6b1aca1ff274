"""`onrecord names`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.run import CONTENT_ERRORS, OK
from generator.cli.site import paths, site_option
from generator.core.edtf_words import words_of
from generator.core.paths import Paths

if TYPE_CHECKING:
    from generator.link.roster import Holder, Roster, Sighting


@click.command(name="names")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@site_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table, or a JSON object a line.",
)
def command(file: str, site: Path, form: Literal["text", "json"]) -> int:
    """List the names found in FILE, or in what is typed or piped in where FILE is -.

    Each stands there with its place, the record that it means, and who uses it for whom. FILE is
    plain text in UTF-8.
    """
    roster = _roster(paths(site))
    if roster is None:
        click.echo("The content has problems: run `onrecord check`.", err=True)
        return CONTENT_ERRORS
    found = list(roster.find(_read(file)))
    if form == "json":
        from msgspec.json import encode

        click.echo("".join(f"{encode(sighting).decode()}\n" for sighting in found), nl=False)
    elif found:
        click.echo("\n".join(_table(found)))
    else:
        click.echo("There is no known name in it.", err=True)
    return OK


def _roster(folders: Paths) -> "Roster | None":
    """Read the names of a site; None where some could not be read."""
    from generator.core.diagnostic import has_errors
    from generator.engine.memo import Memo
    from generator.engine.store import Store
    from generator.link.claims import claims_of
    from generator.link.roster import Roster
    from generator.load.content import load
    from generator.model.index import Index

    with Store(folders.cache) as store:
        content = load(folders.content, Memo(store, 1))
    if has_errors(content.diagnostics):
        return None
    return Roster(claims_of(Index(content.entries), content.tables))


def _read(file: str) -> str:
    """Give a text as it is: a translated line end would move every place after it."""
    data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        name = "standard input" if file == "-" else file
        message = f"{name} is not UTF-8: the byte at {problem.start} is no part of a character"
        raise click.UsageError(message) from problem


def _table(found: "list[Sighting]") -> Iterator[str]:
    rows = [
        (f"{one.line}:{one.column}", _shown(one.text), _meaning(one), _all(one.holders))
        for one in found
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        yield "  ".join((*map(str.ljust, row[:3], widths), row[3]))


def _meaning(one: "Sighting") -> str:
    if one.ambiguous:
        return "ambiguous"
    if one.record is None and all(holder.relation == "overlaps" for holder in one.holders):
        return "overlaps"
    return one.record or "no record"


def _all(holders: "tuple[Holder, ...]") -> str:
    return "; ".join(dict.fromkeys(map(_holder, holders)))


def _holder(holder: "Holder") -> str:
    """Say who uses a name, for whom: `MISP for APT29`, `this site for actor:sea-fog`."""
    whom = holder.actor if holder.record is None else holder.record
    relation = ", overlaps" if holder.relation == "overlaps" else ""
    known = f" ({holder.actor})" if holder.record and holder.actor else ""
    since = f", since {words_of(holder.since)}" if holder.since else ""
    return f"{holder.authority or 'this site'} for {whom}{known}{relation}{since}"


def _shown(text: str) -> str:
    """Give a name on one line, without what a terminal would obey."""
    return "".join(char if char.isprintable() else " " for char in " ".join(text.split()))
