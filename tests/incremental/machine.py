"""The machine: whatever is done to a project between builds, each build gives what one from nothing
gives.

Each rule draws one thing that an editor, a program or bad luck does. About every third step builds.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import ClassVar

import msgspec
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from digestgen.public import Site
from tests.incremental import engine, pieces
from tests.incremental.bench import FOREIGN, KEPT, Bench
from tests.incremental.damage import (
    SITE_DAMAGES,
    STATE_DAMAGES,
    damage_site,
    damage_state,
    restore_state,
)
from tests.incremental.edits import changed_piece, edits, new_piece, paths_of_articles
from tests.incremental.engine import Options
from tests.incremental.project import LEDGER
from tests.incremental.settings_pool import (
    BROKEN_CONFIGURATION,
    BROKEN_THEME_FILES,
    CONFIGURATION,
    THEME_FILES,
    TOPICS_FILES,
    ThemeFile,
    configuration,
)
from tests.incremental.shelf import WAYS, Shelf, Way

MOST_ARTICLES = 12
_COUNT = st.integers(0, 1000)
_TIMES = st.sampled_from([0.0, 1.0, 1_500_000_000.0, 1_600_000_000.0, 4_102_444_800.0])
"""1970 and 2100 among them."""


class Machine(RuleBasedStateMachine):
    """A project and the things that happen to it."""

    interrupts: ClassVar[bool] = True
    """Whether builds are killed, and state and site are damaged."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench()
        self.shelf = Shelf(self.bench.project)
        self.settings = {key: values[0] for key, values in CONFIGURATION.items()}
        self.options = Options(keep_going=True)

    def teardown(self) -> None:
        try:
            self._build()
        finally:
            self.bench.close()

    # Articles

    @initialize(
        found=st.dictionaries(paths_of_articles, new_piece, min_size=4, max_size=9),
        whole_up_to=st.sampled_from(["50", "2"]),
    )
    def begin(self, found: dict[str, pieces.Piece], whole_up_to: str) -> None:
        self.settings["topics.whole_up_to"] = whole_up_to
        self._configure()
        for path, piece in found.items():
            self._write(path, piece)
        self._build()

    @precondition(lambda self: len(self.shelf.pieces) < MOST_ARTICLES)
    @rule(path=paths_of_articles, piece=new_piece, way=st.sampled_from(WAYS))
    def write(self, path: str, piece: pieces.Piece, way: Way) -> None:
        self._write(path, piece, way)

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT, edit=edits, way=st.sampled_from(WAYS))
    def edit(self, which: int, edit: tuple[str, object], way: Way) -> None:
        path = self._path(which)
        self.bench.tell(f"edit {path} {way}: {edit}")
        self.shelf.put(path, changed_piece(self.shelf.pieces[path], edit), way)

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT, edit=edits)
    def edit_in_secret(self, which: int, edit: tuple[str, object]) -> None:
        path = self._path(which)
        self.bench.tell(f"edit {path} in secret: {edit}")
        self.shelf.put_in_secret(path, changed_piece(self.shelf.pieces[path], edit))

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT, edit=edits, other=_COUNT)
    def edit_and_build(self, which: int, edit: tuple[str, object], other: int) -> None:
        for path in {self._path(which), self._path(other)}:
            self.bench.tell(f"edit {path}: {edit}")
            self.shelf.put(path, changed_piece(self.shelf.pieces[path], edit))
        self._build()

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT, to=_COUNT)
    def link(self, which: int, to: int) -> None:
        path, other = self._path(which), self._path(to)
        piece = self.shelf.pieces[path]
        links = (*piece.links[-2:], pieces.link_to(other, path))
        self.bench.tell(f"link {path} to {other}")
        self.shelf.put(path, piece._replace(links=links))

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT, to=paths_of_articles)
    def move(self, which: int, to: str) -> None:
        self.bench.tell(f"move {self._path(which)} to {to}")
        self.shelf.move(self._path(which), to)

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT)
    def rename_in_case_only(self, which: int) -> None:
        path = PurePosixPath(self._path(which))
        to = path.with_name(path.stem.swapcase() + path.suffix)
        self.bench.tell(f"move {path} to {to}")
        self.shelf.move(str(path), str(to))

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT)
    def delete(self, which: int) -> None:
        self.bench.tell(f"delete {self._path(which)}")
        self.shelf.delete(self._path(which))

    @precondition(lambda self: len(self.shelf.pieces) > 1)
    @rule(which=_COUNT, other=_COUNT)
    def swap(self, which: int, other: int) -> None:
        a, b = self._path(which), self._path(other)
        if a != b:
            self.bench.tell(f"swap {a} and {b}")
            self.shelf.swap(a, b)

    @precondition(lambda self: 0 < len(self.shelf.pieces) < MOST_ARTICLES)
    @rule(which=_COUNT, to=paths_of_articles)
    def copy(self, which: int, to: str) -> None:
        self.bench.tell(f"copy {self._path(which)} to {to}")
        self.shelf.put(to, self.shelf.pieces[self._path(which)])

    @precondition(lambda self: self.shelf.pieces)
    @rule(which=_COUNT, when_s=_TIMES)
    def set_time(self, which: int, when_s: float) -> None:
        self.bench.tell(f"time of {self._path(which)}: {when_s}")
        self.shelf.set_time(self._path(which), when_s)

    # Other files of the editor

    @rule(path=st.sampled_from(pieces.ASSETS), data=st.sampled_from([*pieces.PICTURES, b""]))
    def asset(self, path: str, data: bytes) -> None:
        self.bench.tell(f"asset {path}: {data!r}")
        if data:
            self.shelf.save(path, data)
        elif path in self.shelf.assets():
            self.shelf.delete(path)

    @rule(text=st.sampled_from(["", *TOPICS_FILES]))
    def topics(self, text: str) -> None:
        self.bench.tell(f"topics.yaml: {text!r}")
        if text:
            self.shelf.save("topics.yaml", text.encode())
        else:
            (self.bench.project.content / "topics.yaml").unlink(missing_ok=True)
            self.shelf.touched.add("topics.yaml")

    @rule(
        which=st.lists(_COUNT, max_size=3),
        lines=st.lists(st.sampled_from(pieces.OLD_LINES), max_size=3),
        then_build=st.booleans(),
    )
    def ledger(self, which: list[int], lines: list[str], then_build: bool) -> None:
        """Somebody edits the ledger, or git merges another one in."""
        path = self.bench.project.root / LEDGER
        old = path.read_text("utf-8").splitlines() if path.is_file() else []
        gone = {number % len(old) for number in which} if old else set()
        new = [line for number, line in enumerate(old) if number not in gone] + lines
        self.bench.tell(f"ledger: {len(gone)} lines less, more: {lines}")
        path.write_text("".join(f"{line}\n" for line in new), "utf-8")
        if then_build:
            self._build()

    @rule()
    def lose_ledger(self) -> None:
        self.bench.tell("ledger: deleted")
        (self.bench.project.root / LEDGER).unlink(missing_ok=True)

    @rule(
        key=st.sampled_from(sorted(CONFIGURATION)),
        which=_COUNT,
        broken=st.sampled_from(("", "", "", *BROKEN_CONFIGURATION)),
    )
    def configure(self, key: str, which: int, broken: str) -> None:
        if broken:
            self.bench.tell(f"digestgen.yaml: {broken!r}")
            self.bench.project.write("digestgen.yaml", broken)
            self._build()
        self.settings[key] = CONFIGURATION[key][which % len(CONFIGURATION[key])]
        self._configure()
        if which % 2:
            self._build()

    @rule(
        files=st.lists(st.sampled_from(THEME_FILES), min_size=1, max_size=3),
        remove=st.integers(0, 3),
    )
    def design(self, files: list[ThemeFile], remove: int) -> None:
        """Somebody works at the theme, with a look at the site after each change."""
        for file in files:
            self._theme_file(file)
            self._build()
        if remove == 0:
            self._remove_theme_file(files[0])

    @rule(file=st.sampled_from(BROKEN_THEME_FILES), then_build=st.booleans())
    def design_badly(self, file: ThemeFile, then_build: bool) -> None:
        self._theme_file(file)
        self._build()
        self._remove_theme_file(file)
        if then_build:
            self._build()

    def _remove_theme_file(self, file: ThemeFile) -> None:
        path = f"themes/mine/{file.path}"
        self.bench.tell(f"remove {path}")
        (self.bench.project.root / path).unlink()

    def _theme_file(self, file: ThemeFile) -> None:
        path = f"themes/mine/{file.path}"
        self.bench.tell(f"{path}: {file.text[:200]!r}")
        self.bench.project.write(path, file.text)
        if self.settings["theme"] != "mine":
            self.settings["theme"] = "mine"
            self._configure()

    # What befalls state and site

    @precondition(lambda self: self.interrupts)
    @rule(kind=st.sampled_from(STATE_DAMAGES), seed=_COUNT)
    def damage_state(self, kind: str, seed: int) -> None:
        done = damage_state(self.bench.project.state, kind, seed)
        self.bench.tell(f"state: {done or 'nothing there'}")
        self.bench.is_state_damaged |= bool(done)

    @precondition(lambda self: self.interrupts)
    @rule(restore=st.booleans(), which=_COUNT)
    def old_state(self, restore: bool, which: int) -> None:
        copy = self.bench.old_state(which)
        if not restore:
            self.bench.tell("state: copied")
            self.bench.keep_state()
        elif copy:
            self.bench.tell(f"state: {copy.name} put back")
            restore_state(self.bench.project.state, copy)
            self.bench.is_state_damaged = True

    @precondition(lambda self: self.interrupts)
    @rule(
        kind=st.sampled_from(SITE_DAMAGES),
        seed=_COUNT,
    )
    def damage_site(self, kind: str, seed: int) -> None:
        done = damage_site(self.bench.project.out, kind, seed)
        self.bench.tell(f"site: {done or 'nothing there'}")
        self.bench.is_site_damaged |= bool(done)

    @precondition(lambda self: self.interrupts)
    @rule(path=st.sampled_from((*FOREIGN, KEPT)))
    def somebodys_file(self, path: str) -> None:
        self.bench.toggle_foreign(path)

    # Builds

    @rule(again=st.integers(0, 4))
    def build(self, again: int) -> None:
        self._build()
        if again == 0:
            self._build()

    @rule()
    def build_from_nothing(self) -> None:
        self.bench.build_here(msgspec.structs.replace(self.options, use_cache=False))

    @rule()
    def build_apart(self) -> None:
        # A site that lives on is told all the same: a refused build kept nothing of the changes.
        self.bench.build_apart(self.options)

    @rule(
        drafts=st.booleans(), future=st.booleans(), keep_going=st.sampled_from([True, True, False]),
        workers=st.sampled_from([1, 2]),
    )  # fmt: skip
    def build_otherwise(self, drafts: bool, future: bool, keep_going: bool, workers: int) -> None:
        self.options = Options(self.options.today, drafts, future, keep_going, workers)
        self._build()

    @rule(days=st.sampled_from([1, 60, 400]))
    def build_later(self, days: int) -> None:
        self.options = engine.later(self.options, days)
        self._build()

    @precondition(lambda self: self.interrupts)
    @rule(at=st.integers(0, 120), then_build=st.booleans())
    def killed(self, at: int, then_build: bool) -> None:
        self.bench.kill(self.options, at=at)
        if then_build:
            self._build()

    def _build(self) -> None:
        self.bench.build_here(self.options)
        self.shelf.touched.clear()

    def _configure(self) -> None:
        text = configuration(self.settings)
        self.bench.tell(f"digestgen.yaml: {text!r}")
        self.bench.project.write("digestgen.yaml", text)

    def _write(self, path: str, piece: pieces.Piece, way: Way = "in place") -> None:
        self.bench.tell(f"write {path} {way}: {piece}")
        self.shelf.put(path, piece, way)

    def _path(self, which: int) -> str:
        paths = self.shelf.paths()
        return paths[which % len(paths)]


