"""What the themes of all generators take from the default theme of Onrecord: its style."""

from pathlib import Path

STATIC = Path(__file__).parents[1] / "themes" / "default" / "static"
SHEETS = ("tokens", "base", "layout", "components", "print")


def stylesheet() -> str:
    """Give the stylesheets of the default theme as one."""
    return "".join((STATIC / "css" / f"{name}.css").read_text("utf-8") for name in SHEETS)


def icon() -> str:
    """Give the icon of the default theme."""
    return (STATIC / "img" / "icon.svg").read_text("utf-8")
