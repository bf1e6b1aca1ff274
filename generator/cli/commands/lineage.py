"""`onrecord lineage`."""

from pathlib import Path
from typing import Literal

import click

from generator.cli.lineage import as_json, as_table
from generator.cli.run import CONTENT_ERRORS, OK, run
from generator.cli.site import paths, site_option
from generator.core.result import Result
from generator.link.site import Site

Form = Literal["text", "json"]


@click.command(name="lineage")
@site_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="A table, or a line of JSON for each edge and each count.",
)
def command(site: Path, form: Form) -> int:
    """Show which report comes from which, on what evidence, and from how many origins.

    Edges are declared by the report, confirmed or rejected by an editor, or inferred: those no
    page shows until an editor has confirmed them. Clippings beside content/ are compared where
    there are any; nothing of them is written anywhere.
    """
    from generator import pipeline
    from generator.link.lineage.edges import Ancestry
    from generator.link.lineage.infer import edges_of

    folders, found = paths(site), []

    def work(progress: pipeline.Progress) -> Result:
        linked, result = pipeline.read(folders, progress=progress)
        found.append(linked)
        return result

    run(work, folders, "text", quiet=False)
    if found[0] is None:
        return CONTENT_ERRORS
    ancestry = Ancestry(found[0])
    edges = edges_of(ancestry, _articles(folders.content, found[0]))
    show = as_json if form == "json" else as_table
    for line in show(ancestry, edges):
        click.echo(line)
    return OK


def _articles(content: Path, site: Site) -> dict[str, str]:
    """Give the articles that the editor has at hand, by the identities of their reports."""
    from generator.importers.clip.keep import articles, clippings_beside

    kept = articles(clippings_beside(content.resolve()))
    named = ((f"report:{Path(file).stem}", text) for file, text in kept)
    return {name: text for name, text in named if name in site.index.by_id}
