"""Two records may not claim one address, nor one that the site makes itself.

Bad: a page with `address: events`, or two pages with `address: legal`.
"""

import re
from collections.abc import Iterator

from generator.core.slug import slugify
from generator.load.discover import CONFIG
from generator.model.addresses import RESERVED_ROOTS
from generator.model.entry import Entry, Place
from generator.model.records import Page
from generator.validate.problem import Problem, Records

_PATH = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,4}\Z")


def check(records: Records) -> Iterator[Problem]:
    """Yield pages whose address is malformed, reserved or taken, and a site that has no place."""
    yield from _site_address(records)
    taken: dict[str, tuple[Entry, str]] = {}
    for entry, page in records.index.of(Page):
        field, path = ("address", page.address) if page.address else ("slug", entry.slug)
        if not _PATH.match(path):
            yield Problem(
                entry.place(field),
                "bad-page-address",
                f"{path!r} cannot be an address of this site",
                _near(path),
            )
        elif path.split("/")[0] in RESERVED_ROOTS:
            yield Problem(
                entry.place(field),
                "address-taken",
                f"the site itself makes /{path.split('/')[0]}/",
                "choose another `address:`",
            )
        elif path in taken and taken[path][0].id != entry.id:
            yield Problem(
                entry.place(field),
                "address-taken",
                f"two records claim the address /{path}/",
                "give one of them another `address:`",
                ((taken[path][0].place(taken[path][1]), "the first is here"),),
            )
        taken.setdefault(path, (entry, field))


def _near(path: str) -> str:
    parts = [slugify(part) for part in path.split("/")]
    meant = "/".join(part for part in parts if part)
    form = "small letters, digits, hyphens, and slashes between parts"
    return f"did you mean `{meant}`?" if meant else form


def _site_address(records: Records) -> Iterator[Problem]:
    """Every address of the site is its own `url` with a path behind it."""
    if records.config is None:
        return
    way_out = "write it like https://example.org/ or https://example.org/record/"
    url = records.config.url
    host, _slash, path = url.partition("://")[2].partition("/")
    if re.search("[?#]", url):
        message = "the address of a site ends with its path, without ? and #"
        yield Problem(Place(CONFIG, -1, "url"), "bad-address", message, way_out)
    elif "@" in host:
        message = "the address of a site names no user"
        yield Problem(Place(CONFIG, -1, "url"), "bad-address", message, way_out)
    elif any(part in _NO_PARTS for part in _parts(path)):
        message = "the path of a site has no empty parts, and no `.` and `..`"
        yield Problem(Place(CONFIG, -1, "url"), "bad-address", message, way_out)


def _parts(path: str) -> list[str]:
    """Give the parts of a path; the one slash that may end it leaves nothing behind it."""
    whole = re.sub("%2e", ".", path.removesuffix("/"), flags=re.IGNORECASE)
    return whole.split("/") if path else []


_NO_PARTS = frozenset({"", ".", ".."})
