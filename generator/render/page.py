"""A view to an HTML page. No clock, no files, no globals: what is not in the view is not there."""

import re
from functools import lru_cache
from typing import Any
from weakref import WeakSet

from generator.core.language import ENGLISH, Language
from generator.plan.facets.prose import NAME_CLOSE, NAME_OPEN, NAME_PATH_END
from generator.render.environment import PageEnvironment, page_environment

_NAME = re.compile(f"{NAME_OPEN}([^{NAME_PATH_END}]*){NAME_PATH_END}([^{NAME_CLOSE}]*){NAME_CLOSE}")


def render_template(
    templates: tuple[tuple[str, str], ...],
    template: str,
    base: str,
    view: dict[str, Any],
    language: Language = ENGLISH,
) -> str:
    """Render `template` with `view`; links begin with `base`. Raises whatever a template can."""
    return _environment(templates, base, language).get_template(template).render(view)


def forget() -> None:
    """Let go of what was made for the views of one build; compiled templates stay."""
    for environment in _environments:
        environment.forget()


_environments: WeakSet[PageEnvironment] = WeakSet()


@lru_cache(maxsize=4)
def _environment(
    templates: tuple[tuple[str, str], ...], base: str, language: Language
) -> PageEnvironment:
    environment = page_environment(dict(templates), base, language)
    _environments.add(environment)
    return environment


def link_names(html: str, base: str, own_path: str) -> str:
    """Link the first mention of each name on the page, unless a link to it has gone before.

    The page's own subject, at `own_path`, is not linked.
    """
    if NAME_OPEN not in html:
        return html
    seen = {own_path}

    def link(found: re.Match[str]) -> str:
        path, words = found.groups()
        if path in seen:
            return str(words)
        seen.add(path)
        opening = f'<a href="{base}{path}"'
        # Most pages have few names and many links: each name looks for its own.
        return words if html.find(opening, 0, found.start()) >= 0 else f"{opening}>{words}</a>"

    return _NAME.sub(link, html)
