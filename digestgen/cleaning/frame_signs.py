"""Signs of the page around an article, in flattened text.

Stamps, bylines, share buttons, photo credits, labels.

A sign is sure enough to say that nothing up to its end (in the head) or from its start (in the
tail) is article. Blanks may have been lost between blocks (`FacebookTwitterEmail`), so patterns
allow none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from digestgen.cleaning.marks import AGE
from digestgen.cleaning.people import read_names
from digestgen.text.dates import find_dates


class Strength(IntEnum):
    """How much text a sign may reach over."""

    WEAK = 1
    FAIR = 2
    STRONG = 3


class Sign(NamedTuple):
    """A sign in the head of a page."""

    start: int
    end: int
    strength: Strength
    authors: tuple[str, ...] = ()
    published: date | None = None


_NET = (
    r"(?:Facebook|FACEBOOK|facebook|Twitter|TWITTER|twitter|Reddit|reddit|E-?[Mm]ail|EMAIL|"
    r"email|Linked[Ii]n|linkedin|"
    r"WhatsApp|Whatsapp|Pinterest|pinterest|Tumblr|Pocket|Flipboard|Messenger|Telegram|"
    r"Google\+?|Instagram|VK)"
)
_TOOL = (
    r"(?:Share|SHARE|Shares|Tweet|Print|PRINT|print|Comments?|Copy|Link|Embed|Close|Save|"
    r"Pin It|More|Permalink|Posts)"
)
_SHARE = re.compile(
    r"(?:All sharing options(?: for:)?|Show more sharing options|Share (?:this|"
    r"This)(?: (?:story|Story|article|Article|"
    r"post|entry|page|with|on|via))?:?|Share it [Ww]ith [Ff]riends|Share (?:on|via|with|"
    r"by)[: ]|Share permalink|"
    r"Tweet on|Click to share on \w+|Get short URL|Print (?:This )?Article|Order Reprints|"
    r"Text size|Close video|"
    r"close\s?video)(?:[\s|•·/]*(?:on |via )?(?:" + _NET + "|" + _TOOL + r"))*"
    r"|(?:" + _NET + r"[\s|•·]*){3,}(?:(?:" + _NET + "|" + _TOOL + r")[\s|•·]*)*"
    r"|(?:Share|SHARE|Tweet|Print)[\s|•·]*(?:"
    + _NET
    + "|"
    + _TOOL
    + r")(?:[\s|•·]*(?:"
    + _NET
    + "|"
    + _TOOL
    + r"))*"
)
_CREDIT = re.compile(
    r"\((?:AP Photo|Photo|Image|Picture|[Cc]redit|Image [Cc]redit|Photo by|"
    r"Photo credit)\b[^()]{0,90}\)"
    r"|\([^()]{0,70}\bvia (?:AP|Getty Images|Reuters)\b[^()]{0,30}\)"
    r"|(?:Photograph|Photo|Image|Credit|Picture)(?: (?:by|via)|"
    r"\s?:)\s?[^.()]{0,60}?(?:Getty Images|Shutterstock|AFP|AP|Reuters)\b"
    r"|[/,] ?Getty Images(?:/[^\W\d_]+)*(?: RF)?|(?:\[|\()(?:File|Photo): ?\w+[\])]|"
    r"Photo ?: [A-Za-z]+(?=\s[A-Z])"
)
_LABEL = re.compile(
    r"(?:(?:First |Originally )?(?:PUBLISHED|Published|published|publiziert)|"
    r"(?:Last )?(?:UPDATED|Updated|updated|modified)|Last modified|"
    r"Posted|POSTED|Original|Publicado)(?: (?:on|am|at|em))?:?[ \t]*$|[|•/–—-][ \t]*$"
)
_BY = re.compile(r"(?:(?<=\W)|(?<=[a-z.?!])|^)(?:BY:?|By|by)[ \t]+(?=[^\W\d_])")
_AFTER_BYLINE = re.compile(
    r"[ \t]*(?:[|/•]|[-–—] |(?:UPDATED|PUBLISHED|Updated|Published|Posted|Special to|"
    r"Associated Press|Staff|Share\b|On \d))"
)
# `The film By Night was shown on April 3`: small words between name and date make a sentence.
_TELLS_ON = re.compile(r"\b(?!(?:on|at|updated|published|posted|last|and|am|um|le)\b)[a-z]{2,}\b")
_IN_SENTENCE = re.compile(
    r"(?:\b(?:on|in|of|since|until|by|for|from|at|before|after|and|to|the|between|dated|until|"
    r"as|or|than|around)|,)\s*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:,\s?|;\s?)?[a-z]|,|\s*\)")
_COUNTER = re.compile(
    r"[ \t]*(?:0(?=\s+[^\W\d])|\d+(?:\.\d+)?K\b|\d+ (?:Comments?|Shares|comentários)|@\w+|[|"
    r"•·]|(?:Share|Shares|Tweet|Print|"
    r"Comments?|Email|Listen|Save)(?=\s+[^\Wa-z\d_]))"
)


def head_signs(text: str, limit: int) -> list[Sign]:
    """Return the signs in the first `limit` characters, in order of their ends."""
    found = [*_stamps(text, limit), *_bylines(text, limit)]
    found += [Sign(m.start(), m.end(), Strength.FAIR) for m in _SHARE.finditer(text, 0, limit)]
    found += [Sign(m.start(), m.end(), Strength.WEAK) for m in _CREDIT.finditer(text, 0, limit)]
    return sorted(found, key=lambda s: (s.start, s.end))


def _stamps(text: str, limit: int) -> Iterator[Sign]:
    """Yield printed dates that stand by themselves, with a label or a clock or neither."""
    for day in find_dates(text, 0, limit):
        label = _LABEL.search(text, max(0, day.start - 30), day.start)
        start = label.start() if label else day.start
        is_named = bool(label and label[0][:1].isalpha())
        if not is_named and (
            _IN_SENTENCE.search(text, max(0, start - 12), start)
            or (not day.has_clock and _GOES_ON.match(text, day.end))
        ):
            continue
        # `The letter, published April 3, 2020, asked for money.`
        if label and label[0][:1].islower() and _GOES_ON.match(text, day.end):
            continue
        strength = Strength(1 + is_named + day.has_clock)
        is_update = bool(
            (label and "pdated" in label[0].lower()) or (label and "modified" in label[0])
        )
        yield Sign(start, day.end, strength, published=None if is_update else day.value)
    for age in AGE.finditer(text, 0, limit):
        label = _LABEL.search(text, max(0, age.start() - 30), age.start())
        if label and label[0][:1].isalpha():
            yield Sign(label.start(), age.end(), Strength.FAIR)


def _bylines(text: str, limit: int) -> Iterator[Sign]:
    """Yield `By` with names where a date, a bar or a label follows."""
    for by in _BY.finditer(text, 0, limit):
        names = read_names(text, by.end())
        if not names:
            continue
        ends = names.end
        near = [
            d
            for d in find_dates(text, ends, ends + 60)
            if d.start <= ends + 24 and not _TELLS_ON.search(text, ends, d.start)
        ]
        is_sure = bool(near) or (by[0][0] == "B" and bool(_AFTER_BYLINE.match(text, ends)))
        if is_sure and (by[0][0] == "B" or (near and near[0].start <= ends + 3)):
            yield Sign(by.start(), ends, Strength.STRONG, authors=names.names)


def skip_counters(text: str, at: int) -> int:
    """Return the offset behind the counters, handles and lone buttons at `at`."""
    while (found := _COUNTER.match(text, at)) and found.end() > at:
        at = found.end()
    return at
