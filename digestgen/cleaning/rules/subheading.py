"""`subheading`: a heading that flattening left without a mark.

`Who pays The council said the bill ...`.

There is no safe sign in flat text, and a heading left in is better than a sentence cut. So a run
of two to seven words counts only when it begins where a sentence may begin, ends in no word that
asks for more, and is followed by what must be the start of a whole sentence: a function word that
is capitalised for no other reason (`The report`, `In Selby, the`), a quotation with its speaker,
or a name with its own verb and object. English only.
"""

from __future__ import annotations

import re

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.tokens import back_over_blanks, is_capitalised, tokens_of
from digestgen.cleaning.words import en
from digestgen.text.sentences import CLOSERS, STARTERS, ends_sentence, split_sentences

MIN_WORDS, MAX_WORDS = 2, 7
MIN_SENTENCE = 5
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_STARTERS = STARTERS - {
    "I",
    "One",
    "To",
    "Is",
    "Are",
    "Was",
    "Were",
    "Do",
    "Does",
    "Did",
    "Police",
    "Of",
    "Or",
    "And",
}
_MAY_HEAD = re.compile(
    r"\s*[^\W_a-z](?:[^\W_]|['’-](?=[^\W_]))*+\s++(?:[^\W_]++(?:['’-][^\W_]++)*+\s++){1,6}[\"“(\[]*[^\W\d_a-z]"
)
"""Words without punctuation and a capital behind them; dear tests follow for few sentences."""
_OPENING_QUOTES = '"“'
# What a page says of itself between two sentences heads nothing.
_LABEL = re.compile(
    r"(?:Also|Read|Watch|Listen|Follow|Subscribe|Share|Sign|Related|Most|More|Photo|Photos|"
    r"Image|Picture|Video|Credit|Source|Advertisement|Sponsored|Published|Updated|Posted|Tags|"
    r"Topics|Comments|Copyright|Click|Download|Next|Previous)\b"
)
_LOOK_CHARS = 400
"""Of a sentence that are looked at."""
_REASON = "a subheading that stood unmarked"


def subheading(draft: Draft) -> Outcome:
    """Mark the headings that are certain."""
    if draft.language.split("-")[0] != "en":
        return NOTHING
    text = draft.text
    changes: list[Change] = []
    headings: list[str] = []
    for span in split_sentences(text)[1:]:
        if not may_head(text, span.start) or text.startswith("#", span.start):
            continue
        end = min(span.end, span.start + _LOOK_CHARS)
        size = heading_words(text[span.start : end].split())
        if not size or not _ends_whole(text, span.end) or _LABEL.match(text, span.start):
            continue
        tokens = tokens_of(text, span.start, end)
        blank = back_over_blanks(text, span.start)
        border = "" if text[blank : span.start].count("\n") > 1 else "\n\n"
        start = blank if border else span.start
        changes.append(Change(start, span.start, f"{border}## ", _REASON, is_markup=True))
        changes.append(
            Change(tokens[size - 1].end, tokens[size].start, "\n\n", _REASON, is_markup=True)
        )
        headings.append(text[tokens[0].start : tokens[size - 1].end])
    return Outcome(tuple(changes), Findings(headings=tuple(headings)))


def _ends_whole(text: str, end: int) -> bool:
    return ends_sentence(text, end)


def may_head(text: str, at: int) -> bool:
    """Return whether `heading_words` of the tokens at `at` may be more than 0."""
    return _MAY_HEAD.match(text, at) is not None


def heading_words(tokens: list[str]) -> int:
    """Return how many of the first tokens of a sentence are a heading before it.

    0 when none is certain.
    """
    for size in range(1, min(MAX_WORDS, len(tokens) - MIN_SENTENCE) + 1):
        token = tokens[size - 1]
        if not _WORD.fullmatch(token) or (size == 1 and not is_capitalised(token)):
            return 0
        following = tokens[size][0]
        if size < MIN_WORDS or not (following.isupper() or following in _OPENING_QUOTES):
            continue
        if _asks_for_more(tokens[0], token):
            continue
        head, rest = tokens[:size], tokens[size:]
        if _starts_plainly(rest) and not _is_name_run(head):
            return size
        is_small = not any(is_capitalised(w) for w in head[1:])
        if is_small and _starts_with_quotation(head, rest):
            return size
        if is_small and _starts_with_name(head, rest):
            return size
    return 0


