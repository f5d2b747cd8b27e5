"""What befalls a project between two builds, one accident a test: the next build is exact."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.incremental.damage import (
    SITE_DAMAGES,
    STATE_DAMAGES,
    damage_site,
    damage_state,
    restore_state,
)
from tests.incremental.engine import Options, build
from tests.incremental.project import Project
from tests.incremental.scenes import Scene
from tests.incremental.trees import assert_same
from tests.sites.folder import article

AFTER = ("no edit", "an edit")


@pytest.fixture
def project() -> Iterator[Project]:
    """A project that was built from the sources as they are, and has an old state put aside."""
    scene = Scene("edited")
    shutil.copytree(scene.project.state, scene.root.parent / "old state")
    assert build(scene.root, scene.options).is_done
    yield scene.project
    scene.close()


def edit(project: Project, after: str) -> None:
    if after == "an edit":
        project.write("content/a4.md", article(title="Edited", tags=("Libya",), body="Anew."))
        (project.content / "a3.md").unlink()


def assert_next_is_exact(project: Project) -> None:
    outcome = build(project.root, Options())

    assert outcome.is_done, outcome.problems
    assert_same(project.reference(Options()).tree, project.tree())
    assert [] == project.litter()


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize(
    "kind",
    STATE_DAMAGES,
)
def test_a_damaged_state_is_no_fault(project: Project, kind: str, after: str) -> None:
    assert damage_state(project.state, kind, seed=1)
    edit(project, after)

    assert_next_is_exact(project)


@pytest.mark.parametrize("after", AFTER)
def test_an_old_state_is_no_fault(project: Project, after: str) -> None:
    """As a cache gives back that was kept two builds ago."""
    restore_state(project.state, project.root.parent / "old state")
    edit(project, after)

    assert_next_is_exact(project)


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("kind", SITE_DAMAGES)
def test_a_damaged_site_is_mended(project: Project, kind: str, after: str) -> None:
    assert damage_site(project.out, kind, seed=3)
    edit(project, after)

    assert_next_is_exact(project)


@pytest.mark.parametrize("after", AFTER)
@pytest.mark.parametrize("kind", ["halve", "delete all"])
def test_state_and_site_damaged_at_once_are_mended(project: Project, kind: str, after: str) -> None:
    assert damage_state(project.state, kind, seed=1)
    assert damage_site(project.out, "delete page", seed=3)
    edit(project, after)

    assert_next_is_exact(project)


@pytest.mark.parametrize("after", AFTER)
def test_a_page_that_lost_its_permissions_gets_them_back(project: Project, after: str) -> None:
    """A site that a server may not read is no site."""
    (project.out / "404.html").chmod(0o600)
    edit(project, after)

    assert_next_is_exact(project)


@pytest.mark.parametrize("after", ["no edit", "an edit"])
def test_an_empty_folder_in_the_site_goes(project: Project, after: str) -> None:
    (project.out / "articles" / "empty").mkdir()
    edit(project, after)

    assert_next_is_exact(project)

    assert not (project.out / "articles" / "empty").exists()


def test_a_state_that_came_with_a_copied_project_is_no_fault(project: Project) -> None:
    """State and site of another folder, as after a move or from a checkout that cached both."""
    moved = project.root.with_name("moved")
    shutil.copytree(project.root, moved)
    edit(Project(moved), "an edit")

    assert_next_is_exact(Project(moved))


def test_a_state_of_other_sources_is_no_fault(project: Project) -> None:
    """The articles were all exchanged behind its back, and their times are older than the state."""
    for path in project.content.glob("*.md"):
        path.unlink()
    project.write("content/only.md", article(title="The only one", tags=("Sudan",)))
    os.utime(project.content / "only.md", (1, 1))

    assert_next_is_exact(project)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_state_that_may_not_be_read_is_no_fault(project: Project) -> None:
    for path in sorted(project.state.rglob("*")):
        if path.is_file():
            path.chmod(0)
    edit(project, "an edit")

    assert_next_is_exact(project)
