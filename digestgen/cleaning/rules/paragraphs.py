"""`paragraphs`: divides a text that came as one line.

Borders that earlier rules found (headings, passages printed by themselves) stand already. A stop
whose blank was missing is a border too, for there a block ended; but when more than 8 % of all
stops are glued it is noise and means nothing. What is still long is divided at sentence ends,
three to five sentences or some 90 words each, never inside a quotation. In a text with lines of
its own every line is a block; lines that only wrap are left alone, and verse keeps its stanzas.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from digestgen.cleaning.draft import Change, Draft, markup_places, places_of
from digestgen.cleaning.rule import Outcome
from digestgen.cleaning.tokens import back_over_blanks, with_blanks
from digestgen.text.sentences import Span, ends_sentence, split_sentences

TARGET_WORDS = 90
MIN_SENTENCES, MAX_SENTENCES = 3, 5
MIN_TAIL_WORDS = 30
NOISE_SHARE = 0.08
NOISE_COUNT = 3
"""As many glued stops are never noise: in a short text three are more than 8 %."""
_AHEAD = 4
"""Sentences looked at to see whether what is left is too little for a paragraph."""
_WRAP_WIDTH = 100
_NARROW = 40
"""Wrapped prose is wider than this; a list or verse is not."""
_VERSE_WIDTH = 60
_GLUED_REASON = "a block ended here: the stop had lost its blank"
_LENGTH_REASON = "a long run of sentences, divided"
_LINE_REASON = "each line is a paragraph"
_VERSE_REASON = "short lines keep their ends"


def paragraphs(draft: Draft) -> Outcome:
    """Put the borders of paragraphs in."""
    if draft.has_lines:
        return Outcome(tuple(_line_borders(draft.text)))
    return Outcome(tuple(_borders(draft)))


def _borders(draft: Draft) -> Iterator[Change]:
    text = draft.text
    sentences = split_sentences(text)
    glued = places_of(draft, "glued-stops")
    if len(glued) > max(NOISE_COUNT, NOISE_SHARE * len(sentences)):
        glued = frozenset()
    markup = markup_places(draft)
    shown = with_blanks(text)
    for block in _blocks(text, sentences):
        if block[0].start in markup:
            continue
        sizes = [len(shown[s.start : s.end].split()) for s in block]
        words = [*accumulate(sizes, initial=0)]
        first = 0
        for i, sentence in enumerate(block):
            if i == first:
                continue
            if glued and back_over_blanks(text, sentence.start) in glued:
                yield _border(text, sentence.start, _GLUED_REASON)
                first = i
            elif _is_full(text, block, words, first, i):
                yield _border(text, sentence.start, _LENGTH_REASON)
                first = i


def _blocks(text: str, sentences: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Yield the sentences of each block that borders divide already."""
    block: list[Span] = []
    for sentence in sentences:
        if block and text.count("\n", back_over_blanks(text, sentence.start), sentence.start) > 1:
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _border(text: str, at: int, reason: str) -> Change:
    return Change(back_over_blanks(text, at), at, "\n\n", reason, is_markup=True)


def _is_full(text: str, block: list[Span], words: list[int], first: int, last: int) -> bool:
    """Return whether a paragraph of the sentences from `first` on should end before `last`.

    `words` counts those of the block before each sentence, and all of them.
    """
    size, count = last - first, words[last] - words[first]
    enough = size >= MAX_SENTENCES or count >= TARGET_WORDS
    if not enough and size >= MIN_SENTENCES:
        enough = words[last + 1] - words[first] > TARGET_WORDS + TARGET_WORDS // 3
    if not enough or size > 3 * MAX_SENTENCES or count > 6 * TARGET_WORDS:
        return enough
    if len(block) - last < _AHEAD and words[-1] - words[last] < MIN_TAIL_WORDS:
        return False
    end = block[last - 1].end
    return ends_sentence(text, end) and not _is_open_quotation(text[block[first].start : end])


def _is_open_quotation(text: str) -> bool:
    return text.count('"') % 2 == 1 or text.count("“") > text.count("”")


def _line_borders(text: str) -> Iterator[Change]:
    """Yield what makes Markdown of the lines of a text.

    Lines that only wrap are left alone. Where empty lines divide the text, short lines between them
    are verse, addresses, lists: they keep their ends. Else every line is a paragraph.
    """
    lines = text.split("\n")
    inner = [line for line, below in pairwise(lines) if line.strip() and below.strip()]
    if not inner:
        return
    widths = sorted(map(len, inner))
    width = (widths[(len(widths) - 1) // 2] + widths[len(widths) // 2]) / 2
    if _only_wraps(lines, inner, width):
        return
    is_verse = width <= _VERSE_WIDTH and any(not line.strip() for line in lines[1:-1])
    at = 0
    for line, below in pairwise(lines):
        if line.strip() and below.strip():
            if is_verse:
                end = at + len(line.rstrip())
                yield Change(end, end, "\\", _VERSE_REASON, is_markup=True)
            else:
                begin = at + len(line) + 1
                yield Change(begin, begin, "\n", _LINE_REASON, is_markup=True)
        at += len(line) + 1


def _only_wraps(lines: list[str], inner: list[str], width: float) -> bool:
    """Return whether lines only wrap: narrow ones that mostly end inside a sentence."""
    if max(map(len, lines)) > _WRAP_WIDTH or width <= _NARROW:
        return False
    broken = sum(not ends_sentence(line, len(line)) for line in inner)
    return broken > len(inner) / 2
