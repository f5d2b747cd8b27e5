"""The dialects of front matter, and the order in which they are tried.

Each looks only at the head of a text and knows its own by the first line, so at most one of them
reads on.
"""

from __future__ import annotations

from digestgen.content.dialects import (
    code_fence,
    dashes,
    json_block,
    lektor,
    nikola,
    pelican,
    toml_block,
)
from digestgen.content.dialects.block import Block
from digestgen.model.source import Format

_FENCED = (dashes.read, toml_block.read, code_fence.read, json_block.read_fenced, nikola.read)
_READERS = {
    Format.MARKDOWN: (*_FENCED, json_block.read_object, pelican.read),
    Format.TEXT: (*_FENCED, pelican.read_titled),
    Format.HTML: (dashes.read, toml_block.read),
}
_NONE = Block("none", (), 0)


def split(text: str, form: Format, *, is_lektor: bool = False) -> Block:
    """Return the front matter at the head of `text`; one of dialect `none` when there is none."""
    if is_lektor:
        return lektor.read(text) or _NONE
    for read in _READERS[form]:
        if block := read(text):
            return block
    return _NONE
