"""The manifest: what the last build published, as paths and digests.

It stands in the published folder as `.onrecord-manifest.json` and marks that folder as ours.
"""

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
