"""`footer-tags`: `More about A, B, C More news from A... B C` at the end, and the tags in it.

The first list is whole and divided by commas; the second repeats it without commas, in the same
order, each item perhaps cut at some twenty signs with `...`, and each perhaps misspelt on its own.
The two are laid side by side, so that every tag learns its other spelling. `more about` in a
sentence stays: the label has a capital, follows a sentence end, and short items divided by commas
follow it.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.marks import MORE_ABOUT, MORE_NEWS
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.tokens import back_over_blanks, begins_sentence, prose_sentences

_MAX_FOOTER = 4000
_MAX_ITEM_WORDS = 8
_MAX_BARE_WORDS = 5
_NOT_TAGS = frozenset({"special", "more"})
_CUT = re.compile(r"\.\.\.+$|…$")


def footer_tags(draft: Draft) -> Outcome:
    """Take the tags of the footer and the footer away."""
    text = draft.text
    floor = max(0, len(text) - _MAX_FOOTER)
    floor = text.find("More about ", floor)
    if floor < 0:
        return NOTHING
    for about in reversed(list(MORE_ABOUT.finditer(text, floor))):
        news = MORE_NEWS.search(text, about.end())
        first = text[about.end() : news.start() if news else len(text)].strip()
        tags = tuple(dict.fromkeys(t for t in (i.strip(" \n.") for i in first.split(",")) if t))
        if not tags or any(len(t.split()) > _MAX_ITEM_WORDS for t in tags) or ". " in first:
            continue
        if news and prose_sentences(first + text[news.start() :]):
            continue
        if not news and not (begins_sentence(text, about.start()) and _is_bare_list(first)):
            continue
        tags = tuple(t for t in tags if t.lower() not in _NOT_TAGS)
        spellings = align_spellings(tags, text[news.end() :]) if news else ()
        start, end = back_over_blanks(text, about.start()), back_over_blanks(text, len(text))
        return Outcome(
            (Change(start, end, "", "the page's list of topics"),),
            Findings(tags=tags, spellings=spellings),
        )
    return NOTHING


def _is_bare_list(listed: str) -> bool:
    """Return whether `listed`, which no second list follows, can be nothing but a list of tags."""
    items = [item.strip() for item in listed.split(",")]
    return (
        len(items) > 1
        and listed[-1] not in ".!?"
        and all(0 < len(item.split()) <= _MAX_BARE_WORDS for item in items)
    )


def align_spellings(tags: tuple[str, ...], second: str) -> tuple[tuple[str, str], ...]:
    """Return (tag, spelling) for each item of the second list that differs from its tag.

    `second` may go on with other text behind the list; reading stops at the first item that fits
    no tag.
    """
    words = second.split()
    found: list[tuple[str, str]] = []
    at = 0
    for tag in tags:
        length, is_same = _item_like(tag, words, at)
        item = " ".join(words[at : at + length])
        at += length
        if is_same and item != tag:
            found.append((tag, item))
    return tuple(found)


def _item_like(tag: str, words: list[str], at: int) -> tuple[int, bool]:
    """Return how many words at `at` spell `tag`, and whether they surely do.

    They may be whole, cut off, or have a slip.
    """
    size = tag.count(" ") + 1
    left = len(words) - at
    cut = next((n for n in range(1, min(size + 1, left) + 1) if _CUT.search(words[at + n - 1])), 0)
    if cut:
        stem = _CUT.sub("", " ".join(words[at : at + cut])).rstrip()
        if _is_beginning(stem, tag):
            return cut, True
    spelt = [
        (_distance(" ".join(words[at : at + length]), tag), length)
        for length in (size, size - 1, size + 1)
        if 0 < length <= left
    ]
    distance, length = min(spelt, default=(len(tag), 0))
    if distance <= _slips(tag):
        return length, True
    # A cut-off item that spells no tag is still one item.
    return (cut, False) if cut <= size else (0, False)


def _is_beginning(stem: str, tag: str) -> bool:
    """Return whether `stem` is the beginning of `tag`, a slip in either allowed."""
    sizes = range(max(1, len(stem) - 1), len(stem) + 2)
    return bool(stem) and min(_distance(stem, tag[:n]) for n in sizes) <= _slips(stem)


def _slips(name: str) -> int:
    """Return how many slips two spellings of one name may differ by."""
    return 1 if len(name) < 6 else 2


def _distance(a: str, b: str) -> int:
    """Return the number of slips between `a` and `b`, case aside."""
    if a == b:
        return 0
    from rapidfuzz.distance import OSA  # noqa: PLC0415  loaded only for texts with such a footer

    return int(OSA.distance(a.casefold(), b.casefold(), score_cutoff=3))
