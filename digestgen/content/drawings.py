"""SVG that may be published: drawings alone.

A browser runs what an SVG holds when it is opened by itself, and no header of ours can forbid it.
So only drawings pass in which there is nothing but shapes, texts and paints: known elements, no
handlers, no address outside the file. What does not pass is refused with the reason, not mended: a
mended drawing would no longer be the editor's.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from digestgen.model.picture import Picture
from digestgen.text.sentences import word_set

MAX_BYTES = 2_000_000
_ELEMENTS = word_set("""svg g defs symbol use title desc metadata style path rect circle ellipse
    line polyline polygon text tspan textPath linearGradient radialGradient stop clipPath mask
    pattern marker filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feOffset feDropShadow switch""")
_SVG = "http://www.w3.org/2000/svg"
_FOREIGN_DATA = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://purl.org/dc/",
                 "http://creativecommons.org/ns#", "http://www.inkscape.org/namespaces/",
                 "http://sodipodi.sourceforge.net/")  # fmt: skip
"""What drawing programs note about a drawing; no browser does anything with it."""
_ADDRESS = re.compile(r"(?i)url\s*\(\s*['\"]?\s*(?!#)|@import|javascript:|expression\s*\(|data:")
_NUMBER = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)(?:px)?\s*")


class _Refused(Exception):  # noqa: N818  never leaves this file
    """Why a drawing may not be published."""


def drawing_of(data: bytes) -> tuple[Picture | None, str]:
    """Return the size of a drawing (None when it states none), or why it may not be published."""
    if len(data) > MAX_BYTES:
        return None, f"an SVG of more than {MAX_BYTES // 1_000_000} MB"
    root: list[dict[str, str]] = []
    styles: list[str] = []
    inside: list[str] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not root:
            if local != "svg" or space not in ("", _SVG):
                raise _Refused("no SVG: its first element is not <svg>")
            root.append(attributes)
        _judge_element(space, local)
        inside.append(local)
        for attribute, value in attributes.items():
            _judge_attribute(attribute.rpartition(" ")[2], value)

    def text(found: str) -> None:
        if inside and inside[-1] == "style":
            styles.append(found)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _name: inside.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_entities
    parser.EntityDeclHandler = _refuse_entities
    parser.ProcessingInstructionHandler = _refuse_instruction
    try:
        parser.Parse(data, True)  # noqa: FBT003  as it is called there
    except expat.ExpatError as error:
        return None, f"no SVG that can be read: {error}"
    except _Refused as refused:
        return None, str(refused)
    if _ADDRESS.search("".join(styles)):
        return None, "an SVG with a style that loads something"
    return _size(root[0]), ""


def _judge_element(space: str, local: str) -> None:
    if space in ("", _SVG):
        if local not in _ELEMENTS:
            raise _Refused(f"an SVG with <{local[:40]}>")
    elif not space.startswith(_FOREIGN_DATA):
        raise _Refused(f"an SVG with <{local[:40]}> of {space[:60]}")


def _judge_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _Refused(f"an SVG with the handler {name[:40]}")
    if name == "href" and not value.strip().startswith("#"):
        raise _Refused("an SVG with a link out of it")
    if _ADDRESS.search(value):
        raise _Refused(f"an SVG whose {name[:40]} loads something")


def _refuse_entities(*_: object) -> None:
    raise _Refused("an SVG with a DOCTYPE or entities")


def _refuse_instruction(*_: object) -> None:
    raise _Refused("an SVG with a style sheet outside of it")


def _size(attributes: dict[str, str]) -> Picture | None:
    numbers = [_NUMBER.fullmatch(attributes.get(name, "")) for name in ("width", "height")]
    if all(numbers):
        width, height = (float(found[1]) for found in numbers if found)
    else:
        box = attributes.get("viewBox", "").replace(",", " ").split()
        try:
            width, height = (float(part) for part in box[2:])
        except ValueError:
            return None
    if not (1 <= width <= 1e5 and 1 <= height <= 1e5):  # noqa: PLR2004
        return None
    return Picture(round(width), round(height), can_scale=False)
