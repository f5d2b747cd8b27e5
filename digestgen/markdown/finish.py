"""The last pass over the HTML of a body: anchors, links, images, tables, plain text.

Input is what the engine or the wall wrote: tags with double-quoted attributes, `<` nowhere else.
Every tag is written anew here from a list of elements and a handful of attributes, so nothing that
slipped through before can reach a page. One loop over tags and the text between them; linear.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from digestgen.markdown.addresses import Kind, is_web, kind_of, split_target, trimmed
from digestgen.markdown.anchors import Anchors
from digestgen.markdown.elements import ALLOWED, HEADINGS
from digestgen.markdown.placeholders import (
    external_image,
    external_link,
    missing_image,
    placeholder,
)
from digestgen.markdown.plain import PlainText
from digestgen.markdown.tags import attributes_of, line_of, name_of, numbers, split_tags
from digestgen.model.article import Heading, Link
from digestgen.model.problem import Problem, Severity
from digestgen.text.fold import fold
from digestgen.text.lines import one_line, shorten

_LANGUAGE = re.compile(r"language-[\w+#.-]{1,40}")
_LOWEST = 6
_ALIGN = frozenset(("left", "center", "right"))
_TABLE_OPEN = '<div class="table" tabindex="0" role="region" aria-label="Table"><table>'


class Finished(NamedTuple):
    """The parts of `Rendered` that the last pass finds."""

    html: str
    headings: tuple[Heading, ...]
    links: tuple[Link, ...]
    plain_text: str
    first_heading: str
    problems: tuple[Problem, ...]


class _OpenLink(NamedTuple):
    at: int
    line: int
    fragment: str | None
    """Set for a link into the same page, to be judged when all anchors are known."""
    is_ours: bool


def finish(html: str, *, path: str, title: str, mark: str) -> Finished:
    """Return the finished body. `mark` is what the engine wrote before its own `data-dg` values."""
    parts = split_tags(html)
    first_heading = take_first_heading(parts, title)
    page = Page(path=path, mark=mark, has_top_heading="<h1>" in parts)
    page.add(parts)
    return page.finished(page.plain.text(), first_heading)


def take_first_heading(parts: list[str], title: str) -> str:
    """Take a leading h1 out of `parts` if it is the page's title; return its text."""
    if not (len(parts) > 1 and not parts[0].strip() and parts[1] == "<h1>"):
        return ""
    end = parts.index("</h1>", 1) if "</h1>" in parts else 1
    inside = parts[2:end]
    text = one_line(unescape("".join(inside[::2])))
    is_simple = not any(tag.startswith(("<h", "<div", "<img", "<p")) for tag in inside[1::2])
    if not (is_simple and is_title(text, title)):
        return ""
    del parts[: end + 1]
    return text


def is_title(text: str, title: str) -> bool:
    """Return whether a leading heading of that text is the title, which may be unknown yet."""
    return bool(text) and (not title or fold(text) == fold(title))


