"""Which pages are looked at in a build, here or by workers, and what is kept of what they find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digestgen import __version__
from digestgen.build.content import ContentUpdate
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
from digestgen.build.run import Damage, Run
from digestgen.build.social_cards import font_digest
from digestgen.linking.related import Profile
from digestgen.model.ids import PageKey
from digestgen.pages import KINDS, moved_feed, redirect
from digestgen.pages.relating import asked_again
from digestgen.pages.social_cards import FONT
from digestgen.store import sources, traces
from digestgen.store.catalog import Catalog
from digestgen.store.likeness import put_chosen
from digestgen.store.meta import get_value, set_value
from digestgen.store.traces import Trace
from digestgen.theme.site import SiteView


def surroundings_of(run: Run) -> Surroundings:
    """Return what looks need besides the store; the digests of templates come later."""
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


def looks(
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
        put_chosen(run.db, asked_again(catalog).items())
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
    chosen = [kind for kind in KINDS if kind.name in wanted]
    for kind in chosen:
        if not kind.is_of_time:
            yield from kind.keys(catalog)
    of_time = [key for kind in chosen if kind.is_of_time for key in kind.keys(catalog)]
    yield from sorted(of_time, key=_time_of, reverse=True)


def _time_of(key: PageKey) -> str:
    return key.parts[-1]


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
