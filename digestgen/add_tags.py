"""Tags put into the front matter of a Markdown file; every other byte stays as it is.

Pure. What it gives is read again before anybody writes it: all but the tags must come back as it
was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from digestgen.article import Examined, examine
from digestgen.model.problem import Problem
from digestgen.model.reading import ReadSettings
from digestgen.model.source import Format
from digestgen.text.yaml_text import yaml_list

_BLOCK = re.compile(
    rb"(?:\xef\xbb\xbf)?---[ \t]*(\r?\n)(?:.*?\r?\n)??(?=---[ \t]*(?:\r?\n|\Z))", re.S
)
_TAGS = ("tags", "tag", "topics", "topic", "keywords", "categories", "category")


def add_tags(
    data: bytes, path: str, tags: Sequence[str], settings: ReadSettings
) -> tuple[bytes | None, Problem | None]:
    """Return the file with these tags, for one that has none; None with the reason why not."""
    before = examine(data, path, settings)
    source = before.source
    if source is None or source.format is not Format.MARKDOWN:
        return None, _refused(path, "no Markdown file", "digestgen clean --write makes it one")
    if any(field.name.casefold() in _TAGS for field in source.fields):
        return None, _refused(path, "it has tags already", "write them into its front matter")
    lines = f"tags:\n{yaml_list(tuple(tags))}".encode()
    block = _BLOCK.match(data)
    if block:
        lines = lines.replace(b"\n", block[1])
        new = data[: block.end()] + lines + data[block.end() :]
    elif not source.fields:
        new = b"---\n" + lines + b"---\n\n" + data
    else:
        return None, _refused(path, "its front matter is no YAML", "write the tags by hand")
    if not _is_same(before, examine(new, path, settings), tuple(tags)):
        return None, _refused(path, "it would be read otherwise", "write the tags by hand")
    return new, None


def _is_same(before: Examined, after: Examined, tags: tuple[str, ...]) -> bool:
    one, other = before.reading.article, after.reading.article
    if one is None or other is None:
        return False
    wanted = msgspec.structs.replace(one.card, tags=tags)
    return (wanted, one.body_html) == (other.card, other.body_html)


def _refused(path: str, why: str, hint: str) -> Problem:
    return Problem.of_file(path, "tags-not-written", f"tags are not written: {why}", hint)
