r"""What most articles are made of, read without the engine: the blocks of simple Markdown.

Paragraphs, ATX headings, block quotes of one paragraph, tight lists of one-line items, rules; their
text is read by `prose_inline`. A document is cut at its empty lines. A chunk that is not certainly
simple is *hard*, and runs of hard chunks go through the engine as they stand. That this gives what
the engine gives for the whole rests on these facts (CommonMark 0.31):

- behind an empty line, what begins in the first column and is no list item stands in the document
  itself: it continues no paragraph, quote, list or indented code. Only a fence or raw HTML could
  swallow it: with a tag, or a fence that does not begin and end a hard run, nothing here is read;
- chunks know of each other only by link and footnote definitions: with `]:` nothing here is read;
- a list goes on behind an empty line with an item or with indentation: such a neighbour makes both
  hard.

Linear; some ten times as fast as the engine. tests/properties/test_prose.py holds both side by
side.
"""

from __future__ import annotations

import re

import msgspec
from msgspec.structs import replace

from digestgen.markdown.prose_inline import inline_html
from digestgen.model.article import Link

_PLAIN = bytes({*range(0x20, 0x7F), 0x09, 0x0A})
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_TAG = re.compile(r"<[A-Za-z/!?]")
_ENTITY = re.compile(r"&(?:#|[A-Za-z][A-Za-z0-9]*;)")
_ESCAPED_ENTITY = re.compile(r"&amp;(?:#|[A-Za-z][A-Za-z0-9]*;)")
_HARD_SIGNS = ("\\", "~", "![", "\t", "``")
_FENCE = re.compile(r"(`{3,}|~{3,})[^`\n]*\n")
_NUMBER = re.compile(r"[0-9]{1,9}[.)](?:\s|\Z)")
_MARK = re.compile(r"([*_])\1?[^\W_]")
# What may begin another block at the head of a later line, make a table or underline a heading.
_BREAK = re.compile(
    r" \n|\n(?:[ #+=|:`-]|&gt;|[0-9]{1,9}[.)](?:\s|\Z)|\*(?!\*?[^\W_])|_(?!_?[^\W_]))"
)
_HEADING = re.compile(r"(#{1,6}) ++([^\n]*[^\n #])(?:\n|\Z)")
_GOES_ON = frozenset(" \t-*+0123456789")
_DIGITS = frozenset("0123456789")
_RULES = frozenset(("---", "***", "* * *", "- - -", "___"))
_BAD_HEADS = frozenset(" #+=-|:`>")
_BOXES = ("[ ] ", "[x] ", "[X] ")
_QUOTE = "&gt; "


class Simple(msgspec.Struct, frozen=True):
    """A block that is done but for what depends on the page: its anchor, numbers of its links."""

    html: str
    """Of a heading what stands inside, else the whole block."""
    plain: tuple[str, ...]
    """The texts inside, with tags, escapes and line ends."""
    level: int = 0
    """Of a heading."""
    links: tuple[Link, ...] = ()
    """Numbered from 0 in `html`."""
    is_list: bool = False


class Hard(msgspec.Struct, frozen=True):
    """A run of chunks for the engine."""

    text: str
    line: int
    """Of its first line, in the file."""


def read_prose(text: str, *, first_line: int) -> list[Simple | Hard] | None:
    """Return the blocks of `text` in order, None when the engine must read it as a whole."""
    if "]:" in text or ("<" in text and _TAG.search(text)) or _is_odd(text):
        return None
    return _Reader(text, first_line).blocks()


def _is_odd(text: str) -> bool:
    """Return whether characters are in `text` that the engine takes out or reads in its own way."""
    if text.isascii():
        return bool(text.encode().translate(None, _PLAIN))
    return _UNREADABLE.search(text) is not None


