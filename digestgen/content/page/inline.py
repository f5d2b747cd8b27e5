"""The tokens of a line -> one line of Markdown that reads as the page's own words.

Characters that Markdown would take for markup are escaped. A mark stands only where Markdown is
sure to read it: between blanks, punctuation or the ends of the line.
"""

from __future__ import annotations

import re
import string
import unicodedata

from digestgen.content.page.model import Sort, Token
from digestgen.text.lines import printable

_SPECIAL = re.compile(
    r"[\\*`\[\]]|(?<![^\W_])_|_(?![^\W_])|~(?=~)|(?<=~)~|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)|!(?=\[)"
)
_LINE_START = re.compile(
    r"#{1,6}(?=\s|$)|[-+](?=\s|$)|[>|]|[-=:~+](?=[-=:|~+\s]*$)|\d{1,9}(?=[.)](?:\s|$))"
)
_BLANKS = re.compile(r"[ \t\r\n\f\v\u00a0\u2028\u2029\u0085]+")
_BAD_IN_ADDRESS = re.compile(r"[\s<>\\\x00-\x1f\x7f]+")
_PLAIN_ADDRESS = re.compile(r"[^\s()<>\\]+\Z")
_FENCES = re.compile(r"`+")
_BREAK = "\x00"
_EDGES = " \x00"
# While a line is written; no text holds control characters (see `printable`).
_OPEN, _CLOSE = {"strong": "\x01", "em": "\x02"}, "\x03"
_SIGNS = {"\x01": "**", "\x02": "*"}
_CODE_OPEN, _CODE_CLOSE = "\x04", "\x05"
_CODE = re.compile("\x04([^\x05]*)\x05")
_MARKED = re.compile("([\x01\x02])([^\x01-\x03]*)\x03")
_ASCII_SIGNS = frozenset(string.punctuation)
_NO_NEIGHBOUR = "*_\\\x01\x02\x03"


def line_of(tokens: tuple[Token, ...], *, breaks: bool = True) -> str:
    """Return `tokens` as Markdown on one line, or several with hard breaks if `breaks`. Linear."""
    writer = _Writer()
    for token in tokens:
        writer.add(token)
    parts = [_BLANKS.sub(" ", part).strip(" ") for part in writer.text().split(_BREAK)]
    lines = [_safe_start(_with_code(_with_signs(part))) for part in parts if part]
    return ("\\\n" if breaks else " ").join(line for line in lines if line)


def escaped(text: str) -> str:
    """Return `text` with all that could be markup within a line escaped."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def image_line(token: Token) -> str:
    """Return a picture as Markdown: alternative text, address, caption as its title."""
    title = escaped(_one_line(token.title)).replace('"', '\\"')
    shown = f' "{title}"' if title else ""
    return f"![{escaped(_one_line(token.detail))}]({_address(token.value)}{shown})"


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", printable(text)).strip()


def _address(value: str) -> str:
    address = _BAD_IN_ADDRESS.sub("%20", value.strip())
    return address if _PLAIN_ADDRESS.match(address) else f"<{address}>"


def _safe_start(line: str) -> str:
    """Return `line` so that its first characters begin no list, heading, rule or table."""
    found = _LINE_START.match(line)
    if not found:
        return line
    at = found.end() if found[0].isdecimal() else 0
    return f"{line[:at]}\\{line[at:]}"


def _with_signs(line: str) -> str:
    """Return `line` with the marks that Markdown is sure to read, and without the others."""

    def written(found: re.Match[str]) -> str:
        inner = found[2]
        if not inner.strip():
            return inner
        before, behind = (
            line[found.start() - 1 : found.start()],
            line[found.end() : found.end() + 1],
        )
        is_sure = inner == inner.strip() and _is_edge(before) and _is_edge(behind)
        sign = _SIGNS[found[1]] if is_sure else ""
        return f"{sign}{inner}{sign}"

    return _MARKED.sub(written, line).translate(dict.fromkeys(range(1, 4)))


def _is_edge(char: str) -> bool:
    """Return whether a mark may stand beside `char`: the end of the line, a blank, punctuation."""
    if not char or char in (" ", _CODE_OPEN, _CODE_CLOSE):
        return True
    is_punctuation = char in _ASCII_SIGNS or unicodedata.category(char)[0] == "P"
    return is_punctuation and char not in _NO_NEIGHBOUR


class _Writer:
    """Writes tokens one behind the other; the text of an open mark is kept apart until it ends."""

    def __init__(self) -> None:
        self._parts: list[list[str]] = [[]]
        self._marks: list[Token] = []

    def add(self, token: Token) -> None:
        if token.sort is Sort.TEXT:
            text = _BLANKS.sub(" ", printable(token.value))
            in_code = any(mark.value == "code" for mark in self._marks)
            if text:
                self._parts[-1].append(text if in_code else escaped(text))
        elif token.sort is Sort.BREAK:
            self._parts[-1].append(_BREAK)
        elif token.sort is Sort.OPEN:
            self._marks.append(token)
            self._parts.append([])
        elif token.sort is Sort.CLOSE and self._marks:
            self._close()

    def text(self) -> str:
        while self._marks:
            self._close()
        return "".join(self._parts[0])

    def _close(self) -> None:
        mark, inner = self._marks.pop(), "".join(self._parts.pop())
        names = {outer.value for outer in self._marks}
        if mark.value not in names and "code" not in names:
            inner = _marked(inner, mark)
            before = self._parts[-1]
            if inner.startswith("[") and before and before[-1].endswith("!"):
                # `!` and a link would be a picture.
                before[-1] = f"{before[-1][:-1]}\\!"
        if inner:
            self._parts[-1].append(inner)


def _marked(inner: str, mark: Token) -> str:
    """Return `inner` between the signs of `mark`, blanks and breaks at its ends outside of them."""
    core = inner.strip(_EDGES)
    if not core.strip():
        return inner
    at = inner.index(core)
    before, after = inner[:at], inner[at + len(core) :]
    if mark.value == "code":
        return f"{before}{_CODE_OPEN}{core.replace(_BREAK, ' ')}{_CODE_CLOSE}{after}"
    if mark.value == "link":
        address = mark.detail.strip()
        if not address or address.startswith("#"):
            return inner
        return f"{before}[{core}]({_address(address)}){after}"
    if _BREAK in core:
        return inner
    return f"{before}{_OPEN[mark.value]}{core}{_CLOSE}{after}"


def _with_code(line: str) -> str:
    """Return `line` with its code between backticks; the second of two that touch is text."""
    ends = -1

    def written(found: re.Match[str]) -> str:
        nonlocal ends
        core, touches = found[1], found.start() == ends
        ends = -1 if touches else found.end()
        if touches or not core.strip():
            return escaped(core)
        fence = "`" * (max((len(run) for run in _FENCES.findall(core)), default=0) + 1)
        pad = " " if core.startswith("`") or core.endswith("`") else ""
        return f"{fence}{pad}{core}{pad}{fence}"

    return _CODE.sub(written, line)
