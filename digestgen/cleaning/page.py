"""Run the rules for saved pages over the Markdown that was taken out of one.

Every edit removes whole blocks, with the blank lines that parted them from their neighbours; only a
caption moves, to the picture that it belongs to.
"""

from __future__ import annotations

import re

import msgspec

from digestgen.cleaning.page_rules import PAGE_RULES
from digestgen.cleaning.page_text import PageBlock, PageText, Removal, blocks_of
from digestgen.model.cleaned import Cleaned
from digestgen.model.edit import Edit, replay
from digestgen.model.metadata import Metadata
from digestgen.model.source import FieldValue, Source

_SPECIAL = re.compile(r"[\\\"`*_\[\]<>&]")
_MAX_SHARE = 0.5
"""A rule that wants more of the words is wrong about the page, and changes nothing."""


def clean_page(source: Source, *, rules_off: tuple[str, ...]) -> Cleaned:
    """Return what `digestgen.cleaning.clean` gives for a saved page."""
    blocks = blocks_of(source.text, source.body_start)
    page = _page(blocks, source)
    removed: dict[PageBlock, tuple[str, Removal]] = {}
    trust = 1.0
    for rule in PAGE_RULES:
        if rule.name in rules_off:
            continue
        wanted = {removal.block: (rule.name, removal) for removal in rule.run(page)}
        if not wanted or _words(wanted) > _MAX_SHARE * _words(page.blocks):
            continue
        removed |= wanted
        trust *= rule.trust
        left = tuple(block for block in page.blocks if block not in wanted)
        page = msgspec.structs.replace(page, blocks=left)
    edits = _edits(source.text, blocks, removed)
    text = replay(source.text, edits)
    return Cleaned(
        markdown=text[source.body_start :],
        edits=edits,
        found=Metadata(),
        confidence=round(trust, 3),
    )


def _words(blocks: object) -> int:
    assert isinstance(blocks, tuple | dict)
    return sum(block.words for block in blocks)


def _page(blocks: tuple[PageBlock, ...], source: Source) -> PageText:
    fields = {field.name.lower(): field.value for field in reversed(source.fields)}
    return PageText(
        blocks=blocks,
        title=_text(fields.get("title")),
        description=_text(fields.get("description")),
        authors=_texts(fields.get("authors")),
        sitename=_text(fields.get("sitename")),
    )


def _text(value: FieldValue) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: FieldValue) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(name for name in value or () if isinstance(name, str))


def _edits(
    text: str, blocks: tuple[PageBlock, ...], removed: dict[PageBlock, tuple[str, Removal]]
) -> tuple[Edit, ...]:
    """Return the removals as edits: each takes the blank lines before it, the first ones behind."""
    edits: list[Edit] = []
    has_kept = False
    for number, block in enumerate(blocks):
        if block not in removed:
            has_kept = True
            continue
        if has_kept:
            start, end = blocks[number - 1].end, block.end
        else:
            start = block.start
            end = blocks[number + 1].start if number + 1 < len(blocks) else block.end
        rule, removal = removed[block]
        edits.append(Edit(start, end, rule, text[start:end], "", removal.reason))
        picture = removal.picture
        if picture is not None and picture not in removed:
            edits.append(_captioned(picture, block, rule))
    return tuple(sorted(edits))


def _captioned(picture: PageBlock, caption: PageBlock, rule: str) -> Edit:
    """Return the edit that writes a caption into the address of a picture, as its title."""
    at = picture.end - 1
    title = _SPECIAL.sub(r"\\\g<0>", caption.text)
    return Edit(at, at, rule, "", f' "{title}"', "the caption moves to its picture")
