"""Looking at pages: view, fingerprint, and only if it differs from the trace, rendering.

A look needs the store (to read), the theme and the stage (to write), so it can be done in any
process; jobs and results are bytes. The process that owns the store keeps the traces.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from digestgen.build.find_mentions import forget_names
from digestgen.build.output import has_bytes, write_file
from digestgen.build.social_cards import CardMaker
from digestgen.fingerprint import digest_bytes, digest_value
from digestgen.linking.mentions import with_links
from digestgen.linking.terms import forget_scans
from digestgen.model.config import Config
from digestgen.model.ids import ArticleId, PageKey
from digestgen.model.problem import Problem
from digestgen.model.social import SocialCard
from digestgen.names import safe_output_path
from digestgen.pages import KINDS
from digestgen.pages.article import ArticleView
from digestgen.pages.kind import PageKind
from digestgen.pages.references import resolve_links
from digestgen.pages.related import chosen_of
from digestgen.store import database, sources, traces
from digestgen.store.catalog import Catalog
from digestgen.store.file import open_to_read
from digestgen.store.likeness import Chosen
from digestgen.theme.files import ThemeFiles
from digestgen.theme.locale import wording_of
from digestgen.theme.site import SiteView
from digestgen.wording import ENGLISH, Wording

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from digestgen.linking.related import Profile
    from digestgen.theme.render import Renderer, TemplateError

KIND_OF: dict[str, PageKind] = {kind.name: kind for kind in KINDS}
PARALLEL_FROM = 400
"""With fewer pages, starting processes costs more than it saves."""
_PAGES_A_JOB = 100
NEW, VIEW, TEMPLATE, EPOCH, DAMAGED = "new", "view", "template", "epoch", "damaged"


class Surroundings(msgspec.Struct, frozen=True):
    """What a look needs besides the store."""

    config: Config
    site: SiteView
    theme: str
    theme_folders: tuple[str, ...]
    compiled: str
    """Folder for compiled templates."""
    epoch: str
    templates: dict[str, str]
    """Digest of all that the template of a page kind reaches, by the template's name."""
    out: str
    stage: str
    is_first: bool
    """Whether there is no trace and no file yet to compare with."""


class Looked(msgspec.Struct, frozen=True, array_like=True):
    """What a look found."""

    kind: str
    parts: tuple[str, ...]
    address: str
    template: str = ""
    view: str = ""
    output: str = ""
    stamp: str = ""
    why: str = ""
    """What made it be rendered; '' when nothing did."""
    is_gone: bool = False
    """There is no such page any more."""
    is_staged: bool = False
    """New bytes lie in the stage."""
    article_id: str = ""
    """Of the page of an article."""
    has_links: bool = False
    problems: bytes | None = None
    """Of an article's links."""
    assets: tuple[str, ...] = ()
    chosen: Chosen | None = None
    """What the page of an article shows of others."""
    fault: Problem | None = None
    """A template that cannot be rendered; then there is nothing else."""
    seconds: float = 0.0


class Looker:
    """Looks at pages of one site.

    `catalog`: see `catalog_of`. `is_for_all`: at all pages that there are.
    """

    def __init__(
        self,
        db: database.Connection,
        catalog: Catalog,
        around: Surroundings,
        damaged: frozenset[str] = frozenset(),
        *,
        is_for_all: bool = False,
    ) -> None:
        self._db = db
        self._around = around
        self._damaged = damaged
        self._is_for_all = is_for_all
        self.catalog = catalog
        self._renderer: Renderer | None = None
        self._cards = CardMaker(around.theme_folders, around.compiled)

    def look(self, key: PageKey) -> Looked:
        """Look at one page; stage it when its bytes are new. Raises OSError."""
        started = time.perf_counter()
        kind = KIND_OF[key.kind]
        address = kind.address(key)
        if not self._is_for_all and not kind.exists(key, self.catalog):
            return Looked(key.kind, key.parts, address, is_gone=True)
        around = self._around
        view = kind.view(key, self.catalog)
        template = around.templates[kind.template]
        found = Looked(key.kind, key.parts, address, template, digest_value(view))
        old = None if around.is_first else traces.trace(self._db, address)
        why = self._why(found, old)
        changes: dict[str, object] = {"why": why}
        if isinstance(view, ArticleView):
            changes |= self._besides(view)
        if why:
            from digestgen.theme.render import TemplateError  # noqa: PLC0415  Jinja2 costs 0.1 s

            try:
                data = self._render(kind, view, address)
            except TemplateError as error:
                return msgspec.structs.replace(found, fault=template_problem(error))
            changes |= self._keep(address, data, old, why)
        changes["seconds"] = time.perf_counter() - started
        return msgspec.structs.replace(found, **changes)

    def _why(self, found: Looked, old: traces.Trace | None) -> str:
        if old is None:
            return NEW
        if found.address in self._damaged:
            return DAMAGED
        if old.epoch != self._around.epoch:
            return EPOCH
        if old.template != found.template:
            return TEMPLATE
        return VIEW if old.view != found.view or old.kind != found.kind else ""

    def _render(self, kind: PageKind, view: msgspec.Struct, address: str) -> bytes:
        if isinstance(view, SocialCard):
            return self._cards.picture_of(view)
        if self._renderer is None:
            self._renderer = renderer_of(self._around, self.catalog.wording)
        body = ""
        if isinstance(view, ArticleView):
            from digestgen.markdown.placeholders import substitute  # noqa: PLC0415

            html = self.catalog.body_html(ArticleId(view.article_id))
            body = substitute(with_links(html, view.mentions), view.links)
        return self._renderer.render(kind.template, view, address=address, body_html=body)

    def _keep(
        self, address: str, data: bytes, old: traces.Trace | None, why: str
    ) -> dict[str, object]:
        """Stage the bytes, unless they lie in the site already."""
        output = digest_bytes(data)
        kept: dict[str, object] = {"output": output}
        if not safe_output_path(address):
            fault = Problem.of_file(
                address,
                "address",
                f"'{address}' is no address",
                "rename the file, or choose another slug",
            )
            return {"fault": fault}
        if old is not None and old.output == output and why != DAMAGED:
            return kept | {"stamp": old.stamp}
        if not self._around.is_first and (
            stamp := has_bytes(os.path.join(self._around.out, address), data)  # noqa: PTH118
        ):
            return kept | {"stamp": stamp}
        stamp = write_file(f"{self._around.stage}/{address}", data)
        return kept | {"stamp": stamp, "is_staged": True}

    def _besides(self, view: ArticleView) -> dict[str, object]:
        """Return what an article's page tells besides what it shows: of its links, of others."""
        chosen = chosen_of(self.catalog, ArticleId(view.article_id))
        has_original = self.catalog.body_detail(ArticleId(view.article_id)).original is not None
        if not view.links and not has_original:
            return {"article_id": view.article_id, "chosen": chosen}
        resolved = resolve_links(
            self.catalog,
            ArticleId(view.article_id),
            lambda folded: sources.find_nearly(self._db, folded),
        )
        return {
            "article_id": view.article_id,
            "chosen": chosen,
            "has_links": True,
            "problems": sources.encode_problems(resolved.problems),
            "assets": resolved.assets,
        }


