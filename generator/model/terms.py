"""The field types that records are made of, each with the rule that loading enforces.

A type carries its rule as msgspec metadata, so that one declaration serves the decoder, the
JSON Schema, the search for references and the reference manual:

``extra={"ref": kinds}``
    the text names another record, of one of these kinds
``extra={"text": "inline" | "block"}``
    the text is Markdown: one paragraph, or many
``extra={"text": "verbatim"}``
    the text is evidence: never parsed, never retouched
"""

from typing import Annotated, Literal

from msgspec import Meta

from generator.core.address import Address

# Python's `$` also stands before a last line break; a JSON Schema has no `\Z` to write instead.
END = r"$(?!\n)"
ANCHOR_PATTERN = f"^[a-z][a-z0-9]*(-[a-z0-9]+)*{END}"
SLUG_PATTERN = f"^[a-z0-9]+(-[a-z0-9]+)*{END}"
TAG_PATTERN = "^tag:[a-z0-9.@-]+,[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?:"
LANGUAGE_PATTERN = f"^[A-Za-z]{{2,3}}(-[A-Za-z0-9]{{2,8}})*{END}"
COUNTRY_PATTERN = f"^[A-Z]{{2}}{END}"
GUID_PATTERN = f"{TAG_PATTERN}[A-Za-z0-9._~!$&'()*+,;=:@/?-]+{END}"

Kind = Literal[
    "incident",
    "event",
    "statement",
    "report",
    "document",
    "actor",
    "organisation",
    "outlet",
    "person",
    "discrepancy",
    "rule",
    "page",
]

Slug = Annotated[str, Meta(pattern=SLUG_PATTERN, max_length=120)]
Anchor = Annotated[str, Meta(pattern=ANCHOR_PATTERN, max_length=120)]
Guid = Annotated[str, Meta(pattern=GUID_PATTERN, max_length=300)]
Plain = Annotated[str, Meta(min_length=1, max_length=600)]
Inline = Annotated[str, Meta(min_length=1, max_length=4000, extra={"text": "inline"})]
Block = Annotated[str, Meta(max_length=200_000, extra={"text": "block"})]
Verbatim = Annotated[str, Meta(min_length=1, max_length=20000, extra={"text": "verbatim"})]
Url = Address
Language = Annotated[str, Meta(pattern=LANGUAGE_PATTERN)]
Country = Annotated[str, Meta(pattern=COUNTRY_PATTERN)]

IncidentRef = Annotated[str, Meta(extra={"ref": ("incident",)})]
EventRef = Annotated[str, Meta(extra={"ref": ("event",)})]
HappenedRef = Annotated[str, Meta(extra={"ref": ("event", "incident")})]
StatementRef = Annotated[str, Meta(extra={"ref": ("statement",)})]
ReportRef = Annotated[str, Meta(extra={"ref": ("report",)})]
ActorRef = Annotated[str, Meta(extra={"ref": ("actor",)})]
OrganisationRef = Annotated[str, Meta(extra={"ref": ("organisation",)})]
PersonRef = Annotated[str, Meta(extra={"ref": ("person",)})]
OutletRef = Annotated[str, Meta(extra={"ref": ("outlet",)})]
RuleRef = Annotated[str, Meta(extra={"ref": ("rule",)})]
SourceRef = Annotated[str, Meta(extra={"ref": ("document", "report", "statement")})]
AnyRef = Annotated[
    str,
    Meta(
        extra={
            "ref": (
                "incident",
                "event",
                "statement",
                "report",
                "document",
                "actor",
                "organisation",
                "outlet",
                "person",
                "rule",
            )
        }
    ),
]

Verified = Literal["read in full", "excerpt", "unverified"]

EventKind = Literal[
    "intrusion",
    "detection",
    "containment",
    "disclosure",
    "filing",
    "notification",
    "update",
    "statement",
    "advisory",
    "directive",
    "deadline",
    "hearing",
    "report",
    "attribution",
    "naming",
    "denial",
    "reaction",
    "correction",
    "remediation",
    "oversight",
    "enforcement",
    "accountability",
    "policy",
]
IncidentState = Literal["ongoing", "contained", "closed"]
OrganisationRole = Literal[
    "victim",
    "affected",
    "notified",
    "supplier",
    "authority",
    "responder",
    "discoverer",
    "impersonated",
]
IncidentRelation = Literal[
    "led to", "follows from", "same campaign", "same actor", "related", "not to be confused with"
]
Channel = Literal[
    "filing",
    "blog post",
    "emailed statement",
    "notification",
    "testimony",
    "hearing",
    "press comment",
    "press release",
    "briefing",
    "interview",
    "letter",
    "advisory",
    "directive",
    "report",
    "social post",
    "memorandum",
]
ReportKind = Literal["report", "rewrite", "opinion"]
DocumentKind = Literal[
    "filing",
    "letter",
    "advisory",
    "directive",
    "law",
    "report",
    "testimony",
    "transcript",
    "blog post",
    "press release",
    "statement",
    "notification",
    "memorandum",
    "reference",
    "legal commentary",
    "article",
    "copy",
    "calculation",
]
Tier = Literal["primary", "secondary"]
QuotationExtent = Literal["whole", "part", "paraphrase"]
DerivationState = Literal["confirmed", "rejected"]
EvidenceKind = Literal["shared error", "quotations", "order of facts", "wording", "residue"]
NameRelation = Literal["same", "overlaps"]
AttributionKind = Literal["attribution", "denial", "no response"]
OrganisationKind = Literal["company", "government", "news", "non-profit"]
DiscrepancyKind = Literal[
    "date",
    "number",
    "fact",
    "wording",
    "quotation",
    "attribution",
    "attribution lost",
    "corruption",
    "encoding",
    "versioning",
    "precision",
    "superseded",
    "law",
]
DiscrepancyStatus = Literal["open", "explained", "corrected"]
Weight = Literal["major", "note"]
