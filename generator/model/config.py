"""`site.yaml`: what a site says of itself."""

from typing import Annotated

from msgspec import Meta, Struct

from generator.model.terms import (
    END,
    SLUG_PATTERN,
    TAG_PATTERN,
    IncidentRef,
    Inline,
    Language,
    Plain,
    Url,
)
from generator.model.when import When


class SiteConfig(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The configuration of a site; one file, `content/site.yaml`."""

    title: Annotated[Plain, Meta(description="The site's name, in every page's title.")]
    tagline: Annotated[Plain | None, Meta(description="A line under the name.")] = None
    description: Annotated[Plain, Meta(description="What the site records, in one sentence.")]
    url: Annotated[
        Url,
        Meta(description="Where it is published, with any path: `https://example.org/record/`."),
    ]
    language: Annotated[
        Language,
        Meta(
            description="The language of the site, as a language tag: `en-GB`, `de`. "
            "Words of the interface, dates and numbers follow it; records that name no language "
            "are in it, without the country."
        ),
    ] = "en"
    revised: Annotated[
        When | None,
        Meta(
            description="The day on which the record was last changed, as its editors say it: "
            "`2024-02-02`, and nothing less exact. It stands on every page and in citations, and "
            "nothing may have become public after it."
        ),
    ] = None
    publisher: Annotated[Plain, Meta(description="Who publishes it.")]
    guid_prefix: Annotated[
        str,
        Meta(
            pattern=f"{TAG_PATTERN}{END}",
            description="What new feed ids begin with: `tag:example.org,2026:` (RFC 4151).",
        ),
    ]
    lead_incident: Annotated[
        IncidentRef | None, Meta(description="The incident that the home page opens with.")
    ] = None
    notice: Annotated[Inline | None, Meta(description="A line in the footer of every page.")] = None
    theme: Annotated[
        str,
        Meta(
            pattern=SLUG_PATTERN,
            description="The theme: a folder under `themes/`, of the site or of Onrecord.",
        ),
    ] = "default"
    feed_items: Annotated[
        int, Meta(ge=1, le=1000, description="The most items that a feed carries.")
    ] = 100
    dossiers: Annotated[
        bool, Meta(description="A dossier of each incident: one document to print.")
    ] = True
    as_of_pages: Annotated[
        bool,
        Meta(
            description="A page of each incident for every date on which something became public."
        ),
    ] = True
    cards: Annotated[
        bool,
        Meta(description="Draw a card image for pages that are shared; needs `onrecord[cards]`."),
    ] = False
