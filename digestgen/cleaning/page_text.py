"""The Markdown of a saved page as its blocks, for the rules of `page_rules` to judge. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import msgspec

from digestgen.text.fold import fold

_FENCE = re.compile(r"(`{3,})")
# An escaped sign is passed over first, and all is bounded: a bracket without end costs no more.
_TEXT = r"(?:[^\\\[\]]|\\[\s\S]){0,2000}"
_TARGET = r"\((?:<[^>\n]{0,4000}>|[^)\s]{0,4000})"
_TITLE = r"(?: \"(?:[^\\\"]|\\[\s\S]){0,4000}\")?"
_IMAGE = re.compile(rf"\\[\s\S]|(!\[{_TEXT}\]{_TARGET}{_TITLE}\))")
_LINK = re.compile(rf"\\[\s\S]|\[({_TEXT})\]{_TARGET}\)")
_MARKS = re.compile(r"\*+|`+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~\n])")
_STARTS = (("#", "heading"), ("> ", "quote"), ("| ", "table"), ("```", "code"), ("- ", "list"))
_ITEM = re.compile(r"(?:- |\d{1,9}\. )")
_NUMBER = re.compile(r"\d{1,9}\. ")
_PREFIX = re.compile(r"^(?:#{1,6} |> |[-] |\d{1,9}\. |\s+)+", re.MULTILINE)
_ENDS = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_MIN_PROSE_WORDS = 8
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_SIGNS_A_WORD = 2
"""Of Japanese and Chinese, which have no blanks between words."""


class PageBlock(msgspec.Struct, frozen=True):
    """A block of a page's Markdown."""

    start: int
    """Offset in the source text."""
    end: int
    kind: str
    """paragraph, heading, quote, table, code, list or image."""
    text: str
    """As a reader sees it, on one line."""
    linked: float
    """Share of the text's characters that stand in links, 0 to 1."""
    level: int = 0
    """Of a heading, 1 to 6."""
    has_title: bool = False
    """Of an image."""
    linked_items: float = 0.0
    """Of a list, the share of its items that hold a link, 0 to 1."""

    @property
    def words(self) -> int:
        """How many words it has, about."""
        blanks = len(self.text.split())
        return blanks if self.text.isascii() else blanks + self._signs() // _SIGNS_A_WORD

    def _signs(self) -> int:
        return len(_SIGNS.findall(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text: several words and the end of a sentence."""
        return (
            self.kind in ("paragraph", "quote")
            and self.words >= _MIN_PROSE_WORDS
            and bool(_ENDS.search(self.text))
        )


class PageText(msgspec.Struct, frozen=True):
    """What is left of a page, and what its head states; a rule sees nothing else."""

    blocks: tuple[PageBlock, ...]
    title: str = ""
    description: str = ""
    authors: tuple[str, ...] = ()
    sitename: str = ""

    @property
    def first_prose(self) -> int:
        """Number of the first block of running text; of all blocks if there is none."""
        found = (number for number, block in enumerate(self.blocks) if block.is_prose)
        return next(found, len(self.blocks))

    @property
    def last_prose(self) -> int:
        """Number of the last block of running text; -1 if there is none."""
        count = len(self.blocks)
        return next((n for n in range(count - 1, -1, -1) if self.blocks[n].is_prose), -1)


class Removal(msgspec.Struct, frozen=True):
    """A block that a rule wants to go."""

    block: PageBlock
    reason: str
    picture: PageBlock | None = None
    """An image without a title whose caption the block is; it gets the words as its title."""


def blocks_of(text: str, start: int) -> tuple[PageBlock, ...]:
    """Return the blocks of `text` from `start` on: what blank lines part, code blocks whole."""
    return tuple(_block(text, first, end) for first, end in _spans(text, start))


def _spans(text: str, start: int) -> Iterator[tuple[int, int]]:
    at, first, last, fence = start, -1, start, ""
    for line in text[start:].splitlines(keepends=True):
        bare = line.strip()
        if first < 0 and bare:
            first = at
        if bare:
            last = at + len(line.rstrip())
        elif first >= 0 and not fence:
            yield first, last
            first = -1
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif fence and bare == fence:
            fence = ""
        at += len(line)
    if first >= 0:
        yield first, last


def _block(text: str, start: int, end: int) -> PageBlock:
    raw = text[start:end]
    image = _IMAGE.match(raw)
    if image and image[1] and image.end() == len(raw):
        # Its title is its caption, and no text of the article.
        return PageBlock(start, end, "image", "", 0.0, has_title=raw.endswith('")'))
    kind = next((kind for mark, kind in _STARTS if raw.startswith(mark)), "paragraph")
    if kind == "paragraph" and _NUMBER.match(raw):
        kind = "list"
    if kind == "code":
        return PageBlock(start, end, kind, " ".join(raw.split()), 0.0)
    bare = _PREFIX.sub("", _IMAGE.sub(lambda found: "" if found[1] else found[0], raw))
    links = [found[1] for found in _LINK.finditer(bare) if found[1]]
    shown = _plain(_LINK.sub(lambda found: found[0] if found[1] is None else found[1], bare))
    linked = sum(len(_plain(link)) for link in links)
    level = len(raw) - len(raw.lstrip("#")) if kind == "heading" else 0
    share = min(linked / max(len(shown), 1), 1.0)
    items = _linked_items(raw, kind)
    return PageBlock(start, end, kind, shown, share, level, linked_items=items)


def _linked_items(raw: str, kind: str) -> float:
    if kind != "list":
        return 0.0
    items = [line for line in raw.split("\n") if _ITEM.match(line)]
    return sum("](" in item for item in items) / max(len(items), 1)


def _plain(markdown: str) -> str:
    parts = re.split(r"(\\[!-/:-@\[-`{-~\n])", markdown)
    bare = "".join(
        _ESCAPE.sub(r"\1", part) if part.startswith("\\") else _MARKS.sub("", part)
        for part in parts
    )
    return " ".join(unescape(bare).split())


def same_words(first: str, second: str) -> bool:
    """Return whether two texts say the same but for case, signs and blanks."""
    a, b = (" ".join(re.findall(r"\w+", fold(text))) for text in (first, second))
    return a == b and bool(a)
