"""What is sound Markdown and hard on readers all the same: images without a text, skipped headings.

Pure. For `check` alone: a page needs neither, so reading an article does not look for them. Lines
are known to the tokens of the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from digestgen.markdown.engine import Token, parse
from digestgen.model.article import Heading
from digestgen.model.problem import Problem, Severity
from digestgen.text.lines import one_line, shorten

_TOP = 1
"""The level of the page's own title."""
_SHOWN_CHARS = 60
_RAW_IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_RAW_ALT = re.compile(r"\salt\s*=\s*(\"\s*[^\s\"]|'\s*[^\s']|[^\s\"'>])", re.IGNORECASE)
_RAW_SOURCE = re.compile(r"\ssrc\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)


def is_skipping(headings: Sequence[Heading]) -> bool:
    """Return whether a heading of a page is more than one level below the one before it."""
    return next(_skips(headings), None) is not None


def review_markdown(
    text: str, headings: Sequence[Heading], *, path: str, first_line: int
) -> Iterator[Problem]:
    """Yield images without a text and headings that skip a level, each with its line.

    `headings`: those of the page; `first_line`: that of `text` in the file, 0 when it has no lines
    of the file.
    """
    tokens = parse(text).tokens
    yield from _images(tokens, path, first_line)
    lines = [_line(token, first_line) for token in tokens if token.type == "heading_open"]
    # A leading heading may be the title; those of raw HTML are no tokens.
    lines = lines[len(lines) - len(headings) :] if len(lines) >= len(headings) else []
    for number in _skips(headings):
        heading = headings[number]
        before = headings[number - 1].level if number else _TOP
        above = f"a heading of level {before}" if number else "the title"
        yield _doubt(
            path,
            lines[number] if lines else 0,
            "heading-skip",
            f"'{_shown(heading.text)}' is a heading of level {heading.level} below {above}",
            f"take {heading.level - before - 1} of its '#' away, or write the heading between them",
        )


def _skips(headings: Sequence[Heading]) -> Iterator[int]:
    before = _TOP
    for number, heading in enumerate(headings):
        if heading.level > before + 1:
            yield number
        before = heading.level


def _images(tokens: Iterable[Token], path: str, first_line: int) -> Iterator[Problem]:
    line = first_line
    for token in tokens:
        line = _line(token, first_line) or line
        if token.type == "html_block":
            yield from _raw_images(token.content, path, line)
        at = line
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                at += 1 if at else 0
            elif child.type == "html_inline":
                yield from _raw_images(child.content, path, at)
            elif child.type == "image" and not _alt_of(child).strip():
                yield _no_text(str(child.attrs.get("src", "")), path, at)


def _alt_of(image: Token) -> str:
    return "".join(child.content for child in image.children or ())


def _raw_images(html: str, path: str, line: int) -> Iterator[Problem]:
    for found in _RAW_IMAGE.finditer(html):
        if not _RAW_ALT.search(found[0]):
            source = _RAW_SOURCE.search(found[0])
            at = line + html.count("\n", 0, found.start()) if line else 0
            yield _no_text(source[1] if source else "", path, at)


def _no_text(source: str, path: str, line: int) -> Problem:
    return _doubt(
        path,
        line,
        "image-text",
        f"the image '{_shown(source)}' has no text for those who do not see it",
        "write what it shows, as in ![A map of the coast](map.png)",
    )


def _line(token: Token, first_line: int) -> int:
    return first_line + token.map[0] if token.map and first_line else 0


def _shown(text: str) -> str:
    return shorten(one_line(text), max_chars=_SHOWN_CHARS)


def _doubt(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(path, line, 0, code, message, hint, Severity.WARNING)
