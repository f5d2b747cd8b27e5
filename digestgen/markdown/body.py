"""Text -> HTML that is safe but not finished, with what the editor should know of the way there."""

from __future__ import annotations

from collections.abc import Iterator

from digestgen.markdown.engine import MAX_BLOCK_LEVELS, MAX_QUOTES, Parsed, parse, to_html
from digestgen.markdown.prepare import Prepared, prepare
from digestgen.markdown.raw_html import MAX_DEPTH
from digestgen.markdown.wall import sanitise
from digestgen.model.problem import Problem, Severity


def unfinished(
    text: str, *, path: str, first_line: int, html: str, mark: str
) -> tuple[str, tuple[Problem, ...]]:
    """Return the HTML of `text`, through the wall when raw HTML is in it, and warnings.

    Raw HTML too deep or too large for the sanitiser is shown as text, as all of it is when `html`
    is `escape`.
    """
    keeps_html = html == "sanitize"
    parsed = parse(text, html=keeps_html)
    prepared = prepare(parsed.tokens, first_line=first_line)
    problems = tuple(_problems(parsed, prepared, path, first_line))
    if not prepared.has_raw_html:
        return to_html(parsed, mark=mark), problems
    clean = None if prepared.is_too_deep else sanitise(to_html(parsed, mark=mark))
    if clean is not None:
        return clean, problems
    escaped, others = unfinished(text, path=path, first_line=first_line, html="escape", mark=mark)
    too_deep = _warning(
        path,
        first_line,
        "raw-html-depth",
        f"raw HTML nests deeper than {MAX_DEPTH} elements; all of it is shown as text",
        "close the elements, or write Markdown",
    )
    return escaped, (*others, too_deep)


def _problems(parsed: Parsed, prepared: Prepared, path: str, first_line: int) -> Iterator[Problem]:
    if parsed.is_flattened:
        yield _warning(
            path,
            first_line,
            "nesting-depth",
            f"lists nest deeper than {MAX_BLOCK_LEVELS // 2} levels, or quotes deeper than "
            f"{MAX_QUOTES}; the markers beyond were taken off",
            "use fewer levels",
        )
    for line in parsed.bracket_lines:
        yield _warning(
            path,
            first_line + line,
            "brackets",
            "so many square brackets are open here that none is read as a link",
            "close them, or write '\\[' for a bracket",
        )
    for line in prepared.endless_lines:
        yield _warning(
            path,
            line,
            "raw-html-unclosed",
            "a tag, comment or element of raw HTML does not end here; it is shown as text",
            "close it in the same paragraph, or write '&lt;' for '<'",
        )


def _warning(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(path, line, 0, code, message, hint, Severity.WARNING)
