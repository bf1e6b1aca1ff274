"""The corpus as a site of Pelican: events are articles, all else pages; the theme is in `pelican/`.

Pelican's metadata are lines of text, so lists are joined by commas. The stylesheet is written
ready-made, as a site without a plugin for assets would have it.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.records import Record, Value, listings, records, write
from benchmarks.theme import icon, stylesheet

_HERE = Path(__file__).parent / "pelican"
_TEMPLATES = {
    "incidents": "incident",
    "statements": "statement",
    "coverage": "report",
    "documents": "document",
    "actors": "actor",
}
_LISTING = {"feeds": "feeds"}
_ROBOTS = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"


def write_pelican(corpus: Corpus, site: Path) -> None:
    """Write a site of the corpus into the folder `site`."""
    shutil.copytree(_HERE, site, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    write(site / "theme" / "static" / "site.css", stylesheet())
    write(site / "theme" / "static" / "icon.svg", icon())
    content = site / "content"
    write(content / "robots.txt", _ROBOTS)
    for one in listings():
        fields: dict[str, Value] = {"title": one.title, "summary": one.lead}
        fields |= {"template": _LISTING.get(one.name, "listing"), "url": f"{one.name}/"}
        fields["save_as"] = f"{one.name}/index.html"
        write(content / "pages" / f"{one.name}.md", _meta(fields))
    missing = {"title": "Page not found", "summary": "There is no page at this address."}
    missing |= {"template": "404", "url": "404.html", "save_as": "404.html"}
    write(content / "pages" / "404.md", _meta(missing))
    for record in records(corpus):
        text = f"{_meta(_fields(record))}\n{record.body}"
        write(content / record.section / f"{record.slug}.md", text)


def _fields(record: Record) -> dict[str, Value]:
    fields = dict(record.fields)
    if "occurred" in fields:
        fields["date"] = fields.pop("occurred")
    if record.section == "events":
        fields["category"] = str(fields["incident"]).rpartition("/")[2]
    else:
        fields["template"] = _TEMPLATES.get(record.section, "entity")
    return fields


def _meta(fields: Mapping[str, Value]) -> str:
    return "".join(
        f"{name.capitalize()}: {', '.join(value) if isinstance(value, list) else value}\n"
        for name, value in fields.items()
    )
