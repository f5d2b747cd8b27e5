"""Fields of a saved page: its own statements merged with what trafilatura read.

Each fact comes from the first place that states it, in the order written here: JSON-LD, the names
that news sites use in `<meta>`, marked elements, trafilatura's reading of all the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from digestgen.content.dates import Day, read_day
from digestgen.content.page.head import Head
from digestgen.content.page.json_ld import people_of, text_of, texts_of
from digestgen.content.page.titles import bare_title
from digestgen.model.source import Field, FieldValue
from digestgen.text.fold import fold
from digestgen.text.lines import one_line

_PUBLISHED = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date.created", "dc.date", "pubdate", "publishdate", "publish-date", "publication_date",
    "article.published", "cxenseparse:recs:publishtime", "date",
)  # fmt: skip
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified")
_AUTHORS = (
    "author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
    "article:author", "cxenseparse:author",
)  # fmt: skip
_TAGS = ("article:tag", "parsely-tags", "sailthru.tags", "news_keywords", "keywords")
_SECTIONS = ("article:section", "parsely-section", "og:section")
_FIRST_YEAR = 1990
_MAX_NAME_CHARS = 80
_MAX_TAG_CHARS = 60
_MAX_TAGS = 40
_BY = re.compile(
    r"^(?:written\s+by|posted\s+by|by|von|par|por|di|texte?|text|текст|автор)\b[\s:]+",
    re.IGNORECASE,
)
_MACHINE_TAG = re.compile(r"_|^[\w-]+:|^/|&$|^\W*$", re.IGNORECASE)
_DAY_BEHIND = re.compile(
    r"\s*\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b[\s,.\d]*$"
)
_NO_NAME = re.compile(r"https?://|www\.|@\S+\.\S|^\W*$|^(?:admin|editor|staff|null|none)$", re.I)


class Fact(NamedTuple):
    """A value and where it was found: `json-ld`, `article:tag`, `trafilatura`."""

    value: FieldValue
    place: str


def facts_of(head: Head, document: Any, *, language: str) -> dict[str, Fact]:  # noqa: ANN401  trafilatura's type
    """Return the fields of a page by name, in the order in which they are shown."""
    site = _first(head.metas, ("og:site_name", "application-name")) or text_of(document.sitename)
    host = urlsplit(head.canonical if "//" in head.canonical else document.url or "").hostname or ""
    found = {
        "title": _title(head, document, site=site, host=host),
        "authors": _authors(head, document),
        "date": _day(_dates(head, document)),
        "updated": _day(_modified(head)),
        "sitename": Fact(site, "og:site_name"),
        "section": _section(head),
        "categories": Fact(_labels(document.categories or ()), "trafilatura"),
        "tags": _tags(head, document),
        "description": _description(head, document),
        "url": Fact(_url(head, document), "canonical"),
        "language": Fact(language or None, "html lang"),
    }
    if found["section"].value or found["tags"].value:
        del found["categories"]
    return {name: fact for name, fact in found.items() if fact.value}


def fields_of(facts: dict[str, Fact]) -> tuple[Field, ...]:
    """Return the facts as fields; on line 0, for they stand nowhere in the text that is kept."""
    return tuple(Field(name, fact.value, 0, 0) for name, fact in facts.items())


def _first(metas: dict[str, tuple[str, ...]], names: Iterable[str]) -> str:
    return next((metas[name][0] for name in names if metas.get(name)), "")


def _title(head: Head, document: Any, *, site: str, host: str) -> Fact:  # noqa: ANN401
    places = (
        ("json-ld", text_of(head.article.get("headline"))),
        ("og:title", _first(head.metas, ("og:title",))),
        ("twitter:title", _first(head.metas, ("twitter:title",))),
        ("headline", next(iter(head.props.get("headline", ())), "")),
        ("trafilatura", text_of(document.title)),
        ("title", head.title),
    )
    for place, text in places:
        title = bare_title(html.unescape(text), site=site, host=host, headings=head.headings)
        if title and fold(title) != fold(site):
            return Fact(title, place)
    return Fact(next(iter(head.headings), None), "heading")


def _dates(head: Head, document: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    yield "json-ld", text_of(head.article.get("datePublished"))
    yield from ((name, value) for name in _PUBLISHED for value in head.metas.get(name, ())[:1])
    yield from (("datePublished", value) for value in head.props.get("datepublished", ())[:1])
    yield "trafilatura", text_of(document.date)


def _modified(head: Head) -> Iterator[tuple[str, str]]:
    yield "json-ld", text_of(head.article.get("dateModified"))
    yield from ((name, value) for name in _UPDATED for value in head.metas.get(name, ())[:1])
    yield from (("dateModified", value) for value in head.props.get("datemodified", ())[:1])


def _day(stated: Iterable[tuple[str, str]]) -> Fact:
    """Return the first that is a day since there are web pages."""
    for place, text in stated:
        # What stands behind the day may be written in any way; the day is as the page states it.
        for shown in (text, text[:10]):
            day = read_day(shown, timezone="UTC") if shown else ""
            if isinstance(day, Day) and day.value >= date(_FIRST_YEAR, 1, 1):
                return Fact(day.value.isoformat(), place)
    return Fact(None, "")


def _authors(head: Head, document: Any) -> Fact:  # noqa: ANN401
    stated = [("json-ld", people_of(head.article.get("author")))]
    stated += [("json-ld", people_of(head.article.get("creator")))]
    stated += [(name, list(head.metas.get(name, ()))) for name in _AUTHORS]
    read = (document.author or "").split(";")
    stated += [("trafilatura", [_DAY_BEHIND.sub("", name) for name in read])]
    stated += [("rel=author", list(head.props.get("author", ())))]
    for place, names in stated:
        if people := _once(name for text in names for name in _names(text)):
            return Fact(people, place)
    return Fact(None, "")


def _names(text: str) -> Iterator[str]:
    text = _BY.sub("", one_line(html.unescape(text))).strip(" ,;|")
    if not _NO_NAME.search(text) and len(text) <= _MAX_NAME_CHARS:
        yield text


def _tags(head: Head, document: Any) -> Fact:  # noqa: ANN401
    stated = [("json-ld", texts_of(head.article.get("keywords")))]
    stated += [
        (name, [tag for value in head.metas.get(name, ()) for tag in texts_of(value)])
        for name in _TAGS
    ]
    stated.append(("rel=tag", list(head.props.get("tag", ()))))
    stated.append(("trafilatura", list(_labels(document.tags or ()))))
    for place, tags in stated:
        if kept := _once(tag for tag in tags if _is_tag(tag))[:_MAX_TAGS]:
            return Fact(kept, place)
    return Fact(None, "")


def _is_tag(tag: str) -> bool:
    return len(tag) <= _MAX_TAG_CHARS and not _MACHINE_TAG.search(tag)


def _section(head: Head) -> Fact:
    stated = head.article.get("articleSection")
    sections = texts_of(stated if isinstance(stated, list) else [stated])
    if sections:
        return Fact(sections[0], "json-ld")
    return Fact(_first(head.metas, _SECTIONS) or None, "article:section")


def _description(head: Head, document: Any) -> Fact:  # noqa: ANN401
    places = (
        ("og:description", _first(head.metas, ("og:description",))),
        ("description", _first(head.metas, ("description",))),
        ("json-ld", text_of(head.article.get("description"))),
        ("trafilatura", text_of(document.description)),
    )
    return next((Fact(text, place) for place, text in places if text), Fact(None, ""))


def _url(head: Head, document: Any) -> str | None:  # noqa: ANN401
    stated = (head.canonical, document.url or "", _first(head.metas, ("og:url",)))
    return next((url for url in stated if url.startswith(("http://", "https://"))), None)


def _labels(values: Iterable[str]) -> tuple[str, ...]:
    """Return the labels in `values`; a page may give several in one text."""
    return _once(text_of(label) for value in values for label in value.split(","))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, str] = {}
    for value in values:
        if value:
            seen.setdefault(fold(value) or value, value)
    return tuple(seen.values())
