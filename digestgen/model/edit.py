"""What the cleaner did to a text: a list of replacements that can be replayed and read."""

from __future__ import annotations

import msgspec


class Edit(msgspec.Struct, frozen=True, order=True):
    """One replacement. The edits of an article are sorted and do not overlap."""

    start: int
    """Offset in characters in the decoded source text (`Source.text`)."""
    end: int
    rule: str
    """Name of the rule: `byline`, `glued-stops`."""
    before: str
    """What stood there: `text[start:end]`."""
    after: str
    """What stands there now; '' for a removal."""
    reason: str
    """Why, in a few words for the editor."""


def replay(text: str, edits: tuple[Edit, ...]) -> str:
    """Return `text` with `edits` (sorted, not overlapping) carried out. Linear."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        if edit.start < at or text[edit.start : edit.end] != edit.before:
            raise ValueError(f"edit {edit.rule} at {edit.start} does not fit the text")
        parts += (text[at : edit.start], edit.after)
        at = edit.end
    parts.append(text[at:])
    return "".join(parts)


def removed_chars(edits: tuple[Edit, ...]) -> int:
    """Return how many characters went, those that came in their places set off."""
    return sum(max(0, len(edit.before) - len(edit.after)) for edit in edits)
