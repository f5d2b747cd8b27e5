"""The sentences that can stand for an article in a digest.

Pure: a function of one article's text, so that it is made where the article is read and no page
reads whole articles. A lead is one complete sentence, word for word as it stands. What speaks for
one: words of the title, names and rare words that the article uses often, a place near the
beginning. What speaks against: a first word that leans on the sentence before, the writer's own
voice, an odd length. What is no statement at all (a question, a credit, half a quotation) is out.
Looks at the first `MAX_CHARS` characters alone, so the cost of an article has a bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from digestgen.linking.lead_words import LeadWords, lead_words
from digestgen.text.dates import find_dates
from digestgen.text.sentences import Span, ends_sentence, split_sentences

MOST = 4
MAX_PARAGRAPHS = 16
MAX_CHARS = 3000
_MIN_SCORE = 20
_MIN_WORDS, _MAX_WORDS = 7, 48
_GOOD_WORDS = range(12, 33)
_MIN_CHARS, _MAX_CHARS = 36, 330
_MIN_DENSE, _MAX_DENSE = 14, 160
"""Characters of a sentence in a script that writes no blanks."""
_NO_TEXT = re.compile(r"https?:|www\.|[@©|•►▶*]|\[[^\]]|\w/\w+/\w|\.\.\.|…|[a-z]{3}\. [a-z]")
_LABEL = re.compile(r"[^\W\d]\w*(?: \w+){0,3}:\s")
"""`Summary: The administration has...`."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TERMS = 12
"""Names and rare words that are looked for in each sentence, the most frequent."""
_AROUND = "\"'“”‘’«».,;:!()"
_DIGIT = re.compile(r"[0-9]")
_OPENERS = "\"'“‘«„("
_ALIKE = 0.6
_SMALL = 3
"""Letters of a word that says little."""
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_PLACE = (26, 18, 14, 11, 9, 7, 5, 4, 3, 2, 1)
"""What the first, second... paragraph gives."""


class Choice(NamedTuple):
    """A chosen sentence."""

    paragraph: int
    """Place of its paragraph in what was given, from 0."""
    text: str
    score: int
    """1 to 100."""
    day: str = ""
    """The first full date that it names, ISO."""


class _Subject(NamedTuple):
    """What the article is about."""

    title: str
    stems: tuple[str, ...]
    """Beginnings of the words of the title that say something, in lower case."""
    weights: tuple[tuple[str, int], ...]
    """Names and rare words with how often they occur, at most four times."""


def choose_leads(
    paragraphs: Sequence[str], *, title: str, terms: Sequence[str], language: str
) -> tuple[Choice, ...]:
    """Return the best sentences of an article, best first, at most `MOST` and perhaps none.

    `paragraphs`: of running text, each on one line; `terms`: names and rare words of the article,
    as written. Ties go to the sentence that stands first.
    """
    words = lead_words(language)
    subject = _subject(paragraphs, title, terms, words)
    found: list[tuple[int, int, Choice]] = []
    chars = 0
    for place, text in enumerate(paragraphs[:MAX_PARAGRAPHS]):
        for start, end in _spans(text):
            sentence = text[start:end].strip()
            if not _has_good_length(sentence):
                continue
            score = _score(sentence, subject, words)
            score += _PLACE[min(place, len(_PLACE) - 1)] + (4 if start == 0 else 0)
            if score >= _MIN_SCORE:
                choice = Choice(place, sentence, min(score, 100))
                found.append((-score, len(found), choice))
        chars += len(text)
        if chars > MAX_CHARS:
            break
    found.sort()
    # Asked of the best alone, for it costs as much as the score.
    return _distinct(choice for _, _, choice in found if _is_statement(choice.text, words))


def _spans(text: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; of an endless one those at its beginning."""
    if len(text) <= MAX_CHARS:
        return split_sentences(text)
    return split_sentences(text[:MAX_CHARS])[:-1]


def _subject(
    paragraphs: Sequence[str], title: str, terms: Sequence[str], words: LeadWords
) -> _Subject:
    text = "\n".join(paragraphs)[: 2 * MAX_CHARS]
    stems = {
        word[:6]
        for word in map(str.lower, _WORD.findall(title))
        if len(word) > _SMALL and word not in words.small
    }
    counts = [(term, min(text.count(term), 4)) for term in terms]
    weights = sorted(counts, key=lambda pair: -pair[1])[:_TERMS]
    return _Subject(title, tuple(sorted(stems)), tuple(pair for pair in weights if pair[1]))


def _is_statement(sentence: str, words: LeadWords) -> bool:
    """Return whether `sentence` is a complete statement that can be quoted alone."""
    if sentence[-1] in "?？؟:;,":
        return False
    head = sentence.lstrip(_OPENERS)
    if not head or head[0].islower() or not head[0].isalnum():
        return False
    if _NO_TEXT.search(sentence) or not ends_sentence(sentence, len(sentence)):
        return False
    if sentence.count('"') % 2 or any(
        sentence.count(opening) != sentence.count(closing) for opening, closing in _PAIRS
    ):
        return False
    return not (words.notes and head.lower().startswith(words.notes))


def _has_good_length(sentence: str) -> bool:
    if " " in sentence and sentence.isascii():
        return _MIN_CHARS <= len(sentence) <= _MAX_CHARS
    if _is_dense(sentence):
        return _MIN_DENSE <= len(sentence) <= _MAX_DENSE
    return _MIN_CHARS <= len(sentence) <= _MAX_CHARS


def _is_dense(sentence: str) -> bool:
    """Return whether the sentence is in a script without blanks."""
    return sentence.count(" ") * 20 < len(sentence)


def _score(sentence: str, subject: _Subject, words: LeadWords) -> int:
    """Return what speaks for the sentence, wherever it stands."""
    low = sentence.lower()
    parts = low.split()
    score = 0
    if not _is_dense(sentence):
        if not _MIN_WORDS <= len(parts) <= _MAX_WORDS:
            return -100
        score += 8 if len(parts) in _GOOD_WORDS else 0
    if subject.stems:
        hits = sum(1 for stem in subject.stems if stem in low)
        score += 24 * hits // max(len(subject.stems), 3)
    score += min(26, 2 * sum(weight for term, weight in subject.weights if term in sentence))
    score += 3 if _DIGIT.search(sentence) else 0
    if sentence[0] in "\"'“‘«„":
        score -= 18
    if not words.personal.isdisjoint(parts):
        score -= 12
    if not words.pointing.isdisjoint(parts):
        score -= 6
    if _LABEL.match(sentence):
        score -= 15
    return score - _leaning(low, parts, words)


def _leaning(low: str, parts: list[str], words: LeadWords) -> int:
    """Return what the beginning costs a sentence that leans on the one before."""
    if not parts:
        return 0
    first = [part.strip(_AROUND) for part in parts[:4]]
    if first[0] in words.dangling or low.startswith(words.openings or "\0"):
        return 30
    return 0 if words.leaning.isdisjoint(first[1:]) else 12


def _distinct(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Return the first choices that say different things."""
    taken: list[tuple[Choice, frozenset[str]]] = []
    for choice in choices:
        parts = frozenset(w for w in _WORD.findall(choice.text.lower()) if len(w) > _SMALL)
        if all(len(parts & other) <= _ALIKE * min(len(parts), len(other)) for _, other in taken):
            taken.append((choice, parts))
            if len(taken) == MOST:
                break
    return tuple(choice._replace(day=_day(choice.text)) for choice, _ in taken)


def _day(sentence: str) -> str:
    dates = (found.value for found in find_dates(sentence))
    return next((day.isoformat() for day in dates if day), "")
