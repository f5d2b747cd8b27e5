"""Split prose into sentences.

Pure. Knows English abbreviations, initials, ellipses and closing quotes; other scripts split at
their own full stops. A stop whose blank is missing (`Turkey.Although`) is no end here: the cleaner
mends those first. Follows Unicode Standard Annex 29, part 5, but for two things: a stop before a
small letter never ends a sentence, and one behind an abbreviation does only when a word follows
that often begins one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, in characters."""

    start: int
    end: int


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text of words."""
    return frozenset(words.split())


CLOSERS = "\"'”’»)]}"
_STOP = re.compile(
    r"[.!?…。！？｡।॥؟۔\n](?:"
    rf"(?<=[.!?…])(?<![.!?…].)[.!?…]*+[{re.escape(CLOSERS)}]*+(?=\s)"
    r"|(?<=[。！？｡])(?<![。！？｡].)[。！？｡]*+[」』”’）】]*"
    r"|(?<=[।॥؟۔])(?<![।॥؟۔].)[।॥؟۔]*+(?=\s)"
    r"|(?<=\n)[ \t]*+\n)"
)
"""The first character stands before the alternatives, so that the search skips to it."""
_NO_WORD = str.maketrans(dict.fromkeys("([\"“‘'", " "))
_NEXT_WORD = re.compile(r"\s*([\"'“‘«(\[¿¡—–-]*)\s*([^\W_][\w'’]*)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\.?$|(?:[^\W\d_]\.)+$")
_WORD_WINDOW = 40
"""Characters looked at on either side of a stop: longer than any abbreviation, so the cost stays
linear.
"""

# Always followed by the rest of a name or a figure.
TITLES = word_set("""mr mrs ms mx messrs dr prof gen sen rep reps sens gov lt col capt cmdr sgt maj
    adm cpl pvt brig st ste rev hon pres fr sr. mt ft supt insp det amb atty vs cf e.g i.e viz
    approx fig figs vol ed eds op cit""")
_BEFORE_FIGURE = word_set(
    "no nos art p pp par sec ch jan feb mar apr jun jul aug sep sept oct nov dec"
)
# May also be the last word of a sentence.
_SOFT = word_set("""inc ltd co corp llc plc jr sr bros etc al a.m p.m ph.d m.d b.a m.a ave blvd rd
    dept est univ assn bldg calif mass conn fla ga ill ind kan ky la md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo ariz ark colo del ala""")
_OTHERS = _BEFORE_FIGURE | _SOFT
_ABBREVIATIONS = TITLES | _OTHERS
STARTERS = word_set("""The This That These Those There Then They Their He His She Her Hers It Its
    We Our You Your I My In On At By For From With Without Within After Before During Since Until
    Under Over Through Between Among About Above Across Against Along Around As Because Although
    Though Even While When Where Why What Who Which How If Unless Whether And But Or Nor So Yet
    Also A An Another Any All Both Each Every Either Neither Few Many Most Much Several Some Such
    No None Not Nothing Only One Two Three Four Five Six Seven Eight Nine Ten However Meanwhile
    Moreover Still Last Next Earlier Later Now Today Yesterday Tomorrow Once According Despite
    Instead Asked Overnight Some Other Others More Here Is Are Was Were Do Does Did Can Could Will
    Would Should Has Have Had To Of Experts Officials Police""")
"""Words that often begin an English sentence and seldom stand capitalised inside one."""


def ends_sentence(text: str, at: int) -> bool:
    """Return whether a sentence of `text` ends at offset `at`, blanks before it not counted."""
    while at > 0 and text[at - 1].isspace():
        at -= 1
    floor = max(0, at - 8)
    end = at
    while end > floor and text[end - 1] in CLOSERS:
        end -= 1
    return (
        end > 0
        and text[end - 1] in ".!?…。！？।؟۔"
        and not (text[end - 1] == "." and end == at and _is_abbreviation(text, end, next_word=None))
    )


@lru_cache(maxsize=2)
def split_sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of `text` as offsets in characters, in order and without gaps.

    The spans join back to `text` exactly; the blanks behind a sentence belong to it. An empty line
    always ends a sentence. Linear in len(text). The last answers are kept: the rules of cleaning
    ask for the same text.
    """
    spans: list[Span] = []
    start = 0
    for stop in _STOP.finditer(text):
        at, end = stop.span()
        if at < start or not _is_end(text, start, at, end):
            continue
        if text[end : end + 1].isspace():
            end += 1
            while text[end : end + 1].isspace():
                end += 1
        if not text[start:end].isspace():
            spans.append(Span(start, end))
            start = end
    if start < len(text):
        spans.append(Span(start, len(text)))
    return tuple(spans)


def _is_end(  # noqa: PLR0911  one case a line
    text: str, start: int, at: int, end: int
) -> bool:
    """Return whether the stop from `at` to `end` ends the sentence that began at `start`."""
    sign = text[at]
    if text[end + 1 : end + 2].isupper() and text[end] == " ":
        # Nearly all stops; what follows takes four times as long to say the same.
        if sign in "!?…":
            return True
        word = text[text.rfind(" ", max(0, at - _WORD_WINDOW + 1), at) + 1 : at]
        is_word = 1 < len(word) < _WORD_WINDOW and word.isalpha()
        if sign == "." and is_word and (end > at + 1 or word.lower() not in _ABBREVIATIONS):
            return True
    if sign not in ".!?…":
        return True
    found = _NEXT_WORD.match(text, end, end + _WORD_WINDOW)
    word = (found[2] or "") if found else ""
    if word and word[0].islower():
        return False
    if sign != "." or text[at + 1 : end][:1] == ".":
        return True
    if end == at + 1 and _is_abbreviation(text, end, next_word=word):
        return False
    # `1. Foo`: the number of a list, not a sentence of its own.
    if not text[at - 1 : at].strip().isdigit() and not text[at - 1 : at].isspace():
        return True
    head = text[max(start, at - 5) : at].strip()
    return not (head.isdigit() and at - start <= len(head) + 2)


def _is_abbreviation(  # noqa: PLR0911  one case a line
    text: str, end: int, *, next_word: str | None
) -> bool:
    """Return whether the stop before `end` is that of an abbreviation inside a sentence.

    `next_word` None: nothing follows; then only titles and single initials count.
    """
    word = _last_word(text, end - 1)
    small = word.lower()
    if small in TITLES:
        return True
    if next_word is None:
        return False
    if small not in _OTHERS and len(word) != 1 and "." not in word:
        return False
    if word in ("I", "A"):
        return next_word not in STARTERS
    if word and _INITIALS.match(word):
        return next_word not in STARTERS and not next_word[:1].isdigit()
    if small in _BEFORE_FIGURE:
        return next_word[:1].isdigit() or (word[:1].isupper() and small not in ("no", "mar", "art"))
    return small in _SOFT and next_word not in STARTERS


def _last_word(text: str, end: int) -> str:
    """Return what stands between the last blank, quote or bracket before `end` and `end`."""
    window = text[max(0, end + 1 - _WORD_WINDOW) : end].removesuffix("\n")
    if not window or window[-1].isspace():
        return ""
    word = window.rsplit(None, 1)[-1]
    if not word.isalnum():
        word = word.translate(_NO_WORD).rpartition(" ")[2]
    return word
