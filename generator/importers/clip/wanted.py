"""What an editor asks for beside the clipping itself."""

from msgspec import Struct


class Wanted(Struct, frozen=True, kw_only=True):
    """The day of publication, where the editor knows it; a name; whether to write at all."""

    published: str | None = None
    slug: str | None = None
    write: bool = True
