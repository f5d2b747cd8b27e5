"""Where the links of an article lead: another article, a page of the site, a file, or nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import msgspec

from digestgen.model.article import Link
from digestgen.model.ids import ArticleId, Permalink
from digestgen.model.problem import Problem, Severity
from digestgen.names import relative_link, safe_output_path, slugify
from digestgen.pages import addresses
from digestgen.pages.dates import month_of_part, month_part
from digestgen.pages.digest_order import digest_page_at
from digestgen.pages.hints import WIKI_HINT
from digestgen.pages.periods import has_part, shape_of
from digestgen.pages.pictures import picture_attributes
from digestgen.pages.translations import translation_problems
from digestgen.store.catalog import BODIES_KEPT, Catalog
from digestgen.store.groups import ARCHIVE, Group
from digestgen.store.link_names import WIKI, names_meant
from digestgen.text.fold import fold
from digestgen.text.lines import shorten

_FIXED_PAGES = frozenset(
    {addresses.HOME, addresses.TOPICS, addresses.AUTHORS, addresses.SECTIONS, addresses.ARCHIVE}
    | {addresses.MAP, addresses.CHANGES, addresses.CHANGES_DATA, addresses.SEARCH}
    | {addresses.FEED, addresses.SITEMAP}
)
_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", "/index.md")
_FOLDERS = {"topics": "topic", "authors": "author", "sections": "section"}


class Target(NamedTuple):
    """What a link leads to."""

    address: Permalink
    fragment: str = ""
    lost_fragment: str = ""
    """A heading that the link names and its target does not have."""
    asset: str = ""
    """Path below `content/` when it is a file."""


def find_target(catalog: Catalog, article_id: ArticleId, link: Link) -> Target | None:
    """Return where `link` in the article leads; None for nowhere.

    Tried in turn: a file of `content/` by its relative path, from the top of `content/`, without
    its suffix; an address of the site; for a wiki link a file name, then a topic.
    """
    if link.target.startswith(WIKI):
        return _wiki_target(catalog, link)
    for path in _candidates(article_id, link.target):
        if not link.is_image:
            for suffix in ("", *_SUFFIXES):
                if catalog.has_article(path + suffix):
                    return _article_target(catalog, ArticleId(path + suffix), link.fragment)
        if catalog.asset_digest(path) is not None:
            return _asset_target(path)
        if not link.is_image and (page := _page(catalog, path, link.fragment)):
            return page
    return None


class _Led(NamedTuple):
    """A link with its target."""

    link: Link
    target: Target | None


class Resolved(msgspec.Struct, frozen=True):
    """What the links of one article come to, besides what its page shows of them."""

    problems: tuple[Problem, ...]
    """Links that lead nowhere, or not where they say; in the order of the links."""
    assets: tuple[str, ...]
    """Files of `content/` that it links to or shows, sorted, each once."""


NearlyNamed = Callable[[str], str | None]
"""The path of the file of `content/`, built or not, whose path case-folds to the one given."""


def resolve_links(catalog: Catalog, article_id: ArticleId, nearly: NearlyNamed) -> Resolved:
    """Return where all links of an article lead. Linear in its links.

    `nearly` is asked when a link leads nowhere: it may mean a file that was left out, or one of
    other case.
    """
    problems: list[Problem] = []
    assets: set[str] = set()
    for link, target in _led(catalog, article_id):
        if target is None:
            problems.append(_lost(article_id, link, nearly))
        elif target.lost_fragment:
            problems.append(_lost_heading(article_id, link, target.lost_fragment))
        if target and target.asset:
            assets.add(target.asset)
    problems += translation_problems(catalog, article_id)
    return Resolved(tuple(problems), tuple(sorted(assets)))


def link_markups(catalog: Catalog, article_id: ArticleId) -> tuple[str, ...]:
    """Return what the placeholders of an article's HTML become, in their order."""
    led = _led(catalog, article_id)
    if not led:
        return ()
    from digestgen.markdown import link_markup  # noqa: PLC0415  loads markdown-it

    address = catalog.card(article_id).permalink
    return tuple(
        link_markup(
            link,
            relative_link(address, target.address, target.fragment) if target else None,
            _size(catalog, address, target) if target and link.is_image else "",
        )
        for link, target in led
    )


def first_picture(catalog: Catalog, article_id: ArticleId) -> Permalink | None:
    """Return the address of the first picture of an article that lies in the site; drawings no."""
    for link, target in _led(catalog, article_id):
        if link.is_image and target and catalog.picture(target.asset):
            return target.address
    return None


def _size(catalog: Catalog, address: Permalink, target: Target) -> str:
    picture = catalog.picture(target.asset)
    return picture_attributes(picture, address, target.asset, target.address) if picture else ""


def _led(catalog: Catalog, article_id: ArticleId) -> tuple[_Led, ...]:
    """Return the links of an article with their targets; kept, for its page asks twice."""
    links = catalog.body_detail(article_id).links
    if not links:
        return ()
    return catalog.remember(
        "links",
        article_id,
        lambda: tuple(_Led(link, find_target(catalog, article_id, link)) for link in links),
        at_most=BODIES_KEPT,
    )


