"""Find the signs of a page in flattened text: labels, buttons, stamps, bylines, credits.

One pass: a sign begins with a capitalised word, a figure or one of a few characters, and only the
patterns and phrases that begin with it are tried there. Linear: every pattern is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from digestgen.cleaning.frame import credits, stamps
from digestgen.cleaning.words.label_sets import Phrase, phrase_table
from digestgen.text.sentences import word_set

KINDS = (
    "stamp", "credit", "age", "count", "share", "related", "comment", "tags", "news", "copy",
    "author", "sign", "ad", "label", "by", "handle",
)  # fmt: skip
"""What a sign can be; its number is its place here."""
NUMBER = {kind: number for number, kind in enumerate(KINDS)}
(STAMP, CREDIT, AGE, COUNT, SHARE, RELATED, COMMENT, TAGS, NEWS, COPY, AUTHOR, SIGN, AD, LABEL,
 BY, HANDLE) = range(len(KINDS))  # fmt: skip

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁ"
_LOWER = "a-zß-öø-ÿа-яё"
_TRIGGER = re.compile(
    rf"[{_UPPER}\d@©ⓒ(\[#_](?:(?<=[{_UPPER}])(?:[{_UPPER}]+(?![{_LOWER}])|[{_LOWER}]*)"
    r"|(?<=\d)\d*|(?<=[@©ⓒ(\[#])|(?<=_)__)"
)
"""The first character stands before the alternatives, so that the search skips to it."""
_SMALL_TRIGGER = re.compile(
    r"(?<=[/|•·\d] )by(?= [A-Z])|(?<=[/|•·])by(?= [A-Z])|\b(?:facebook|twitter|linkedin|reddit)\b"
)
_SMALL_NETWORKS = ("facebook", "twitter", "linkedin", "reddit")
_BEFORE_BY = re.compile(r"[/|•·\d] ?by [A-Z]")
_NETWORKS = (
    r"(?:Facebook|FACEBOOK|facebook|Twitter|TWITTER|twitter|Reddit|REDDIT|reddit|E-?[Mm]ail|EMAIL|"
    r"email|Linked[Ii]n|LINKEDIN|linkedin|WhatsApp|Whatsapp|WHATSAPP|whatsapp|Pinterest|PINTEREST|"
    r"pinterest|Tumblr|tumblr|Pocket|Flipboard|Messenger|Telegram|Google\+|Google Plus|Instagram|"
    r"VK|Vk|Vkontakte|StumbleUpon|Digg|Skype|Viber|Print|print|Mail)"
)
_NETWORK = re.compile(rf"{_NETWORKS}(?![{_LOWER}])(?!['’]| (?!{_NETWORKS})[{_LOWER}])")
_BYLINE = re.compile(
    r"(?:By|BY|by|Von|Par|Por|Di|Door|Oleh|Текст|Text)(?::|\s)\s?(?:[Bb]y )?(?P<names>"
    r"@?{name}(?:,? (?:(?:and|And|AND|et|und|y|e|de|del|della|da|dos|van|von|der|den|"
    r"al|bin|el|la|le|di|&) )*{name}){0,9})".replace(
        "{name}",
        r"(?!(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
        r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.? \d|"
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Published|PUBLISHED|Updated|UPDATED|"
        r"Posted|POSTED|Share|SHARE)\b)"
        r"(?:[^\W\d_a-z]\.(?:[^\W\d_a-z]\.)*|[^\W\d_a-z][\w'’-]*)",
    )
)
_BY_WORDS = word_set("By BY by Von Par Por Di Door Oleh Текст Text")
_NOT_BY = re.compile(
    r"(?:By|BY) (?:The|A|An|My|Your|Our|This|That|Its|His|Her|Their|Then|Now|Contrast|Comparison|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|Signing|Submitting|Subscribing|Clicking)\b"
)
_GOES_BEFORE = re.compile(rf"[{_LOWER},;] $")
_HANDLE = re.compile(r"@\w{2,30}")
_TAG = re.compile(r"#\w+(?:[ ,]+#\w+)+")
_AFTER_LABEL = re.compile(rf"\s?:|\s*$|\s?[^\s{_LOWER}]")
_JOINT = re.compile(r"(?:[\s|•·/,:–—-]|(?<=\s)0(?=\s+[^\W\d_]))*")
"""A counter at nought belongs to the buttons before it."""


class Sign(NamedTuple):
    """A sign and its place; `kind` is the number of one of `KINDS`."""

    start: int
    end: int
    kind: int


def find_signs(text: str) -> list[Sign]:
    """Return the signs of `text` in order, not overlapping."""
    phrases = _phrases()
    found: list[Sign] = []
    end = 0
    for trigger in _triggers(text):
        word = trigger[0]
        kind = _MATTERS[word]
        at = trigger.start()
        if not kind or at < end:
            continue
        if kind == _PHRASE_ONLY:
            sign = _phrase(text, at, phrases[word])
        else:
            sign = _sign_at(text, at, word, phrases, end)
        if sign is not None:
            found.append(sign)
            end = sign.end
    return found


def _triggers(text: str) -> Iterable[re.Match[str]]:
    """Return the words and characters that a sign may begin with, in order."""
    if _BEFORE_BY.search(text) or any(name in text for name in _SMALL_NETWORKS):
        found = [*_TRIGGER.finditer(text), *_SMALL_TRIGGER.finditer(text)]
        return sorted(found, key=lambda m: (m.start(), m[0]))
    return _TRIGGER.finditer(text)


class _Matters(dict[str, int]):
    """Whether a sign may begin with a word: 0 for none; filled as words are asked for."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _MAX_KEPT:
            self.clear()
        is_pattern = (
            not word.isalpha()
            or word in _PATTERN_WORDS
            or word[:3].lower() in _DATE_STARTS
            or any(name.startswith(word) or word.startswith(name) for name in _NETWORK_NAMES)
        )
        is_phrase = word in _phrases()
        kind = self[word] = _ANY if is_pattern else _PHRASE_ONLY if is_phrase else 0
        return kind


