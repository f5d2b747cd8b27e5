"""An edition as Markdown (CommonMark): headings, quotes, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.editions.words import (
    about_of,
    days_of,
    groups_of,
    more_of,
    rising_and_new,
    summary_of,
    topics_beside,
    why_of,
)
from digestgen.model.view import Quote
from digestgen.pages.digest_body import DigestLine
from digestgen.pages.edition import EditionView
from digestgen.wording import ENGLISH, Wording

_SIGNS = re.compile(r"([\\`*_\[\]<>&|~#!$])")
_LEADING = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=:])")


def edition_markdown(edition: EditionView, wording: Wording = ENGLISH) -> str:
    """Return the edition; ends with a line end."""
    return "\n\n".join(_blocks(edition, wording)) + "\n"


def _blocks(edition: EditionView, wording: Wording) -> Iterator[str]:
    body = edition.body
    yield f"# {_text(edition.heading)}"
    yield wording.labelled(_link(edition.title, edition.home), _text(summary_of(edition, wording)))
    if edition.about:
        yield _text(f"{about_of(edition, wording)}.")
    for label, topics, beside in rising_and_new(body, wording):
        names = wording.commas([_link(topic.text, topic.href) for topic in topics])
        yield f"**{_text(label)}** {names}{beside}"
    for saw in body.leading:
        yield f"## {_link(saw.name, saw.href)}"
        yield _text(why_of(saw, wording))
        yield from (_quote(quote, wording) for quote in saw.quotes)
        yield _list(saw.lines, saw.more, wording)
    for heading, lines, more in groups_of(body, wording):
        yield f"## {heading}"
        yield _list(lines, more, wording)
    yield wording.commas([_link(edition.title, edition.home), _text(days_of(edition, wording))])


def _quote(quote: Quote, wording: Wording) -> str:
    source = _link(wording.commas([quote.date_text, quote.title]), quote.href)
    return f"> {_text(quote.text)}\n>\n> {source}"


def _list(lines: tuple[DigestLine, ...], more: int, wording: Wording) -> str:
    items = [_item(line, wording) for line in lines]
    if more:
        items.append(f"- {more_of(more, wording)}")
    return "\n".join(items)


def _item(line: DigestLine, wording: Wording) -> str:
    beside = topics_beside(line, wording)
    item = f"- {wording.labelled(line.date_text, _link(line.title, line.href))}"
    item += f"{wording.comma}{_text(beside)}" if beside else ""
    if line.quote:
        source = _link(wording.gettext("in the text"), line.quote.href)
        item += f"\n\n  > {_text(line.quote.text)} {source}\n"
    return item


def _link(text: str, href: str) -> str:
    return f"[{_text(text)}]({href.replace('(', '%28').replace(')', '%29')})"


def _text(text: str) -> str:
    """Return a text with every sign escaped that Markdown would take for its own."""
    escaped = _SIGNS.sub(r"\\\1", text)
    return _LEADING.sub(_escaped_start, escaped)


def _escaped_start(match: re.Match[str]) -> str:
    if match[2]:
        return f"{match[1]}{match[2]}\\{match[3]}"
    return f"{match[4]}\\{match[5]}"
