"""The base site is valid, and the builder does what it says."""

from generator.model.kinds import FOLDERS
from tests.support.site import SiteBuilder, onrecord, tree_of


def test_the_base_site_has_a_record_of_every_kind_and_no_problem(site: SiteBuilder) -> None:
    result = site.built()

    assert result.diagnostics == ()
    assert {path.split("/")[0] for path in site.tree()} >= {"incidents", "events", "rules"}
    assert {folder.name for folder in site.content.iterdir() if folder.is_dir()} == set(FOLDERS)
    assert "The mail breach" in site.page("/incidents/mail-breach/")


def test_the_program_gives_the_same_tree_as_the_builder(site: SiteBuilder) -> None:
    done = onrecord("build", cwd=site.root)
    by_program = site.tree()
    site.built()

    assert (done.returncode, done.stderr) == (0, "")
    assert by_program == site.tree()
    assert tree_of(site.root / "nowhere") == {}


def test_an_edit_is_seen(site: SiteBuilder) -> None:
    site.edit("outlets/evening-tide.yaml", "name:", "nmae:")

    assert site.codes() == ["unknown-key"]
