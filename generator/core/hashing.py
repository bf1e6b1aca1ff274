"""The one hash of the inside: BLAKE2b, 160 bits, in hexadecimal. It imports nothing heavy."""

from hashlib import blake2b

Digest = str


def of_bytes(data: bytes | memoryview) -> Digest:
    """Give the digest of `data`."""
    return blake2b(data, digest_size=20).hexdigest()
