"""The one configured Markdown parser: CommonMark 0.31 with tables and `[[references]]`.

Raw HTML stays text. Link addresses are judged by us, with a message, and not dropped in silence.
"""

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link

OPEN, CLOSE = "[[", "]]"

_Rule = Callable[[StateInline, bool], bool]
_PLACED: dict[str, _Rule] = {"link": link, "autolink": autolink, "image": image}


@cache
def parser() -> MarkdownIt:
    """Give the parser; it holds no state between texts."""
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})
    markdown.enable(["table", "strikethrough"])
    markdown.inline.ruler.before("link", "reference", _reference)
    for name, rule in _PLACED.items():
        markdown.inline.ruler.at(name, _placed(rule))
    markdown.validateLink = _any_link  # type: ignore[method-assign]
    return markdown


def _any_link(url: str) -> bool:  # noqa: ARG001  the library's signature
    return True


def _placed(rule: _Rule) -> _Rule:
    """Make `rule` note what was written and where; the library keeps no positions in a line."""

    def run(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
        start, before = state.pos, len(state.tokens)
        done = rule(state, silent)
        for token in state.tokens[before:]:
            if token.type in ("link_open", "image"):
                token.meta = {"raw": state.src[start : state.pos], "start": start}
                break
        return done

    return run


def _reference(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    """Read `[[target]]` or `[[target|label]]` on one line."""
    if not state.src.startswith(OPEN, state.pos):
        return False
    end = state.src.find(CLOSE, state.pos + 2)
    inner = state.src[state.pos + 2 : end] if end >= 0 else ""
    if not inner or "\n" in inner or OPEN in inner:
        return False
    if not silent:
        token = state.push("reference", "", 0)
        target, bar, label = inner.partition("|")
        token.content = target.strip()
        token.meta = {
            "label": label.strip() if bar else None,
            "raw": f"{OPEN}{inner}{CLOSE}",
            "start": state.pos,
        }
    state.pos = end + 2
    return True
