"""`frame-head`: headline, byline, dates, buttons, captions above the first sentence.

Half of all pages have 34 words there, one in ten over 146. Each sign (see `frame_signs`) says that
all before it is page; from sign to sign only so many words and sentence ends may be reached over,
the more the surer the sign. What lies before the first sign is the headline if a byline follows it
at once. Nothing is done when what is left would be less than twice what is cut, and nothing to a
text that has no sign.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.frame_signs import Sign, Strength, head_signs, skip_counters
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.tokens import count_words, prose_sentences, skip_blanks
from digestgen.cleaning.words import en
from digestgen.text.sentences import split_sentences

WINDOW = 2500
# Words and sentence ends that may lie before a sign, by its strength.
_REACH_FIRST = {Strength.WEAK: (35, 1), Strength.FAIR: (60, 3), Strength.STRONG: (150, 6)}
_REACH_NEXT = {Strength.WEAK: (45, 2), Strength.FAIR: (50, 3), Strength.STRONG: (60, 4)}
_MOST_PROSE = 1
"""A standfirst may stand above a byline or a date; two sentences are the article."""
MIN_BODY_WORDS = 60
MIN_TITLE_WORDS, MAX_TITLE_WORDS = 4, 25
_GLUED = re.compile(r"[^\W\d_A-Z]{2}[A-Z]")
_REASON = "the page above the article"


def frame_head(draft: Draft) -> Outcome:
    """Cut the head of the page off."""
    text = draft.text
    signs = _chain(text)
    if not signs:
        return NOTHING
    end = skip_blanks(text, skip_counters(text, max(s.end for s in signs)))
    left = count_words(text[end:])
    if left < max(MIN_BODY_WORDS, 2 * count_words(text[:end])):
        return NOTHING
    published = next((s.published for s in signs if s.published), None)
    authors = next((s.authors for s in signs if s.authors), ())
    found = Findings(title=_headline(text, signs[0]), printed=published, authors=authors)
    return Outcome((Change(0, end, "", _REASON),), found)


def _chain(text: str) -> list[Sign]:
    """Return the signs that lead from the top of the page to the article."""
    chain: list[Sign] = []
    at = 0
    for sign in head_signs(text, min(len(text), WINDOW)):
        if sign.end <= at:
            continue
        reach = _REACH_NEXT if chain else _REACH_FIRST
        words, ends = reach[sign.strength]
        gap = text[at : max(at, sign.start)]
        is_near = count_words(gap) <= words and _sentence_ends(gap) <= ends
        if is_near and prose_sentences(gap) <= _MOST_PROSE:
            chain.append(sign)
            at = sign.end
        elif chain and sign.strength is not Strength.WEAK:
            break
    return chain


def _sentence_ends(gap: str) -> int:
    return len(split_sentences(gap + " X")) - 1 if gap.strip() else 0


def _headline(text: str, first: Sign) -> str:
    """Return the headline, when a byline is the first sign and no sentence ends before it."""
    words = text[: first.start].split()
    while words and words[0] in en.CRUMBS:
        words = words[1:]
    headline = " ".join(words)
    is_plain = len(split_sentences(headline)) == 1 and not headline.endswith(".")
    if words and _GLUED.search(words[0]):  # a section without a blank behind it: `HealthWho Pays`
        return ""
    if first.authors and MIN_TITLE_WORDS <= len(words) <= MAX_TITLE_WORDS and is_plain:
        return headline
    return ""
