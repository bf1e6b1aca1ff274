"""The states that a site goes through while it is served."""

import json
from collections.abc import Iterable
from threading import Thread

import pytest

from generator import incremental
from generator.core.diagnostic import Diagnostic
from generator.serve.overlay import told
from generator.serve.session import Session, State
from tests.support.site import SiteBuilder, tree_of

EVENT = "events/2024-01-12-detection.yaml"


def report(found: Iterable[Diagnostic]) -> str:
    return json.dumps([f"{one.span.path}:{one.span.line} {one.code}" for one in found])


@pytest.fixture
def session(site: SiteBuilder) -> Session:
    return Session(site.paths, report)


def test_before_any_build_there_is_no_site(session: Session) -> None:
    assert session.state == State()


def test_an_earlier_build_is_the_last_good_site(site: SiteBuilder) -> None:
    site.edit("site.yaml", "url: https://record.example/", "url: https://record.example/a/b/")
    site.built()

    state = Session(site.paths, report).state

    assert state.site
    assert state.base == "/a/b"


def test_an_error_leaves_the_site_and_is_told_until_it_is_mended(
    site: SiteBuilder, session: Session
) -> None:
    session.rebuild()
    good = session.state
    files = tree_of(site.public)

    site.edit(EVENT, "title:", "titel:")
    session.rebuild()
    assert session.state.site == good.site
    assert json.loads(session.state.problems) == [f"{EVENT}:2 unknown-key"]
    assert tree_of(site.public) == files

    site.edit(EVENT, "titel:", "title:")
    session.rebuild()
    assert session.state == good


def test_a_site_is_named_by_what_it_holds(site: SiteBuilder, session: Session) -> None:
    names = []
    for title in ("title: The", "# a remark\ntitle: The", "title: An", "title: The"):
        names.append(session.state.site)
        text = site.read(EVENT).replace("# a remark\n", "").replace("title: An", "title: The")
        site.write(EVENT, text.replace("title: The", title))
        session.rebuild()
    first, second, third = names[1:]

    assert first == second == session.state.site
    assert third != first


def test_a_new_base_path_holds_once_its_site_is_there(site: SiteBuilder, session: Session) -> None:
    session.rebuild()
    site.edit("site.yaml", "record.example/\n", "record.example/a/\n")
    site.edit(EVENT, "title:", "titel:")
    session.rebuild()
    assert session.state.base == ""

    site.edit(EVENT, "titel:", "title:")
    session.rebuild()
    assert session.state.base == "/a"


def test_a_machine_that_refuses_is_told(site: SiteBuilder, session: Session) -> None:
    session.rebuild()
    site.content.rename(site.root / "elsewhere")
    rebuilt = session.rebuild()
    assert rebuilt.result is None
    assert "No such file" in session.state.fault
    assert session.state.site

    (site.root / "elsewhere").rename(site.content)
    session.rebuild()
    assert session.state.fault == ""


def test_a_folder_that_is_not_ours_is_told_and_left_alone(
    site: SiteBuilder, session: Session
) -> None:
    site.public.mkdir()
    (site.public / "theirs").write_text("theirs")
    session.rebuild()

    assert "no build has put there" in session.state.fault
    assert list(tree_of(site.public)) == ["theirs"]


def test_a_bug_is_told_with_its_trace(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise KeyError("lost")

    monkeypatch.setattr(incremental, "build", broken)
    rebuilt = session.rebuild()

    assert "which is a bug: KeyError: 'lost'" in session.state.fault
    assert "Traceback" in rebuilt.trace


def test_who_waits_hears_of_another_state(session: Session) -> None:
    heard: list[State | None] = []
    seen = session.state.name
    waiting = Thread(target=lambda: heard.append(session.other_than(seen, 30)))
    waiting.start()
    session.rebuild()
    waiting.join()

    assert heard == [session.state]
    assert session.other_than(seen, 0) == session.state
    assert session.other_than(session.state.name, 0) is None


def test_nobody_waits_for_a_closed_session(session: Session) -> None:
    session.close()

    assert session.other_than(session.state.name, 1000) is None


def test_what_a_page_is_told_is_json() -> None:
    state = State("", "abc", '[{"line": 2}]', "“no”")

    assert json.loads(told(state)) == {
        "state": state.name,
        "site": "abc",
        "fault": "“no”",
        "problems": [{"line": 2}],
    }
