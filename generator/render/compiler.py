"""Templates to Python: attributes are read and macros are called as Python does it itself.

Jinja writes a call of its own around each of the two, for services that no theme is given: items
found where an attribute is meant, contexts passed to functions. Both stand in a page some hundred
times. (`Environment.code_generator_class` is Jinja's own way in.)
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Macro
from markupsafe import Markup


class PageCodeGenerator(CodeGenerator):
    """Jinja's compiler, but for attributes and calls."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  Jinja's name
        """Write `value.name`; what is undefined fails here as it does elsewhere."""
        if iskeyword(node.attr) or not node.attr.isascii():  # Python would refuse it, or fold it
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(  # noqa: N802  Jinja's name
        self,
        node: nodes.Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002  Jinja's signature
    ) -> None:
        """Write `macro(arguments)`; what Python cannot read as it stands is left to Jinja."""
        keywords = any(iskeyword(argument.key) for argument in node.kwargs)
        if keywords or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class PageMacro(Macro):
    """A macro whose ordinary call, with all arguments by position, has no detours."""

    def __init__(self, *arguments: Any) -> None:
        """Take what Jinja's compiler writes."""
        super().__init__(*arguments)
        self._is_plain = not (self.catch_kwargs or self.catch_varargs)

    def __call__(self, *arguments: Any, **named: Any) -> str:
        """Give what the macro writes, marked as escaped."""
        if self._is_plain and len(arguments) == self._argument_count:
            if not (named or self.caller):
                return str.__new__(Markup, self._func(*arguments))
            if self.caller and len(named) == 1 and "caller" in named:
                return str.__new__(Markup, self._func(*arguments, named["caller"]))
        return super().__call__(*arguments, **named)