def link_problems(catalog: Catalog, files: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every link of every article that leads nowhere. Linear in the links.

    `files` are the paths of all articles and other files found, built or not.
    """
    nearly = {path.casefold(): path for path in sorted(files)}
    for article_id in catalog.article_ids():
        yield from resolve_links(catalog, article_id, nearly.get).problems


def assets_used(catalog: Catalog) -> Iterator[str]:
    """Yield the files of `content/` that articles link to or show, sorted, each once. Linear."""
    used: set[str] = set()
    for article_id in catalog.article_ids():
        used.update(resolve_links(catalog, article_id, lambda _path: None).assets)
    yield from sorted(used)


def _lost(article_id: ArticleId, link: Link, nearly: NearlyNamed) -> Problem:
    what = "image" if link.is_image else "link"
    shown = "its text is shown instead" if link.is_image else "shown as plain text"
    return Problem(
        path=article_id,
        line=link.line,
        column=0,
        code=f"{what}-target",
        message=f"the {what} to '{_said(link)}' leads nowhere, {shown}",
        hint=_hint(article_id, link, nearly),
        severity=Severity.WARNING,
    )


def _lost_heading(article_id: ArticleId, link: Link, fragment: str) -> Problem:
    return Problem(
        path=article_id,
        line=link.line,
        column=0,
        code="link-fragment",
        message=f"'{_said(link)}' has no heading '#{fragment}': linked to its top",
        hint="write the heading in small letters with '-' for blanks",
        severity=Severity.WARNING,
    )


def _said(link: Link) -> str:
    return shorten(link.target.removeprefix(WIKI), max_chars=80)


def _hint(article_id: ArticleId, link: Link, nearly: NearlyNamed) -> str:
    """Return what to write instead of a link that leads nowhere."""
    if link.target.startswith(WIKI) and not link.is_image:
        return WIKI_HINT
    for path in _candidates(article_id, link.target):
        for suffix in ("", *_SUFFIXES):
            meant = nearly((path + suffix).casefold())
            if meant == path + suffix:
                return f"{meant} is there, but left out of this build"
            if meant:
                return f"did you mean '{posixpath.relpath(meant, posixpath.dirname(article_id))}'?"
    return "write the path of a file in content/, relative to this one"


def _candidates(article_id: ArticleId, target: str) -> Iterator[str]:
    """Yield the paths below `content/` that a link may mean; none that leaves the folder."""
    folder = posixpath.dirname(article_id)
    starts = [""] if target.startswith("/") else [folder, ""] if folder else [""]
    for start in starts:
        path = posixpath.normpath(posixpath.join(start, target.lstrip("/")))
        if not path.startswith(("../", "/")) and path != "..":
            yield "" if path == "." else path


def _article_target(catalog: Catalog, article_id: ArticleId, fragment: str) -> Target:
    address = catalog.card(article_id).permalink
    if not fragment:
        return Target(address)
    anchors = {heading.anchor for heading in catalog.body_detail(article_id).headings}
    found = next((f for f in (fragment, slugify(fragment)) if f in anchors), "")
    return Target(address, found, "" if found else fragment)


def _page(catalog: Catalog, path: str, fragment: str) -> Target | None:
    """Return the page of the site at an address such as `topics/libyan-civil-war.html`.

    `.html` and `index.html` at the end may be left out, as a web server allows.
    """
    for address in (path, f"{path}.html", f"{path}/index.html" if path else addresses.HOME):
        if address in _FIXED_PAGES:
            return Target(Permalink(address))
        if article_id := catalog.find_permalink(address):
            return _article_target(catalog, article_id, fragment)
        if _is_group_page(catalog, address) or digest_page_at(catalog, address) == address:
            return Target(Permalink(address))
    return None


def _is_group_page(catalog: Catalog, address: str) -> bool:
    """Return whether a topic, an author, a section or the archive has a page there."""
    folder, _, rest = address.partition("/")
    if folder == "archive":
        month = month_of_part(rest.removesuffix(".html"))
        is_there = month in shape_of(catalog, ARCHIVE).months
        return is_there and address == addresses.period_address(ARCHIVE, month_part(month))
    key, _, behind = rest.removesuffix(".html").partition("/")
    if folder not in _FOLDERS or not catalog.has_group(group := Group(_FOLDERS[folder], key)):
        return False
    if address == addresses.front_address(group):
        return True
    if behind == "feed.xml":
        return group.kind == "topic"
    is_address = address == addresses.period_address(group, behind)
    return is_address and has_part(catalog, group, behind)


def _wiki_target(catalog: Catalog, link: Link) -> Target | None:
    name = link.target.removeprefix(WIKI).strip()
    if link.is_image:
        path = (catalog.asset_digest(name) and name) or catalog.find_asset(name.rpartition("/")[2])
        return _asset_target(path) if path else None
    for article_name in names_meant(link.target):
        if article_id := catalog.find_named(article_name):
            return _article_target(catalog, article_id, link.fragment)
    if key := catalog.topic_named(name):
        return Target(addresses.front_address(Group("topic", key)))
    group = Group("topic", slugify(name))
    if catalog.has_group(group):
        # A link is found again by its folded form (see `names_of_group`), slugs drop more.
        known = {fold(group.key), fold(catalog.name_of(group))}
        return Target(addresses.front_address(group)) if fold(name) in known else None
    return None


def _asset_target(path: str) -> Target | None:
    address = addresses.asset_address(path)
    return Target(address, asset=path) if safe_output_path(address) else None
