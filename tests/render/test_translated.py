"""Words in templates: put in before a page is made, escaped as they are in English."""

import pytest

from generator.core.language import ENGLISH, Language, Translation
from generator.render.environment import page_environment
from generator.render.translated import Translated

GERMAN = Language(
    "de",
    tuple(
        Translation("event" if words == "report" else "", words, forms, "n != 1")
        for words, *forms_of in (
            ("Words & <b>", "Wörter & <b>"),
            ("report", "Meldung"),
            ("Hello <b>%(name)s</b>, 100%% by %(who)s", "Von %(who)s zu 100%%: <b>%(name)s</b>"),
            ("%(num)s entry", "%(num)s Eintrag", "%(num)s Einträge"),
        )
        for forms in [tuple(forms_of)]
    ),
)
TRANS = "{%% trans %s %%}%s{%% endtrans %%}"
TEXTS = (
    "{{ _('Words & <b>') }}",
    "{{ gettext('Words & <b>') }}",
    "{% trans %}Words & <b>{% endtrans %}",
    "{{ pgettext('event', 'report') }} {{ pgettext('event', value) }} {{ _(value) }}",
    TRANS % ("name=value, who=bold(value)", "Hello <b>{{ name }}</b>, 100% by {{ who }}"),
    TRANS % ("n=number, num=number|number", "{{ num }} entry{% pluralize n %}{{ num }} entries"),
    "{{ ngettext('%(num)s entry', '%(num)s entries', number) % {'num': number|number} }}",
    "{{ _('Words & <b>') ~ '!' }}{{ {'a': _('Words & <b>')}['a'] }}",
    "{{ language_name('en') }}",
)
MACRO = "{% macro bold(text) %}<i>{{ text }}</i>{% endmacro %}"


def rendered(text: str, language: Language) -> str:
    view = {"value": "report", "number": 1234}
    return page_environment({"a": MACRO + text}, "", language).get_template("a").render(view)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    list(
        zip(
            TEXTS,
            (
                "Words &amp; &lt;b&gt;",
                "Words &amp; &lt;b&gt;",
                "Words & <b>",
                "report report report",
                "Hello <b>report</b>, 100% by <i>report</i>",
                "1,234 entries",
                "1,234 entries",
                "Words &amp; &lt;b&gt;!Words &amp; &lt;b&gt;",
                "English",
            ),
            (
                "Wörter &amp; &lt;b&gt;",
                "Wörter &amp; &lt;b&gt;",
                "Wörter & <b>",
                "Meldung Meldung report",
                "Von <i>report</i> zu 100%: <b>report</b>",
                "1.234 Einträge",
                "1.234 Einträge",
                "Wörter &amp; &lt;b&gt;!Wörter &amp; &lt;b&gt;",
                "Englisch",
            ),
            strict=True,
        )
    ),
)
def test_words_are_those_of_the_language(text: str, english: str, german: str) -> None:
    assert rendered(text, ENGLISH) == english
    assert rendered(text, GERMAN) == german


def test_values_are_escaped_in_every_language() -> None:
    text = "{% trans name=value %}Hello {{ name }}{% endtrans %}{{ _('%(a)s') % {'a': value} }}"
    for language in (ENGLISH, GERMAN):
        template = page_environment({"a": text}, "", language).get_template("a")
        assert "<" not in template.render(value="<script>")


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_put_in_before_is_what_would_be_asked_for(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [rendered(text, language) for language in (ENGLISH, GERMAN)]
    monkeypatch.setattr(Translated, "visit", lambda _self, node: node)
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    monkeypatch.setattr(
        "generator.render.compiled.CompiledTemplates.load_bytecode", lambda *_: None
    )
    assert [rendered(text, language) for language in (ENGLISH, GERMAN)] == before


def test_fixed_words_cost_nothing_where_a_page_is_made() -> None:
    source = page_environment({}, "", GERMAN)._generate(
        page_environment({}, "").parse("{{ _('Words & <b>') }}"), "a", "a"
    )
    assert "Wörter" in source
    assert "gettext" not in source
