"""Files for machines: the sitemap."""

from xml.sax.saxutils import escape

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
)


def render_sitemap(addresses: tuple[str, ...]) -> bytes:
    """Give a sitemap (sitemaps.org protocol 0.9). It has no dates: a build has no clock."""
    rows = "".join(f"<url><loc>{escape(address)}</loc></url>\n" for address in addresses)
    return f"{_HEAD}{rows}</urlset>\n".encode()
