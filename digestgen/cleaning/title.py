"""Make up a title for a text that has none: its most telling subheading, else its first clause."""

from __future__ import annotations

import re

from digestgen.cleaning.tokens import with_blanks, word_texts
from digestgen.text.lines import one_line, shorten
from digestgen.text.sentences import CLOSERS, split_sentences

MAX_CHARS = 90
_MIN_CLAUSE = 30
_MIN_TELLING = 0.5
_STEM = 5
# A comma may divide a list; before one of these words it ends a clause that says something whole.
_CLAUSE_END = re.compile(
    r"[;:](?=\s)|\s[–—-](?=\s)|,(?=\s(?:but|which|who|whose|where|when|while|although|though|because|"
    r"as|after|before|since|until|so|yet|according)\b)"
)
_WEAK_END = re.compile(
    r"(?: (?:a|an|the|of|for|to|in|on|at|by|with|from|and|or|but|that|which|who|is|are|was))+…$"
)
"""A cut title does not end in a word that leads on."""
_PLAIN = 4
"""Words this short say nothing of a text's matter."""


def derive_title(body: str, headings: tuple[str, ...], tags: tuple[str, ...]) -> str:
    """Return a title for `body`, plain text without markup; '' for an empty body.

    A subheading serves when at least half of its longer words come again in the body or the tags;
    the one with the largest share of such words wins, the earlier of equals.
    """
    best, best_share = "", 0.0
    # Most texts have no heading; then no word need be counted.
    words = " " + with_blanks(body).casefold() if headings else ""
    tag_stems = {_stem(word) for tag in tags for word in word_texts(tag)} if headings else set()
    for heading in headings:
        content = [_stem(word) for word in word_texts(heading) if len(word) > _PLAIN]
        # Stems are as long as they may be here, so what begins with one has it.
        telling = sum(words.count(f" {s}") > 2 or s in tag_stems for s in content)  # noqa: PLR2004  itself and two more
        share = telling / len(content) if len(content) > 1 else 0.0
        if share >= _MIN_TELLING and share > best_share:
            best, best_share = heading, share
    title = shorten(best or _first_clause(body, headings), max_chars=MAX_CHARS)
    return one_line(_WEAK_END.sub("…", title))


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _first_clause(body: str, headings: tuple[str, ...]) -> str:
    """Return the first sentence that is no heading, cut at the end of a clause when it is long."""
    for block in body.split("\n\n"):
        text = block.strip()
        if not text or text.removeprefix("## ") in headings:
            continue
        span = split_sentences(text)[0]
        sentence = text[span.start : span.end].strip().rstrip("." + CLOSERS).rstrip(".")
        sentence = sentence.lstrip("\"“‘'")
        if len(sentence) <= MAX_CHARS:
            return sentence
        ends = [m.start() for m in _CLAUSE_END.finditer(sentence, _MIN_CLAUSE, MAX_CHARS)]
        return sentence[: ends[-1]] if ends else sentence
    return ""
