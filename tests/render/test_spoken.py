"""What a fragment is for the ear."""

import pytest
from markupsafe import Markup

from generator.plan.facets.prose import NAME_CLOSE, NAME_OPEN, NAME_PATH_END
from generator.plan.facets.values import Fragment
from generator.render.environment import page_environment
from generator.render.page import link_names

NAME = f"{NAME_OPEN}/actors/fog/{NAME_PATH_END}Sea Fog{NAME_CLOSE}"


def label(text: object) -> str:
    template = '<a aria-label="{{ text|spoken }}">#</a>'
    return page_environment({"a": template}, "").get_template("a").render({"text": text})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, ""),
        ("a < b", "a &lt; b"),
        (Fragment("Was it <em>so</em>?"), "Was it so?"),
        (Fragment("&quot;quoted&quot; &amp; so on"), "&#34;quoted&#34; &amp; so on"),
        (Fragment(f"Who is {NAME}?"), "Who is Sea Fog?"),
        (Markup("&lt;b&gt;"), "&lt;b&gt;"),
        (Fragment(f"{'long ' * 14}{NAME} and more"), f"{'long ' * 14}Sea Fog…"),
    ],
)
def test_a_label_has_words_alone(text: object, words: str) -> None:
    assert label(text) == f'<a aria-label="{words}">#</a>'


def test_a_name_in_a_label_takes_no_link_from_the_text() -> None:
    page = label(Fragment(f"Who is {NAME}?")) + NAME
    assert link_names(page, "", "/").endswith('<a href="/actors/fog/">Sea Fog</a>')
