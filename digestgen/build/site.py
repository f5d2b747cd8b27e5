"""The second half of a build: the site is brought up to date with the store."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

import msgspec

from digestgen import __version__
from digestgen.build.content import ContentUpdate
from digestgen.build.journal import roll_forward
from digestgen.build.ledger import fall_behind, record
from digestgen.build.plan import pages_to_look_at
from digestgen.build.refresh import (
    KIND_OF,
    NEW,
    PARALLEL_FROM,
    Looked,
    Looker,
    Surroundings,
    catalog_of,
    look_at_all,
    renderer_of,
)
from digestgen.build.run import BuildFault, Damage, Run, SiteUpdate
from digestgen.build.social_cards import font_digest
from digestgen.build.statics import (
    ASSET,
    THEME,
    Static,
    asset_addresses,
    asset_statics,
    place,
    theme_statics,
)
from digestgen.linking.related import Profile
from digestgen.model.ids import PageKey
from digestgen.model.problem import Problem
from digestgen.pages import KINDS, moved_feed, redirect
from digestgen.pages.social_cards import FONT
from digestgen.store import sources, traces
from digestgen.store.catalog import Catalog
from digestgen.store.likeness import put_chosen
from digestgen.store.meta import get_value, set_value
from digestgen.store.traces import DELETE, PUT, SWAP, Trace
from digestgen.theme.files import theme_digest
from digestgen.theme.site import SiteView


def update_site(run: Run, content: ContentUpdate, damage: Damage) -> SiteUpdate:
    """Look at the pages that may differ and stage those that do; the traces say so already.

    Raises BuildFault, OSError.
    """
    run.output.clear_stage()
    traces.put_stamps(run.db, damage.restamped)
    around = _surroundings(run)
    theme = theme_digest(run.project.theme)
    has_new_theme = get_value(run.db, "theme") != theme
    seen: set[str] = set()
    gone: set[str] = set()
    rendered: list[str] = []
    staged: list[str] = []
    looked_at = 0
    faults: list[tuple[Problem, str]] = []
    with run.timing.stage("look"):
        for found in _looks(run, content, damage, around, has_new_theme=has_new_theme):
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


def _surroundings(run: Run) -> Surroundings:
    config = run.project.config
    theme = run.project.theme
    epoch = get_value(run.db, "epochs")[1]
    return Surroundings(
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


def _looks(
    run: Run,
    content: ContentUpdate,
    damage: Damage,
    around: Surroundings,
    *,
    has_new_theme: bool,
) -> Iterator[Looked]:
    """Look at what may differ; keep what was found as traces."""
    catalog = catalog_of(
        run.db, around, is_for_all=content.is_all, profiles=_known_profiles(run, content)
    )
    if content.is_all:
        keys: Iterable[PageKey] = _all_keys(catalog, KIND_OF)
        size = get_value(run.db, "pages", default=0) or catalog.article_count()
    else:
        chosen = pages_to_look_at(run.db, catalog, content)
        chosen.update(_damaged_pages(run, damage))
        chosen = {key for key in chosen if not _is_idle(run, catalog, key)}
        if has_new_theme:
            before = get_value(run.db, "templates", default={})
            around = _with_templates(run, around)
            kinds = [
                k.name for k in KINDS if before.get(k.template) != around.templates[k.template]
            ]
            chosen.update(_all_keys(catalog, kinds))
        keys, size = sorted(chosen), len(chosen)
        if not chosen:
            return
    if not around.templates:
        around = _with_templates(run, around, keeps=not has_new_theme)
    is_much = size >= PARALLEL_FROM and run.options.workers > 1
    portions = (
        _look_in_workers(run, around, damage, keys, is_for_all=content.is_all)
        if is_much
        else _look_here(run, catalog, around, damage, keys, is_for_all=content.is_all)
    )
    done = 0
    for portion in portions:
        _keep(run, around, portion)
        yield from portion
        done += len(portion)
        run.progress("writing pages", done, max(size, done))


def _known_profiles(run: Run, content: ContentUpdate) -> dict[str, Profile]:
    """Return the profiles that are still true."""
    if content.is_all:
        run.profiles.clear()
    for article_id in (*content.touched, *content.regrouped.moved):
        run.profiles.pop(article_id, None)
    return run.profiles


def _is_idle(run: Run, catalog: Catalog, key: PageKey) -> bool:
    """Return whether a page at an old address neither was there nor is: all live ones are named."""
    if key.kind not in (redirect.KIND.name, moved_feed.KIND.name):
        return False
    kind = KIND_OF[key.kind]
    old = traces.trace(run.db, kind.address(key))
    return (old is None or old.kind != key.kind) and not kind.exists(key, catalog)


def _all_keys(catalog: Catalog, kinds: Iterable[str]) -> Iterator[PageKey]:
    wanted = set(kinds)
    for kind in KINDS:
        if kind.name in wanted:
            yield from kind.keys(catalog)


def _look_here(
    run: Run,
    catalog: Catalog,
    around: Surroundings,
    damage: Damage,
    keys: Iterable[PageKey],
    *,
    is_for_all: bool,
) -> Iterator[tuple[Looked, ...]]:
    looker = Looker(run.db, catalog, around, damage.damaged, is_for_all=is_for_all)
    for key in keys:
        yield (looker.look(key),)


def _look_in_workers(
    run: Run, around: Surroundings, damage: Damage, keys: Iterable[PageKey], *, is_for_all: bool
) -> Iterator[tuple[Looked, ...]]:
    # Workers see what is committed. Killed from here on, the next build looks at everything.
    set_value(run.db, "unfinished", value=True)
    run.db.execute("COMMIT")
    run.store.seal()
    run.db.execute("BEGIN IMMEDIATE")
    yield from look_at_all(
        run.pool(),
        run.store.place,
        around,
        damage.damaged,
        keys,
        is_for_all=is_for_all,
        workers=run.options.workers,
    )


def _keep(run: Run, around: Surroundings, portion: tuple[Looked, ...]) -> None:
    """Write traces of what was rendered, and what the links of articles told."""
    rows = [
        Trace(
            address=found.address,
            folded=found.address.casefold(),
            kind=found.kind,
            parts="\t".join(found.parts),
            epoch=around.epoch,
            template=found.template,
            view=found.view,
            output=found.output,
            stamp=found.stamp,
            why=found.why,
        )
        for found in portion
        if found.why and not found.fault
    ]
    traces.put_traces(run.db, rows)
    put_chosen(run.db, [(one.article_id, one.chosen) for one in portion if one.chosen])
    run.added += [found.address for found in portion if found.why == NEW and not found.fault]
    for found in portion:
        if found.article_id and (found.has_links or not run.is_new):
            run.touched_assets |= sources.set_links(
                run.db, found.article_id, found.problems, found.assets
            )


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


def _damaged_pages(run: Run, damage: Damage) -> Iterator[PageKey]:
    for address in sorted(damage.damaged):
        old = traces.trace(run.db, address)
        if old and old.kind in KIND_OF:
            yield PageKey(old.kind, tuple(old.parts.split("\t")) if old.parts else ())


def _with_templates(run: Run, around: Surroundings, *, keeps: bool = False) -> Surroundings:
    """Return the surroundings with the digests of all templates, those of last time if `keeps`."""
    kept = get_value(run.db, "templates", default={}) if keeps else {}
    if set(kept) != {kind.template for kind in KINDS}:
        renderer = renderer_of(around)
        kept = {kind.template: renderer.template_digest(kind.template) for kind in KINDS}
        kept[FONT] = font_digest(around.theme_folders)
        set_value(run.db, "templates", kept)
    return msgspec.structs.replace(around, templates=kept)


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
