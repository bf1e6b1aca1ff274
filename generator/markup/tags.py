"""Tags by the parser's tokens: what is written for each, and the words that it stands for."""

SHELTERS = frozenset({"blockquote_open", "blockquote_close"})
"""Inside these no name is linked: the words are someone else's."""
SIMPLE = {
    "paragraph_open": ("<p>", " "),
    "paragraph_close": ("</p>\n", " "),
    "list_item_open": ("<li>", " "),
    "list_item_close": ("</li>\n", " "),
    "bullet_list_open": ("<ul>", " "),
    "bullet_list_close": ("</ul>\n", " "),
    "strong_open": ("<strong>", ""),
    "strong_close": ("</strong>", ""),
    "em_open": ("<em>", ""),
    "em_close": ("</em>", ""),
    "link_close": ("</a>", ""),
    "blockquote_open": ("<blockquote>", " "),
    "blockquote_close": ("</blockquote>\n", " "),
}