def escaped(text: str) -> str:
    """Return `text` as the engine writes it between tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace('"', "&quot;")


_Entry = tuple[Simple, ...] | None
"""What became of a chunk: its blocks (none of an empty one), or None for a hard one."""


class _Reader:
    """One document: what is nowhere in it is asked once, so that most chunks are asked little."""

    def __init__(self, text: str, first_line: int) -> None:
        self._text = text
        self._first_line = first_line
        self._hard_signs = [sign for sign in _HARD_SIGNS if sign in text]
        self._has_entities = "&" in text and _ENTITY.search(text) is not None
        self._escaped = escaped(text)
        self._line, self._counted = first_line, 0

    def blocks(self) -> list[Simple | Hard] | None:
        """Return the blocks, None when a fence stands where only the engine can follow it."""
        entries: list[_Entry] = []
        last: _Entry = ()
        after = fence_end = 0
        for piece in self._escaped.split("\n\n"):
            at, after = after, after + len(piece) + 2
            if piece[:1] == "\n" or piece[-1:] == "\n":
                at += len(piece) - len(piece.lstrip("\n"))
                piece = piece.strip("\n")  # noqa: PLW2901
            if not piece:
                entries.append(())
                continue
            if at < fence_end:
                entries.append(None)
                continue
            entry = self._entry(piece, at)
            if entry is None or entry[0].is_list:
                if last is None or (last and last[-1].is_list and piece[0] in _GOES_ON):
                    entry = None
                    _harden(entries)
                if entry is None and (end := self._fence_end(piece, at)) != 0:
                    if end < 0:
                        return None
                    fence_end = end
            entries.append(entry)
            last = entry
        return self._joined(entries)

    def _entry(self, chunk: str, at: int) -> _Entry:
        """Return the blocks of the chunk at `at`."""
        for sign in self._hard_signs:
            if sign in chunk:
                return None
        if self._has_entities and _ESCAPED_ENTITY.search(chunk):
            return None
        links: list[Link] = []
        blocks = _blocks(chunk, links)
        if not links or blocks is None:
            return blocks
        # A title that is taken out takes its links along.
        if len(blocks) > 1 or blocks[0].level == 1:
            return None
        self._line += self._escaped.count("\n", self._counted, at)
        self._counted = at
        line = self._line
        placed = tuple(replace(link, line=link.line + line) for link in links)
        return (replace(blocks[0], links=placed),)

    def _fence_end(self, chunk: str, at: int) -> int:
        """Return where the fence ends that the hard chunk at `at` begins with, 0 for none.

        -1 when it has no end or is not the only one that touches its chunks.
        """
        if "```" not in chunk and "~~~" not in chunk:
            return 0
        opening = _FENCE.match(self._escaped, at)
        if opening is None:
            return -1
        sign, least = opening[1][0], len(opening[1])
        closing = re.compile(rf"^ {{0,3}}{sign}{{{least},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self._escaped, opening.end())
        if found is None:
            return -1
        end = self._escaped.find("\n\n", found.end())
        rest = self._escaped[found.end() : end if end >= 0 else None]
        return -1 if "```" in rest or "~~~" in rest else found.end()

    def _joined(self, entries: list[_Entry]) -> list[Simple | Hard]:
        """Return the blocks with each run of hard chunks as one, in the text as it was written."""
        if None not in entries:
            return [block for entry in entries if entry for block in entry]
        pieces = self._text.split("\n\n")
        blocks: list[Simple | Hard] = []
        line = self._first_line
        run_line = 0
        run: list[str] = []
        for entry, piece in zip(entries, pieces, strict=True):
            if entry is None or (run and not entry):
                run_line = run_line or line
                run.append(piece)
            else:
                if run:
                    blocks.append(Hard("\n\n".join(run), run_line))
                    run, run_line = [], 0
                blocks += entry
            line += piece.count("\n") + 2
        if run:
            blocks.append(Hard("\n\n".join(run), run_line))
        return blocks


def _harden(entries: list[_Entry]) -> None:
    """Make the last chunk that is not empty a hard one."""
    for at in range(len(entries) - 1, -1, -1):
        if entries[at] != ():
            entries[at] = None
            return


def _blocks(chunk: str, links: list[Link]) -> tuple[Simple, ...] | None:
    """Return the blocks of an escaped chunk, None for a hard one; links count lines from 0."""
    head = chunk[0]
    if head == "#":
        return _headings(chunk, links)
    if chunk[1:2] == " " and head in "-*+" and chunk not in _RULES:
        return _list(chunk, links)
    if head == "&" and chunk.startswith(_QUOTE):
        return _quote(chunk, links)
    if chunk in _RULES:
        return (Simple("<hr>\n", ()),)
    inside = _paragraph(chunk, links)
    return None if inside is None else (Simple(f"<p>{inside}</p>\n", (inside,)),)


def _paragraph(text: str, links: list[Link]) -> str | None:
    """Return the inside of the paragraph `text`, None when it is none or not simple."""
    if not _is_plain_head(text) or text != text.strip():
        return None
    if "\n" in text and _BREAK.search(text):
        return None
    return inline_html(text, links, 0)


def _is_plain_head(text: str) -> bool:
    """Return whether no block but a paragraph begins with `text`, escaped and stripped."""
    head = text[0]
    if head in _BAD_HEADS:
        return False
    if head in "*_":
        return _MARK.match(text) is not None
    if head == "&":
        return not text.startswith("&gt;")
    return head not in _DIGITS or _NUMBER.match(text) is None


def _headings(chunk: str, links: list[Link]) -> tuple[Simple, ...] | None:
    """Return the headings that `chunk` begins with and what stands right below them."""
    blocks: list[Simple] = []
    at = 0
    while chunk.startswith("#", at):
        found = _HEADING.match(chunk, at)
        if found is None or found[2] != found[2].strip():
            return None
        inside = inline_html(found[2], links, 0)
        if inside is None:
            return None
        blocks.append(Simple(inside, (), len(found[1])))
        at = found.end()
    rest = _blocks(chunk[at:], links) if at < len(chunk) else ()
    return None if rest is None else (*blocks, *rest)


def _list(chunk: str, links: list[Link]) -> tuple[Simple, ...] | None:
    bullet = chunk[:2]
    items: list[str] = []
    for number, line in enumerate(chunk.split("\n")):
        item = line[2:]
        if not line.startswith(bullet) or item != item.strip() or not item:
            return None
        if item[:4] in _BOXES or not _is_plain_head(item):
            return None
        inside = inline_html(item, links, number)
        if inside is None:
            return None
        items.append(inside)
    html = "</li>\n<li>".join(items)
    return (Simple(f"<ul>\n<li>{html}</li>\n</ul>\n", tuple(items), is_list=True),)


def _quote(chunk: str, links: list[Link]) -> tuple[Simple, ...] | None:
    lines = chunk.split("\n")
    if not all(line.startswith(_QUOTE) for line in lines):
        return None
    text = "\n".join(line[len(_QUOTE) :] for line in lines)
    inside = _paragraph(text, links) if text else None
    if inside is None:
        return None
    return (Simple(f"<blockquote>\n<p>{inside}</p>\n</blockquote>\n", (inside,)),)
