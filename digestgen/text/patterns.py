"""Regular expressions that editors write: the one door to `regex`.

Python's own `re` cannot be stopped, and `(a|aa)+$` may run for years. `regex` reads the same
patterns and takes a time limit, counted in time of the processor, so that a busy machine does not
make a good pattern fail. It is loaded when there is a pattern.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import regex

TIME_LIMIT_S = 1.0
"""For one pattern in one article. Good ones took 7 us each in articles of 700 words."""
MAX_CHARS = 2000


class PatternError(ValueError):
    """No pattern; carries the offset of the fault in it, and what to write instead."""

    def __init__(self, message: str, hint: str, offset: int = 0) -> None:
        super().__init__(message)
        self.hint = hint
        self.offset = offset


def check_pattern(text: str) -> None:
    """Raise PatternError when `text` is no pattern that could be used."""
    if len(text) > MAX_CHARS:
        raise PatternError(f"a pattern of {len(text):,} characters", f"keep it under {MAX_CHARS:,}")
    pattern = _compiled(text)
    try:
        is_idle = pattern.fullmatch("", timeout=TIME_LIMIT_S) is not None
    except TimeoutError:
        is_idle = False
    if is_idle:
        raise PatternError(
            "this pattern matches the empty text, so it matches everywhere",
            "write the words that must stand there",
        )


def find_spans(pattern: str, text: str, start: int) -> tuple[tuple[int, int], ...]:
    r"""Return the stretches (start, end) of `text` from `start` on that match, in order.

    None of them is empty. `^` and `$` match at the ends of lines too, `\A` and `\Z` only at those
    of the text behind `start`. Raises TimeoutError after TIME_LIMIT_S.
    """
    body = text[start:]
    found = _compiled(pattern).finditer(body, timeout=TIME_LIMIT_S)
    return tuple((m.start() + start, m.end() + start) for m in found if m.end() > m.start())


@lru_cache(maxsize=1024)
def _compiled(text: str) -> regex.Pattern[str]:
    """Return the pattern. Raises PatternError."""
    import regex  # noqa: PLC0415  only where patterns are configured

    hint = "put \\ before signs that are meant as they stand: . ? * + ( ) [ ] { } | ^ $"
    try:
        return regex.compile(text, regex.MULTILINE)
    except regex.error as error:
        # The stubs know the class, but not what it carries.
        message, offset = getattr(error, "msg", error), getattr(error, "pos", 0)
        raise PatternError(f"this is no pattern: {message}", hint, offset or 0) from None
    except (ValueError, OverflowError, RecursionError) as error:
        raise PatternError(f"this is no pattern: {error}", hint) from None
