"""The blocks of `prose` -> the finished body: anchors, numbers of links, plain text.

The counterpart of `body` and `finish` for what did not go through the engine; the runs that did are
finished by `finish` in their place, with the anchors and links of the whole page.
"""

from __future__ import annotations

import re

from digestgen.markdown.finish import Finished, Page, is_title, take_first_heading
from digestgen.markdown.placeholders import placeholder, substitute
from digestgen.markdown.plain import PlainText
from digestgen.markdown.prose import Hard, Simple, read_prose
from digestgen.markdown.tags import split_tags
from digestgen.model.article import Heading
from digestgen.model.problem import Problem
from digestgen.text.lines import one_line

_TAG = re.compile(r"<[^>]*>")
_MARK = "-"
"""Nothing here can forge what the engine writes for us: there is no raw HTML."""
_Body = Simple | list[str]
"""A block, or the HTML of a run that went through the engine, split at its tags."""


def finish_prose(
    text: str, *, path: str, first_line: int, title: str
) -> tuple[Finished, tuple[Problem, ...]] | None:
    """Return the finished body of `text` and the problems of its engine.

    None when the engine must read the text as a whole.
    """
    blocks = read_prose(text, first_line=first_line)
    if blocks is None:
        return None
    problems: tuple[Problem, ...] = ()
    bodies: list[_Body] = []
    for block in blocks:
        if isinstance(block, Simple):
            bodies.append(block)
            continue
        run = _run(block, path)
        if run is None:
            return None
        problems += run[1]
        if run[0]:
            bodies.append(split_tags(run[0]))
    first_heading = _take_first_heading(bodies, title)
    has_top_heading = any(
        body.level == 1 if isinstance(body, Simple) else "<h1>" in body for body in bodies
    )
    page = Page(path=path, mark=_MARK, has_top_heading=has_top_heading)
    texts: list[str] = []
    for body in bodies:
        if isinstance(body, Simple):
            _add(body, page, texts)
        else:
            page.plain = PlainText()
            page.add(body)
            texts.append(page.plain.text())
    return page.finished("\n\n".join(filter(None, texts)), first_heading), problems


def _run(block: Hard, path: str) -> tuple[str, tuple[Problem, ...]] | None:
    """Return the HTML of a run and its problems, None when it must be seen with its neighbours."""
    # The engine is loaded for those who need it.
    from digestgen.markdown.body import unfinished  # noqa: PLC0415

    html, problems = unfinished(
        block.text, path=path, first_line=block.line, html="escape", mark=_MARK
    )
    # Markers were taken off: then those of other runs are too.
    is_flattened = any(problem.code == "nesting-depth" for problem in problems)
    return None if is_flattened else (html, problems)


def _take_first_heading(bodies: list[_Body], title: str) -> str:
    """Take out a leading heading that is the title; return its text."""
    if not bodies:
        return ""
    first = bodies[0]
    if not isinstance(first, Simple):
        return take_first_heading(first, title)
    text = _text(first.html) if first.level == 1 else ""
    if not is_title(text, title):
        return ""
    del bodies[0]
    return text


def _add(block: Simple, page: Page, texts: list[str]) -> None:
    """Write a simple block behind what the page has, its texts behind `texts`."""
    html = block.html
    if block.links:
        number = len(page.links)
        numbers = range(number, number + len(block.links))
        html = substitute(html, [placeholder(number) for number in numbers])
        page.links += block.links
    if block.level:
        text = _text(html)
        level, anchor = page.level(block.level), page.anchors.take(text)
        page.headings.append(Heading(level, anchor, text))
        html = f'<h{level} id="{anchor}">{html}</h{level}>\n'
        texts.append(text)
    else:
        texts += map(_text, block.plain)
    page.parts.append(html)


def _text(html: str) -> str:
    """Return the text of a simple block's inside, on one line."""
    if "<" in html:
        html = _TAG.sub("", html)
    if "&" in html:
        html = html.replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">")
        html = html.replace("&amp;", "&")
    return one_line(html)
