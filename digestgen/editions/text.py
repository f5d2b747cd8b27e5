"""An edition as plain text, wrapped at WIDTH; addresses stand whole, on lines of their own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from digestgen.editions.words import (
    about_of,
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

WIDTH = 72


def edition_text(edition: EditionView, wording: Wording = ENGLISH) -> str:
    """Return the edition; ends with a line end."""
    return "\n".join(_lines(edition, wording)) + "\n"


def _lines(edition: EditionView, wording: Wording) -> Iterator[str]:
    body = edition.body
    yield from _wrapped(wording.labelled(edition.title, edition.heading))
    yield "=" * WIDTH
    yield from _wrapped(summary_of(edition, wording))
    if edition.about:
        yield from _wrapped(f"{about_of(edition, wording)}.")
    for label, topics, beside in rising_and_new(body, wording):
        names = wording.commas([topic.text for topic in topics])
        yield from _wrapped(f"{label} {names}{beside}", "  ", first="")
    for saw in body.leading:
        yield from _heading(saw.name.upper())
        yield from _wrapped(why_of(saw, wording))
        yield saw.href
        for quote in saw.quotes:
            yield ""
            yield from _quote(quote, wording)
        yield ""
        yield from _list(saw.lines, saw.more, wording)
    for heading, lines, more in groups_of(body, wording):
        yield from _heading(heading.upper())
        yield from _list(lines, more, wording)
    yield ""
    yield "-" * WIDTH
    yield edition.home


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield "-" * WIDTH
    yield from _wrapped(text)


def _quote(quote: Quote, wording: Wording) -> Iterator[str]:
    yield from _wrapped(_quoted(quote, wording), "    ")
    yield from _wrapped(wording.commas([quote.date_text, quote.title]), "    ")
    yield f"    {quote.href}"


def _quoted(quote: Quote, wording: Wording) -> str:
    return wording.gettext("“%(term)s”", term=quote.text)


def _list(lines: tuple[DigestLine, ...], more: int, wording: Wording) -> Iterator[str]:
    for line in lines:
        yield from _wrapped(wording.labelled(line.date_text, line.title), "  ", first="* ")
        if beside := topics_beside(line, wording):
            yield from _wrapped(f"({beside})", "  ")
        if line.quote:
            yield from _wrapped(_quoted(line.quote, wording), "  ")
        yield f"  {line.quote.href if line.quote else line.href}"
    if more:
        yield f"* {more_of(more, wording)}"


def _wrapped(text: str, indent: str = "", *, first: str | None = None) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
