"""A saved web page -> its article as Markdown, and what its head says about it.

    text -> tree -> layout (blocks in reading order) -> choice of blocks -> Markdown
                 -> first cut: trafilatura's, which says where the article stands
                 -> facts: the page's own statements and trafilatura's reading

Depth is capped before any tree is built; size was capped when decoding.
"""

from __future__ import annotations

import logging
import re
from typing import Any, NamedTuple

from digestgen.content.faults import error, notice
from digestgen.content.nesting import MAX_DEPTH, MAX_ELEMENTS, place_of_excess
from digestgen.model.problem import Problem
from digestgen.model.source import Field

_HINT = "copy the article's text into a .md or .txt file"
_XML_LINE = re.compile(r"\s*<\?xml[^>]{0,200}>")
_LANGUAGE = re.compile(
    r"<html[^>]{0,2000}?\slang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w{1,8}){0,3})", re.ASCII
)
_MAX_FORMULA_COST = 20_000_000
_HEAD_CHARS = 20_000
_UNSEEN = frozenset({"script", "style", "noscript", "template", "head"})
_TOLD = ("title", "date", "authors", "tags")
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

    from digestgen.content.page.addresses import completed  # noqa: PLC0415
    from digestgen.content.page.choice import choose  # noqa: PLC0415
    from digestgen.content.page.cuts import best_cut  # noqa: PLC0415
    from digestgen.content.page.facts import facts_of, fields_of  # noqa: PLC0415
    from digestgen.content.page.head import head_of  # noqa: PLC0415
    from digestgen.content.page.markdown import markdown_of  # noqa: PLC0415
    from digestgen.content.page.walk import lay_out  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    tree = _tree(text)
    seen = _seen(tree) if tree is not None else _Seen(0, 0, 0)
    # The extractor looks for the end of every formula through the rest of the page.
    if seen.open_formulas * seen.chars > _MAX_FORMULA_COST:
        count = f"{seen.open_formulas:,} formulas begin in this page and never end"
        return None, (error("html-unreadable", count, _HINT),)
    if not seen.words:
        return _nothing()
    # First of all: trafilatura may alter the tree.
    layout, head = lay_out(tree), head_of(tree)
    language = _LANGUAGE.search(text[:_HEAD_CHARS])
    document = trafilatura.extract_metadata(tree, date_config=dict(_DATES))
    facts = facts_of(head, document, language=language[1] if language else "")
    blocks = choose(layout, best_cut(tree, layout))
    markdown = markdown_of(completed(blocks, str(facts["url"].value) if "url" in facts else ""))
    if not markdown.strip():
        return _nothing()
    kept = min(len(markdown.split()), seen.words)
    places = "".join(f"; {name} from {facts[name].place}" for name in _TOLD if name in facts)
    note = notice(
        "html-extracted",
        f"the article was taken out of a saved page: {kept:,} of {seen.words:,} words kept{places}",
    )
    return Page(markdown, fields_of(facts)), (note,)


def _tree(text: str) -> Any:  # noqa: ANN401  an element of lxml, which has no types
    from trafilatura.utils import load_html  # noqa: PLC0415

    head = text[:_HEAD_CHARS].lower()
    xml_line = _XML_LINE.match(text)
    source = text[xml_line.end() :] if xml_line else text
    if "<html" not in head and "<body" not in head:
        source = f"<html><body>{source}</body></html>"
    return load_html(source)


def _nothing() -> tuple[None, tuple[Problem, ...]]:
    return None, (error("html-nothing-found", "no article was found in this page", _HINT),)


class _Seen(NamedTuple):
    words: int
    chars: int
    open_formulas: int
    """How many more formulas begin (`\\[`, `\\(`) than end."""


def _seen(tree: Any) -> _Seen:  # noqa: ANN401
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
