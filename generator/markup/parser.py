"""The one configured Markdown parser: CommonMark 0.31 with tables and `[[references]]`.

Raw HTML stays text. Link addresses are judged by us, with a message, and not dropped in silence.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import get_args

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, image, link

from generator.model.terms import Kind

_COMPLETE = re.compile(r"\[\[(?P<inner>(?:(?!\[\[|\]\])[^\n])+)\]\]")
_BROKEN = re.compile(r"\[\[+[^\[\n]{0,80}")
# `[event:slug]`, which CommonMark has as text where it is no link
_SINGLE = re.compile(rf"\[(?:{'|'.join(get_args(Kind))}):[a-z0-9-]+(?:\|[^\[\]\n]*)?\]")

_Rule = Callable[[StateInline, bool], bool]
_PLACED: dict[str, _Rule] = {"link": link, "autolink": autolink, "image": image}


@cache
def parser() -> MarkdownIt:
    """Give the parser; it holds no state between texts."""
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": False})
    markdown.enable(["table", "strikethrough"])
    markdown.inline.ruler.before("link", "reference", _reference)
    markdown.inline.ruler.after("link", "single", _single)
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
    """Read `[[target]]` or `[[target|label]]` on one line, or what begins like it and is broken."""
    if not state.src.startswith("[[", state.pos):
        return False
    found = _COMPLETE.match(state.src, state.pos)
    if found is None:
        return _broken(state, _BROKEN, silent=silent)
    if not silent:
        token = state.push("reference", "", 0)
        target, bar, label = found["inner"].partition("|")
        token.content = target.strip()
        token.meta = {
            "label": label.strip() if bar else None,
            "raw": found.group(),
            "start": state.pos,
        }
    state.pos = found.end()
    return True


def _single(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  the library's signature
    """Note `[kind:slug]`, a reference that lacks a bracket on either side."""
    return _broken(state, _SINGLE, silent=silent)


def _broken(state: StateInline, pattern: re.Pattern[str], *, silent: bool) -> bool:
    """Read the brackets of a broken reference; what follows them is text like any other."""
    found = pattern.match(state.src, state.pos)
    if found is None:
        return False
    brackets = len(found.group()) - len(found.group().lstrip("["))
    if not silent:
        token = state.push("broken_reference", "", 0)
        token.content = "[" * brackets
        token.meta = {"raw": found.group().rstrip(), "start": state.pos}
    state.pos += brackets
    return True