_ANY, _PHRASE_ONLY = 1, 2


_MAX_KEPT = 20_000


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[Phrase, ...]]:
    from digestgen.cleaning.words.labels import ALL  # noqa: PLC0415  data, loaded once

    return phrase_table(ALL)


def _sign_at(  # noqa: PLR0911, PLR0912  one question a kind, in their order
    text: str, at: int, word: str, phrases: dict[str, tuple[Phrase, ...]], floor: int
) -> Sign | None:
    """Return the sign that begins at `at` with `word`; it may reach back to `floor`."""
    first = word[0]
    if first.isdigit():
        return _figure(text, at)
    if len(word) > 1 or first.isalpha():
        if word in credits.CREDIT_WORDS and (m := credits.WORDS.match(text, at)):
            return Sign(at, m.end(), CREDIT)
        if word in credits.AGENCY_WORDS and (m := credits.AGENCY.match(text, at)):
            before = credits.BEFORE_AGENCY.search(text, max(floor, at - 50), at)
            following = text[m.end() : m.end() + 2]
            # `ReutersThe` lost its blank, `APIs` is a word.
            is_lone = following.lstrip()[:1].isupper() and not (
                following[0].isupper() and m[0].isupper()
            )
            if before or is_lone:
                return Sign(before.start() if before else at, m.end(), CREDIT)
        if word in _BY_WORDS and not _NOT_BY.match(text, at) and (m := _BYLINE.match(text, at)):
            return Sign(at, m.end(), BY)
        if (m := _NETWORK.match(text, at)) and _is_button(text, at, m.end(), floor):
            return Sign(at, m.end(), SHARE)
        if (word[:3].lower() in _DATE_STARTS) and (m := stamps.STAMP.match(text, at)):
            return Sign(at, m.end(), STAMP)
        if word in ("A", "An", "One", "Two") and (m := stamps.AGE.match(text, at)):
            return Sign(at, m.end(), AGE)
    elif first == "@" and (m := _HANDLE.match(text, at)):
        return Sign(at, m.end(), HANDLE)
    elif first in "([" and (m := credits.BRACKET.match(text, at)):
        return Sign(at, m.end(), CREDIT)
    elif first in "©ⓒ":
        m = credits.RIGHTS.match(text, at)
        return Sign(at, m.end() if m else at + 1, COPY)
    elif first == "#" and (m := _TAG.match(text, at)):
        return Sign(at, m.end(), TAGS)
    return _phrase(text, at, phrases.get(word, ()))


_DATE_STARTS = word_set("""jan ene gen feb fév fev mar mär maa apr avr abr may mai mei mag jun jui
    giu jul lug aug agu aoû ago sep set oct okt out ott nov dec des dez déc dic mon tue wed thu fri
    sat sun янв фев мар апр мая июн июл авг сен окт ноя дек""")

_PATTERN_WORDS = (
    credits.CREDIT_WORDS | credits.AGENCY_WORDS | _BY_WORDS | frozenset({"A", "An", "One", "Two"})
)
_NETWORK_NAMES = (
    *re.findall(r"[A-Za-z]{2,}", _NETWORKS.replace("E-?[Mm]ail", "").replace("Linked[Ii]n", "")),
    "E-mail", "E-Mail", "Email", "EMail", "LinkedIn", "Linkedin",
)  # fmt: skip
_MATTERS = _Matters()


def _is_button(text: str, at: int, end: int, floor: int) -> bool:
    """Return whether the network's name at `at` is a button: not `said on Facebook.`."""
    if skip_joint(text, floor) >= at or not _GOES_BEFORE.search(text, max(0, at - 2), at):
        return True
    return bool(_NETWORK.match(text, skip_joint(text, end)))


def _figure(text: str, at: int) -> Sign | None:
    if m := stamps.STAMP.match(text, at):
        return Sign(at, m.end(), STAMP)
    if m := stamps.COUNT.match(text, at):
        return Sign(at, m.end(), COUNT)
    if m := stamps.AGE.match(text, at):
        return Sign(at, m.end(), AGE)
    return None


def _phrase(text: str, at: int, phrases: tuple[Phrase, ...]) -> Sign | None:
    for phrase in phrases:
        if not text.startswith(phrase.text, at):
            continue
        end = at + len(phrase.text)
        if text[end : end + 1].islower():
            continue
        if phrase.is_label and not _AFTER_LABEL.match(text, end):
            continue
        return Sign(at, end, NUMBER[phrase.kind])
    return None


def skip_joint(text: str, at: int) -> int:
    """Return `at` moved behind blanks, bars, dashes and colons."""
    found = _JOINT.match(text, at)
    return found.end() if found else at
