"""Two records may not claim one address, nor one that the site makes itself.

Bad: a page with `address: events`, or two pages with `address: legal`.
"""

import re
from collections.abc import Iterator

from generator.model.addresses import RESERVED_ROOTS, address
from generator.model.entry import Entry
from generator.model.records import Page
from generator.validate.problem import Problem, Records

_PATH = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*){0,4}\Z")


def check(records: Records) -> Iterator[Problem]:
    """Yield pages whose address is malformed, reserved or taken."""
    taken: dict[str, Entry] = {}
    for entry, page in records.index.of(Page):
        field = "address" if page.address else "slug"
        path = address(entry).strip("/")
        if not _PATH.match(path):
            yield Problem(
                entry.place(field),
                "bad-page-address",
                f"{path!r} cannot be an address of this site",
                "small letters, digits, hyphens, and slashes between parts: `legal/corrections`",
            )
        elif path.split("/")[0] in RESERVED_ROOTS:
            yield Problem(
                entry.place(field),
                "address-taken",
                f"the site itself makes /{path.split('/')[0]}/",
                "choose another `address:`",
            )
        elif path in taken and taken[path].id != entry.id:
            yield Problem(
                entry.place(field),
                "address-taken",
                f"two records claim the address /{path}/",
                "give one of them another `address:`",
                ((taken[path].place("title", on_key=True), "the first is here"),),
            )
        taken.setdefault(path, entry)
