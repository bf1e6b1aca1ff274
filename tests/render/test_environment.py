"""What a template cannot reach even by a name that it computes."""

import pytest
from jinja2 import TemplateError, TemplateSyntaxError

from generator.render.environment import page_environment


def rendered(text: str, **view: object) -> str:
    return page_environment({"a": text}, "").get_template("a").render(view)


@pytest.mark.parametrize(
    "text",
    [
        "{{ once['__glo' ~ 'bals__'] }}",
        "{{ [once]|map(attribute='__globals__')|list }}",
        "{{ [once]|map(attribute='_' ~ '_code__.co_name')|list }}",
        "{{ [once]|map('attr', '__globals__')|list }}",
        "{{ '{0.__class__}'['for' ~ 'mat'](once) }}",
        "{{ [once]|groupby('__class__') }}",
        "{{ [1, 2]|map('random')|list }}",
        "{{ once|attr('__globals__') }}",
    ],
)
def test_a_computed_name_reaches_nothing(text: str) -> None:
    with pytest.raises((TemplateError, TemplateSyntaxError)):
        rendered(text)


@pytest.mark.parametrize("text", ["{{ a.upper }}", "{{ once }}", "{{ _ }}", "{{ (a|first).join }}"])
def test_a_function_is_not_printed(text: str) -> None:
    """What it would print is where it is in memory."""
    with pytest.raises(TypeError, match="brackets"):
        rendered(text, a="words")


def test_a_condition_without_else_prints_nothing() -> None:
    assert rendered("<{{ 'x' if a }}>", a=0) == "<>"


def test_items_and_attributes_of_a_view_are_read() -> None:
    assert (
        rendered(
            "{{ a[0] }}{{ b['x'] }}{{ c|map(attribute='real')|sum }}", a="q", b={"x": "r"}, c=[1, 2]
        )
        == "qr3"
    )


def test_once_calls_once_for_equal_arguments() -> None:
    calls: list[int] = []

    def card(number: int) -> str:
        calls.append(number)
        return f"<{number}>"

    text = "{{ once(card, 1) }}{{ once(card, 1) }}{{ once(card, 2) }}"

    assert rendered(text, card=card) == "&lt;1&gt;&lt;1&gt;&lt;2&gt;"
    assert calls == [1, 2]


def test_what_was_called_once_is_forgotten_after_a_build() -> None:
    calls: list[int] = []
    environment = page_environment({"a": "{{ once(card, 1) }}"}, "")
    for _build in (1, 2):
        environment.get_template("a").render(card=calls.append)
        environment.forget()

    assert calls == [1, 1]
    assert not environment.results
