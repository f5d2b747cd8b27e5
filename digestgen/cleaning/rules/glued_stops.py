"""`glued-stops`: puts the missing blank back into `Turkey.Although`.

Safe ground: two or more small letters (or a closing quote or bracket behind them), a stop, a
capital, a small letter. Not split: hosts and addresses (`example.com`, `Amazon.Com`),
abbreviations (`U.S.Army`, `St.Louis`, `Sen.Vale`), versions and figures, initials, file and
product names (`Node.Js`, `Yahoo!Japan`), ellipses, and never `aaaBbb`, which is how products are
written (39 of 181 true bodies hold such words).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.text.sentences import TITLES, word_set

_GLUED = re.compile(
    r"(?P<stop>[.?!])(?=\S)(?:(?<=[^\W\d_A-Z]{2}.)|(?<=[^\W\d_A-Z]{2}[)\]”’»\d].)|(?<=\d\d.)|(?<=%.))"
    r"(?P<close>[”’»)\]]*)(?P<quote>[\"']?)(?P<open>[“‘«(\[]*)(?=[^\W\d_]|\d{1,3} [^\W\d_])"
)
"""The stop comes first, so that the search skips to it; then what must stand before it."""
_SPACE = 40
_NEXT = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDINGS = word_set("com org net edu gov info biz tv io ai js ts py uk")
"""Of hosts and files that are also written with a capital: `Amazon.Com`, `Node.Js`."""
_ABBREVIATIONS = TITLES | word_set(
    "no nos inc ltd co corp jr vol jan feb apr jun jul aug sept sep oct nov dec"
)
_CALLERS = frozenset({"yahoo", "yum", "jeopardy", "guess"})
_TOKEN_SIGNS = re.compile(
    r"[/@\\#=_]|www\.|https?:|\.(?:com|org|net|pdf|html?|txt|docx?|xlsx?|jpe?g|png|zip|py|js)\b"
)
_REASON = "a blank was missing behind the stop"


def glued_stops(draft: Draft) -> Outcome:
    """Put a blank behind every stop that lost its own."""
    text = draft.text
    glued = [*_GLUED.finditer(text)]
    if not glued:
        return NOTHING
    quotes = [found.start() for found in re.finditer('"', text)]
    changes = []
    for found in glued:
        at = _border(text, found, quotes)
        if at is not None:
            changes.append(Change(at, at, " ", _REASON))
    return Outcome(tuple(changes))


def _border(text: str, found: re.Match[str], quotes: list[int]) -> int | None:
    """Return where the blank belongs, None when the stop is no sentence end."""
    stop = found.end("stop")
    word = _word_before(text, found.start("stop"))
    if _TOKEN_SIGNS.search(_token_around(text, stop)) or word.lower() in _ABBREVIATIONS:
        return None
    if found["stop"] == "!" and word.lower() in _CALLERS:
        return None
    following = _NEXT.match(text, found.end())
    if not _may_begin(following[0] if following else "", word):
        return None
    if not found["quote"]:
        return found.end("close")
    closes = _closes_quote(text, found.start("quote"), quotes)
    return found.end("quote") if closes else found.start("quote")


def _may_begin(name: str, word: str) -> bool:
    """Return whether `name` ('' for a figure) may begin a sentence behind `word`."""
    if not name:
        return not word[-1:].isdigit() and word != "No"
    if len(name) == 1:
        return name in "AI" and not word[-1:].isdigit()
    has_small_letter = name[1].islower() or name[1] in "'’"
    return name[0].isupper() and has_small_letter and name.lower() not in _ENDINGS


def _word_before(text: str, at: int) -> str:
    start = at
    while (
        start > 0 and at - start < _SPACE and (text[start - 1].isalnum() or text[start - 1] == ".")
    ):
        start -= 1
    return text[start:at]


def _token_around(text: str, at: int) -> str:
    """Return what stands around `at` between blanks, at most 40 characters to either side."""
    start = end = at
    while start > 0 and at - start < _SPACE and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and end - at < _SPACE and not text[end].isspace():
        end += 1
    return text[start:end]


def _closes_quote(text: str, at: int, quotes: list[int]) -> bool:
    """Return whether the straight quote at `at`, with no blank on either side, closes a quotation.

    Where double quotes come in pairs, `quotes`, every second one closes. Else the next quote of its
    kind tells: one that closes (a word directly before it) needs one that opens.
    """
    sign = text[at]
    if sign == '"' and len(quotes) % 2 == 0:
        return bisect_left(quotes, at) % 2 == 1
    following = text.find(sign, at + 1, at + 600)
    if following > 0 and not text[following - 1].isspace():
        return False
    before = text.rfind(sign, max(0, at - 600), at)
    return before >= 0 and (before == 0 or text[before - 1].isspace())
