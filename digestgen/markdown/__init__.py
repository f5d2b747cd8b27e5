"""The one door to markdown-it: Markdown text -> safe HTML with placeholders for links.

    text -> prose (simple blocks) -> finish_prose
         -> engine (tokens) -> prepare (lines, raw HTML tamed) -> HTML -> wall (if raw) -> finish

Most articles never meet the engine, and it is loaded for those that do.

Nothing in the result can run: a body without raw HTML is written by markdown-it, which escapes, and
its addresses are judged by `addresses`; a body with raw HTML goes through a sanitiser; and `finish`
writes every tag anew from a short list in either case. Stands on the model and on text.
"""

from __future__ import annotations

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.markdown.figures import with_figures
from digestgen.markdown.finish import Finished, finish
from digestgen.markdown.placeholders import link_markup, substitute
from digestgen.markdown.prose_page import finish_prose
from digestgen.model.article import Block, Heading, Link
from digestgen.model.problem import Problem

__all__ = ["MAX_CHARS", "Rendered", "blocks_of", "link_markup", "render_markdown", "substitute"]

MAX_CHARS = 2_000_000
"""An article is read by people; 2 MB are twenty times a long one."""


class Rendered(msgspec.Struct, frozen=True):
    """A body, rendered."""

    html: str
    """Safe, with placeholders."""
    headings: tuple[Heading, ...] = ()
    links: tuple[Link, ...] = ()
    """In the order of their placeholders."""
    plain_text: str = ""
    """Blocks joined by blank lines, each on one line; without code blocks and footnote numbers."""
    first_heading: str = ""
    """Text of a leading level-1 heading that was taken out as the title."""
    problems: tuple[Problem, ...] = ()


def render_markdown(
    text: str, *, path: str, first_line: int, html: str = "sanitize", title: str = ""
) -> Rendered:
    """Return `text` rendered.

    `first_line` is the line of the file where `text` starts; `html` is `sanitize` or `escape`. A
    leading level-1 heading is taken out when `title` is empty or the same but for its form.
    Problems: article-size (fatal), raw-html-depth, raw-html-unclosed, nesting-depth, brackets,
    link-fragment. Linear: the worst input known takes a second for 100 KB.
    """
    if len(text) > MAX_CHARS:
        message = f"{len(text):,} characters in one article"
        hint = f"split it: at most {MAX_CHARS:,} are rendered"
        return Rendered("", problems=(Problem(path, 0, 0, "article-size", message, hint),))
    done = finish_prose(text, path=path, first_line=first_line, title=title)
    if done is None:
        done = _whole(text, path=path, first_line=first_line, html=html, title=title)
    body, problems = done
    shown, links = with_figures(body.html, body.links)
    return Rendered(
        shown,
        body.headings,
        links,
        body.plain_text,
        body.first_heading,
        tuple(sorted(problems + body.problems)),
    )


def _whole(
    text: str, *, path: str, first_line: int, html: str, title: str
) -> tuple[Finished, tuple[Problem, ...]]:
    """Return the finished body of a text that the engine reads as a whole, and its problems."""
    # The engine and what stands on it is loaded for those who need it.
    from digestgen.markdown.body import unfinished  # noqa: PLC0415

    mark = digest_bytes(text.encode("utf-8", "surrogatepass"))[:16]
    body, problems = unfinished(text, path=path, first_line=first_line, html=html, mark=mark)
    return finish(body, path=path, title=title, mark=mark), problems


def blocks_of(text: str) -> tuple[Block, ...]:
    """Return the top-level blocks of `text` in plain words; see `blocks`."""
    from digestgen.markdown.blocks import blocks_of as read  # noqa: PLC0415  loads the engine

    return read(text)
