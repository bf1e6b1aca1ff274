"""The corpus as a site of Hugo: a Markdown file for each page, and the theme in `hugo/`.

The front matter is TOML: it is what `hugo new content` writes, and read faster than YAML.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from benchmarks.corpus import Corpus
from benchmarks.records import Value, listings, records, toml_fields, write, years
from benchmarks.theme import icon, stylesheet

THEME = Path(__file__).parent / "hugo"
_ABOUT = "Every entry, in order of time."
_FEEDS = '[cascade]\noutputs = ["html", "rss"]\n[cascade.target]\nkind = "page"\n'
_HIDDEN = '[build]\nrender = "never"\n'


def write_hugo(corpus: Corpus, site: Path) -> None:
    """Write a site of the corpus into the folder `site`."""
    shutil.copytree(THEME, site, dirs_exist_ok=True)
    write(site / "assets" / "css" / "site.css", stylesheet())
    write(site / "assets" / "img" / "icon.svg", icon())
    content = site / "content"
    for one in listings():
        settings = _FEEDS if one.name == "incidents" else ""
        _page(content / one.name / "_index.md", {"title": one.title, "summary": one.lead}, settings)
    _page(content / "events" / "_index.md", {"title": "Events"}, _HIDDEN)
    timeline = content / "timeline"
    _page(timeline / "_index.md", {"title": "Timeline", "summary": _ABOUT})
    _page(timeline / "oldest.md", {"title": "Timeline, oldest first", "summary": _ABOUT})
    for year in years(corpus):
        about = f"{_ABOUT} {year}."
        _page(
            timeline / f"{year}.md", {"title": f"Timeline: {year}", "summary": about, "year": year}
        )
    for record in records(corpus):
        _page(content / record.section / f"{record.slug}.md", record.fields, body=record.body)


def _page(file: Path, fields: Mapping[str, Value], settings: str = "", body: str = "") -> None:
    write(file, f"+++\n{toml_fields(fields)}{settings}+++\n\n{body}")
