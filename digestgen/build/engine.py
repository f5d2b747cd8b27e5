"""The engine: brings the store up to date with the sources, and the site with the store.

1. scan `content/`; read what differs (in worker processes when it is much)
2. choose which of the articles are in the site; group them
3. ask the page kinds which pages may show something of what changed; look at these
4. stage the pages whose fingerprint differs, commit the store, put them in their places

Step 3 looks at all pages when the store is new, when configuration or code changed, and when so
much changed that asking costs more than looking. A change of the theme looks at the kinds of page
whose templates it reaches.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from digestgen.build.changes import Changes, find_changes, partial_changes
from digestgen.build.current import (
    damage_of,
    is_current,
    reads_all,
    stored_problems,
    topics_file,
)
from digestgen.build.full_text_step import full_text_problems, with_full_text
from digestgen.build.interrupts import interrupts_later
from digestgen.build.journal import roll_forward
from digestgen.build.ledger import clear_unfinished, problems_of_ledger
from digestgen.build.lock import locked
from digestgen.build.memory import peak_rss_mb
from digestgen.build.output import Output
from digestgen.build.project import Project, store_path
from digestgen.build.report import BuildReport
from digestgen.build.run import BuildFault, BuildOptions, Damage, Progress, Run, SiteUpdate
from digestgen.build.scan import Scan, scan_content
from digestgen.build.shown import errors_in, shown_problem
from digestgen.model.problem import Problem
from digestgen.store import database, sources, traces
from digestgen.store.catalog import Catalog
from digestgen.store.cleaned import cleaning_counts
from digestgen.store.file import StoreFile
from digestgen.store.meta import get_value, set_value
from digestgen.text.word_file import keep_in

if TYPE_CHECKING:
    from digestgen.build.content import ContentUpdate
    from digestgen.linking.related import Profile

NO_DAMAGE = Damage(frozenset(), frozenset())
NOTHING_TO_DO = SiteUpdate(0, (), (), (), is_swap=False, is_whole=False)
WORTH_KEEPING = 150
"""A first build that fails keeps what it read from so many files on."""


def _no_progress(_what: str, _done: int, _all: int) -> None:
    """Show nothing."""


def _no_words(_holder: str) -> None:
    """Say nothing."""


def _nobody_looks(_update: SiteUpdate) -> AbstractContextManager[None]:
    return nullcontext()


class Engine:
    """Builds one project, again and again. Close it in the end."""

    def __init__(
        self,
        project: Project,
        waiting: Callable[[str], None] = _no_words,
        *,
        state: Path | None = None,
        changing: Callable[[SiteUpdate], AbstractContextManager[None]] = _nobody_looks,
    ) -> None:
        """Take a project; `waiting` is told who else builds it, when one must be waited for.

        `state`: where to keep what must be remembered, other than where the project does.
        `changing`: gives what to hold while a change of the site is put in place.
        """
        self._changing = changing
        self.project = project
        self._waiting = waiting
        self._state = state or project.state
        self._store = StoreFile(state / "store.sqlite" if state else store_path(project))
        self._output = Output(project.out, self._state)
        self._scan: Scan | None = None
        self._profiles: dict[str, Profile] = {}
        """See `Run.profiles`."""
        self._untold: set[str] = set()
        """Absolute paths of files whose changes a refused build did not keep."""

    def build(self, options: BuildOptions, progress: Progress = _no_progress) -> BuildReport:
        """Bring the site up to date and return what was done.

        With faults (and without `keep_going`) nothing is written. Raises OSError when the disk
        fails; the previous site stands then, or the next build completes the new one.
        """
        with self._running(options, progress) as run:
            return with_full_text(run, self._build_whole(run))

    def update(
        self,
        paths: Iterable[str | os.PathLike[str]],
        options: BuildOptions,
        progress: Progress = _no_progress,
    ) -> BuildReport:
        """Bring the site up to date where only these files of `content/` may have changed.

        Costs as much as they concern, whatever the size of the site. Anything else than ordinary
        articles and assets among them leads to a whole build.
        """
        with self._running(options, progress) as run:
            return with_full_text(run, self._update_some(run, paths))

    def _update_some(self, run: Run, paths: Iterable[str | os.PathLike[str]]) -> BuildReport:
        scan = self._scan
        if scan is None or run.is_new or reads_all(run):
            return self._build_whole(run)
        told = {os.path.abspath(path) for path in paths} | self._untold  # noqa: PTH100
        changes = partial_changes(run.db, self.project.content, told, now_ns=time.time_ns())
        if changes is None:
            return self._build_whole(run)
        report = self._bring_up(run, scan, changes, lambda: NO_DAMAGE)
        self._untold = set() if report.is_done else told
        return report

    def close(self) -> None:
        """Close the store."""
        self._store.close()

    def _build_whole(self, run: Run) -> BuildReport:
        now = time.time_ns()
        with damage_of(run) as damage:
            with run.timing.stage("scan"):
                scan = scan_content(self.project.content)
                changes = find_changes(
                    run.db,
                    self.project.content,
                    scan,
                    is_new=run.is_new,
                    reads_all=reads_all(run),
                    now_ns=now,
                )
            # For later updates the rest of it is in the store.
            slim = scan._replace(articles=(), assets=(), stamps={})
            report = self._bring_up(run, slim, changes, damage)
        # What a refused build saw is not in the store: the next one must look at everything.
        self._scan = slim if report.is_done else None
        if report.is_done and (run.is_new or self._store.is_copy):
            self._store.remember_bytes()
        self._untold = set()
        return report

    def _bring_up(
        self, run: Run, scan: Scan, changes: Changes, damage: Callable[[], Damage]
    ) -> BuildReport:
        """Read what changed and make the pages that show it; `damage` may wait for its answer."""
        topics = topics_file(self.project.content, is_there=scan.has_topics_file)
        if is_current(run, changes, damage, topics):
            problems = self._shown((*scan.problems, *stored_problems(run.db)))
            problems += (*problems_of_ledger(run), *full_text_problems(run))
            if not errors_in(problems) or run.options.keep_going:
                problems += self._shown(_problems_of_links(run.db))
                return _report(run, scan, problems, NOTHING_TO_DO)
        # Late: a build without changes loads neither reading nor pages.
        from digestgen.build.content import update_content  # noqa: PLC0415
        from digestgen.build.site import promote, record_update, update_site  # noqa: PLC0415

        # Back only when all went well: else they may be of what was thrown away.
        run.profiles, self._profiles = self._profiles, {}
        before = run.db.total_changes
        content = update_content(run, changes, topics)
        problems = self._shown((*scan.problems, *stored_problems(run.db)))
        problems += (*problems_of_ledger(run), *full_text_problems(run))
        if errors_in(problems) and not run.options.keep_going:
            return self._refuse(run, scan, content, problems)
        try:
            site = update_site(run, content, damage())
        except BuildFault as fault:
            return self._refuse(run, scan, content, (*problems, *fault.problems))
        problems += self._shown(_problems_of_links(run.db))
        with run.timing.stage("record"):
            is_sound = not errors_in(problems)
            record_update(run, content, is_whole=site.is_whole, is_sound=is_sound)
        if run.is_new or run.db.total_changes != before or site.staged or site.deleted:
            with run.timing.stage("promote"), interrupts_later(), self._changing(site):
                run.is_promoting = True
                promote(run, site)
        self._profiles = run.profiles
        return _report(run, scan, problems, site)

    def _refuse(
        self, run: Run, scan: Scan, content: ContentUpdate, problems: tuple[Problem, ...]
    ) -> BuildReport:
        """Leave the site as it is; keep what was read if it was much."""
        from digestgen.build.link_faults import (  # noqa: PLC0415
            problems_after_change,
            problems_of_all_links,
        )
        from digestgen.build.plan import pages_to_look_at  # noqa: PLC0415
        from digestgen.build.wiki_hints import with_wiki_hints  # noqa: PLC0415

        db, catalog = run.db, Catalog(run.db, self.project.config)
        found = (
            problems_of_all_links(db, catalog)
            if content.is_all
            else problems_after_change(db, catalog, pages_to_look_at(db, catalog, content))
        )
        report = _report(run, scan, (*problems, *self._shown(with_wiki_hints(db, found))), None)
        self._output.clear_stage()
        if run.is_new and report.inputs >= WORTH_KEEPING:
            traces.remove_all(run.db)
            set_value(run.db, "unfinished", value=True)
            run.db.execute("COMMIT")
            run.db = self._store.adopt()
        return report

    def _shown(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        return tuple(shown_problem(problem, self.project.content) for problem in problems)

    @contextmanager
    def _running(self, options: BuildOptions, progress: Progress) -> Iterator[Run]:
        """Hold the lock, give a run with an open transaction, and leave no half of one behind."""
        keep_in(self.project.state / "words")
        with self._disk_faults(), locked(self._state, self._waiting):
            db = self._open(use_cache=options.use_cache)
            db.execute("BEGIN IMMEDIATE")
            run = Run(
                self.project,
                options,
                store=self._store,
                db=db,
                output=self._output,
                progress=progress,
            )
            try:
                with run.ending():
                    yield run
            except BaseException:
                if not run.is_promoting:
                    with suppress(OSError):
                        self._output.clear_stage()
                raise
            finally:
                self._store.roll_back()
                if self._store.is_new:
                    self.close()

    @contextmanager
    def _disk_faults(self) -> Iterator[None]:
        """Tell faults of the store as the faults of the disk that they are."""
        try:
            yield
        except database.StoreError as error:
            place = self._store.place
            self.close()
            if database.is_damage(error):
                self._store.distrust()
            raise database.as_os_error(error, place) from error

    def _open(self, *, use_cache: bool) -> database.Connection:
        """Return the store, with no change of the site under way any more."""
        if use_cache and (kept := self._store.if_ours_still()):
            return kept
        self._scan, self._profiles = None, {}
        db = self._store.open() if use_cache else None
        if db is None:
            db = self._store.begin()
        else:
            roll_forward(db, self._store, self._output)
        self._output.clear_stage()
        clear_unfinished(self.project.ledger)
        return db


def _problems_of_links(db: database.Connection) -> tuple[Problem, ...]:
    found = tuple(sources.problems_of_links(db))
    if not found:
        return ()
    from digestgen.build.wiki_hints import with_wiki_hints  # noqa: PLC0415  loads pages

    return tuple(with_wiki_hints(db, found))


def _report(
    run: Run, scan: Scan, problems: Iterable[Problem], site: SiteUpdate | None
) -> BuildReport:
    found, shown = sources.counts(run.db)
    cleaning = cleaning_counts(run.db)
    written = len(site.staged) if site else 0
    return BuildReport(
        articles=shown,
        topics=Catalog(run.db, run.project.config).term_count("topic"),
        pages=get_value(run.db, "pages", default=0) if site else 0,
        looked_at=site.looked_at if site else 0,
        rendered=len(site.rendered) if site else 0,
        written=written,
        unchanged=get_value(run.db, "files", default=0) - written if site else 0,
        removed=len(site.deleted) if site else 0,
        inputs=found + scan.unnamed,
        left_out=found + scan.unnamed - shown,
        edited=cleaning.edited,
        edits=cleaning.edits,
        removed_chars=cleaning.removed,
        to_look_at=cleaning.to_look_at,
        problems=tuple(sorted(problems)),
        seconds=round(run.timing.elapsed(), 3),
        peak_rss_mb=peak_rss_mb(run.options.workers if run.has_workers else 0),
        is_done=site is not None,
        rendered_pages=site.rendered if site else (),
        profile=run.timing.profile(),
    )
