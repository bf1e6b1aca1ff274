"""The corpus as a site of Eleventy: a Markdown file for each record, the rest in `eleventy/`."""

import json
import shutil
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.records import listings, records, write, yaml_fields
from benchmarks.theme import icon, stylesheet

_HERE = Path(__file__).parent / "eleventy"
_LAYOUTS = {
    "events": "article",
    "incidents": "incident",
    "statements": "statement",
    "coverage": "report",
    "documents": "document",
    "actors": "actor",
    "organisations": "entity",
    "people": "entity",
    "outlets": "entity",
}
_ROBOTS = "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sitemap.xml\n"


def write_eleventy(corpus: Corpus, site: Path) -> None:
    """Write a site of the corpus into the folder `site`."""
    shutil.copytree(_HERE, site, dirs_exist_ok=True)
    write(site / "assets" / "site.css", stylesheet())
    write(site / "assets" / "icon.svg", icon())
    write(site / "robots.txt", _ROBOTS)
    indexes = [{"name": one.name, "title": one.title, "lead": one.lead} for one in listings()]
    write(site / "_data" / "listings.json", json.dumps(indexes))
    content = site / "content"
    for section, layout in _LAYOUTS.items():
        settings = {"layout": f"{layout}.njk", "section": section}
        write(content / section / f"{section}.json", json.dumps(settings))
    for record in records(corpus):
        fields = {**record.fields, "permalink": f"{record.path}/"}
        text = f"---\n{yaml_fields(fields)}---\n\n{record.body}"
        write(content / record.section / f"{record.slug}.md", text)
