"""Change a Markdown text everywhere but in its code. Pure, linear."""

from __future__ import annotations

import re
from collections.abc import Callable

_TICKS = re.compile(r"`+")
_FENCE_SIGNS = 3


def outside_code(text: str, change: Callable[[str], str]) -> str:
    """Return `text` with `change` applied to each stretch that is no code block or code span."""
    parts: list[str] = []
    at = 0
    for start, end in _code_places(text):
        parts += [change(text[at:start]), text[start:end]]
        at = end
    return "".join([*parts, change(text[at:])])


def _code_places(text: str) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    fence = ""
    fence_start = at = prose_start = 0
    for line in text.splitlines(keepends=True):
        bare = line.lstrip(" >\t")
        run = len(bare) - len(bare.lstrip(bare[:1])) if bare[:1] in ("`", "~") else 0
        if fence:
            if run >= len(fence) and bare[0] == fence[0] and not bare[run:].strip():
                places.append((fence_start, at + len(line)))
                fence, prose_start = "", at + len(line)
        elif run >= _FENCE_SIGNS and not (bare[0] == "`" and "`" in bare[run:]):
            places += _spans(text, prose_start, at)
            fence, fence_start = bare[:run], at
        at += len(line)
    if fence:
        places.append((fence_start, len(text)))
    else:
        places += _spans(text, prose_start, len(text))
    return places


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the code spans between `start` and `end`; each ends with as many ticks as it began."""
    runs = list(_TICKS.finditer(text, start, end))
    # For each length the runs behind each other, so that looking for the end is constant.
    following: dict[int, list[int]] = {}
    for number, run in enumerate(runs):
        following.setdefault(len(run[0]), []).append(number)
    cursors = dict.fromkeys(following, 0)
    spans: list[tuple[int, int]] = []
    number = 0
    while number < len(runs):
        run = runs[number]
        length = len(run[0])
        same = following[length]
        while cursors[length] < len(same) and same[cursors[length]] <= number:
            cursors[length] += 1
        is_escaped = run.start() > start and text[run.start() - 1] == "\\"
        if not is_escaped and cursors[length] < len(same):
            closing = same[cursors[length]]
            if "\n\n" not in text[run.end() : runs[closing].start()]:
                spans.append((run.start(), runs[closing].end()))
                number = closing
        number += 1
    return spans
