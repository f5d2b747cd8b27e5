"""The second half of a build: the site is brought up to date with the store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from digestgen import __version__
from digestgen.build.content import ContentUpdate
from digestgen.build.plan import pages_to_look_at
from digestgen.build.refresh import (
    KIND_OF,
    PARALLEL_FROM,
    Looked,
    Looker,
    Surroundings,
    look_at_all,
    renderer_of,
)
from digestgen.build.run import BuildFault, Run
from digestgen.build.statics import ASSET, THEME, asset_statics, place, theme_statics
from digestgen.model.ids import PageKey
from digestgen.model.problem import Problem
from digestgen.pages import KINDS
from digestgen.store import sources, traces
from digestgen.store.catalog import Catalog
from digestgen.store.meta import get_value, set_value
from digestgen.store.traces import DELETE, PUT, SWAP, Trace
from digestgen.theme.files import theme_digest
from digestgen.theme.site import SiteView


class Damage(NamedTuple):
    """How the output folder differs from what the store says was written there."""

    damaged: frozenset[str]
    """Addresses of files that are missing or altered."""
    extra: frozenset[str]
    """Files that no trace knows."""


class SiteUpdate(NamedTuple):
    """What is to be done to the site, all of it staged."""

    looked_at: int
    rendered: tuple[str, ...]
    staged: tuple[str, ...]
    deleted: tuple[str, ...]
    problems: tuple[Problem, ...]
    """Of what lies in the output folder."""
    is_swap: bool


def find_damage(run: Run) -> Damage:
    """Compare the output folder with the traces. Linear, some 4 us a file."""
    present = run.output.stamps()
    written = traces.written_stamps(run.db)
    return Damage(
        frozenset(a for a, stamp in written.items() if present.get(a) != stamp),
        frozenset(present.keys() - written.keys()),
    )


def update_site(run: Run, content: ContentUpdate, damage: Damage) -> SiteUpdate:
    """Look at the pages that may differ and stage those that do; the traces say so already.

    Raises BuildFault, OSError.
    """
    run.output.clear_stage()
    around = _surroundings(run)
    theme = theme_digest(run.project.theme)
    has_new_theme = get_value(run.db, "theme") != theme
    seen: set[str] = set()
    gone: set[str] = set()
    rendered: list[str] = []
    staged: list[str] = []
    looked_at = 0
    with run.timing.stage("look"):
        for found in _looks(run, content, damage, around, has_new_theme=has_new_theme):
            looked_at += 1
            if found.fault:
                raise BuildFault(found.fault)
            if found.is_gone:
                gone.add(found.address)
                continue
            seen.add(found.address)
            run.timing.page(found.kind, found.address, found.seconds)
            if found.why:
                rendered.append(found.address)
            if found.is_staged:
                staged.append(found.address)
    is_whole = content.is_all
    if is_whole:
        known = set(traces.written_stamps(run.db))
        statics = {*traces.addresses_of(run.db, ASSET), *traces.addresses_of(run.db, THEME)}
        gone = known - seen - statics
    with run.timing.stage("copy"):
        gone |= _statics(run, content, damage, staged, has_new_theme=has_new_theme or is_whole)
    traces.remove_traces(run.db, gone)
    _refuse_clashes(run, staged)
    problems, strays = _strays(run, damage, staged)
    set_value(run.db, "theme", theme)
    is_swap = run.is_new and run.output.is_empty()
    return SiteUpdate(
        looked_at=looked_at,
        rendered=tuple(sorted(rendered)),
        staged=tuple(sorted(staged)),
        deleted=tuple(sorted(gone | strays)),
        problems=problems,
        is_swap=is_swap,
    )


def promote(run: Run, update: SiteUpdate) -> None:
    """Commit the store, and make the staged change. Raises OSError."""
    output, db = run.output, run.db
    if update.is_swap:
        journal = [("", SWAP)]
    else:
        output.make_folders(update.staged)
        journal = [(a, PUT) for a in update.staged]
        journal += [(a, DELETE) for a in set(update.deleted) - set(update.staged)]
    output.add_to_ours(update.staged)
    traces.set_journal(db, journal)
    set_value(db, "unfinished", value=False)
    db.execute("COMMIT")
    if run.store.is_new:
        run.db = db = run.store.adopt()
    run.store.seal()
    roll_forward(run.db, run.store, output)


def _surroundings(run: Run) -> Surroundings:
    config = run.project.config
    theme = run.project.theme
    epoch = get_value(run.db, "epochs")[1]
    around = Surroundings(
        config=config,
        site=SiteView(
            title=config.title,
            description=config.description,
            language=config.language,
            base_url=config.base_url,
            generator=f"digestgen {__version__}",
        ),
        theme=theme.name,
        theme_folders=tuple(str(folder) for folder in theme.folders),
        compiled=str(run.project.state / "compiled"),
        epoch=epoch,
        templates={},
        out=str(run.output.out),
        stage=str(run.output.stage),
        is_first=run.is_new and run.output.is_empty(),
    )
    return around
