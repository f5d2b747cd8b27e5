"""Texts as YAML, written so that every reader of YAML gives the same text back.

Bare where nothing else can be meant, else in double quotes with the escapes of YAML 1.1 and 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BARE = re.compile(r"[^\W\d_](?:[\w ,.()/&'’-]*[\w.)])?")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})
"""What YAML 1.1 takes for something else than text."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def yaml_text(text: str) -> str:
    """Return a one-line scalar for `text`."""
    if _BARE.fullmatch(text) and text.lower() not in _WORDS and "  " not in text:
        return text
    return yaml_quoted(text)


def yaml_quoted(text: str) -> str:
    """Return `text` in double quotes, as flow collections and names of fields want it."""
    return '"' + "".join(_ESCAPES.get(sign) or _escaped(sign) for sign in text) + '"'


def yaml_list(texts: Iterable[str], *, indent: str = "  ") -> str:
    """Return the lines of a list, each with its line end."""
    return "".join(f"{indent}- {yaml_text(text)}\n" for text in texts)


def yaml_single_quoted(text: str) -> str:
    r"""Return `text` in single quotes, in which `\` is an ordinary sign: for patterns.

    A text that cannot stand so comes in double quotes.
    """
    if text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    return yaml_text(text)


def _escaped(sign: str) -> str:
    if sign.isprintable():
        return sign
    code = ord(sign)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004
