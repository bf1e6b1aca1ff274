"""Who may ask: programs on this machine that know that they ask this machine.

A page on another site can have its own name resolve to 127.0.0.1 and then read what it likes
(DNS rebinding). Its requests carry that name in `Host`.
"""

import re
from collections.abc import Sequence
from ipaddress import ip_address

_HOST = re.compile(r"(?:\[(?P<six>[^\[\]]*)\]|(?P<name>[^\[\]:]*))(?::[0-9]*)?")


def is_ours(hosts: Sequence[str]) -> bool:
    """Tell whether a request's `Host` headers are one, and that one is of this machine."""
    found = _HOST.fullmatch(hosts[0].strip()) if len(hosts) == 1 else None
    if found is None:
        return False
    if found["six"] is not None:
        return _is_loopback(found["six"])
    return found["name"].lower().removesuffix(".") == "localhost" or _is_loopback(found["name"])


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
