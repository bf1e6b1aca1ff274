"""Web addresses that a page may link to.

Only `http` and `https` are let through: a `javascript:` or `data:` address in a link runs or shows
what its author wants in the reader's name (WHATWG URL, "special schemes").
"""

import re

SAFE_SCHEMES = frozenset({"http", "https"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
# Browsers leave these out before they look for a scheme (WHATWG URL, "basic URL parser").
_SKIPPED = re.compile(r"[\x00-\x20]")
_FORBIDDEN = re.compile(r"[\x00-\x20\x7f-\x9f\"<>\\^`{|}\u200b-\u200f\u202a-\u202e\u2060-\u2069]")
_LAST_PORT = 65_535
_HOST = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*"
    r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?::(?P<port>[0-9]{1,5}))?(?:[/?#]|\Z)",
    re.IGNORECASE,
)


class AddressError(ValueError):
    """A text that is not an address a page may link to."""

    help = "write the whole address, with https://"


class ForbiddenCharacterError(AddressError):
    """An address with a character that has to be written in another way."""

    help = "write such a character as % and two digits for each of its bytes, a space as %20"


class UnsafeSchemeError(AddressError):
    """An address of a scheme that may run or show what its author wants."""


class Address(str):
    """An absolute `http` or `https` address. It serialises as its text."""

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> "Address":
        """Check `text` and give it back; raise `AddressError` in a newsroom's words."""
        scheme = _SCHEME.match(_SKIPPED.sub("", text))
        if scheme is None:
            message = "a web address begins with https://"
            raise AddressError(message)
        if scheme.group(1).lower() not in SAFE_SCHEMES:
            message = f"addresses of the scheme {scheme.group(1)!r} are not linked to"
            raise UnsafeSchemeError(message)
        bad = _FORBIDDEN.search(text)
        if bad is not None:
            message = f"the character {bad.group()!a} cannot stand in a web address"
            raise ForbiddenCharacterError(message)
        host = _HOST.match(text)
        if host is None:
            message = "the address has no valid host name"
            raise AddressError(message)
        if int(host["port"] or 0) > _LAST_PORT:
            message = f"there is no port {host['port']}: the last is {_LAST_PORT}"
            raise AddressError(message)
        return cls(text)

    def written(self) -> str:
        """Give the plain text."""
        return str(self)
