"""An edition as Markdown (CommonMark): headings, quotes, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digestgen.editions.words import days_of, groups_of, summary_of, topics_beside, why_of
from digestgen.model.view import Quote
from digestgen.pages.digest_body import DigestLine
from digestgen.pages.edition import EditionView

_SIGNS = re.compile(r"([\\`*_\[\]<>&|~#!$])")
_LEADING = re.compile(r"^(\s*)(\d+)([.)])|^(\s*)([-+=:])")


def edition_markdown(edition: EditionView) -> str:
    """Return the edition; ends with a line end."""
    return "\n\n".join(_blocks(edition)) + "\n"


def _blocks(edition: EditionView) -> Iterator[str]:
    body = edition.body
    yield f"# {_text(edition.heading)}"
    yield f"{_link(edition.title, edition.home)}: {_text(summary_of(edition))}"
    if edition.about:
        yield _text(f"About {', '.join(edition.about)} alone.")
    for what, topics in (("Rising", body.rising), ("New", body.new)):
        if topics:
            names = ", ".join(_link(topic.text, topic.href) for topic in topics)
            beside = f" and {body.new_more} more" if what == "New" and body.new_more else ""
            yield f"**{what}:** {names}{beside}"
    for saw in body.leading:
        yield f"## {_link(saw.name, saw.href)}"
        yield _text(why_of(saw))
        yield from (_quote(quote) for quote in saw.quotes)
        yield _list(saw.lines, saw.more)
    for heading, lines, more in groups_of(body):
        yield f"## {heading}"
        yield _list(lines, more)
    yield f"{_link(edition.title, edition.home)}, {_text(days_of(edition))}"


def _quote(quote: Quote) -> str:
    source = _link(f"{quote.date_text}, {quote.title}", quote.href)
    return f"> {_text(quote.text)}\n>\n> {source}"


def _list(lines: tuple[DigestLine, ...], more: int) -> str:
    items = [_item(line) for line in lines]
    if more:
        items.append(f"- and {more} more")
    return "\n".join(items)


def _item(line: DigestLine) -> str:
    beside = topics_beside(line)
    item = f"- {line.date_text}: {_link(line.title, line.href)}"
    item += f", {_text(beside)}" if beside else ""
    if line.quote:
        item += f"\n\n  > {_text(line.quote.text)} {_link('in the text', line.quote.href)}\n"
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
