"""The dialects of front matter, and the order in which they are tried.

Each looks only at the head of a text and knows its own by the first line, so at most one of them
reads on. The fence of dashes is first and the most common; the others are loaded behind it.
"""

from __future__ import annotations

from digestgen.content.dialects import dashes
from digestgen.content.dialects.block import Block
from digestgen.model.source import Format

_NONE = Block("none", (), 0)


def split(text: str, form: Format, *, is_lektor: bool = False) -> Block:
    """Return the front matter at the head of `text`; one of dialect `none` when there is none."""
    if not is_lektor and (block := dashes.read(text)):
        return block
    from digestgen.content.dialects.others import read  # noqa: PLC0415  for those who need it

    return read(text, form, is_lektor=is_lektor) or _NONE
