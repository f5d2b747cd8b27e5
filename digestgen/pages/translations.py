"""Articles that are translations of each other: a group, tied together by `translation_of`.

Who names an original belongs to its group, and so does who names a translation: all that hang
together by names are one group, however they name each other. Of each language one is shown: the
original first, else the first by path.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial

import msgspec

from digestgen.model.card import Card
from digestgen.model.delta import Delta
from digestgen.model.ids import ArticleId, Permalink
from digestgen.model.problem import Problem, Severity
from digestgen.names import absolute_link
from digestgen.pages.changes import halves
from digestgen.pages.links import link
from digestgen.store.catalog import Catalog
from digestgen.store.link_names import names_of
from digestgen.store.translations import original_names
from digestgen.text.language_names import own_name


class Translation(msgspec.Struct, frozen=True):
    """The article in another language."""

    language: str
    label: str
    """What the language calls itself."""
    title: str
    href: str


class Alternate(msgspec.Struct, frozen=True):
    """The address of an article in one language, for programs."""

    language: str
    """`x-default` for the original, for readers of any other language."""
    href: str
    """Absolute."""


def translations_of(
    catalog: Catalog, card: Card
) -> tuple[tuple[Translation, ...], tuple[Alternate, ...]]:
    """Return the article in other languages, and all addresses with its own; empty for none."""
    group = group_of(catalog, card.article_id)
    if len(group) < 2:  # noqa: PLR2004
        return (), ()
    own = _language(catalog, card)
    chosen = {own: card}
    for one in group:
        other = catalog.card(one)
        chosen.setdefault(_language(catalog, other), other)
    others = sorted(language for language in chosen if language != own)
    if not others:
        return (), ()
    base_url = catalog.config.base_url
    addresses = {tag: absolute_link(base_url, one.permalink) for tag, one in chosen.items()}
    original = absolute_link(base_url, catalog.card(group[0]).permalink)
    return (
        tuple(
            Translation(
                tag, own_name(tag), chosen[tag].title, link(card.permalink, chosen[tag].permalink)
            )
            for tag in others
        ),
        (
            *(Alternate(tag, addresses[tag]) for tag in sorted(addresses)),
            Alternate("x-default", original),
        ),
    )


def group_of(catalog: Catalog, article_id: ArticleId) -> tuple[ArticleId, ...]:
    """Return the group of an article: its original first, then the others by path."""
    if not catalog.remember("has translations", "", lambda: (catalog.has_translations(),))[0]:
        return (article_id,)
    root = _root(catalog, article_id)
    return catalog.remember("translations", root, partial(_group, catalog, root))


def _root(catalog: Catalog, article_id: ArticleId) -> ArticleId:
    """Return the original of originals; of some that name each other in a ring, the first."""
    way = [article_id]
    while (onward := original_of(catalog, way[-1])) is not None:
        if onward in way:
            return min(way[way.index(onward) :])
        way.append(onward)
    return way[-1]


def _group(catalog: Catalog, root: ArticleId) -> tuple[ArticleId, ...]:
    found = {root}
    todo = [root]
    while todo:
        one = todo.pop()
        for name in names_of(catalog.card(one)):
            for other in catalog.naming_original(name):
                if other not in found and original_of(catalog, other) == one:
                    found.add(other)
                    todo.append(other)
    return (root, *sorted(found - {root}))


def original_of(catalog: Catalog, article_id: ArticleId) -> ArticleId | None:
    """Return the article that this one names as its original; None for none.

    By its path, from its own folder or from the top; then as wiki links find articles.
    """
    target = catalog.original_named(article_id)
    if not target:
        return None
    beside = posixpath.normpath(posixpath.join(posixpath.dirname(article_id), target))
    for path in (beside, target.lstrip("/")):
        if path != article_id and catalog.has_article(path):
            return ArticleId(path)
    for name in original_names(target):
        for other in catalog.all_named(name):
            if other != article_id:
                return other
    return None


def pages_of_translations(delta: Delta, catalog: Catalog) -> Iterator[Permalink]:
    """Yield the addresses of the articles whose group, or a card in it, may differ by a change.

    Each tie that came, went or leads elsewhere has an end that is named here, with its whole new
    group: the article itself, those that it means or meant, those that mean or meant it, and those
    of its names, which one of these may mean instead.
    """
    if (
        not (delta.before and delta.before.translates)
        and not catalog.remember("has translations", "", lambda: (catalog.has_translations(),))[0]
    ):
        return
    names = {name for shown in halves(delta) for name in names_of(shown.card)}
    meant = {name for shown in halves(delta) for name in shown.translates}
    ends = {one for name in names | meant for one in catalog.all_named(name)}
    ends |= {one for name in names for one in catalog.naming_original(name)}
    for end in ends:
        for one in group_of(catalog, end):
            yield catalog.card(one).permalink


def translation_problems(catalog: Catalog, article_id: ArticleId) -> tuple[Problem, ...]:
    """Return what is wrong with an article as a translation."""
    named = catalog.body_detail(article_id).original
    if named is None:
        return ()
    if original_of(catalog, article_id) is None:
        message = f"there is no article '{named.name}' that this could be a translation of"
        hint = "write the path, the title or the file name of the article in the other language"
        return (_problem(article_id, named.line, "translation-lost", message, hint),)
    language = _language(catalog, catalog.card(article_id))
    for other in group_of(catalog, article_id):
        if other == article_id:
            break
        if _language(catalog, catalog.card(other)) == language:
            message = f"'{other}' is in this group of translations, in '{language}' as well"
            hint = "write another 'lang:', or take 'translation_of:' away"
            return (_problem(article_id, named.line, "translation-twice", message, hint),)
    return ()


def _problem(article_id: ArticleId, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(article_id, line, 0, code, message, hint, Severity.WARNING)


def _language(catalog: Catalog, card: Card) -> str:
    return card.language or catalog.config.language
