"""The dialects of front matter but for the fence of dashes, in the order they are tried."""

from __future__ import annotations

from digestgen.content.dialects import (
    code_fence,
    json_block,
    lektor,
    nikola,
    pelican,
    toml_block,
)
from digestgen.content.dialects.block import Block
from digestgen.model.source import Format

_FENCED = (toml_block.read, code_fence.read, json_block.read_fenced, nikola.read)
_READERS = {
    Format.MARKDOWN: (*_FENCED, json_block.read_object, pelican.read),
    Format.TEXT: (*_FENCED, pelican.read_titled),
    Format.HTML: (toml_block.read,),
}


def read(text: str, form: Format, *, is_lektor: bool) -> Block | None:
    """Return the front matter at the head of `text`, None when none of these is there."""
    if is_lektor:
        return lektor.read(text)
    for reader in _READERS[form]:
        if block := reader(text):
            return block
    return None
