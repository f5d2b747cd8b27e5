"""As much of a body as its rights let a site show.

Cut where an article is read, before anything is stored: what is not here no page, feed, digest or
index can show. An excerpt is plain text: what a link or an image leads to is not ours to give.
"""

from __future__ import annotations

from html import escape

from digestgen.markdown import Rendered
from digestgen.markdown.paragraphs import paragraphs_of
from digestgen.model.config import EXCERPT, FULL
from digestgen.text.lines import one_line, shorten

_MOST = 40
"""Paragraphs that are looked at."""


def limited(rendered: Rendered, rights: str, *, max_chars: int) -> Rendered:
    """Return what may be shown: all of it, the first paragraphs up to `max_chars`, or nothing.

    Whole paragraphs, but for a first one that is longer alone. Their order is that of the text.
    """
    if rights == FULL:
        return rendered
    texts = list(_beginning(rendered, max_chars)) if rights == EXCERPT else []
    return Rendered(
        html="".join(f"<p>{escape(text)}</p>\n" for text in texts),
        plain_text="\n\n".join(texts),
    )


def limited_summary(stated: str, rights: str, max_chars: int) -> str:
    """Return an editor's summary, no longer than others where the text may not be shown."""
    return stated if rights == FULL else shorten(stated, max_chars=max_chars)


def _beginning(rendered: Rendered, max_chars: int) -> list[str]:
    paragraphs = [found.text for found in paragraphs_of(rendered.html, limit=_MOST)]
    # A text of lists and tables alone has no paragraphs.
    texts = paragraphs or [one_line(rendered.plain_text.split("\n\n", 1)[0])]
    taken: list[str] = []
    left = max_chars
    for text in texts:
        if len(text) > left:
            break
        taken.append(text)
        left -= len(text)
    return taken or [shorten(text, max_chars=max_chars) for text in texts[:1] if text]
