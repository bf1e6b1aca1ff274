"""The words of judgement that the program itself never says."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

JUDGING = re.compile(
    r"""(?<![\w-])(?:
        (?:non-?)?compli(?:ant|ance|ed|es)|comply
        |late|lately|lateness|belated(?:ly)?|overdue|tardy|tardiness|delayed|dilatory
        |(?:un)?timely|on\ time|in\ time|too\ long|promptly
        |violat(?:e|es|ed|ing|ion|ions)|infring(?:e|es|ed|ement|ements)|unlawful|illegal
        |negligen(?:t|ce)|guilty|blame|fault|wrongdoing
        |fail(?:s|ed|ing|ure|ures)?|miss(?:ed|es)?
        |refus(?:e|es|ed|al)|declin(?:e|es|ed)|evad(?:e|es|ed)|stonewall\w*|silen(?:t|ce)
        |conceal\w*|hid|hidden|cover(?:ed)?-?\ ?up
        |lie|lied|lies|lying|liar|mislead\w*|misled|decepti\w*|deceiv\w*|dishonest\w*|false(?:ly)?
        |trust(?:ed|worthy)?|untrust\w*|credib\w*|reliab\w*|unreliab\w*|accura\w*|inaccura\w*
        |scores?|rating|verdict|suspicious
    )(?![\w-])""",
    re.IGNORECASE | re.VERBOSE,
)

_MARKUP = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)
_QUOTED = re.compile(r"'((?:[^'\\\n]|\\.)*)'")
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)


def judging(text: str) -> list[str]:
    """Give the words of judgement in a text, with a little of what is around them."""
    flat = " ".join(text.split())
    return [flat[max(0, at.start() - 30) : at.end() + 30] for at in JUDGING.finditer(flat)]


def template_words(file: Path) -> str:
    """Give all that a template may say: its text, and the texts inside its expressions."""
    source = _COMMENT.sub(" ", file.read_text(encoding="utf-8"))
    quoted = " ".join(
        text for code in _MARKUP.findall(source) for text in _QUOTED.findall(code) if " " in text
    )
    attributes = " ".join(re.findall(r'(?:aria-label|title|alt)="([^"]*)"', source))
    return f"{_MARKUP.sub(' ', source)} {quoted} {attributes}"


def strings_of(file: Path) -> Iterator[str]:
    """Give the texts that a module of Python may say: its strings, but for documents and keys."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    quiet = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    quiet |= {id(key) for node in nodes if isinstance(node, ast.Dict) for key in node.keys}
    texts = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in quiet]
    yield from (node.value for node in texts if isinstance(node.value, str))
