"""What the script in a page is told, and the page that stands in while there is no site."""

import msgspec
from msgspec import Struct

from generator.serve.session import State


class _Told(Struct, frozen=True):
    state: str
    site: str
    fault: str
    problems: msgspec.Raw


def told(state: State) -> bytes:
    """Give a state as JSON; its problems are those of `onrecord check --format json`."""
    problems = msgspec.Raw(state.problems.encode())
    return msgspec.json.encode(_Told(state.name, state.site, state.fault, problems))


NOTHING_YET = b"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Nothing to show yet</title>
</head>
<body>
<main>
<h1>Nothing to show yet</h1>
<p>No build has come to its end. The site appears here once its errors are mended; the terminal has
them too.</p>
</main>
</body>
</html>
"""
