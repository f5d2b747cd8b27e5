"""Marks between brackets (`{{< x >}}`, `{% x %}`) found in linear time, however many are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MAX_CHARS = 4000


class Bracketed(NamedTuple):
    """One mark with its place."""

    start: int
    end: int
    opening: str
    inside: str
    """Without blanks at its ends."""


def bracketed(text: str, closers: dict[str, str], at: int = 0) -> Iterator[Bracketed]:
    """Yield the marks of `text` from `at` on that open and close as `closers` says, in order.

    One that does not close within 4,000 characters is none.
    """
    opening = re.compile("|".join(re.escape(sign) for sign in closers))
    while found := opening.search(text, at):
        inside = found.end()
        closer = closers[found[0]]
        end = text.find(closer, inside, inside + _MAX_CHARS)
        if end < 0:
            at = inside
            continue
        at = end + len(closer)
        yield Bracketed(found.start(), at, found[0], text[inside:end].strip())
