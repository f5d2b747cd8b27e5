"""Projects before a build that will be struck: an old site in place, sources changed since."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from tests.incremental.engine import Options
from tests.incremental.forked import server
from tests.incremental.project import Project, new_folder
from tests.incremental.trees import Tree, assert_same, torn
from tests.sites.folder import BASE_URL, article

_BODY = "The harbour reopened this week after two years of repairs. "


def _old(project: Project) -> None:
    project.write("digestgen.yaml", f"title: Digest\nbase_url: {BASE_URL}\n")
    for n in range(6):
        tags = ("Libya", f"Topic {n % 2}")
        text = article(title=f"Number {n}", date=f"2020-0{1 + n % 3}-03", tags=tags, body=_BODY * n)
        project.write(f"content/a{n}.md", text)
    project.write("content/map.png", b"\x89PNG old")
    project.write("content/with-map.md", article(title="A map", body="![Map](map.png) [[a1]]"))


def _nothing(project: Project) -> None:
    """Write nothing new."""


def _edited(project: Project) -> None:
    tags = ("Libya", "Topic 9")
    project.write("content/a1.md", article(title="Another title", tags=tags, body="New text."))
    project.write("content/new.md", article(title="New", tags=("Libya",), date="2021-05-05"))
    project.write("content/map.png", b"\x89PNG new")
    (project.content / "a2.md").unlink()


def _renamed_site(project: Project) -> None:
    _edited(project)
    project.write("digestgen.yaml", f"title: Another digest\nbase_url: {BASE_URL}\n")


SCENES: dict[str, tuple[bool, Callable[[Project], None]]] = {
    "edited": (True, _edited),
    "every page": (True, _renamed_site),
    "first build": (False, _nothing),
}
"""Whether there is an old site, and what was changed since."""


class Scene:
    """A project that can be put back, time and again, to the moment before the build."""

    def __init__(self, name: str) -> None:
        self._folder = new_folder("digestgen-scene-")
        self.project = Project(self._folder / "project")
        self.options = Options()
        has_site, change = SCENES[name]
        _old(self.project)
        if has_site:
            server().build(self.project.root, self.options)
        change(self.project)
        self.old = self.project.tree()
        self.new, self.ledger = self.project.reference(self.options)[1:]
        self._sources = self.project.fingerprint(with_ledger=False)
        self._kept = self._folder / "kept"
        shutil.copytree(self.project.root, self._kept, symlinks=True)

    @property
    def root(self) -> Path:
        return self.project.root

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self._folder)

    def rewind(self) -> None:
        """Put everything back, under the same paths."""
        shutil.rmtree(self.root)
        shutil.copytree(self._kept, self.root, symlinks=True)

    def assert_old_or_new(self, told: str) -> Tree:
        """Every file of the site is an old or a new one; the sources are untouched."""
        found = self.project.tree()
        lines = torn(found, self.old, self.new)
        assert not lines, "\n".join([*lines, told])
        assert self._sources == self.project.fingerprint(with_ledger=False), told
        return found

    def assert_next_build_is_exact(self, told: str) -> None:
        """An ordinary build mends everything and leaves nothing behind."""
        outcome = server().build(self.root, self.options)
        assert outcome.is_done, f"{outcome.problems}\n{told}"
        assert_same(self.new, self.project.tree(), told)
        assert self.ledger == self.project.ledger, told
        assert [] == self.project.litter(), told
