"""Digests of frozen values."""

from typing import Any

from msgspec import msgpack

from generator.core.hashing import Digest, of_bytes

_encoder = msgpack.Encoder(enc_hook=lambda value: value.written(), order="deterministic")


def of_value(value: Any) -> Digest:
    """Give the digest of a frozen value: equal values, equal digests.

    The encoding is msgpack with sorted mappings. It holds no addresses, no hash order and no
    floats of ours, so it is the same in every process. Types are not part of it: a caller that
    digests values of two types under one key must name the type.
    """
    return of_bytes(_encoder.encode(value))
