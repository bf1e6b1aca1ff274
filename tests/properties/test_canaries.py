"""Who tests the tester? Engines that are wrong in one thing, each caught by the law.

Each history is short, and keeps the law with the engine as it is. Each canary replaces one piece of
the engine; with it, the same history must break the law.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import pytest
from msgspec import ValidationError

from generator import edit as editing
from generator import pipeline
from generator.core.hashing import Digest, of_bytes
from generator.core.paths import Paths
from generator.engine import stamps, standing, store, survey
from generator.engine.memo import Memo, Outcome
from generator.engine.store import Store
from generator.load import content
from generator.model.freeze import freeze, thaw
from generator.model.index import Index
from generator.plan import affected
from generator.plan.catch_up import CatchUpPlanner
from generator.plan.dossier import volumes
from generator.plan.job import Job, Planned
from generator.plan.theme import Theme
from generator.plan.timelines.planner import TimelinePlanner
from generator.publish import publish
from tests.properties.test_incremental import run
from tests.support import steps
from tests.support.steps import Choose
from tests.support.world import World, law

T = TypeVar("T")
History = Callable[[World], None]
Replace = Callable[[pytest.MonkeyPatch], None]


# --- Histories: each holds the law after every step -----------------------------------------------


def edit(path: str, old: str, new: str) -> History:
    """Edit a file of the content."""

    def history(world: World) -> None:
        law(world)
        world.site.edit(path, old, new)
        law(world)

    return history


def edit_theme(path: str, old: str, new: str) -> History:
    """Edit a file of the site's own theme."""
    return edit(f"../themes/tiny/{path}", old, new)


def delete(path: str) -> History:
    def history(world: World) -> None:
        law(world)
        world.site.remove(path)
        law(world)

    return history


def spoil(path: str, old: str, new: str) -> History:
    """Make a mistake in one file, and then an edit in another."""

    def history(world: World) -> None:
        law(world)
        world.site.edit(path, old, new)
        law(world)
        world.site.edit("outlets/the-post.yaml", "The Post", "The Mail")
        law(world)

    return history


def edit_behind_its_back(world: World) -> None:
    """Edit a file, and keep its size and its time."""
    law(world)
    file = world.site.content / "outlets" / "the-post.yaml"
    stat = file.stat()
    world.site.edit("outlets/the-post.yaml", "The Post", "The Mail")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    law(world)


def damage(world: World) -> None:
    """Change a published file, and nothing else."""
    law(world)
    page = world.public / "about" / "index.html"
    page.write_bytes(page.read_bytes()[:-1])
    law(world)


def damage_and_edit(world: World) -> None:
    """Change a published file, and then the content of another."""
    law(world)
    page = world.public / "about" / "index.html"
    page.write_bytes(page.read_bytes()[:-1])
    world.site.edit("outlets/the-post.yaml", "The Post", "The Mail")
    law(world)


def move_folder(world: World) -> None:
    """Put a link in the place of a published folder, and then change something."""
    law(world)
    steps.move_published_folder(world, by_hand(world.public / "feeds", "link"))
    law(world)


def swap_rows(world: World) -> None:
    """Exchange the rows of two files in the cache."""
    law(world)
    steps.damage_row(world, lambda options: options[-1])
    world.site.edit("outlets/the-post.yaml", "The Post", "The Mail")
    law(world)


def by_hand(*wanted: object) -> Choose:
    """Choose what is wanted, one after the other."""
    left = iter(wanted)

    def choose(options: Sequence[T]) -> T:
        wish = next(left)
        return next(option for option in options if option == wish)

    return choose


# --- Canaries: each replaces one piece ------------------------------------------------------------


def without_facet(name: str) -> Replace:
    """Leave one facet out of every key."""

    def replaced(monkeypatch: pytest.MonkeyPatch) -> None:
        whole = Job.trace

        def trace(job: Job) -> tuple[Digest, dict[str, str]]:
            kept = {key: facets for key, facets in job.facets.items() if key != name}
            return whole(replace(job, facets=kept))

        monkeypatch.setattr(Job, "trace", trace)

    return replaced


