"""Why a page is what it is, and which pages depend on an article: answers from the store."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import msgspec

from digestgen.build.plan import shown_now
from digestgen.build.project import Project, store_path
from digestgen.build.refresh import KIND_OF
from digestgen.config import read_settings
from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, PageKey
from digestgen.pages import KINDS
from digestgen.store import database, sources, traces
from digestgen.store.catalog import Catalog
from digestgen.store.file import StoreFile
from digestgen.store.traces import Trace

REASONS = {
    "new": "it was not there before",
    "view": "something that it shows had changed",
    "template": "a template that it uses had changed",
    "epoch": "the configuration or digestgen itself had changed",
    "damaged": "the file in the site was missing or altered",
}


class PageExplained(msgspec.Struct, frozen=True, kw_only=True):
    """What the store knows of a file of the site."""

    address: str
    kind: str
    parts: tuple[str, ...]
    template: str
    article: str
    """Path of the article whose page it is; '' for other pages."""
    why: str
    """What made it be rendered last: new, view, template, epoch or damaged."""
    reason: str
    """The same in words."""
    view_digest: str
    template_digest: str
    epoch: str
    output_digest: str


class SourceExplained(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a file of `content/`, and what depends on it."""

    path: str
    is_in_site: bool
    address: str
    reason: str
    """Why it is left out; '' when it is not."""
    topics: tuple[str, ...]
    are_topics_given: bool
    """Whether the article has no tags, and is in its topics because it names them (`auto_tag`)."""
    mentions: tuple[str, ...]
    """The topics that its text mentions and its page links to, in their order."""
    rules: dict[str, int]
    """The cleaning rules that changed something, with the number of their edits."""
    pages: tuple[str, ...]
    """Addresses of the pages that may show something of it, sorted."""


class NothingBuilt(Exception):  # noqa: N818  says what is so, not what failed
    """There is no store to ask: the project was never built, or other code built it."""


def explain(project: Project, target: str) -> PageExplained | SourceExplained | None:
    """Return what is known of a path below `content/` or of an address; None for nothing.

    `target` may begin with the content folder, the output folder or the base URL. Raises
    NothingBuilt, OSError.
    """
    store = StoreFile(store_path(project))
    db = store.open()
    if db is None:
        raise NothingBuilt
    try:
        for path in _below(target, project.content):
            if found := sources.source(db, path):
                return _of_source(db, project, found)
        for address in _addresses(target, project):
            if trace := traces.trace(db, address):
                return _of_page(db, project, trace)
        return None
    finally:
        store.close()


def _of_page(db: database.Connection, project: Project, trace: Trace) -> PageExplained:
    kind = KIND_OF.get(trace.kind)
    article = ""
    if trace.kind == "article":
        article = Catalog(db, project.config).find_permalink(trace.address) or ""
    return PageExplained(
        address=trace.address,
        kind=trace.kind,
        parts=tuple(trace.parts.split("\t")) if trace.parts else (),
        template=kind.template if kind else "",
        article=article,
        why=trace.why,
        reason=REASONS.get(trace.why, ""),
        view_digest=trace.view,
        template_digest=trace.template,
        epoch=trace.epoch,
        output_digest=trace.output,
    )


def _of_source(
    db: database.Connection, project: Project, row: sources.SourceRow
) -> SourceExplained:
    catalog = Catalog(db, project.config)
    shown = shown_now(db, row.path)
    pages: set[str] = set()
    if shown:
        # As if it had come just now: whoever would have to be told shows something of it.
        delta = Delta(ArticleId(shown.card.article_id), None, shown)
        keys: set[PageKey] = set()
        for kind in KINDS:
            keys.update(kind.readers(delta, catalog))
        pages = {
            KIND_OF[key.kind].address(key) for key in keys if KIND_OF[key.kind].exists(key, catalog)
        }
    reasons = sources.decode_problems(row.reason) + sources.decode_problems(row.problems)
    return SourceExplained(
        path=row.path,
        is_in_site=bool(row.is_in),
        address=shown.card.permalink if shown else "",
        reason="" if row.is_in else "; ".join(problem.message for problem in reasons),
        are_topics_given=bool(shown and not shown.card.tags),
        topics=tuple(
            catalog.topic(key).name for key in catalog.topics_of(ArticleId(shown.card.article_id))
        )
        if shown
        else (),
        mentions=tuple(
            catalog.topic(key).name for key in catalog.mentions_of(ArticleId(shown.card.article_id))
        )
        if shown
        else (),
        rules=_rules(project, row.path) if row.kind == sources.ARTICLE else {},
        pages=tuple(sorted(pages)),
    )


def _rules(project: Project, path: str) -> dict[str, int]:
    from digestgen.article import read_article  # noqa: PLC0415  loads all that reading needs

    try:
        data = (project.content / path).read_bytes()
    except OSError:
        return {}
    article = read_article(data, path, read_settings(project.config)).article
    counts = Counter(edit.rule for edit in article.edits) if article else Counter[str]()
    return dict(sorted(counts.items()))


def _below(target: str, folder: Path) -> list[str]:
    found = [target.removeprefix("./")]
    try:
        found.append(Path(target).resolve().relative_to(folder.resolve()).as_posix())
    except ValueError:
        return found
    return found


def _addresses(target: str, project: Project) -> list[str]:
    bare = target.removeprefix(project.config.base_url).partition("#")[0]
    found = []
    for path in (*_below(bare, project.out), bare.lstrip("/")):
        found += [path, f"{path}.html", f"{path.rstrip('/')}/index.html".lstrip("/")]
    return found