def catalog_of(
    db: database.Connection,
    around: Surroundings,
    *,
    is_for_all: bool,
    profiles: dict[str, Profile] | None = None,
) -> Catalog:
    """Return the catalog for looks.

    `is_for_all`: at so many pages that the whole of it is read anyway. `profiles`: see Catalog.
    """
    wording = _wording_of(around)
    return Catalog(db, around.config, is_for_all=is_for_all, wording=wording, profiles=profiles)


def _wording_of(around: Surroundings) -> Wording:
    """Return the interface in the language of the site."""
    name = f"speech-{digest_bytes(around.epoch.encode())}.msgpack"
    return wording_of(
        map(Path, around.theme_folders),
        around.config.language,
        kept=Path(around.compiled) / name if around.compiled else None,
    )


def renderer_of(around: Surroundings, wording: Wording = ENGLISH) -> Renderer:
    """Return the renderer of a site's theme."""
    from digestgen.theme.render import Renderer  # noqa: PLC0415

    return Renderer(
        ThemeFiles(around.theme, tuple(Path(folder) for folder in around.theme_folders)),
        around.site,
        cache=Path(around.compiled) if around.compiled else None,
        wording=wording,
    )


def template_problem(error: TemplateError) -> Problem:
    """Return the problem of a template that cannot be rendered."""
    path = Path(error.template)
    try:
        shown = path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        shown = path.as_posix()
    return Problem(
        shown,
        error.line,
        0,
        "template",
        error.message,
        "mend the template; docs/themes.md lists what each one receives",
    )


# in other processes


class _Job(msgspec.Struct, frozen=True, array_like=True):
    build: str
    """Tells one build from the next: what a worker keeps is of one build alone."""
    store: str
    around: bytes
    damaged: tuple[str, ...]
    is_for_all: bool
    keys: tuple[PageKey, ...]


_ENCODE = msgspec.msgpack.Encoder()
_JOB = msgspec.msgpack.Decoder(_Job)
_AROUND = msgspec.msgpack.Decoder(Surroundings)
_RESULT = msgspec.msgpack.Decoder(tuple[Looked, ...])


def look_at_all(
    pool: Executor,
    store: Path,
    around: Surroundings,
    damaged: frozenset[str],
    keys: Iterable[PageKey],
    *,
    is_for_all: bool,
    workers: int,
) -> Generator[tuple[Looked, ...], None, None]:
    """Yield what looks found, in portions, in any order. The store must be committed."""
    from digestgen.build.workers import in_any_order  # noqa: PLC0415  most edits need none

    encoded = _ENCODE.encode(around)
    build = f"{os.getpid()} {time.time_ns()}"
    jobs = (
        _ENCODE.encode(
            _Job(build, os.fspath(store), encoded, tuple(sorted(damaged)), is_for_all, portion)
        )
        for portion in _portions(keys)
    )
    for result in in_any_order(pool, _look_at_portion, jobs, workers=workers):
        yield _RESULT.decode(result)


def _portions(keys: Iterable[PageKey]) -> Iterator[tuple[PageKey, ...]]:
    portion: list[PageKey] = []
    for key in keys:
        portion.append(key)
        if len(portion) == _PAGES_A_JOB:
            yield tuple(portion)
            portion = []
    if portion:
        yield tuple(portion)


def _look_at_portion(data: bytes) -> bytes:
    job = _JOB.decode(data)
    looker = _looker(job.build, job.store, job.around, job.damaged, is_for_all=job.is_for_all)
    return _ENCODE.encode([looker.look(key) for key in job.keys])


@lru_cache(maxsize=1)
def _looker(
    _build: str, store: str, around: bytes, damaged: tuple[str, ...], *, is_for_all: bool
) -> Looker:
    # A worker has read articles, and looked for names in them, before it makes pages.
    forget_scans()
    forget_names()
    db = open_to_read(Path(store))
    surroundings = _AROUND.decode(around)
    catalog = catalog_of(db, surroundings, is_for_all=is_for_all)
    return Looker(db, catalog, surroundings, frozenset(damaged), is_for_all=is_for_all)
