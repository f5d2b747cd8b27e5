"""The project of one run of the machine: what was done to it, and whether its builds are exact."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Mapping
from pathlib import Path

from digestgen.public import Site
from tests.incremental import engine
from tests.incremental.engine import Options, Outcome
from tests.incremental.forked import Answer, Job, server
from tests.incremental.project import Project, Reference, new_folder
from tests.incremental.trees import File, Tree, assert_same, torn, tree_of

FOREIGN = ("notes.txt", "topics/mine.html")
KEPT = "CNAME"
_MARK = b'content="digestgen'


class Bench:
    """A project, its state of damage, and the law that holds after every build.

    The law: the site, and what the report says of it, are those of a build from nothing.
    """

    def __init__(self) -> None:
        self._folder = new_folder()
        self.project = Project(self._folder / "project")
        self.story: list[str] = []
        """What happened, for the one who reads a failure."""
        self.is_state_damaged = False
        self.is_site_damaged = False
        self._killed_between: tuple[Tree, Tree] | None = None
        self._copies = 0
        self._ledger: bytes | None = None
        """The ledger of addresses as it was before the last build."""

    def tell(self, line: str) -> None:
        """Write down what happens."""
        self.story.append(line)

    def close(self) -> None:
        """Remove everything."""
        shutil.rmtree(self._folder)

    # Builds

    def build_here(self, options: Options) -> None:
        """Build in this process."""
        self.tell(f"build {options}")
        before, self._ledger = self.project.tree(), self.project.ledger
        self.check(engine.build(self.project.root, options), before, options)

    def build_apart(self, options: Options) -> None:
        """Build in a process of its own."""
        self.tell(f"build apart {options}")
        before, self._ledger = self.project.tree(), self.project.ledger
        self.check(server().build(self.project.root, options), before, options)

    def build_long(self, site: Site, options: Options) -> None:
        """Build with a site that lives on."""
        self.tell(f"build by one that lives on {options}")
        before, self._ledger = self.project.tree(), self.project.ledger
        report = site.build(**engine.arguments(options))
        self.check(engine.outcome_of(report, self.project.root), before, options)

    def update(self, site: Site, paths: list[str], options: Options) -> None:
        """Let a long-lived site take in what changed."""
        self.tell(f"update {paths}")
        before, self._ledger = self.project.tree(), self.project.ledger
        self.check(engine.update(site, self.project.root, paths), before, options)

    def kill(self, options: Options, *, at: int = -1, after_s: float = -1.0) -> None:
        """Kill a build; if it ends before, it is a build like any other."""
        self.tell(f"build {options}, killed at change {at} or after {after_s} s")
        before, self._ledger = self.project.tree(), self.project.ledger
        answer = server().run(Job(str(self.project.root), options, at, after_s))
        if not answer.was_killed:
            self.check(self._outcome(answer), before, options)
            return
        planned = self._with_kept(self.project.reference(options, ledger=self._ledger).tree, before)
        old = self._killed_between[0] if self._killed_between and not before else before
        if not self.is_site_damaged and not self._foreign():
            new = planned if self._killed_between is None else planned | self._killed_between[1]
            lines = torn(self.project.tree(), old, new)
            assert not lines, self._told("torn after a kill", lines)
        self._killed_between = (old, planned)

    def _outcome(self, answer: Answer) -> Outcome:
        assert answer.outcome, self._told("the build failed", answer.fault.splitlines())
        return answer.outcome

    # The law

    def check(self, outcome: Outcome, before: Tree, options: Options) -> None:
        """Hold an outcome and the site against those of a build from nothing."""
        reference = self.project.reference(options, ledger=self._ledger)
        if named := outcome.named("foreign-file"):
            if not self._foreign():
                self._check_unrecognised(named, before)
                self.build_apart(options)
                return
            self._check_refusal(outcome, before, reference)
            return
        assert reference.outcome == outcome, self._told(
            "another outcome", [f"{reference.outcome} expected", f"{outcome} found"]
        )
        if not outcome.is_done:
            self._check_untouched(before)
            return
        expected = self._with_kept(reference.tree, before)
        assert_same(expected, self.project.tree(), self._told("", []))
        self._check_ledger(reference, options)
        assert [] == self.project.litter(), self._told("litter", self.project.litter())
        empty = self._folders_without_files()
        assert not empty, self._told("empty folders", empty)
        self.is_state_damaged = self.is_site_damaged = False
        self._killed_between = None

    def _check_ledger(self, reference: Reference, options: Options) -> None:
        """A build writes down what one from nothing does, and with this nothing is otherwise."""
        told = self._told("another ledger", [f"{reference.ledger!r}", f"{self.project.ledger!r}"])
        assert reference.ledger == self.project.ledger, told
        again = self.project.reference(options)
        assert_same(reference.tree, again.tree, self._told("otherwise by its own ledger", []))
        assert again.ledger == reference.ledger, self._told("the ledger grew twice", [])

    def _check_untouched(self, before: Tree) -> None:
        """A build with faults leaves the site; after a kill it may put the old or the new back.

        With what was killed behind its commit, the next build first does the rest of that.
        """
        after = self.project.tree()
        if self._killed_between and after and after != before:
            assert after in self._killed_between, self._told("a mix of two sites", [])
            return
        if self._killed_between and not before:
            return
        assert_same(before, after, self._told("a build with faults", []))

    def _check_refusal(self, outcome: Outcome, before: Tree, reference: Reference) -> None:
        """Somebody's own file in the site stops the build."""
        assert not outcome.is_done, self._told("built over somebody's own file", [])
        others = tuple(p for p in outcome.problems if p.code != "foreign-file")
        if reference.outcome.is_done:
            assert reference.outcome.problems == others, self._told("other problems", [])
        if not self._killed_between:
            assert_same(before, self.project.tree(), self._told("refused", []))

    def _check_unrecognised(self, named: list[str], before: Tree) -> None:
        """Without its state the engine may not know files as its own, but its pages it must know.

        Take away what it does not know; the next build must be exact.
        """
        assert self.is_state_damaged, self._told("our own files are called foreign", named)
        shown = {path.removeprefix(f"{engine.OUT}/").split(f"/{engine.OUT}/")[-1] for path in named}
        pages = [p for p in shown if p.endswith(".html") and _MARK in before[p].data]
        assert not pages, self._told("our own pages are called foreign", pages)
        for path in shown:
            (self.project.out / path).unlink()
        self.is_site_damaged = True

    def _with_kept(self, tree: Tree, before: Mapping[str, File]) -> Tree:
        return tree | {KEPT: before[KEPT]} if KEPT in before else tree

    def _told(self, what: str, lines: list[str]) -> str:
        return "\n".join([what, *lines, "the story:", *self.story])

    # Strange hands

    def _foreign(self) -> list[str]:
        return [path for path in FOREIGN if (self.project.out / path).exists()]

    def toggle_foreign(self, path: str) -> None:
        """Put a file of somebody's own into the site, or take it away again."""
        file = self.project.out / path
        if file.exists():
            file.unlink()
        elif file.parent.is_dir():
            file.write_text("my own", "utf-8")
        self.tell(f"{'put' if file.exists() else 'took away'} site/{path}")

    def keep_state(self) -> None:
        """Make a copy of the state, for later."""
        if self.project.state.is_dir():
            # SQLite takes its files beside the store away when the last one closes it; not now.
            gc.collect()
            shutil.copytree(self.project.state, self._copy(self._copies))
            self._copies += 1

    def old_state(self, number: int) -> Path | None:
        """Return one of the copies of the state, None when there is none."""
        return self._copy(number % self._copies) if self._copies else None

    def _copy(self, number: int) -> Path:
        return self._folder / f"state-{number}"

    def _folders_without_files(self) -> list[str]:
        out = self.project.out
        return [
            path.relative_to(out).as_posix()
            for path in sorted(out.rglob("*"))
            if path.is_dir() and not tree_of(path)
        ]
