"""What `check` says of articles beyond what reading them said: stories twice, images, headings.

Linear. Only files in which something is amiss are read again, for the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from digestgen.article import read_cleaned
from digestgen.build.gather import Gathered
from digestgen.build.shown import shown_problem
from digestgen.config import read_settings
from digestgen.model.card import Card
from digestgen.model.config import Config
from digestgen.model.ids import ArticleId
from digestgen.model.problem import Problem, Severity
from digestgen.model.source import Format
from digestgen.store.catalog import Catalog
from digestgen.text.fold import fold

_Key = TypeVar("_Key")


def review(gathered: Gathered, content: Path) -> tuple[Problem, ...]:
    """Return these doubts, sorted, with paths as the user sees them."""
    catalog = gathered.catalog
    found = [*stories_twice(catalog), *_hard_to_read(catalog, content)]
    return tuple(sorted(shown_problem(problem, content) for problem in found))


def stories_twice(catalog: Catalog) -> Iterator[Problem]:
    """Yield a doubt for every article with the text, or the title and the day, of another one."""
    texts: dict[str, ArticleId] = {}
    heads: dict[tuple[str, str, str], ArticleId] = {}
    for article_id in catalog.article_ids():
        card = catalog.card(article_id)
        same_text = same_head = None
        if catalog.body_html(article_id):
            same_text = _first(texts, catalog.body_digest(article_id), article_id)
        if card.published and fold(card.title):
            same_head = _first(heads, _head(card), article_id)
        if same_text or same_head:
            what = "text" if same_text else "title and date"
            yield Problem.of_file(
                article_id,
                "story-twice",
                f"has the same {what} as {same_text or same_head}",
                "delete one of them, or write draft: true in it; if they are two, say how they "
                "differ in the title",
                Severity.WARNING,
            )


def _head(card: Card) -> tuple[str, str, str]:
    # The translation of an article may keep its title.
    return fold(card.title), str(card.published), card.language


def _first(seen: dict[_Key, ArticleId], key: _Key, article_id: ArticleId) -> ArticleId | None:
    first = seen.setdefault(key, article_id)
    return None if first == article_id else first


def _hard_to_read(catalog: Catalog, content: Path) -> Iterator[Problem]:
    from digestgen.markdown.review import is_skipping  # noqa: PLC0415  loads markdown-it

    for article_id in catalog.article_ids():
        detail = catalog.body_detail(article_id)
        has_mute_image = any(link.is_image and not link.text.strip() for link in detail.links)
        if (
            has_mute_image
            or is_skipping(detail.headings)
            or ' alt=""' in catalog.body_html(article_id)
        ):
            yield from _review_file(catalog, content, article_id, catalog.config)


def _review_file(
    catalog: Catalog, content: Path, article_id: ArticleId, config: Config
) -> Iterator[Problem]:
    from digestgen.markdown.review import review_markdown  # noqa: PLC0415

    try:
        data = (content / article_id).read_bytes()
    except OSError:
        return
    read = read_cleaned(data, article_id, read_settings(config))
    if read.source is None or read.cleaned is None:
        return
    # The text of a saved page is made from it: its lines are not those of the file.
    is_page = read.source.format is Format.HTML
    head = read.source.text[: read.source.body_start]
    yield from review_markdown(
        read.cleaned.markdown,
        catalog.body_detail(article_id).headings,
        path=article_id,
        first_line=0 if is_page else head.count("\n") + 1,
    )
