"""What every kind of record has."""

from typing import Annotated

from msgspec import Meta, Struct

from generator.model.terms import Block, Slug


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every kind has."""

    slug: Annotated[
        Slug, Meta(description="Its name in addresses and references; a file's name by default.")
    ]
    body: Annotated[
        Block,
        Meta(
            description="Longer text in Markdown; in a Markdown file, all below the front matter."
        ),
    ] = ""
