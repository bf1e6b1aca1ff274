"""The markup of every page: valid, outlined, without anything that a strict policy forbids."""

from collections import Counter

import pytest

from tests.support.markup import inline_code, parse_errors
from tests.support.pages import Page, Pages
from tests.support.site import SiteBuilder

_POLICY = "//meta[@http-equiv='Content-Security-Policy']/@content"


def page_of(body: str, head: str = "<title>x</title>") -> Page:
    document = f"<!doctype html>\n<html lang=en>\n<head>{head}</head>\n<body>{body}</body></html>\n"
    return Page("https://example.org/", "/", document.encode())


# --- Valid ---------------------------------------------------------------------------------------


def test_every_page_is_parsed_without_an_error(pages: Pages) -> None:
    assert not [error for page in pages for error in parse_errors(page)]


@pytest.mark.parametrize(
    "body", ["<p>a<p>b</div>", "<b><i>x</b></i>", "&nosuch;", "<ul></li></ul>"]
)
def test_a_parse_error_is_found(body: str) -> None:
    assert parse_errors(page_of(body))


def repeated_ids(page: Page) -> list[str]:
    return [f"{page}: {name}" for name, times in Counter(page.ids).items() if times > 1]


def test_no_id_is_given_twice(pages: Pages) -> None:
    assert not [fault for page in pages for fault in repeated_ids(page)]
    assert repeated_ids(page_of("<p id=a></p><svg><g id=a></g></svg>"))


@pytest.mark.parametrize("name", ["how-many", "facts", "timeline", "main", "fact-1", "m2024-01"])
def test_the_names_of_questions_clash_with_nothing(site: SiteBuilder, name: str) -> None:
    site.write("incidents/other.md", site.read("incidents/mail-breach.md"))
    site.edit("incidents/other.md", "id: how-many", f"id: {name}")
    site.built()
    pages = Pages(site.tree(), "https://record.example/")
    assert not [fault for page in pages for fault in repeated_ids(page)]


def dangling_labels(page: Page) -> list[str]:
    """The ids that `aria-…` attributes name and that no element has."""
    named = page.tree.xpath("//@aria-labelledby | //@aria-describedby | //@aria-controls | //@for")
    wanted = {name for names in named for name in str(names).split()}
    return [f"{page}: {name}" for name in sorted(wanted - set(page.ids))]


def test_every_label_is_there(pages: Pages) -> None:
    assert not [fault for page in pages for fault in dangling_labels(page)]
    assert dangling_labels(page_of("<nav aria-labelledby='a b'><h2 id=a>x</h2></nav>"))


# --- Outlined ------------------------------------------------------------------------------------


def outline_faults(page: Page) -> list[str]:
    """What is wrong with the headings: not one `h1`, a level left out, an empty one."""
    headings = page.find("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")
    levels = [int(str(heading.tag)[1]) for heading in headings]
    faults = [f"{page}: {levels.count(1)} h1"] if levels.count(1) != 1 else []
    if levels and levels[0] != 1:
        faults.append(f"{page}: begins with h{levels[0]}")
    steps = zip(levels, levels[1:], headings[1:], strict=False)
    faults += [
        f"{page}: h{level} after h{before}: {heading.text_content().strip()}"
        for before, level, heading in steps
        if level > before + 1
    ]
    return faults + [f"{page}: empty heading" for h in headings if not h.text_content().strip()]


def test_headings_are_an_outline(pages: Pages) -> None:
    assert not [fault for page in pages for fault in outline_faults(page)]


@pytest.mark.parametrize(
    "body",
    [
        "<h2>a</h2>",
        "<h1>a</h1><h1>b</h1>",
        "<h1>a</h1><h3>b</h3>",
        "<h2>a</h2><h1>b</h1>",
        "<h1>a</h1><h2> </h2>",
    ],
)
def test_a_bad_outline_is_found(body: str) -> None:
    assert outline_faults(page_of(body))


def landmark_faults(page: Page) -> list[str]:
    """A page has a language, one `main`, and a link past the navigation to it."""
    counts = {xpath: len(page.tree.xpath(xpath)) for xpath in ("/html[@lang]", "//main", "//h1")}
    faults = [f"{page}: {number} {xpath}" for xpath, number in counts.items() if number != 1]
    first = page.tree.xpath("(//body//a)[1]/@href")
    skips = [str(one)[1:] for one in first if str(one).startswith("#")]
    wanted = [str(one) for one in page.tree.xpath("//main/@id")]
    return faults if skips == wanted else [*faults, f"{page}: no link to the content"]


def test_landmarks(pages: Pages) -> None:
    assert not [fault for page in pages for fault in landmark_faults(page)]
    assert landmark_faults(page_of("<main id=main><h1>x</h1></main>"))


# --- Nothing that a strict policy forbids --------------------------------------------------------


def test_no_page_holds_style_or_script(pages: Pages) -> None:
    assert not [fault for page in pages for fault in inline_code(page)]


@pytest.mark.parametrize(
    "body",
    [
        "<p style='color:red'>x</p>",
        "<style>p{}</style>",
        "<script>1</script>",
        "<p onclick='x()'>x</p>",
        "<svg onload=x()></svg>",
        "<a href=' JavaScript:x()'>x</a>",
        "<a href='data:text/html,x'>x</a>",
    ],
)
def test_inline_code_is_found(body: str) -> None:
    assert inline_code(page_of(body))


def test_every_page_declares_the_policy_before_it_loads_anything(pages: Pages) -> None:
    policies = {page.attribute(_POLICY) for page in pages}
    (policy,) = policies
    rules = dict(rule.split(maxsplit=1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert not [
        rule for rule in rules.values() if "unsafe" in rule or "http" in rule or "*" in rule
    ]
    for page in pages:
        loading = "//*[self::link or self::script or self::img][following::meta[@http-equiv]]"
        assert not page.find(loading), page


def test_files_that_are_loaded_carry_their_digest(pages: Pages) -> None:
    loaded = pages["/"].find("//link[@rel='stylesheet'] | //script[@src]")
    assert loaded
    for element in loaded:
        assert element.attrib["integrity"].startswith("sha256-")
