"""`repeated-paragraph`: a passage of whole sentences printed twice in a row.

Needs 24 words or two sentences, and the second copy directly behind the first: refrains, questions
asked again and quotations taken up later have other words between. The first copy stays.
"""

from __future__ import annotations

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.repeats import Restart, find_restarts
from digestgen.cleaning.rule import Outcome
from digestgen.cleaning.tokens import (
    back_over_blanks,
    back_over_openers,
    begins_sentence,
    located_words,
    on_over_closers,
    word_texts,
)
from digestgen.text.sentences import ends_sentence, split_sentences

MIN_WORDS = 24
MIN_WORDS_OF_TWO_SENTENCES = 12
MIN_DISTINCT = 8


def repeated_paragraph(draft: Draft) -> Outcome:
    """Remove the second of two equal passages that follow each other."""
    text = draft.text
    restarts = find_restarts(word_texts(text), _is_direct)
    words = located_words(text) if restarts else []
    changes: list[Change] = []
    for restart in restarts:
        size = restart.second - restart.first
        first = back_over_openers(text, words[restart.first].start)
        second = back_over_openers(text, words[restart.second].start)
        end = on_over_closers(text, words[restart.second + size - 1].end)
        copy = text[first:second]
        is_long = size >= MIN_WORDS or (
            size >= MIN_WORDS_OF_TWO_SENTENCES and len(split_sentences(copy)) > 1
        )
        varied = len({w.text for w in words[restart.first : restart.second]}) >= MIN_DISTINCT
        whole = (
            begins_sentence(text, first)
            and ends_sentence(text, second)
            and ends_sentence(text, end)
        )
        if is_long and varied and whole and copy.strip() == text[second:end].strip():
            start = back_over_blanks(text, second)
            changes.append(Change(start, end, "", "the same passage twice in a row"))
    return Outcome(tuple(changes))


def _is_direct(restart: Restart) -> bool:
    """Return whether the second copy is the whole of the first and nothing else."""
    return len(restart.matches) == 1 and (
        restart.matches[0].length == restart.second - restart.first
    )
