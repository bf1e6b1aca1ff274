"""`onrecord clip`: what it keeps, what it drafts, and what it leaves alone."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.clipping import INVENTED
from tests.support.records import plain_yaml
from tests.support.site import SiteBuilder, onrecord, tree_of

TIDE, LOG = INVENTED / "evening-tide.txt", INVENTED / "log-news.txt"
SLUG = "evening-tide-harbour-tells-customers-that-intruders-read-their-mail"
DRAFT = f"content/coverage/_{SLUG}.yaml"
KEPT = f"clippings/{SLUG}.txt"


def new_files(site: SiteBuilder, before: dict[str, bytes]) -> set[str]:
    return {name for name in set(tree_of(site.root)) - set(before) if not name.startswith(".cache")}


def files_of(site: SiteBuilder) -> dict[str, bytes]:
    return {name: data for name, data in tree_of(site.root).items() if name[:6] != ".cache"}


def told(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def clip_text(site: SiteBuilder, text: str | bytes, *options: str) -> dict[str, Any]:
    file = site.root / "given.txt"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    done = onrecord("clip", "given.txt", "--format", "json", *options, cwd=site.root)
    (data,) = told(done.stdout)
    return data


def test_a_clipping_is_kept_as_it_came_and_drafted(site: SiteBuilder) -> None:
    before = tree_of(site.root)
    done = onrecord("clip", TIDE, cwd=site.root)

    assert (done.returncode, done.stderr) == (0, "")
    assert new_files(site, before) == {DRAFT, KEPT}
    assert (site.root / KEPT).read_bytes() == TIDE.read_bytes()
    assert "published" in done.stdout
    assert "not chosen: the page's own clock" in done.stdout


def test_a_draft_is_a_report_once_its_name_has_no_mark(site: SiteBuilder) -> None:
    onrecord("clip", TIDE, cwd=site.root)
    draft = site.root / DRAFT
    record = plain_yaml(draft.read_text(encoding="utf-8"))

    assert site.codes() == []  # the build leaves drafts out
    draft.rename(draft.with_name(f"{SLUG}.yaml"))
    assert site.codes() == []
    assert record == {
        "outlet": "evening-tide",
        "title": "Harbour tells customers that intruders read their mail",
        "kind": "report",
        "published": "2024-05-16",
        "authors": ["Ada Quay", "Ben Shore"],
        "editors": ["Cleo Strand", "Dan Ebb"],
        "language": "en",
        "address": "null",
        "syndicated_from": "AFP",
        "derived_from": "null",
        "credits_first": "Morning Quay",
        "quotations": [
            {
                "text": "Today we begin to write to customers whose messages Sea Fog has read,",
                "speaker": "a Harbour spokesperson",
            },
            {
                "text": "This is more than we knew in winter and names further mailboxes,",
                "speaker": "the spokesperson",
            },
            {
                "text": "We’re sorry, and we will tell every customer ourselves.",
                "speaker": "the spokesperson",
            },
            {"text": "a small number", "speaker": "the shipping firm"},
        ],
        "verified": "unverified",
    }


def test_what_the_text_lacks_is_null_and_said(site: SiteBuilder) -> None:
    onrecord("clip", LOG, cwd=site.root)
    (draft,) = site.content.glob("coverage/_*.yaml")
    text = draft.read_text(encoding="utf-8")

    record = plain_yaml(text)
    assert (record["published"], record["authors"]) == ("null", [])
    assert record["syndicated_from"] == "null"
    assert "# Not known: no date in it is one of publication.\npublished: null\n" in text
    assert "“A source first reported”: a vague credit" in text
    assert "`onrecord new outlet log-news`" in text
    assert record["outlet"] == "log-news"
    draft.rename(draft.with_name("log.yaml"))
    assert site.codes() == ["dangling-reference"]


def test_the_same_clipping_twice_writes_nothing(site: SiteBuilder) -> None:
    onrecord("clip", TIDE, cwd=site.root)
    (site.root / DRAFT).write_text("# mended by an editor\n", encoding="utf-8")
    before = files_of(site)
    done = onrecord("clip", TIDE, cwd=site.root)

    assert done.returncode == 0
    assert "kept before as clippings/" in done.stdout
    assert files_of(site) == before


def test_a_draft_that_was_taken_up_is_not_drafted_again(site: SiteBuilder) -> None:
    onrecord("clip", TIDE, cwd=site.root)
    (site.root / DRAFT).rename(site.content / "coverage" / "letters.yaml")
    before = tree_of(site.root)
    onrecord("clip", TIDE, cwd=site.root)

    assert new_files(site, before) == set()


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Today: March 03, 2025", "Today: April 01, 2025", True),
        ("'s mail system", "’s mail  system", True),
        ("to the surprise of customers", "to the surprise of all", False),
    ],
)
def test_a_second_copy_is_known(site: SiteBuilder, old: str, new: str, *, same: bool) -> None:
    onrecord("clip", TIDE, cwd=site.root)
    before = tree_of(site.root)
    data = clip_text(site, TIDE.read_text(encoding="utf-8").replace(old, new))

    assert data["outcome"] == "a copy"
    assert data["copy_of"]["file"] == f"{SLUG}.txt"
    assert data["copy_of"]["same"] is same
    assert new_files(site, before) == {"given.txt"}


def test_a_copy_at_another_outlet_is_a_report_of_its_own(site: SiteBuilder) -> None:
    onrecord("clip", TIDE, cwd=site.root)
    text = TIDE.read_text(encoding="utf-8").replace("Evening Tide\n", "Morning Quay\n", 1)
    data = clip_text(site, text)

    assert data["outcome"] == "drafted"
    assert data["copy_of"] == {**data["copy_of"], "file": f"{SLUG}.txt", "same": True}
    draft = (site.root / data["draft"]).read_text(encoding="utf-8")
    assert f"clippings/{SLUG}.txt: no origin of its own" in draft


def test_a_rewrite_is_no_copy(site: SiteBuilder) -> None:
    onrecord("clip", TIDE, cwd=site.root)
    assert clip_text(site, LOG.read_bytes())["copy_of"] is None


def test_an_article_on_record_is_kept_under_its_name_without_a_draft(site: SiteBuilder) -> None:
    title = "Harbour tells customers that intruders read their mail"
    site.edit("coverage/tide-report.yaml", "Mail read in breach", title)
    before = tree_of(site.root)
    data = clip_text(site, TIDE.read_bytes())

    assert (data["outcome"], data["report"]) == ("on record", "tide-report")
    assert new_files(site, before) == {"given.txt", "clippings/tide-report.txt"}


def test_nothing_is_overwritten(site: SiteBuilder) -> None:
    site.write(f"coverage/_{SLUG}.yaml", "# mine\n")
    site.write(f"../{KEPT}", "mine\n")
    data = clip_text(site, TIDE.read_bytes())

    assert data["slug"] == f"{SLUG}-2"
    assert (site.root / DRAFT).read_text(encoding="utf-8") == "# mine\n"
    assert (site.root / KEPT).read_text(encoding="utf-8") == "mine\n"

    done = onrecord("clip", LOG, "--slug", SLUG, cwd=site.root)
    assert done.returncode == 1
    assert "is there already and is another; give --slug a name" in done.stderr
    assert (site.root / DRAFT).read_text(encoding="utf-8") == "# mine\n"


def test_a_dry_run_writes_nothing(site: SiteBuilder) -> None:
    before = tree_of(site.root)
    assert clip_text(site, TIDE.read_bytes(), "--dry-run")["outcome"] == "read only"
    assert new_files(site, before) == {"given.txt"}


def test_a_day_of_publication_may_be_given(site: SiteBuilder) -> None:
    data = clip_text(site, LOG.read_bytes(), "--published", "2024-05-16")
    dates = {one["words"]: one["date"] for one in data["relative_dates"]}

    assert data["published"] == "2024-05-16"
    assert dates["on Thursday"] == "2024-05-16"
    assert dates["two months later"] == "2024-03~"


def test_one_refused_file_does_not_keep_the_others(site: SiteBuilder) -> None:
    (site.root / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 8)
    done = onrecord("clip", TIDE, "picture.png", "gone.txt", LOG, "--format", "json", cwd=site.root)

    assert done.returncode == 1
    assert [one["outcome"] for one in told(done.stdout)] == [
        "drafted",
        "refused",
        "refused",
        "drafted",
    ]
    assert "picture.png: not clipped: it is not text" in done.stderr
    assert "Traceback" not in done.stderr


def test_standard_input(site: SiteBuilder) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "clip", "-"],
        cwd=site.root,
        input=TIDE.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stdout.startswith(b"standard input: kept as clippings/")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--slug", "../../etc/passwd", "a.txt"], "cannot stand in an address; try 'etc-passwd'"),
        (["--published", "yesterday", "a.txt"], "--published: "),
        (["--slug", "a", "a.txt", "b.txt"], "name one FILE"),
        ([], "Missing argument 'FILE... | -'"),
    ],
)
def test_a_wrong_call_says_why(site: SiteBuilder, args: list[str], message: str) -> None:
    done = onrecord("clip", *args, cwd=site.root)

    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_site_yaml_need_not_be_sound(site: SiteBuilder) -> None:
    site.write("coverage/broken.yaml", "outlet: [\n")
    assert clip_text(site, TIDE.read_bytes())["outcome"] == "drafted"


def test_clippings_cannot_be_published_into(site: SiteBuilder) -> None:
    done = onrecord("build", "--output", "clippings", cwd=site.root)
    assert done.returncode == 2
    assert "name a folder of its own" in done.stderr


def test_a_clipping_never_leaves_its_folder(site: SiteBuilder, tmp_path: Path) -> None:
    text = TIDE.read_text(encoding="utf-8").replace("Evening Tide\n", "../../../etc\n", 1)
    before = tree_of(tmp_path)
    clip_text(site, text)
    new = set(tree_of(tmp_path)) - set(before)
    assert all(name.startswith("site/") for name in new)
