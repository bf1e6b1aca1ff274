"""What a page asks for, held back until a test has looked.

A route is set before the page is opened. Chromium takes a later one up at its own pace, and what is
asked for meanwhile goes past it.
"""

import re

from playwright.sync_api import Page, Route


class Held:
    """The requests of a page for what has such a name: none is answered before it is let go."""

    def __init__(self, page: Page, what: str | re.Pattern[str]) -> None:
        self._waiting: list[Route] = []
        self._open = False
        page.route(what, self._hold)

    def _hold(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._waiting.append(route)

    def let_go(self) -> None:
        """Have everything answered that was held, and whatever comes from now on."""
        self._open = True
        for route in self._waiting:
            route.continue_()
