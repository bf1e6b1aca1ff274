"""The pages that are looked at show all that the site shows."""

from pathlib import Path

from tests.support.kinds import covering, fullest, samples

PAGES = {
    "events/a/index.html": '<body class="page-event">',
    "events/b/index.html": '<body class="page-event"><p class="lede">x',
    "events/c/index.html": '<body class="page-event"><p class="lede">' + "x" * 999,
    "events/d/index.html": '<body class="page-event"><p class="note rare">',
    "events/e/index.html": '<body class="page-event"><p class="note rare odd">',
}


def test_what_a_large_page_does_not_show_stands_on_another(tmp_path: Path) -> None:
    for path, text in PAGES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True)
        file.write_text(text)
    chosen = fullest(samples(tmp_path).values())
    assert [one.path for one in chosen] == ["/events/c/"]
    assert [one.path for one in covering(tmp_path, chosen)] == ["/events/c/", "/events/e/"]
    assert covering(tmp_path, covering(tmp_path, chosen)) == covering(tmp_path, chosen)
