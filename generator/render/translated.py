"""Templates with their fixed words in one language, put there before they become programs.

So words cost nothing where a page is made, whatever the language. Those that are counted or
computed are asked for there.
"""

import re
from collections.abc import Iterator

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from generator.core.language import Language

_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


class Translated(NodeTransformer):
    """Puts words into a parsed template."""

    def __init__(self, language: Language) -> None:
        """Put in the words of `language`."""
        self._language = language

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802  Jinja's name
        """Put the words in place of `_('Words')` and `pgettext('context', 'words')`."""
        called = self.generic_visit(node)
        assert isinstance(called, nodes.Call)  # noqa: S101  it gives back what it was given
        name = called.node.name if isinstance(called.node, nodes.Name) else ""
        texts = [one.value for one in called.args if isinstance(one, nodes.Const)]
        if len(texts) != len(called.args) or called.kwargs:
            return called
        if name in {"_", "gettext"} and len(texts) == 1:
            return nodes.Const(self._language.gettext(*texts), lineno=node.lineno)
        if name == "pgettext" and len(texts) == 2:  # noqa: PLR2004  a context and words
            return nodes.Const(self._language.pgettext(*texts), lineno=node.lineno)
        return called

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802  Jinja's name
        """Write the values of `{% trans %}` between its words, not into them."""
        output = self.generic_visit(node)
        assert isinstance(output, nodes.Output)  # noqa: S101  it gives back what it was given
        output.nodes = [part for child in output.nodes for part in _parted(child)]
        return output


def _parted(node: nodes.Expr) -> Iterator[nodes.Expr]:
    match node:
        case nodes.Mod(
            left=nodes.MarkSafeIfAutoescape(expr=nodes.Const(value=str(words))),
            right=nodes.Dict(items=pairs),
        ):
            values = {pair.key.as_const(): pair.value for pair in pairs}
            for number, piece in enumerate(_PLACEHOLDER.split(words)):
                if number % 2:
                    yield values[piece]
                elif piece:
                    yield nodes.TemplateData(piece.replace("%%", "%"), lineno=node.lineno)
        case _:
            yield node
