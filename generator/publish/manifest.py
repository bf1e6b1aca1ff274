"""The manifest: what the last build published, as paths and digests.

It stands in the published folder as `.onrecord-manifest.json` and marks that folder as ours.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from generator.core.hashing import Digest

NAME = ".onrecord-manifest.json"
_FORMAT = 1


class Manifest(msgspec.Struct, frozen=True):
    """The published files by path, with the digest of each."""

    files: dict[str, Digest]
    format: int = _FORMAT


def read(folder: Path) -> Manifest | None:
    """Read the manifest of `folder`; None where there is none, or none that makes sense."""
    try:
        manifest = msgspec.json.decode((folder / NAME).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None
    return manifest if manifest.format == _FORMAT else None


def encode(manifest: Manifest) -> bytes:
    """Give the manifest's bytes: equal sites, equal bytes."""
    return msgspec.json.format(msgspec.json.encode(manifest, order="sorted"), indent=1) + b"\n"


def amended(
    folder: Path, before: Mapping[str, Digest], after: Mapping[str, Digest]
) -> bytes | None:
    """Give the bytes of the manifest of `folder` with other digests for the files `after`.

    They are what `encode` would give. None where the manifest does not have the digests `before`.
    """
    try:
        data = (folder / NAME).read_bytes()
    except OSError:
        return None
    for path, digest in after.items():
        old, new = _line(path, before[path]), _line(path, digest)
        if data.count(old) != 1:
            return None
        data = data.replace(old, new)
    return data


def _line(path: str, digest: Digest) -> bytes:
    return b"\n  %b: %b" % (msgspec.json.encode(path), msgspec.json.encode(digest))
