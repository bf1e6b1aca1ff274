"""HTML as words for the ear: the name of a link that shows only a sign."""

import re

from markupsafe import Markup

from generator.plan.facets.prose import NAME_CLOSE, NAME_OPEN, NAME_PATH_END, shortened

_MARKS = re.compile(f"{NAME_OPEN}[^{NAME_PATH_END}]*{NAME_PATH_END}|{NAME_CLOSE}")
_MOST = 80


def spoken(text: object) -> str:
    """Give the first words of a fragment without its tags and without the marks of names.

    In an attribute the mark of a name would become a link, and half a mark would hide the next.
    """
    html = "" if text is None else str(getattr(text, "__html__", lambda: text)())
    return shortened(Markup(_MARKS.sub("", html)).striptags(), _MOST)  # noqa: S704  to be stripped
