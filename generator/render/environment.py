"""Jinja as pages need it: escaping always on, nothing undefined, nothing from outside, and quick.

Three of Jinja's services cost more than the work of a page and are not used by themes: looking up
items where an attribute is meant, passing contexts to functions, and marking escaped text as safe
before it is joined. What is printed is escaped as ever.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template, Undefined, nodes
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from generator.core.language import ENGLISH, Language
from generator.plan.theme_check import FILTERS_REFUSED, TRANSLATING, is_refused
from generator.render.compiled import CompiledTemplates
from generator.render.compiler import PageCodeGenerator, PageMacro
from generator.render.spoken import spoken
from generator.render.translated import Translated

try:
    from markupsafe._speedups import _escape_inner
except ImportError:
    from markupsafe._native import _escape_inner


_MOST_RESULTS = 50_000
_Results = dict[tuple[int, ...], tuple[str, object]]


def page_environment(
    templates: dict[str, str], base: str, language: Language = ENGLISH
) -> "PageEnvironment":
    """Give the environment of a theme that speaks `language`.

    The filter `url` puts `base` before site paths, `number` writes whole numbers.
    """
    environment = PageEnvironment(
        language,
        # With its name as its file's, a template is named in the traceback of its faults.
        loader=FunctionLoader(
            lambda name: (templates[name], name, None) if name in templates else None
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=CompiledTemplates(base, language.digest),
        cache_size=-1,
        extensions=TRANSLATING,
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals.clear()
    environment.globals.update(_words(language))
    environment.globals["once"] = _once(environment.results)
    for name in FILTERS_REFUSED:
        del environment.filters[name]
    environment.filters["url"] = lambda path: f"{base}{path}" if path.startswith("/") else path
    environment.filters["number"] = language.number
    environment.filters["spoken"] = spoken
    return environment


def _words(language: Language) -> dict[str, Any]:
    """Give what templates ask for words, in Jinja's old style: the new one passes contexts."""
    return {
        "_": language.gettext,
        "gettext": language.gettext,
        "ngettext": language.ngettext,
        "pgettext": language.pgettext,
        "npgettext": language.npgettext,
        "language_name": language.name_of,
    }


def _once(results: _Results) -> Callable[..., str]:
    """Give what calls a component once for equal arguments: `{{ once(event.entry, card, 3) }}`.

    A card stands on many pages, and a macro sees nothing but its arguments. What is kept is in a
    closure: an object's attributes could be read.
    """

    def once(macro: Callable[..., str], *arguments: Any) -> str:
        key = (id(macro), *map(id, arguments))
        found = results.get(key)
        if found is None:
            if len(results) >= _MOST_RESULTS:
                results.clear()
            # The arguments are kept, so that no other object can take their identity.
            found = results[key] = (macro(*arguments), (macro, arguments))
        return found[0]

    return once


def _escape(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if hasattr(value, "__html__"):
        return str(value.__html__())
    if isinstance(value, Undefined):  # what `if` gives without `else`; all else of it is an error
        return str(value)
    if callable(value):  # its words would be a place in memory, another one in each build
        raise TypeError("this prints a function and not what it gives: brackets () are missing")
    return _escape_inner(str(value))


class _PageTemplate(Template):
    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002  the library's name
    ) -> Template:
        template = super()._from_namespace(environment, namespace, globals)
        namespace["escape"], namespace["Macro"] = _escape, PageMacro
        return template


class PageEnvironment(Environment):
    """An environment for pages alone; `forget` is for a process that goes on after a build."""

    code_generator_class = PageCodeGenerator
    template_class = _PageTemplate
    # A name that is written in a template is checked where the theme is read, and costs nothing
    # here; one that is computed, or given to a filter such as `map`, arrives at `getitem`.
    getattr = staticmethod(getattr)  # type: ignore[assignment]

    def __init__(self, language: Language, **options: Any) -> None:
        """Speak `language`; take Jinja's options."""
        super().__init__(**options)
        self._language = language
        self.results: _Results = {}

    def _generate(self, source: nodes.Template, *arguments: Any, **options: Any) -> str:
        """Write a template as Python, its fixed words in their language."""
        translated = Translated(self._language).visit(source)
        return super()._generate(translated, *arguments, **options)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Give all templates the same names: none has its own, and a chain of maps is slow to ask.

        Jinja asks at each import of a component, which a page has a dozen of.
        """
        return {**self.globals, **d} if d else self.globals

    def forget(self) -> None:
        """Let go of what components gave for views that are no more."""
        self.results.clear()

    def getitem(self, obj: Any, argument: Any) -> Any:
        if is_refused(argument):
            raise SecurityError(f"no template may reach {argument!r}")
        return super().getitem(obj, argument)
