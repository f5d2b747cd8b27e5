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
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from digestgen.linking.lead_words import LeadWords, lead_words
from digestgen.linking.names import lowered
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
_SIGN = re.compile(r"[:./@©|•►▶*\[…]")
_LABEL = re.compile(r"[^\W\d]\w*(?: \w+){0,3}:\s")
"""`Summary: The administration has...`."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_TERMS = 12
"""Names and rare words that are looked for in each sentence, the most frequent."""
_AROUND = "\"'“”‘’«».,;:!()"
_DIGIT = re.compile(r"[0-9]")
_ANY_DIGIT = re.compile(r"\d")
_OPENERS = "\"'“‘«„("
_ALIKE = 0.6
_SMALL = 3
"""Letters of a word that says little."""
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"), ("[", "]"))
_PLACE = (26, 18, 14, 11, 9, 7, 5, 4, 3, 2, 1)
"""What the first, second... paragraph gives."""
_MOST_BY_FORM = 11
_FAR = 1000


class Choice(NamedTuple):
    """A chosen sentence."""

    paragraph: int
    """Place of its paragraph in what was given, from 0."""
    text: str
    score: int
    """1 to 100."""
    day: str = ""
    """The first full date that it names, ISO."""


class _Sentence(NamedTuple):
    """A sentence that is as long as one that can be quoted."""

    paragraph: int
    start: int
    """In the text of all paragraphs."""
    end: int
    is_first: bool
    """Of its paragraph."""


def choose_leads(
    paragraphs: Sequence[str], *, title: str, terms: Sequence[str], language: str
) -> tuple[Choice, ...]:
    """Return the best sentences of an article, best first, at most `MOST` and perhaps none.

    `paragraphs`: of running text, each on one line; `terms`: names and rare words of the article,
    as written. Ties go to the sentence that stands first.
    """
    words = lead_words(language)
    text = "\n".join(paragraphs)
    sentences = _sentences(paragraphs)
    hits = _hits(text, sentences, title, terms, words)
    # Best first. Most sentences cannot become one of the best any more when their words are looked
    # at: they come with the most that they could reach, and are asked again when their turn comes.
    queue = [
        (-(hit + _place_score(one) + _MOST_BY_FORM), number, False)
        for number, (one, hit) in enumerate(zip(sentences, hits, strict=True))
    ]
    heapify(queue)
    taken: list[tuple[Choice, Set[str]]] = []
    while queue and queue[0][0] <= -_MIN_SCORE and len(taken) < MOST:
        cost, number, is_exact = heappop(queue)
        one = sentences[number]
        sentence = text[one.start : one.end]
        if not is_exact:
            score = hits[number] + _place_score(one) + _form_score(sentence, words)
            heappush(queue, (-score, number, True))
            continue
        # Asked of the best alone, for it costs as much as the score.
        if _is_statement(sentence, words):
            parts = {word for word in _WORD.findall(sentence.lower()) if len(word) > _SMALL}
            if all(
                len(parts & other) <= _ALIKE * min(len(parts), len(other)) for _, other in taken
            ):
                taken.append((Choice(one.paragraph, sentence, min(-cost, 100)), parts))
    return tuple(choice._replace(day=_day(choice.text)) for choice, _ in taken)


def _sentences(paragraphs: Sequence[str]) -> list[_Sentence]:
    """Return the sentences to choose from, in order."""
    found: list[_Sentence] = []
    base = chars = 0
    for place, text in enumerate(paragraphs[:MAX_PARAGRAPHS]):
        for start, end in _spans(text):
            sentence = text[start:end].strip()
            if _has_good_length(sentence):
                first = base + text.find(sentence, start)
                found.append(_Sentence(place, first, first + len(sentence), start == 0))
        chars += len(text)
        base += len(text) + 1
        if chars > MAX_CHARS:
            break
    return found


def _spans(text: str) -> tuple[Span, ...]:
    """Return the sentences of a paragraph; of an endless one those at its beginning."""
    if len(text) <= MAX_CHARS:
        return split_sentences(text)
    return split_sentences(text[:MAX_CHARS])[:-1]


def _hits(
    text: str,
    sentences: Sequence[_Sentence],
    title: str,
    terms: Sequence[str],
    words: LeadWords,
) -> list[int]:
    """Return what each sentence's words of the title, names and rare words are worth.

    Each is looked for once in the whole text, not in each sentence.
    """
    stems = {
        word[:6]
        for word in map(str.lower, _WORD.findall(title))
        if len(word) > _SMALL and word not in words.small
    }
    counted = text[: 2 * MAX_CHARS]
    counts = sorted(((term, min(counted.count(term), 4)) for term in terms), key=_fewest_last)
    starts = [one.start for one in sentences]
    of_title, of_terms = [0] * len(sentences), [0] * len(sentences)
    low = lowered(text)
    for stem in stems:
        for number in _places(low, stem, sentences, starts):
            of_title[number] += 1
    for term, weight in counts[:_TERMS]:
        if weight:
            for number in _places(text, term, sentences, starts):
                of_terms[number] += weight
    least = max(len(stems), 3)
    return [
        24 * title_hits // least + min(26, 2 * weight)
        for title_hits, weight in zip(of_title, of_terms, strict=True)
    ]


def _fewest_last(count: tuple[str, int]) -> int:
    return -count[1]


def _places(
    text: str, word: str, sentences: Sequence[_Sentence], starts: Sequence[int]
) -> Iterator[int]:
    """Yield the numbers of the sentences that have `word`."""
    last = sentences[-1].end if sentences else 0
    at = text.find(word, 0, last)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        if number >= 0 and at + len(word) <= sentences[number].end:
            yield number
            at = sentences[number].end - 1
        at = text.find(word, at + 1, last)


def _place_score(one: _Sentence) -> int:
    return _PLACE[min(one.paragraph, len(_PLACE) - 1)] + (4 if one.is_first else 0)


def _is_statement(sentence: str, words: LeadWords) -> bool:
    """Return whether `sentence` is a complete statement that can be quoted alone."""
    if sentence[-1] in "?？؟:;,":
        return False
    head = sentence.lstrip(_OPENERS)
    if not head or head[0].islower() or not head[0].isalnum():
        return False
    if _is_no_text(sentence) or not ends_sentence(sentence, len(sentence)):
        return False
    if sentence.count('"') % 2 or any(
        sentence.count(opening) != sentence.count(closing) for opening, closing in _PAIRS
    ):
        return False
    return not (words.notes and head.lower().startswith(words.notes))


def _is_no_text(sentence: str) -> bool:
    # The pattern is slow to fail; without one of these signs inside it does.
    if not _SIGN.search(sentence, 0, len(sentence) - 1) and not sentence.endswith(("www.", "…")):
        return False
    return _NO_TEXT.search(sentence) is not None


def _has_good_length(sentence: str) -> bool:
    if " " in sentence and sentence.isascii():
        return _MIN_CHARS <= len(sentence) <= _MAX_CHARS
    if _is_dense(sentence):
        return _MIN_DENSE <= len(sentence) <= _MAX_DENSE
    return _MIN_CHARS <= len(sentence) <= _MAX_CHARS


def _is_dense(sentence: str) -> bool:
    """Return whether the sentence is in a script without blanks."""
    return sentence.count(" ") * 20 < len(sentence)


def _form_score(sentence: str, words: LeadWords) -> int:
    """Return what the form of a sentence speaks for it, at most `_MOST_BY_FORM`."""
    low = sentence.lower()
    parts = low.split()
    score = 0
    if not _is_dense(sentence):
        if not _MIN_WORDS <= len(parts) <= _MAX_WORDS:
            return -_FAR
        score += 8 if len(parts) in _GOOD_WORDS else 0
    score += 3 if _DIGIT.search(sentence) else 0
    if sentence[0] in "\"'“‘«„":
        score -= 18
    if not words.personal.isdisjoint(parts):
        score -= 12
    if not words.pointing.isdisjoint(parts):
        score -= 6
    if ":" in sentence and _LABEL.match(sentence):
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


def _day(sentence: str) -> str:
    if not _ANY_DIGIT.search(sentence):
        return ""
    dates = (found.value for found in find_dates(sentence))
    return next((day.isoformat() for day in dates if day), "")