class Page:
    """The pass over one body: `parts` alternate text and tags and are re-written in place."""

    def __init__(self, *, path: str, mark: str, has_top_heading: bool) -> None:
        self.parts: list[str] = []
        self.path = path
        self.mark = mark
        self.headings: list[Heading] = []
        self.links: list[Link] = []
        self.problems: list[Problem] = []
        self.plain = PlainText()
        self.anchors = Anchors()
        self._shift = 1 if has_top_heading else 0
        self._open_headings: list[tuple[int, int, int]] = []
        self._open_links: list[_OpenLink | None] = []
        self._fragments: list[tuple[_OpenLink, int]] = []

    def add(self, parts: list[str]) -> None:
        """Write every tag of `parts` anew behind what the page has."""
        begin = len(self.parts)
        self.parts += parts
        parts = self.parts
        for at in range(begin, len(parts) - 1, 2):
            self._text(at)
            tag = parts[at + 1]
            name = name_of(tag)
            if name not in ALLOWED:
                parts[at + 1] = ""
            elif tag[1] == "/":
                self._close(at + 1, name)
            else:
                self._open(at + 1, name, tag)
        self._text(len(parts) - 1)

    def level(self, level: int) -> int:
        """Return the level that a heading of `level` has in the page."""
        return min(level + self._shift, _LOWEST)

    def finished(self, plain_text: str, first_heading: str) -> Finished:
        """Return the body when all of it is there."""
        for link in self._open_links:
            if link is not None:
                self.parts[link.at] = ""
        self._judge_fragments()
        return Finished(
            "".join(self.parts).strip("\n"),
            tuple(self.headings),
            tuple(self.links),
            plain_text,
            first_heading,
            tuple(self.problems),
        )

    def _text(self, at: int) -> None:
        text = self.parts[at]
        if "<" in text:
            self.parts[at] = text = text.replace("<", "&lt;")
        self.plain.add(text)

    def _open(self, at: int, name: str, tag: str) -> None:
        attributes = attributes_of(tag) if " " in tag else {}
        ours = self._engine_mark(attributes)
        self.plain.open(name, is_mute=name == "pre" or ours.startswith(("fnref-", "back")))
        if name in HEADINGS:
            self._open_headings.append((at, int(name[1]), self.plain.position()))
        elif name == "a":
            self._open_link(at, attributes, is_ours=bool(ours))
        elif name == "img":
            self.parts[at] = self._image(attributes)
        elif name == "table":
            self.parts[at] = _TABLE_OPEN
        else:
            self.parts[at] = f"<{name}{self._kept(name, attributes, ours)}>"

    def _engine_mark(self, attributes: dict[str, str]) -> str:
        mark, _, value = attributes.get("data-dg", "").partition(" ")
        return value if value and mark == self.mark else ""

    def _kept(self, name: str, attributes: dict[str, str], ours: str) -> str:
        """Return the attributes that stay on an element without a rule of its own."""
        if name == "code" and _LANGUAGE.fullmatch(attributes.get("class", "")):
            return f' class="{attributes["class"]}"'
        if name == "ol" and attributes.get("start", "").isdecimal():
            return f' start="{int(attributes["start"][:9])}"'
        if name in ("td", "th"):
            spans = numbers(attributes, ("colspan", "rowspan"))
            align = attributes.get("align", "")
            return spans + (f' class="align-{align}"' if align in _ALIGN else "")
        if ours == "footnotes":
            return ' class="footnotes"'
        if ours and self.anchors.claim(ours):
            return f' class="footnote-ref" id="{ours}"' if name == "sup" else f' id="{ours}"'
        return ""

    def _close(self, at: int, name: str) -> None:
        if name in HEADINGS and self._open_headings:
            self._close_heading(at)
        elif name == "a":
            self._close_link(at)
        elif name == "table":
            self.parts[at] = "</table></div>"
        self.plain.close(name)

    def _close_heading(self, at: int) -> None:
        opened, level, position = self._open_headings.pop()
        level = self.level(level)
        text = self.plain.since(position)
        anchor = self.anchors.take(text)
        self.headings.append(Heading(level, anchor, text))
        self.parts[opened] = f'<h{level} id="{anchor}">'
        self.parts[at] = f"</h{level}>"

    def _open_link(self, at: int, attributes: dict[str, str], *, is_ours: bool) -> None:
        url = attributes.get("href", "")
        kind = kind_of(url)
        is_nested = any(self._open_links)
        if kind is Kind.LOCAL:
            self._report_local(url, line_of(attributes))
        if is_nested or kind in (Kind.EMPTY, Kind.FORBIDDEN, Kind.LOCAL):
            self._open_links.append(None)
            self.parts[at] = ""
            return
        line, title = line_of(attributes), attributes.get("title", "")
        fragment = None
        if kind is Kind.EXTERNAL:
            self.parts[at] = external_link(url, title)
        elif kind is Kind.FRAGMENT:
            fragment = trimmed(url)[1:]
        else:
            target, place = split_target(url)
            self.parts[at] = f"<a{placeholder(len(self.links))}>"
            self.links.append(Link(target, place, False, "", line, title))  # noqa: FBT003  a record's field
        self._open_links.append(_OpenLink(at, line, fragment, is_ours))

    def _report_local(self, url: str, line: int) -> None:
        self.problems.append(
            Problem(
                self.path,
                line,
                0,
                "link-local",
                f"'{shorten(one_line(url), max_chars=80)}' leads to the reader's own machine",
                "shown as plain text; write the address where it is published",
                Severity.WARNING,
            )
        )

    def _close_link(self, at: int) -> None:
        link = self._open_links.pop() if self._open_links else None
        if link is None:
            self.parts[at] = ""
        elif link.fragment is not None:
            self._fragments.append((link, at))

    def _judge_fragments(self) -> None:
        """Write the links into the same page; those that lead nowhere become plain text."""
        for link, end in self._fragments:
            fragment = link.fragment or ""
            _, decoded = split_target("#" + fragment)
            anchor = fragment if fragment in ("", "top") else self.anchors.find(fragment, decoded)
            if anchor is not None:
                back = (
                    ' class="footnote-back" aria-label="Back to the text"' if link.is_ours else ""
                )
                self.parts[link.at] = f'<a href="#{anchor}"{back}>'
                continue
            self.parts[link.at] = self.parts[end] = ""
            if link.is_ours:
                self.parts[link.at + 1] = ""
                continue
            self.problems.append(
                Problem(
                    self.path,
                    link.line,
                    0,
                    "link-fragment",
                    f"'#{one_line(decoded)}' is no heading of this page",
                    "write the heading in lower case, with '-' for blanks",
                    Severity.WARNING,
                )
            )

    def _image(self, attributes: dict[str, str]) -> str:
        url, alt = attributes.get("src", ""), attributes.get("alt", "")
        title, kind = attributes.get("title", ""), kind_of(attributes.get("src", ""))
        if kind is Kind.EXTERNAL and is_web(url):
            size = numbers(attributes, ("width", "height"))
            return external_image(url, alt=alt, title=title, size=size)
        if kind is not Kind.INTERNAL:
            return missing_image(alt)
        target, fragment = split_target(url)
        self.links.append(Link(target, fragment, True, alt, line_of(attributes), title))  # noqa: FBT003
        return placeholder(len(self.links) - 1)
