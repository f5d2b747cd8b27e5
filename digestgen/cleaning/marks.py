"""Signs of the page around an article: ages, share buttons, advertising, labels.

Patterns and small readers.
"""

from __future__ import annotations

import re

from digestgen.cleaning.words import en

COLLECTOR_DATE = re.compile(r"\s*date (?P<day>(?P<month>(?:19|20)\d\d-\d\d)(?:-\d\d)?)\s+(?![a-z])")
BY_BY = re.compile(r"By By (?=[^\W\d_])")
AGE = re.compile(
    r"(?:\d{1,3}|an?|one|two|three|a few) "
    r"(?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|"
    r"year)s? ago\b(?P<where> in (?=[^\W\d_a-z]))?"
)
MORE_ABOUT = re.compile(r"\bMore about (?=\S)")
MORE_NEWS = re.compile(r"\bMore news from\b")
_SECTION = re.compile("|".join(re.escape(s) for s in en.SECTIONS))
_SECTION_WORD = re.compile(r"[^\W\d_]+(?: & [^\W\d_]+)?")


def read_section(text: str, at: int) -> tuple[str, int] | None:
    """Return the section name at `at` and its end.

    The longest one known, else one capitalised word.
    """
    known = _SECTION.match(text, at)
    if known and not text[known.end() : known.end() + 1].isalnum():
        return known[0], known.end()
    word = _SECTION_WORD.match(text, at)
    return (word[0], word.end()) if word and word[0][0].isupper() else None


def has_sure_mark(text: str) -> bool:
    """Return whether `text` bears a mark that no author types.

    The signs of the founding example.
    """
    return bool(
        COLLECTOR_DATE.match(text)
        or BY_BY.search(text[:300])
        or (
            (more := MORE_ABOUT.search(text[-1500:])) and MORE_NEWS.search(text[-1500:], more.end())
        )
    )
