"""A project copied with its state: other times and numbers of files, the same bytes.

So a build service puts a cache back. Nothing is read or rendered again that need not be, and a copy
that is not whole is not trusted.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from digestgen.build.report import BuildReport
from digestgen.public import Site
from tests.incremental import engine
from tests.incremental.counted_site import EDITS, path_of, write_site
from tests.incremental.engine import STATE, Options
from tests.incremental.project import Project, new_folder
from tests.incremental.test_counts import COUNTS
from tests.incremental.trees import assert_same

pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def built() -> Iterator[Project]:
    folder = new_folder()
    project = Project(folder / "project")
    write_site(project)
    assert build(project).is_done
    yield project
    Project(folder).remove()


def build(project: Project) -> BuildReport:
    with Site(project.root) as site:
        return site.build(**engine.arguments(Options()))


def copied(project: Project, name: str = "copy") -> Project:
    """Return a copy with times of its own."""
    root = project.root.parent / name
    shutil.copytree(project.root, root, copy_function=shutil.copyfile)
    return Project(root)


def read_in(report: BuildReport) -> list[str]:
    assert report.profile
    return [path for path, _ in report.profile.files]


def test_a_copied_project_is_not_built_again(built: Project) -> None:
    copy = copied(built)

    report = build(copy)
    again = build(copy)

    assert report.is_done
    assert (0, 0, 0, []) == (report.looked_at, report.rendered, report.written, read_in(report))
    assert (0, 0) == (again.looked_at, again.written)
    assert_same(built.tree(), copy.tree())


def test_a_copy_of_a_copy_with_an_edit_reads_the_edit_alone(built: Project) -> None:
    """As a build service does: each run begins with what the last one left."""
    first = copied(built)
    EDITS["article added"](first)
    assert build(first).is_done
    second = copied(first, "second")
    EDITS["body"](second)

    report = build(second)

    assert [path_of(100).removeprefix("content/")] == read_in(report)
    # And the topic, whose digest quotes another sentence then, and those that the text was like.
    others = set(report.rendered_pages) - {"articles/a100.html", "topics/sebha-oil-field.html"}
    assert COUNTS["body"].shown_by == len(report.rendered_pages)
    assert all(address.startswith("articles/") for address in others)
    assert_same(second.reference(Options()).tree, second.tree())


def test_without_the_site_all_is_written_and_nothing_read(built: Project) -> None:
    copy = copied(built)
    shutil.rmtree(copy.out)

    report = build(copy)

    assert [] == read_in(report)
    assert_same(built.tree(), copy.tree())


@pytest.mark.parametrize("name", ["store.sqlite", "store.sqlite.digest"])
@pytest.mark.parametrize("share", [0.0, 0.4, 0.9])
def test_a_copy_that_is_not_whole_is_not_trusted(built: Project, name: str, share: float) -> None:
    copy = copied(built)
    scribble(copy.root / STATE / name, share)

    report = build(copy)

    assert report.is_done
    assert read_in(report)
    assert_same(built.tree(), copy.tree())


def scribble(path: Path, share: float) -> None:
    data = bytearray(path.read_bytes())
    data[int(len(data) * share)] ^= 1
    path.write_bytes(data)


def test_a_copy_from_before_an_edit_is_brought_up_to_date(built: Project) -> None:
    state = built.root / STATE
    old = built.root.parent / "old-state"
    shutil.copytree(state, old)
    EDITS["title"](built)
    assert build(built).is_done
    shutil.rmtree(state)
    shutil.copytree(old, state, copy_function=shutil.copyfile)

    report = build(built)

    assert [path_of(100).removeprefix("content/")] == read_in(report)
    assert_same(built.reference(Options()).tree, built.tree())
