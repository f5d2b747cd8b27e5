"""A saved web page -> its article as Markdown, and what its head says about it.

Extraction is trafilatura's. Depth is capped before it builds a tree; size was capped when decoding.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import urljoin

from digestgen.content.faults import error, notice
from digestgen.content.nesting import MAX_DEPTH, MAX_ELEMENTS, place_of_excess
from digestgen.model.problem import Problem
from digestgen.model.source import Field, FieldValue
from digestgen.text.lines import one_line, printable

_HINT = "copy the article's text into a .md or .txt file"
_XML_LINE = re.compile(r"\s*<\?xml[^>]{0,200}>")
_LANGUAGE = re.compile(
    r"<html[^>]{0,2000}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w{1,8}){0,3})", re.ASCII
)
_MAX_FORMULA_COST = 20_000_000
_HEAD_CHARS = 20_000
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})
# trafilatura's own bound is today; a reading must not depend on the day.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


class Page(NamedTuple):
    """What was got out of a page."""

    markdown: str
    fields: tuple[Field, ...]


def read_page(text: str) -> tuple[Page | None, tuple[Problem, ...]]:
    """Return the article of the HTML `text`; None with an error when there is none to be found."""
    place = place_of_excess(text)
    if place >= 0:
        fault = error(
            "html-nesting",
            f"more than {MAX_DEPTH} elements stand open inside each other, "
            f"or more than {MAX_ELEMENTS:,} in all",
            _HINT,
            line=text.count("\n", 0, place) + 1,
            column=place - text.rfind("\n", 0, place),
        )
        return None, (fault,)
    try:
        return _extracted(text)
    # The extractor and the three libraries behind it raise what they like on broken pages.
    except Exception as fault:
        return None, (error("html-unreadable", f"the page cannot be read: {fault}", _HINT),)


def _extracted(text: str) -> tuple[Page | None, tuple[Problem, ...]]:
    import trafilatura  # noqa: PLC0415  0.3 s: only for saved pages
    from trafilatura.utils import load_html  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    head = text[:_HEAD_CHARS]
    xml_line = _XML_LINE.match(text)
    source = text[xml_line.end() :] if xml_line else text
    if "<html" not in head.lower() and "<body" not in head.lower():
        source = f"<html><body>{source}</body></html>"
    tree = load_html(source)
    seen = _seen(tree) if tree is not None else _Seen(0, 0, 0)
    # The extractor looks for the end of every formula through the rest of the page.
    if seen.open_formulas * seen.chars > _MAX_FORMULA_COST:
        count = f"{seen.open_formulas:,} formulas begin in this page and never end"
        return None, (error("html-unreadable", count, _HINT),)
    if not seen.words:
        return _nothing()
    head_data = trafilatura.extract_metadata(tree, date_config=dict(_DATES))
    _make_absolute(tree, head_data.url or "")
    markdown = trafilatura.extract(
        tree,
        output_format="markdown",
        include_links=True,
        include_images=True,
        include_tables=True,
        include_formatting=True,
        include_comments=False,
    )
    markdown = printable(markdown or "")
    if not markdown.strip():
        return _nothing()
    kept = min(len(markdown.split()), seen.words)
    note = notice(
        "html-extracted",
        f"the article was taken out of a saved page: {kept:,} of {seen.words:,} words kept",
    )
    return Page(markdown.strip("\n") + "\n", _fields(head_data, head)), (note,)


def _make_absolute(tree: Any, address: str) -> None:  # noqa: ANN401  an element of lxml
    """Complete the links of a page that names its own address; here they would lead nowhere.

    Files that a browser saved beside the page (`name_files/`) stay where they are.
    """
    if not address.startswith(("https://", "http://")):
        return
    for element in tree.iter("a", "img"):
        name = "href" if element.tag == "a" else "src"
        link = (element.get(name) or "").strip()
        if link and not link.startswith("#") and "_files/" not in link:
            # A link that cannot be read stays as it is: what becomes of it is judged later.
            with suppress(ValueError):
                element.set(name, urljoin(address, link))


def _nothing() -> tuple[None, tuple[Problem, ...]]:
    return None, (error("html-nothing-found", "no article was found in this page", _HINT),)


class _Seen(NamedTuple):
    words: int
    chars: int
    open_formulas: int
    """How many more formulas begin (`\\[`, `\\(`) than end."""


def _seen(tree: Any) -> _Seen:  # noqa: ANN401  an element of lxml, which has no types
    """Return what a reader of the page sees, in figures. Linear."""
    words = chars = formulas = 0
    waiting = [tree]
    while waiting:
        element = waiting.pop()
        text = element.tail or ""
        if element.tag not in _UNSEEN:
            text += "\n" + (element.text or "")
            waiting.extend(element)
        words += len(text.split())
        chars += len(text)
        formulas += text.count("\\[") + text.count("\\(") - text.count("\\]") - text.count("\\)")
    return _Seen(words, chars, max(formulas, 0))


def _fields(document: Any, head: str) -> tuple[Field, ...]:  # noqa: ANN401  trafilatura's own type
    language = _LANGUAGE.search(head)
    found: dict[str, FieldValue] = {
        "title": _text(document.title),
        "authors": _texts((document.author or "").split(";")),
        "date": _text(document.date),
        "sitename": _text(document.sitename),
        "categories": _labels(document.categories),
        "tags": _labels(document.tags),
        "description": _text(document.description),
        "url": _text(document.url),
        "language": language[1] if language else None,
    }
    # Line 0: such a value stands nowhere in the text that the source keeps.
    return tuple(Field(name, value, 0, 0) for name, value in found.items() if value)


def _text(value: str | None) -> str | None:
    """Return `value` on one line, with entities that were escaped twice decoded."""
    return one_line(html.unescape(value)) if value else None


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    texts = (_text(value) for value in values)
    return tuple(dict.fromkeys(text for text in texts if text))


def _labels(values: Iterable[str] | None) -> tuple[str, ...]:
    """Return the labels in `values`; a page may give several in one text."""
    return _texts(label for value in values or () for label in value.split(","))