def without_closure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the template and what it uses out of every key."""
    monkeypatch.setattr(Theme, "closure", lambda _theme, _template: "")


def with_own_template_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what a template uses out of the key, but not the template."""
    monkeypatch.setattr(Theme, "_reach", lambda _theme, template, _seen: {template})


def without_removing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publish, "_remove_others", lambda _folder, _keep, _needed: iter(()))


def forgetting_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the records of a file, but not what was wrong with it."""
    whole = Memo.run

    def run(memo: Memo, *args: Any) -> Outcome:
        outcome = whole(memo, *args)
        if args[0] is not content._load_frozen:
            return outcome
        made = set(outcome.made)
        results = [
            result if number in made else freeze(replaced(result))
            for number, result in enumerate(outcome.results)
        ]
        return Outcome(results, outcome.made)

    def replaced(result: bytes) -> Any:
        loaded = thaw(result)
        return type(loaded)(entries=loaded.entries, broken=loaded.broken, loose=loaded.loose)

    monkeypatch.setattr(Memo, "run", run)


def reading_by_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the records of a file under its path, whatever it holds."""
    monkeypatch.setattr(content, "of_bytes", lambda _data: "")


def without_change_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stamp a file by its size and its time alone."""
    fields = attrgetter("st_size", "st_mtime_ns", "st_mtime_ns", "st_ino")
    monkeypatch.setattr(survey, "_fields", fields)


def blind_to_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe that what was published still stands."""

    def outputs_stand(cache: Store, paths: Paths, _head: standing.Head) -> survey.Survey | None:
        row = cache.get([standing.OUTPUTS]).get(standing.OUTPUTS, b"")
        return survey.stamped(stamps.paths_in(row, [str(paths.public)]))

    monkeypatch.setattr(standing, "outputs_stand", outputs_stand)


def trusting_traces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe that every output is what it was when its trace was kept."""
    monkeypatch.setattr(pipeline, "_still_there", lambda _paths, _store, before: before)


def following_links(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a published file for what it is wherever it lies."""
    monkeypatch.setattr(
        pipeline, "digest_in_place", lambda folder, path: publish.digest_at(folder / path)
    )


def sealing_values_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe a sound row, whatever its key."""
    monkeypatch.setattr(store, "_seal", lambda _key, value: of_bytes(value))


def patching_unmeasured(replace: pytest.MonkeyPatch) -> None:
    """What an event's dates mean to intervals is not looked at again."""
    replace.setattr(editing, "_measuring", lambda *_given: Index(()))


def patching_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take an edit of an event for one that changes no references."""
    monkeypatch.setattr(editing, "_alike", lambda _new, _old: True)


def patching_without_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that other records show the title of an event."""
    monkeypatch.setattr(affected.Affected, "_showing_title", lambda _self, _name: set())


def patching_what_vanishes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that a year may lose its last event, and that an event may be filed elsewhere."""
    monkeypatch.setattr(affected.Affected, "moves_pages", lambda _self, _edited: False)


def patching_cards_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take lists to show an edited event as before."""
    monkeypatch.setattr(affected.Affected, "_shows_alike", lambda _self, _name: True)


def patching_dates_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the pages of dates."""
    monkeypatch.setattr(affected.Affected, "_with_dates_changed", lambda _self, _edited: [])


def patching_other_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that an incident may have other dates than before."""
    monkeypatch.setattr(affected.Affected, "moves_dates", lambda _self, _edited: False)


