"""`onrecord trace`: a line a quotation, for people and for programs."""

import json
import re
from pathlib import Path

from tests.support.site import SiteBuilder, onrecord

ROOT = Path(__file__).parents[2]
REPORT = "coverage/tide-report.yaml"
FIELDS = (
    "report number origin statement named extent text speaker verdict wording attribution whole "
    "spans difference nearest"
)


def rows(site: SiteBuilder) -> list[dict[str, object]]:
    done = onrecord("trace", "--format", "json", cwd=site.root)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_line_of_json_has_the_fields_that_the_reference_fixes(site: SiteBuilder) -> None:
    (row,) = rows(site)

    assert list(row) == FIELDS.split()
    assert row["verdict"] == "trimmed"
    assert row["spans"] == [
        {
            "statement": "statement:notice-words",
            "form": 0,
            "start": 8,
            "end": 31,
            "printed_start": 0,
            "printed_end": 23,
        }
    ]
    text = (ROOT / "docs/reference.md").read_text(encoding="utf-8")
    part = text.partition("### onrecord trace\n")[2].partition("\n### ")[0]
    heads = re.findall(r"^\| (`.*?`) \|", part, re.MULTILINE)
    assert [name for head in heads for name in re.findall(r"`(\w+)`", head)] == FIELDS.split()


def test_a_table_marks_what_differs(site: SiteBuilder) -> None:
    site.edit(REPORT, "a small number of staff", "a large number of staff\n    speaker: Ada Quay")
    done = onrecord("trace", cwd=site.root)

    assert done.stdout.splitlines()[1].split(None, 3) == [
        "tide-report",
        "1",
        "notice-words",
        "attribution changed; altered  a [-small -]{+large +}number of staff",
    ]


def test_words_that_check_refuses_are_traced_like_others(site: SiteBuilder) -> None:
    site.edit(REPORT, "extent: part", "extent: whole")
    assert rows(site)[0]["verdict"] == "trimmed"
    site.edit(REPORT, "quotations:", "quotations: x")
    assert onrecord("trace", cwd=site.root).returncode == 1


def test_the_quotations_of_a_kept_article_follow(site: SiteBuilder) -> None:
    kept = site.root / "clippings"
    kept.mkdir()
    article = "Mail read\n\n“Mail of a small number of staff was seen,” said a Harbour spokesman.\n"
    (kept / "tide-report.txt").write_text(article, encoding="utf-8")
    (kept / "another.txt").write_text(article, encoding="utf-8")

    found = [(row["origin"], row["number"], row["statement"], row["verdict"]) for row in rows(site)]
    assert found == [
        ("record", 1, "notice-words", "trimmed"),
        ("clipping", 1, "notice-words", "altered"),
    ]


def test_a_report_of_a_winter_may_quote_what_was_said_in_january(site: SiteBuilder) -> None:
    words = site.read("statements/notice-words.yaml")
    said = re.search(r"quote: (?:[>|]-?\n\s+)?(.*)", words)
    assert said
    assert "2024-01-19" in words
    report = "outlet: evening-tide\ntitle: Of the winter\npublished: {}\nverified: excerpt\n"
    quoted = "quotations:\n  - text: {}\n    extent: whole\n"
    found = {}
    for day in ("2023-24", "2023-12"):
        site.write(REPORT, report.format(day) + quoted.format(json.dumps(said[1])))
        found[day] = rows(site)[0]["verdict"]
    assert found == {"2023-24": "verbatim", "2023-12": "not found"}
