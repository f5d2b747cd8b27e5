"""An edition as plain text, wrapped at WIDTH; addresses stand whole, on lines of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from digestgen.editions.words import groups_of, summary_of, topics_beside, why_of
from digestgen.model.view import Quote
from digestgen.pages.digest_body import DigestLine
from digestgen.pages.edition import EditionView

WIDTH = 72


def edition_text(edition: EditionView) -> str:
    """Return the edition; ends with a line end."""
    return "\n".join(_lines(edition)) + "\n"


def _lines(edition: EditionView) -> Iterator[str]:
    body = edition.body
    yield from _wrapped(f"{edition.title}: {edition.heading}")
    yield "=" * WIDTH
    yield from _wrapped(summary_of(edition))
    if edition.about:
        yield from _wrapped(f"About {', '.join(edition.about)} alone.")
    for what, topics in (("Rising", body.rising), ("New", body.new)):
        if topics:
            names = ", ".join(topic.text for topic in topics)
            beside = f" and {body.new_more} more" if what == "New" and body.new_more else ""
            yield from _wrapped(f"{what}: {names}{beside}", "  ", first="")
    for saw in body.leading:
        yield from _heading(saw.name.upper())
        yield from _wrapped(why_of(saw))
        yield saw.href
        for quote in saw.quotes:
            yield ""
            yield from _quote(quote)
        yield ""
        yield from _list(saw.lines, saw.more)
    for heading, lines, more in groups_of(body):
        yield from _heading(heading.upper())
        yield from _list(lines, more)
    yield ""
    yield "-" * WIDTH
    yield edition.home


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield "-" * WIDTH
    yield from _wrapped(text)


def _quote(quote: Quote) -> Iterator[str]:
    yield from _wrapped(f"“{quote.text}”", "    ")
    yield from _wrapped(f"{quote.date_text}, {quote.title}", "    ")
    yield f"    {quote.href}"


def _list(lines: tuple[DigestLine, ...], more: int) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(f"{line.date_text}: {line.title}", "  ", first="* ")
        if beside := topics_beside(line):
            yield from _wrapped(f"({beside})", "  ")
        if line.quote:
            yield from _wrapped(f"“{line.quote.text}”", "  ")
        yield f"  {line.quote.href if line.quote else line.href}"
    if more:
        yield f"* and {more} more"


def _wrapped(text: str, indent: str = "", *, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
