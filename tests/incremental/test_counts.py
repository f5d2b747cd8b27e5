"""An edit renders exactly the pages that show it, and looks at few others.

Which pages show it, two builds from nothing tell: those whose bytes differ. The figures are for the
site of `counted_site.py`; a figure that grows is a question for a review, not a number to replace.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from digestgen.build.report import BuildReport
from digestgen.public import Site
from tests.incremental import engine
from tests.incremental.counted_site import EDITS, write_site
from tests.incremental.engine import Options
from tests.incremental.project import LEDGER, Project, new_folder
from tests.incremental.trees import Tree, assert_same, changed

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("counts")]


class Count(NamedTuple):
    """What an edit costs."""

    shown_by: int
    """Pages whose bytes differ after it, pages that are new among them."""
    looked_at: int
    """Pages whose view is computed, at most."""


COUNTS = {
    "nothing": Count(0, 0),
    # And the topic, whose digest quotes another sentence then, and seven articles that the text was
    # related to: it is replaced as a whole, and texts are compared.
    "body": Count(9, 12),
    "title": Count(17, 24),
    "summary": Count(5, 5),
    "date within its month": Count(31, 65),
    "date in another month": Count(53, 90),
    "tag added": Count(35, 41),
    "tag removed": Count(29, 44),
    "author": Count(6, 19),  # and the topic, which names the authors of what it quotes
    "article added": Count(48, 132),
    # One of both is the page that now stands at its address.
    "article deleted": Count(39, 122),
    "file renamed": Count(21, 122),
    "heading in a linked article": Count(2, 45),
    "heading lost by a linked article": Count(45, 45),
    # It keeps its address.
    "topic renamed in topics.yaml": Count(101, 137),
    "topic mentioned by a body": Count(10, 13),
    "alias that a text has": Count(3, 14),  # all topics: people and places are found by spellings
    "image": Count(0, 6),
}
"""The looks are what the readers of the page kinds name, there or back, whichever are more.

What changes the topics of an article or the name of one is shown by the map of topics too, one
page: all twelve topics are on it. Bar charts and neighbourhoods stand on pages that show the edit
anyway.

Digests of weeks and months brought some more. A body with other leading sentences has its week and
its month looked at; a date or a tag, those behind as well that compare themselves with it, the
index and the feeds. Those of the site and of digests stand there in two more formats, so what one
of them shows makes two pages more, what is in all three, six; the list of feeds shows names of
topics. Programs are told the text of the latest articles (`changes.json`).

The search brought, for a title, its month and the shards of the words that stand in no other title
of that month (looked at: of all its words, the old ones and the new); for an address or a date, the
months; for a tag or an alias, the list of topics.

Related articles are those with the likest texts and topics: when a text is replaced or moves in
time, those that had it among their five see the next one come up, and those that are told which
topics are to be expected of their neighbours may change their order with a tag.
"""


class Counted:
    """The site, built, and what builds from nothing give before an edit."""

    def __init__(self) -> None:
        self.project = Project(new_folder() / "project")
        write_site(self.project)
        self.options = Options()
        self.before = self.project.reference(self.options)
        assert self.before.ledger
        self.project.write(LEDGER, self.before.ledger)
        self._saved = self.project.root.parent / "saved"
        self.project.copy_to(self._saved)

    def undo(self) -> None:
        """Put back the sources, each file only where it differs."""
        kept = {p.relative_to(self._saved) for p in self._saved.rglob("*") if p.is_file()}
        for path in sorted(self.project.content.rglob("*")):
            if path.relative_to(self.project.root) not in kept:
                path.unlink()
        for path in sorted(kept):
            data = (self._saved / path).read_bytes()
            target = self.project.root / path
            if not target.is_file() or target.read_bytes() != data:
                target.write_bytes(data)

    def close(self) -> None:
        shutil.rmtree(self.project.root.parent)


@pytest.fixture(scope="module")
def counted() -> Iterator[Counted]:
    site = Counted()
    yield site
    site.close()


def from_templates(addresses: set[str]) -> set[str]:
    """Return the addresses of pages; assets and the theme's files are copied, not rendered."""
    return {
        address
        for address in addresses
        if not address.startswith(("assets/", "theme/"))
        and address not in (".nojekyll", "favicon.ico")
    }


@pytest.mark.parametrize("name", list(EDITS))
def test_an_edit_is_shown_by_a_known_number_of_pages(counted: Counted, name: str) -> None:
    try:
        EDITS[name](counted.project)

        after = counted.project.reference(counted.options)

        assert after.outcome.is_done, after.outcome.problems
        shown_by = from_templates(changed(counted.before.tree, after.tree))
        assert COUNTS[name].shown_by == len(shown_by), sorted(shown_by)
    finally:
        counted.undo()


@pytest.mark.parametrize("name", list(EDITS))
def test_an_edit_renders_the_pages_that_show_it_and_no_other(counted: Counted, name: str) -> None:
    build(counted.project.root, counted.options)
    try:
        EDITS[name](counted.project)
        after = counted.project.reference(counted.options).tree

        there = build(counted.project.root, counted.options)
        assert_same(after, counted.project.tree())
    finally:
        counted.undo()
    back = build(counted.project.root, counted.options)

    assert_same(counted.before.tree, counted.project.tree())
    assert_rendered(there, counted.before.tree, after)
    assert_rendered(back, after, counted.before.tree)
    assert max(there.looked_at, back.looked_at) <= COUNTS[name].looked_at


def test_a_first_build_renders_every_page_once(counted: Counted, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    counted.project.copy_to(copy)

    first = build(copy, counted.options)

    assert_rendered(first, {}, counted.before.tree)


def build(root: Path, options: Options) -> BuildReport:
    report = Site(root).build(**engine.arguments(options))
    assert report.is_done, report.problems
    return report


def assert_rendered(report: BuildReport, before: Tree, after: Tree) -> None:
    expected = sorted(from_templates(changed(before, after)))
    assert expected == list(report.rendered_pages)
