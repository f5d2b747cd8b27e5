"""The second half of a build: the site is brought up to date with the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from digestgen.build.content import ContentUpdate
from digestgen.build.journal import roll_forward
from digestgen.build.ledger import fall_behind, record
from digestgen.build.looks import looks, surroundings_of
from digestgen.build.refresh import NEW
from digestgen.build.run import BuildFault, Damage, Run, SiteUpdate
from digestgen.build.statics import (
    ASSET,
    THEME,
    Static,
    asset_addresses,
    asset_statics,
    place,
    theme_statics,
)
from digestgen.model.problem import Problem
from digestgen.store import traces
from digestgen.store.meta import get_value, set_value
from digestgen.store.traces import DELETE, PUT, SWAP
from digestgen.theme.files import theme_digest


def update_site(run: Run, content: ContentUpdate, damage: Damage) -> SiteUpdate:
    """Look at the pages that may differ and stage those that do; the traces say so already.

    Raises BuildFault, OSError.
    """
    run.output.clear_stage()
    traces.put_stamps(run.db, damage.restamped)
    around = surroundings_of(run)
    theme = theme_digest(run.project.theme)
    has_new_theme = get_value(run.db, "theme") != theme
    seen: set[str] = set()
    gone: set[str] = set()
    rendered: list[str] = []
    staged: list[str] = []
    looked_at = 0
    faults: list[tuple[Problem, str]] = []
    with run.timing.stage("look"):
        for found in looks(run, content, damage, around, has_new_theme=has_new_theme):
            looked_at += 1
            if found.fault:
                faults.append((found.fault, found.address))
                continue
            if found.is_gone:
                gone.add(found.address)
                continue
            seen.add(found.address)
            run.timing.page(found.kind, found.address, found.seconds)
            if found.why:
                rendered.append(found.address)
            if found.is_staged:
                staged.append(found.address)
    if faults:
        raise BuildFault(*_told_once(faults))
    is_whole = content.is_all
    if is_whole:
        known = set(traces.written_stamps(run.db))
        copied = {*traces.addresses_of(run.db, ASSET), *traces.addresses_of(run.db, THEME)}
        gone = known - seen - copied
    # An article that goes may leave a page that leads on, and the other way round.
    gone -= seen
    with run.timing.stage("copy"):
        if has_new_theme or is_whole or damage.damaged:
            gone |= _statics(
                run, damage, staged, theme_statics(run.project.theme), kind=THEME, among=None
            )
        shown = None
        if not is_whole:
            shown = asset_addresses({*run.touched_assets, *content.files}) | damage.damaged
        statics = asset_statics(run.db, run.project.content, run.project.state, shown)
        gone |= _statics(run, damage, staged, statics, kind=ASSET, among=shown)
    gone = {address for address in gone if traces.trace(run.db, address)}
    traces.remove_traces(run.db, gone)
    _count(run, gone, is_whole=is_whole)
    _refuse_clashes(run, staged)
    strays = _strays(run, damage, staged)
    set_value(run.db, "theme", theme)
    is_swap = run.is_new and run.output.is_empty()
    return SiteUpdate(
        looked_at=looked_at,
        rendered=tuple(sorted(rendered)),
        staged=tuple(sorted(staged)),
        deleted=tuple(sorted(gone | strays)),
        is_swap=is_swap,
        is_whole=is_whole,
    )


def record_update(run: Run, content: ContentUpdate, *, is_whole: bool, is_sound: bool) -> None:
    """Write down the addresses that this change of the site publishes. Raises OSError.

    Not of a site that is built in spite of faults: with them mended, addresses may be others.
    """
    if not is_sound:
        fall_behind(run)
        return
    renamed = {(t.kind, t.key) for t in content.regrouped.terms if t.is_renamed}
    record(run, content.touched, renamed, is_whole=is_whole)


def promote(run: Run, update: SiteUpdate) -> None:
    """Commit the store, and make the staged change. Raises OSError."""
    output, db = run.output, run.db
    if update.is_swap:
        journal = [("", SWAP)]
    else:
        output.make_folders(update.staged)
        journal = [(a, PUT) for a in update.staged]
        journal += [(a, DELETE) for a in set(update.deleted) - set(update.staged)]
    output.ours.add(update.staged)
    traces.set_journal(db, journal)
    set_value(db, "unfinished", value=False)
    db.execute("COMMIT")
    if run.store.is_new:
        run.db = db = run.store.adopt()
    run.store.seal()
    roll_forward(run.db, run.store, output, is_whole=update.is_whole)


def _count(run: Run, gone: set[str], *, is_whole: bool) -> None:
    """Keep the numbers of pages and files: counted in whole builds, else by what came and went."""
    pages, files = traces.file_counts(run.db) if is_whole else _counted(run, gone)
    set_value(run.db, "pages", pages)
    set_value(run.db, "files", files)


def _counted(run: Run, gone: set[str]) -> tuple[int, int]:
    pages, files = get_value(run.db, "pages"), get_value(run.db, "files")
    for addresses, sign in ((run.added, 1), (gone, -1)):
        pages += sign * sum(address.endswith(".html") for address in addresses)
        files += sign * len(addresses)
    return pages, files


def _statics(
    run: Run,
    damage: Damage,
    staged: list[str],
    statics: Iterable[Static],
    *,
    kind: str,
    among: Collection[str] | None,
) -> set[str]:
    """Stage the files that are copied as they are; return the addresses of those that went.

    `among`: the addresses of the kind that may have changed, None for all.
    """
    current: dict[str, str] = {}
    for static in statics:
        if static.address in current:
            raise BuildFault(_clash(static.address, str(static.source), current[static.address]))
        current[static.address] = str(static.source)
        placed = place(run.db, run.output, static, damage.damaged)
        if placed:
            traces.put_traces(run.db, [placed.trace])
            if placed.trace.why == NEW:
                run.added.append(static.address)
            if placed.is_staged:
                staged.append(static.address)
    return traces.addresses_of(run.db, kind, among) - current.keys()


def _told_once(faults: Iterable[tuple[Problem, str]]) -> list[Problem]:
    """Return each fault of a template once, with the first of the pages that it spoils."""
    spoilt: dict[Problem, list[str]] = {}
    for fault, address in faults:
        spoilt.setdefault(fault, []).append(address)
    told = []
    for fault, addresses in spoilt.items():
        others = f" and {len(addresses) - 1} more" if len(addresses) > 1 else ""
        message = f"{fault.message}, while rendering {min(addresses)}{others}"
        told.append(msgspec.structs.replace(fault, message=message))
    return told


def _refuse_clashes(run: Run, staged: Iterable[str]) -> None:
    """Raise the faults of new files whose addresses differ in case alone from others."""
    # Named in one order, whichever of the two came later.
    pairs = {
        (min(address, other), max(address, other))
        for address in staged
        if (other := traces.alike(run.db, address.casefold(), address))
    }
    if pairs:
        raise BuildFault(*(_clash(later, later, first) for first, later in sorted(pairs)))


def _clash(address: str, origin: str, other: str) -> Problem:
    return Problem.of_file(
        origin,
        "address-clash",
        f"would be written to {address}, as {other} is",
        "rename one of them, or give it another slug",
    )


def _strays(run: Run, damage: Damage, staged: Iterable[str]) -> set[str]:
    """Return the files that no trace knows and that are ours to delete; any other is a fault."""
    if not damage.extra:
        return set()
    planned = set(staged)
    extra = {a for a in damage.extra if a not in planned and traces.trace(run.db, a) is None}
    ways = damage.extra - extra
    output = run.output
    ours = (output.ours.read() or set()) | output.litter(extra)
    # The list may be lost, or older than the site.
    ours |= output.guess_ours(damage.extra - ours, planned | ways)
    if foreign := damage.extra - ours:
        raise BuildFault(*output.foreign(foreign))
    return extra & ours
