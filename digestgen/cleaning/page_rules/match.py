"""How the rules find labels at the beginning of a block."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=32)
def _pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    ordered = sorted(labels, key=len, reverse=True)
    return re.compile(rf"[\W_]*({'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)


def label_of(text: str, labels: dict[str, tuple[str, ...]]) -> str:
    """Return the label that `text` begins with, as it stands there, signs before it left out."""
    found = _pattern(tuple(label for group in labels.values() for label in group)).match(text)
    return found[1] if found else ""


def rest_of(text: str, label: str) -> str:
    """Return what stands behind `label` in `text`."""
    return text[text.index(label) + len(label) :]


def is_label_alone(text: str, label: str) -> bool:
    """Return whether nothing but signs stands behind `label`."""
    return bool(label) and not re.search(r"\w", rest_of(text, label))
