"""Tags as the engine and the wall write them: lower case, attributes in double quotes."""

from __future__ import annotations

import re
from html import unescape

from digestgen.text.lines import one_line

_SIZE = re.compile(r"[0-9]{1,5}%?")
_ATTRIBUTE = re.compile(r' ([a-z][a-z-]*)="([^"]*)"')
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")
_TAG = re.compile(r'(</?[a-z](?:[^<>"]|"[^"]*+")*+>)')


def split_tags(html: str) -> list[str]:
    """Return text and tags in turns, text first and last."""
    return _TAG.split(html)


def name_of(tag: str) -> str:
    """Return the name of the element that `tag` opens or closes."""
    found = _NAME.match(tag)
    return found[1] if found else ""


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of `tag`, entities decoded; the first of a name counts."""
    found = {name: unescape(value) for name, value in reversed(_ATTRIBUTE.findall(tag))}
    for name in ("alt", "title"):
        if name in found:
            found[name] = one_line(found[name])
    return found


def line_of(attributes: dict[str, str]) -> int:
    """Return the line that the engine gave to a link or image, 0 for none."""
    line = attributes.get("data-line", "")
    return int(line[:9]) if line.isdecimal() else 0


def numbers(attributes: dict[str, str], names: tuple[str, ...]) -> str:
    """Return those of `names` that hold a number, as attributes."""
    return "".join(
        f' {name}="{attributes[name]}"'
        for name in names
        if _SIZE.fullmatch(attributes.get(name, ""))
    )
