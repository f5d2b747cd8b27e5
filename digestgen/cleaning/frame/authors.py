"""Who wrote an article: read behind `By`, or between the headline and a date, handle or button.

In flattened text a name may be glued to what follows (`Ada ValePublished`) or stand twice, and job
titles, sites and places follow it without a mark. What is no name for certain is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from digestgen.cleaning.frame.heads import bylines, is_first_name
from digestgen.cleaning.frame.layout import Layout
from digestgen.cleaning.frame.signs import (
    AGE,
    BY,
    COPY,
    COUNT,
    CREDIT,
    HANDLE,
    LABEL,
    SHARE,
    STAMP,
    TAGS,
)  # fmt: skip
from digestgen.cleaning.words import en
from digestgen.cleaning.words.heads import FIRST_NAMES, JOB_WORDS, PLACES, SECTIONS
from digestgen.text.sentences import STARTERS, word_set

MAX_WORDS = 4
MAX_NAMES = 6
MAX_PLACES = 40
"""Bylines and signs that are looked at."""
BELOW = 400
"""Characters below an article in which a byline is its own."""
NEAR = 70
"""Characters between a headline or a sign and the next in which names are looked for."""

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁ"
_LOWER = "a-zß-öø-ÿā-žа-яё"
_PARTICLE = (
    r"(?:de la|de|del|della|der|den|van|von|zu|al|el|bin|ibn|la|le|da|das|do|dos|du|di|ter|ten)"
)
_PLAIN = (
    rf"(?:Mc|Mac|Mc|De|Di|La|Le|Van|Fitz|[ODN]['’]|al-|el-|Al-|El-)?[{_UPPER}][{_LOWER}]+"
    rf"(?:[-'’][{_UPPER}{_LOWER}][{_LOWER}]+)*"
)
_INITIAL = rf"(?:[{_UPPER}]\.)+|[{_UPPER}](?= [{_UPPER}][{_LOWER}])"
_NAME = re.compile(
    rf"(?:{_PLAIN}|(?:[A-Z]\.?){{1,2}}(?= [{_UPPER}][{_LOWER}])|{_INITIAL})"
    rf"(?: ?(?:{_INITIAL})| (?:{_PARTICLE} )*{_PLAIN})*"
)
_CAPITALS = rf"(?:[{_UPPER}]{{2,}}(?=[{_UPPER}][{_LOWER}])|[{_UPPER}]{{2,}}+)(?:[-'’][{_UPPER}]+)*+"
_SHOUTED = re.compile(
    rf"(?:Mc)?{_CAPITALS}"
    rf"(?: (?:[{_UPPER}]\.|(?:{_PARTICLE} )?(?:Mc|Mac)?{_CAPITALS}))+(?![{_LOWER}])"
)
_WORD = re.compile(r"\S+")
_JOIN = re.compile(r"\s*(?:,? (?:and|And|AND|et|und|y|with|e) |&| ?/ ?| ?\| ?|,)\s*(?!$)")
_BY = re.compile(r"(?:By|BY|by|Von|Par|Por|Di|Door|Oleh|Текст|Text)(?::|\s)\s?(?:[Bb]y )?")
_ZONE = re.compile(r"\s*(?:[A-Z]{2,4}T)(?=[A-Z][a-z])")
_AGENCIES = (
    "The Associated Press", "Associated Press", "Agence France-Presse", "Press Trust of India",
    "Reuters Staff", "REUTERS STAFF", "Thomson Reuters", "Press Association", "Staff Reports",
    "Staff Report", "Editorial Board", "The Editorial Board", "Bloomberg News", "Bloomberg",
    "Reuters", "REUTERS", "Xinhua", "AFP", "PTI", "IANS", "ANI", "UPI", "dpa", "DPA", "AAP", "AP",
)  # fmt: skip
_AGENCY = re.compile("(?:" + "|".join(map(re.escape, _AGENCIES)) + rf")(?![{_LOWER}])")
_CREDITED = re.compile(r"(?:©|[Pp]hoto|PHOTO|[Ii]mage|[Cc]redit|[Vv]ia|[Ss]ource|/)[^.]{0,12}$")
_SIGNS = frozenset({STAMP, HANDLE, COUNT, SHARE, AGE, LABEL, TAGS})
_MORE = word_set("""News Home Story Photo Image Video Getty Images Press Post Times Today Daily
    Weekly Magazine Insider Journal Herald Tribune Gazette Staff Published Updated View Read More
    Follow
    About Share Join Sign Subscribe Contact Click Email Print Comments Comment Advertisement Inc Ltd
    University Institute Company Group Center Centre Association Network Media Agency Agencies
    Service Services Company Corporation Council Department The Of In On For And To With""")
_NO_NAMES = (
    (en.NO_NAMES | _MORE | JOB_WORDS | (STARTERS - {"Will", "May", "An"})
     | {s for s in SECTIONS | PLACES if " " not in s})
    - FIRST_NAMES - {"Black", "Love", "Law", "Wales", "London"}
)  # fmt: skip
_LONE = re.compile(r"\w[\w.-]{2,24}(?=\s*(?:[-–—|•/]|$))")


class Authors(NamedTuple):
    """Names, where they stand and how sure they are."""

    names: tuple[str, ...]
    start: int
    end: int
    sure: float


_NOBODY = Authors((), 0, 0, 0.0)


def find_authors(layout: Layout, start: int, end: int, title: tuple[int, int] | None) -> Authors:
    """Return who wrote the article from `start` to `end`, whose headline is at `title`."""
    for at in bylines(layout, 0, start)[:MAX_PLACES]:
        found = _behind_by(layout, at, start)
        if found.names:
            return found
    found = _unmarked(layout, start, title)
    if found.names:
        return found
    below = bisect_left(layout.signs, (end,))
    for sign in layout.signs[below : below + MAX_PLACES]:
        if sign.kind == BY and sign.start < end + BELOW:
            found = _behind_by(layout, sign.start, len(layout.text))
            if found.names:
                return found
    return _NOBODY


def _unmarked(layout: Layout, start: int, title: tuple[int, int] | None) -> Authors:
    """Return the names without `By` behind the headline, or before a date, handle or button."""
    behind = title[1] if title else 0
    first = bisect_left(layout.signs, (behind,))
    if title:
        until = layout.signs[first].start if first < len(layout.signs) else start
        found = _between(layout, behind, min(until, start), is_title=True)
        if found.names:
            return found
    zones = [
        number
        for number in range(first, min(first + MAX_PLACES, len(layout.signs)))
        if layout.signs[number].kind in _SIGNS and layout.signs[number].start <= start
    ]
    for number in sorted(zones, key=lambda n: layout.signs[n].kind not in (STAMP, HANDLE)):
        sign = layout.signs[number]
        agency = _agency_before(layout.text, behind, sign.start) if sign.kind == STAMP else None
        if agency:
            return agency
        floor = layout.signs[number - 1].end if number else 0
        found = _between(layout, max(behind, floor), sign.start, is_title=False)
        if found.names:
            return found
    return _NOBODY


def _behind_by(layout: Layout, at: int, limit: int) -> Authors:
    text = layout.text
    by = _BY.match(text, at)
    if not by:
        return _NOBODY
    if agency := _AGENCY.match(text, by.end()):
        return Authors((agency[0],), by.end(), agency.end(), 0.9)
    following = bisect_left(layout.signs, (at + 1,))
    near = layout.signs[following : following + 4]
    stop = next((s.start for s in near if s.kind != CREDIT), limit)
    names, end = _names(text, by.end(), min(limit, by.end() + 160))
    if names:
        return Authors(names, by.end(), end, 0.95)
    # `By admin - 4 May`, `By Staff Reports | May 4`: one word or a few, up to a mark.
    shown = text[by.end() : min(stop, by.end() + 40)].strip(" -–—|•/,")
    if (
        at < limit
        and shown
        and stop <= limit
        and stop - by.end() <= NEAR
        and _LONE.fullmatch(shown)
    ):
        return Authors((shown,), by.end(), stop, 0.7)
    return _NOBODY


def _between(layout: Layout, a: int, z: int, *, is_title: bool) -> Authors:
    """Return the names between `a` and `z`, where a sign begins or the headline ends.

    Directly behind the headline, names may have a job or a place behind them; before a sign they
    may have a standfirst before them.
    """
    text = layout.text
    while a < z and text[a] in " |•·/–—-,\t0123456789":
        a += 1
    if zone := _ZONE.match(text, a):
        a = zone.end()
    stretch = text[a:z].rstrip(" |•·/–—-,\t")
    if not stretch or _CREDITED.search(text, max(0, a - 40), a) or _is_credit(layout, a):
        return _NOBODY
    if agency := _AGENCY.match(text, a, z):
        return Authors((agency[0],), a, agency.end(), 0.7)
    if len(stretch) <= NEAR or is_title:
        names, end = _names(text, a, a + len(stretch))
        rest = text[end : a + len(stretch)].strip(" ,|•·/–—-")
        is_whole = not rest or (len(rest) <= NEAR // 2 and not rest[0].islower())
        if names and is_whole and (is_title or not rest or is_first_name(names[0].split()[0])):
            return Authors(names, a, end, 0.8)
        if names and is_first_name(names[0].split()[0]) and is_title and rest[:1].isupper():
            return Authors(names, a, end, 0.6)
    if not is_title:
        return _last_name(text, a, a + len(stretch))
    return _NOBODY


def _last_name(text: str, a: int, z: int) -> Authors:
    """Return the name that ends a stretch: behind a stop, or with a known first name."""
    words = [*_WORD.finditer(text, max(a, z - 40), z)]
    for word in words[-3:-1]:
        names, end = _names(text, word.start(), z)
        before = text[max(a, word.start() - 2) : word.start()].strip()
        if (
            names
            and end == z
            and len(names) == 1
            and (is_first_name(word[0]) or before in (".", "?", "!"))
        ):
            if _CREDITED.search(text, max(0, word.start() - 24), word.start()):
                return _NOBODY
            return Authors(names, word.start(), end, 0.6)
    return _NOBODY


def _agency_before(text: str, a: int, z: int) -> Authors | None:
    """Return the agency directly before the date at `z`."""
    floor = max(a, z - 45)
    for found in _AGENCY.finditer(text, floor, z):
        rest = text[found.end() : z].strip(" ,|•·/–—-:")
        begins_block = found.start() == a or text[found.start() - 2 : found.start()].strip() != "("
        if begins_block and rest in (
            "",
            "Published",
            "Updated",
            "PUBLISHED",
            "UPDATED",
            "Published on",
        ):
            return Authors((found[0],), found.start(), found.end(), 0.7)
    return None


def _is_credit(layout: Layout, at: int) -> bool:
    number = bisect_left(layout.signs, (at,))
    before = layout.signs[number - 1] if number else None
    return (
        before is not None and before.kind in (CREDIT, COPY) and before.end <= at <= before.end + 2
    )


def _names(text: str, at: int, limit: int) -> tuple[tuple[str, ...], int]:
    """Return the names that begin at `at`, divided by commas or `and`, and where they end."""
    names: list[str] = []
    end = at
    while len(names) < MAX_NAMES:
        found = _one(text, at, limit)
        if found is None:
            break
        name, end = found
        if name not in names:
            names.append(name)
        join = _JOIN.match(text, end, limit)
        if not join:
            again = text[end:limit].lstrip()
            if again.startswith(name):  # a link and its label: `Ada Vale Ada Vale`
                end = limit - len(again) + len(name)
            break
        at = join.end()
    return tuple(names), end


def _one(text: str, at: int, limit: int) -> tuple[str, int] | None:
    """Return the name at `at` and its end; None when there is none for certain."""
    shouted = _SHOUTED.match(text, at, limit)
    found = shouted or _NAME.match(text, at, limit)
    if not found:
        return None
    words: list[re.Match[str]] = []
    for word in _WORD.finditer(text, at, found.end()):
        bare = word[0].strip(".,")
        if bare.capitalize() in _NO_NAMES and not (words and len(bare) == 1):
            break
        words.append(word)
        half = len(words) // 2
        if (
            half > 1
            and len(words) % 2 == 0
            and [w[0] for w in words[:half]] == [w[0] for w in words[half:]]
        ):
            break
        if len(words) == MAX_WORDS + 1:
            return None
    half = len(words) // 2
    is_twice = half > 1 and [w[0] for w in words[:half]] == [w[0] for w in words[half : 2 * half]]
    if is_twice:
        end = words[2 * half - 1].end()
        words = words[:half]
    else:
        # `Ada Vale View all stories`: the word before small ones belongs to them.
        behind = text[words[-1].end() : words[-1].end() + 2] if words else ""
        if (
            len(words) > 2  # noqa: PLR2004
            and behind[:1] == " "
            and behind[1:].islower()
            and not _JOIN.match(text, words[-1].end())
        ):
            words.pop()
        while words and words[-1][0].lower() in en.PARTICLES:
            words.pop()
        end = words[-1].end() if words else at
    full = [w for w in words if len(w[0].strip(".")) > 1]
    if len(words) < 2 or len(full) < 1 or len(words) > MAX_WORDS:  # noqa: PLR2004
        return None
    name = " ".join(w[0] for w in words)
    return (name.title() if shouted else name), end