def patching_no_dossier(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the dossiers."""
    monkeypatch.setattr(affected.Affected, "_dossiers", lambda _self, _touched: ())


def patching_dossiers_by_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take a dossier to show no more of a record than its card."""

    def told_with(self: affected.Affected, touched: set[str]) -> set[str]:
        changed = [name for name in touched if not self._shows_alike(name)]
        return touched.union(*map(self._after.neighbour_ids, changed))

    monkeypatch.setattr(affected.Affected, "_told_with", told_with)


def patching_other_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that a dossier may have other parts than before."""
    monkeypatch.setattr(affected.Affected, "moves_parts", lambda _self, _edited: False)


def patching_no_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take feeds to carry no event."""
    monkeypatch.setattr(affected, "_carried", lambda _site, _events: set())


def patching_no_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the pages on which reports of a statement stand side by side."""
    known = affected.Affected._pages_of

    def without(self: affected.Affected, name: str) -> Iterator[Planned]:
        return (one for one in known(self, name) if "/compare/" not in one.output)

    monkeypatch.setattr(affected.Affected, "_pages_of", without)


def patching_months_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take pages of months to have and count what they did."""
    monkeypatch.setattr(CatchUpPlanner, "outlines", {})


def patching_own_months(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget that pages of earlier months show the major developments since."""
    whole = CatchUpPlanner.showing
    monkeypatch.setattr(
        CatchUpPlanner, "showing", lambda self, event: islice(whole(self, event), 1)
    )


def patching_counts_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take pages of the timeline to have and count what they did."""
    monkeypatch.setattr(TimelinePlanner, "outlines", lambda _self, _event: {})


def patching_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the rows of the filter."""
    known = affected.Affected._pages_of

    def without(self: affected.Affected, name: str) -> Iterator[Planned]:
        return (one for one in known(self, name) if "/filter/rows/" not in one.output)

    monkeypatch.setattr(affected.Affected, "_pages_of", without)


def losing_a_part(world: World) -> None:
    """Move the one entry that a dossier has in a year into another; no page of the timeline goes.

    Other entries stand in both of its months, and it becomes public on one and the same day.
    """
    letters = "events/2024.yaml"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(volumes, "MOST_ENTRIES", 3)
        detection = "events/2024-01-12-detection.yaml"
        world.site.edit(detection, "occurred: 2024-01-12", "occurred: 2022")
        world.site.edit(letters, "occurred: 2024-02-01/2024-02-02", "occurred: 2023-11-20")
        world.site.edit(letters, "public: 2024-02-02", "public: 2024-03-08")
        law(world)
        world.site.edit(letters, "occurred: 2023-11-20", "occurred: 2024-03-05")
        law(world)


def once_again(old: str, new: str) -> History:
    """Edit one of two major events of March that became public in April; no record names it."""
    text = steps.RECORDS["events/{n}.yaml"].replace("{n}", "4")
    text = text.replace("2024-04-11", "2024-03-01")

    def history(world: World) -> None:
        # A new date of an incident would have the whole site built.
        world.site.edit("site.yaml", "feed_items: 3", "feed_items: 3\nas_of_pages: false")
        world.site.write("events/again.yaml", text)
        world.site.write("events/and-again.yaml", text.replace("000000000094", "000000000095"))
        edit("events/again.yaml", old, new)(world)

    return history


def naming_in_a_context(world: World) -> None:
    """Edit an event that another incident knows only from the context of a statement."""
    code = world.site.read(EVENT)
    world.site.write("events/aside.md", code.replace("000000000005", "000000000006"))
    world.site.edit("statements/letter-words.yaml", "[[event:tokens-taken]]", "[[event:aside]]")
    edit("events/aside.md", "title: Source", "title: The source")(world)


class Canary(NamedTuple):
    """A wrong engine, and a history that shows it."""

    replace: Replace
    history: History


ABOUT = "pages/about.md"
EVENT = "events/2024-03-08-code.md"
TITLES = edit("site.yaml", "title: The small record", "title: The little record")
ADDRESS = edit("site.yaml", "https://record.example/", "https://record.example/sub/")

CANARIES = {
    "no closure": Canary(without_closure, edit_theme("templates/base.html", "<main>", "<main >")),
    "no components": Canary(
        with_own_template_only, edit_theme("templates/components/all.html", "<p>", "<p >")
    ),
    "no configuration": Canary(
        without_facet("site"), edit("site.yaml", "theme: tiny", "theme: tiny\ntagline: In short")
    ),
    "no head": Canary(without_facet("head"), ADDRESS),
    "no record": Canary(without_facet("record"), edit(EVENT, "wrote back", "wrote again")),
    "no related": Canary(
        without_facet("related"), edit("outlets/the-post.yaml", "name: The Post", "name: The Mail")
    ),
    "no later": Canary(
        without_facet("later"),
        edit("events/2024-01-19-disclosure.yaml", "breach is disclosed", "breach is known"),
    ),
    "no items": Canary(without_facet("items"), edit(EVENT, "wrote back", "wrote again")),
    "no channel": Canary(without_facet("channel"), TITLES),
    "no cards": Canary(
        without_facet("cards"), edit("documents/letter.yaml", "Letter to", "Letters to")
    ),
    "no carried": Canary(
        without_facet("carried"), edit("coverage/post-report.md", "extent: whole", "extent: part")
    ),
    "no open questions": Canary(
        without_facet("open"), edit("incidents/token-theft.md", "Was it before", "Was it after")
    ),
    "no file": Canary(without_facet("file"), ADDRESS),
    "no addresses": Canary(without_facet("addresses"), delete("pages/imprint.md")),
    "no removing": Canary(without_removing, delete("pages/imprint.md")),
    "problems forgotten": Canary(
        forgetting_problems, spoil("discrepancies/day-of-detection.yaml", "title:", "tilte:")
    ),
    "read by path": Canary(reading_by_path, edit(ABOUT, "keeps", "holds")),
    "no change time": Canary(without_change_time, edit_behind_its_back),
    "blind to outputs": Canary(blind_to_outputs, damage),
    "traces trusted": Canary(trusting_traces, damage_and_edit),
    "links followed": Canary(following_links, move_folder),
    "values alone sealed": Canary(sealing_values_only, swap_rows),
    "patch of references": Canary(
        patching_anything, edit(EVENT, "[[event:2024-01-12-detection|detected]]", "detected")
    ),
    "patch without measures": Canary(
        patching_unmeasured,
        edit("events/2024-01-19-disclosure.yaml", "public: 2024-01-19\n", ""),
    ),
    "patch without titles": Canary(
        patching_without_titles, edit(EVENT, "title: Source code is", "title: Sources are")
    ),
    "patch of a year": Canary(
        patching_what_vanishes, edit("events/2024.yaml", "2023-11~", "2024-02-02")
    ),
    "patch of dates": Canary(
        patching_dates_alike, edit(EVENT, "An update named", "A second update named")
    ),
    "patch of other dates": Canary(patching_other_dates, edit(EVENT, "public: 2024-03-08\n", "")),
    "patch of dossiers": Canary(
        patching_no_dossier, edit(EVENT, "An update named", "A second update named")
    ),
    "patch of contexts": Canary(patching_dossiers_by_cards, naming_in_a_context),
    "patch of parts": Canary(patching_other_parts, losing_a_part),
    "patch of feeds": Canary(patching_no_feed, edit(EVENT, "wrote back", "wrote back, back")),
    "patch of comparisons": Canary(
        patching_no_comparison, edit(EVENT, "title: Source code is", "title: Sources are")
    ),
    "no comparison": Canary(
        without_facet("comparison"),
        edit("coverage/post-report.md", "found and closed", "found and shut"),
    ),
    "patch of months": Canary(
        patching_months_alike, once_again("public: 2024-04-12", "public: 2024-03-12")
    ),
    "patch of months since": Canary(
        patching_own_months, once_again("title: Something", "title: Something else")
    ),
    "patch of filters": Canary(patching_no_row, edit(EVENT, "title: Source", "title: The source")),
    "patch of counts": Canary(
        patching_counts_alike, edit("events/2024.yaml", "2024-02-01/2024-02-02", "2024-01-15")
    ),
    "patch of cards": Canary(
        patching_cards_alike, edit(EVENT, "summary: Harbour spoke", "summary: Harbour talked")
    ),
}


@pytest.mark.parametrize("name", CANARIES)
def test_the_history_keeps_the_law(name: str, tmp_path: Path) -> None:
    CANARIES[name].history(World(tmp_path))


@pytest.mark.parametrize("name", CANARIES)
def test_the_canary_breaks_the_law(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    CANARIES[name].replace(monkeypatch)

    with pytest.raises((AssertionError, ValidationError)):
        CANARIES[name].history(World(tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["no removing", "blind to outputs"])
def test_random_histories_find_a_canary_too(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine needs no history of ours."""
    CANARIES[name].replace(monkeypatch)

    with pytest.raises((AssertionError, OSError)):
        run(30, 16, derandomize=True, shrink=False)
