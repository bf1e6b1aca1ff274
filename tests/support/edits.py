"""What may happen to a site between two builds, by name, and what must come of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.support.site import ROOT, SiteBuilder, tree_of

EVENT = "events/2024-01-19-disclosure.yaml"
Edit = Callable[[SiteBuilder], object]


def rename_event(site: SiteBuilder) -> None:
    site.write("events/renamed.yaml", site.read(EVENT))
    site.remove(EVENT)
    site.edit("incidents/mail-breach.md", "[[event:2024-01-19-disclosure|", "[[event:renamed|")


def delete_report(site: SiteBuilder) -> None:
    site.edit(EVENT, "coverage: [tide-report]\n", "")
    site.edit(
        "discrepancies/day-of-detection.yaml",
        "  - source: report:tide-report\n    says: It was found on 13 January.\n",
        "",
    )
    site.remove("coverage/tide-report.yaml")


def edit_theme(site: SiteBuilder) -> None:
    page = (ROOT / "themes/default/templates/pages/page.html").read_text()
    site.write_theme(
        "templates/pages/page.html", page.replace("{{ record.title }}", "* {{ record.title }}")
    )


EDITS: dict[str, Edit] = {
    "nothing": lambda site: site.content.touch(),
    "a fact": lambda site: site.edit(EVENT, "The notice was published", "The notice stood"),
    "a title": lambda site: site.edit("incidents/mail-breach.md", "The mail breach", "The breach"),
    "a name": lambda site: site.edit("organisations/harbour.yaml", "Harbour", "Mail of"),
    "a date": lambda site: site.edit(EVENT, "occurred: 2024-01-19", "occurred: 2023-11~"),
    "a rename": rename_event,
    "a deletion": delete_report,
    "an addition": lambda site: site.write(
        "people/bo-reed.yaml",
        "name: Bo Reed\nrole: Clerk.\nsources: [document:notice]\nverified: unverified\n",
    ),
    "a move": lambda site: site.edit(
        "site.yaml", "https://record.example/", "https://b.example/r/"
    ),
    "a theme": edit_theme,
    "a comment": lambda site: site.write(EVENT, f"# no news\n{site.read(EVENT)}"),
    "damage": lambda site: (site.public / "feed.xml").write_bytes(b"mine"),
    "a stray file": lambda site: (site.public / "stray").mkdir(),
    "loss of a page": lambda site: (site.public / "index.html").unlink(),
    "loss of the cache": lambda site: shutil.rmtree(site.root / ".cache"),
    "a broken cache": lambda site: site.cache.write_bytes(b"SQLite format 3\x00" + b"\x07" * 5000),
}


def clean_tree(site: SiteBuilder, tmp_path: Path) -> dict[str, bytes]:
    """What a first build of the site as it stands gives."""
    clean = SiteBuilder(tmp_path / "clean", base=None)
    shutil.copytree(site.content, clean.content, dirs_exist_ok=True)
    if (site.root / "themes").is_dir():
        shutil.copytree(site.root / "themes", clean.root / "themes")
    clean.built()
    return tree_of(clean.public)
