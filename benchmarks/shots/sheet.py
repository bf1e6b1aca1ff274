"""All pictures on one page."""

from html import escape
from pathlib import Path

_HEAD = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Screenshots</title>
<style>
body { font: 14px sans-serif; margin: 1rem; background: #888; }
section { display: flex; gap: 1rem; overflow-x: auto; align-items: flex-start; }
figure { margin: 0; flex: none; }
img { inline-size: 20rem; block-size: auto; background: #fff; }
</style>
"""


def write_sheet(folder: Path, pages: dict[str, str], views: list[str]) -> None:
    """Write `index.html` with the pictures of each page in a row, each a link to itself."""
    rows = "".join(_row(name, path, views) for name, path in pages.items())
    (folder / "index.html").write_text(_HEAD + rows, encoding="utf-8")


def _row(name: str, path: str, views: list[str]) -> str:
    figures = "".join(
        f'<figure><figcaption>{view}</figcaption><a href="{escape(name)}/{view}.png">'
        f'<img src="{escape(name)}/{view}.png" loading="lazy" alt="{escape(name)} {view}">'
        "</a></figure>\n"
        for view in views
    )
    return f"<h2>{escape(name)} {escape(path)}</h2>\n<section>\n{figures}</section>\n"
