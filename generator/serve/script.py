"""What serving adds to a page, in the response alone: the script, and leave for it to work.

A page declares its own Content-Security-Policy and so forbids what it does not need. The script
needs a connection and a stylesheet, both of this server.
"""

import html
import re
from functools import cache
from pathlib import Path

from generator.core.hashing import Digest

AT = "/-/onrecord/"
"""Where serving answers for itself. No address of a site begins so: a slug never does."""

TYPES = {
    "overlay.css": "text/css; charset=utf-8",
    "reload.js": "text/javascript; charset=utf-8",
}
_META = re.compile(
    rb"""<meta\b[^>]*\bhttp-equiv\s*=\s*["']?content-security-policy\b[^>]*>""", re.IGNORECASE
)
_CONTENT = re.compile(
    r"""\bcontent\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE
)
_END = re.compile(rb"</body\s*>", re.IGNORECASE)
_NEEDED = ("connect-src", "script-src", "style-src")


@cache
def client(name: str) -> bytes:
    """Give a file that runs in the browser."""
    return (Path(__file__).parent / "client" / name).read_bytes()


def with_script(page: bytes, site: Digest) -> bytes:
    """Add the script to a page of the site called `site`."""
    tag = f'<script src="{AT}reload.js" data-site="{site}" defer></script>\n'.encode()
    page = _META.sub(_allowing, page)
    ends = [found.start() for found in _END.finditer(page)]
    end = ends[-1] if ends else len(page)
    return page[:end] + tag + page[end:]


def allowing(policy: str) -> str:
    """Add to a policy what the script needs."""
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        name, *sources = directive.split() or [""]
        directives.setdefault(name.lower(), sources)  # the first of a name holds (CSP 3, 2.2.1)
    directives.pop("", None)
    otherwise = directives.get("default-src")
    for name in _NEEDED:
        allowed = directives.get(name, otherwise)
        if allowed is not None and "'self'" not in allowed:
            directives[name] = [*(source for source in allowed if source != "'none'"), "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _allowing(meta: re.Match[bytes]) -> bytes:
    def one(content: re.Match[str]) -> str:
        policy = html.unescape(content["double"] or content["single"] or "")
        return 'content="{}"'.format(
            html.escape(allowing(policy), quote=False).replace('"', "&quot;")
        )

    return _CONTENT.sub(one, meta.group().decode(errors="surrogateescape")).encode(
        errors="surrogateescape"
    )
