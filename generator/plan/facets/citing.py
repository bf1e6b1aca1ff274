"""How a page is cited: in words, and in the two forms that programs read."""

from msgspec import Struct

from generator.plan.facets.values import Fragment


class Citation(Struct, frozen=True):
    """A page as others cite it. It cites this record, and never the work that the record is of."""

    plain: str
    """Publisher, title, site, the date as of which the text stands, address."""
    as_of: str | None
    """The date as of which the text stands, in words; None where nothing on the page is dated."""
    bibtex: Fragment
    """An entry of type `@misc`, escaped for TeX and for HTML."""
    csl: Fragment
    """An array of one item in CSL-JSON, escaped for HTML."""