def _asks_for_more(first: str, last: str) -> bool:
    """Return whether a run from `first` to `last` wants a word behind it: no heading ends so."""
    small = last.lower()
    if small in en.LINKING_WORDS or small.endswith("ly"):
        return True
    return small in en.MEDIA_NOUNS and first not in en.QUESTIONS


def _is_name_run(head: list[str]) -> bool:
    """Return whether all words are capitalised: a name, not a sentence-case heading."""
    return all(is_capitalised(w) for w in head)


def _starts_plainly(rest: list[str]) -> bool:
    """Return whether a function word begins a sentence.

    `The report`, `In 2019`, `In Selby, the`.
    """
    first, second, third = rest[0], rest[1], rest[2]
    if first.rstrip(",") not in _STARTERS:
        return False
    if first.endswith(","):
        return second[0].islower()
    if second[0].islower() or second[0].isdigit():
        return True
    if first in ("In", "On", "At", "From", "By", "Since"):
        if second.endswith(",") or second in en.MONTHS_AND_DAYS:
            return third[0].islower() or third[0].isdigit()
        return third.endswith(",") and len(rest) > 3 and rest[3][0].islower()
    return first in ("Asked", "Between", "While", "According", "Although")


def _starts_with_quotation(head: list[str], rest: list[str]) -> bool:
    """Return whether a quotation with its speaker begins: `"We sold it," said Ada Vale`."""
    if rest[0][0] not in _OPENING_QUOTES or not rest[0][1:2].isupper():
        return False
    last = head[-1].lower()
    if last in en.SAYING or last in en.VERBS_BEFORE_NAMES or last in en.NOUNS_BEFORE_NAMES:
        return False
    for i, token in enumerate(rest[:60]):
        if i >= 3 and token[-1] in CLOSERS and token.rstrip(CLOSERS)[-1:] == ",":
            after = rest[i + 1 : i + 6]
            return any(w.rstrip(".,").lower() in en.SAYING for w in after)
    return False


def _starts_with_name(head: list[str], rest: list[str]) -> bool:
    """Return whether a name with verb and object begins.

    `Vale Rail cut its fares`, `Ada Vale, the mayor, said`.
    """
    if head[0] not in en.QUESTIONS and (len(head) < 3 or not _is_noun_phrase(head)):
        return False
    if head[0] in en.QUESTIONS and not _is_question(head):
        return False
    at = _name_end(rest, 0)
    if at and at < len(rest) - 2 and rest[at] == "and":
        at = _name_end(rest, at + 1)
    if not at or at >= len(rest) - 2:
        return False
    if rest[at - 1].endswith(","):
        role = rest[at : at + 5]
        commas = [i for i, w in enumerate(role) if w.endswith(",")]
        return (
            role[0] in ("the", "a", "an")
            and bool(commas)
            and at + commas[0] + 1 < len(rest)
            and _is_past(rest[at + commas[0] + 1])
        )
    if rest[at].endswith("ly"):
        at += 1
    return at < len(rest) - 1 and _is_past(rest[at]) and rest[at + 1] in en.OBJECT_STARTS


def _name_end(rest: list[str], at: int) -> int:
    """Return the token behind the capitalised words at `at`, at most four; 0 when there is none."""
    end = at
    while (
        end < len(rest) and end - at < 4 and is_capitalised(rest[end]) and rest[end] not in STARTERS
    ):
        end += 1
        if rest[end - 1].endswith(","):
            break
        if not _WORD.fullmatch(rest[end - 1]):
            return 0
    return end if end > at else 0


def _is_noun_phrase(head: list[str]) -> bool:
    """Return whether `head` has neither a verb nor an end that a name may follow."""
    last = head[-1].lower()
    if head[0].lower() in en.OPENING_PREPOSITIONS:
        return False
    if last in en.NOUNS_BEFORE_NAMES or last in en.NOUNS_OF_TIME:
        return False
    return not any(w.lower() in en.VERBS_BEFORE_NAMES or _is_past(w) for w in head)


def _is_question(head: list[str]) -> bool:
    """Return whether `head` is a whole indirect question.

    `How it started`, not `How voters backed`.
    """
    last = head[-1].lower()
    if last in en.VERBS_BEFORE_NAMES or last in en.NOUNS_BEFORE_NAMES - {"show"}:
        return False
    return not _is_past(last) or head[-2].lower() in ("it", "they", "this", "that", "all")


def _is_past(word: str) -> bool:
    return word in en.PAST_VERBS or (word.endswith("ed") and len(word) > 4)