class KilledAtAnyTime(Machine):
    """The same with builds that are killed by the clock, in the middle of whatever they do.

    No two runs are alike: for long ones alone.
    """

    @rule(after_s=st.floats(0, 0.3), then_build=st.booleans())
    def killed_at_a_time(self, after_s: float, then_build: bool) -> None:
        self.bench.kill(self.options, after_s=after_s)
        if then_build:
            self._build()


class LongLived(Machine):
    """The same with one `Site` that lives on and is told what changed.

    What it need not see without being told, it is opened anew for: configuration and theme.
    """

    interrupts = False

    def __init__(self) -> None:
        super().__init__()
        self._site: Site | None = None
        self._seen = ""

    def _build(self) -> None:
        seen = f"{self._surroundings()} {self.options}"
        if self._site is None or seen != self._seen:
            self._site = engine.opened(self.bench.project.root)
            if self._site:
                self.bench.build_long(self._site, self.options)
            else:
                super()._build()
        else:
            self.bench.update(self._site, sorted(self.shelf.touched), self.options)
        self._seen = seen
        self.shelf.touched.clear()

    def _surroundings(self) -> str:
        root = self.bench.project.root
        files = [root / "digestgen.yaml", *sorted((root / "themes").rglob("*"))]
        return "\n".join(f"{path} {path.read_bytes()!r}" for path in files if path.is_file())
