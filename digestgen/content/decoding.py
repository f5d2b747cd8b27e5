"""Bytes -> text: encodings, line ends, characters that no page may hold.

UTF-8 is awaited. A byte order mark decides; UTF-16 without one is seen by its NUL bytes; a page's
own declaration is heard; all else is read as cp1252, the encoding of old Windows editors.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple

from digestgen.content.faults import error, notice, warning
from digestgen.model.problem import Problem
from digestgen.text.lines import printable

MAX_BYTES = 5_000_000
_SAVE_AS_UTF8 = "save the file as UTF-8"

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_PROBE_BYTES = 8192
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 27} | {127})
_CONTROL_SHARE = 0.05
_MIN_CONTROLS = 8
# Of Western text in UTF-16 every other byte is NUL; of any text its blanks and line ends are.
_NUL_SHARE = 0.4
_STRAY_SHARE = 0.01


class Decoded(NamedTuple):
    """A file as text with plain line ends; None when it is not to be read."""

    text: str | None
    encoding: str
    problems: tuple[Problem, ...]


_Found = tuple[str, str, tuple[Problem, ...]]


def decode(data: bytes, *, is_html: bool) -> Decoded:
    """Return the text of a file: no lone surrogate, nothing that `printable` removes."""
    if len(data) > MAX_BYTES:
        return _refused(
            "file-size",
            f"{len(data):,} bytes; at most {MAX_BYTES:,} are read",
            "split the article or take embedded data out of it",
        )
    if not data.strip():
        return _refused("empty", "the file is empty", "write the article or delete the file")
    if kind := next((name for magic, name in _KINDS if data.startswith(magic)), ""):
        return _refused("binary-file", f"this is {kind}, no text", "save its text as .md or .txt")
    found = _characters(data, is_html=is_html)
    if found is None:
        return _refused("binary-file", "this is no text in any encoding", _SAVE_AS_UTF8)
    raw, encoding, problems = found
    text, more = _tidied(raw)
    if not text.strip():
        return _refused("empty", "the file is empty", "write the article or delete the file")
    return Decoded(text, encoding, (*problems, *more))


def _refused(code: str, message: str, hint: str) -> Decoded:
    return Decoded(None, "", (error(code, message, hint),))


def _characters(data: bytes, *, is_html: bool) -> _Found | None:
    """Return the characters of `data`, their encoding and what is to be said; None for no text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _after_mark(data[len(mark) :], encoding)
    if wide := _wide_encoding(data):
        return data.decode(wide), wide, (notice("encoding", f"read as {wide}", _SAVE_AS_UTF8),)
    if _is_binary(data):
        return None
    declared = _declared(data) if is_html else None
    utf8 = _strict(data, "utf-8")
    # ASCII says nothing, so the page may decide; other bytes that happen to be UTF-8 are UTF-8.
    if declared and (utf8 is None or data.isascii()):
        text = _strict(data, declared)
        if text is not None:
            note = notice("encoding", f"read as {declared}, as the page declares")
            return text, declared, () if declared in ("utf-8", "cp1252") else (note,)
    if utf8 is not None:
        return utf8, "utf-8", ()
    return _old_windows(data)


def _declared(data: bytes) -> str | None:
    """Return the encoding that a page declares and we know."""
    from digestgen.content.charset import declared_codec  # noqa: PLC0415  for pages alone

    return declared_codec(data)


def _after_mark(data: bytes, encoding: str) -> _Found:
    text = _strict(data, encoding)
    if text is not None:
        found = "a byte order mark was taken off" if encoding == "utf-8" else f"read as {encoding}"
        return text, encoding, (notice("encoding", found, _SAVE_AS_UTF8 + " without a mark"),)
    text = data.decode(encoding, errors="replace")
    damaged = warning(
        "encoding",
        f"the mark says {encoding}, but {text.count(chr(0xFFFD)):,} places cannot be read",
        _SAVE_AS_UTF8,
    )
    return text, encoding, (damaged,)


def _wide_encoding(data: bytes) -> str | None:
    """Return the UTF-16 that `data` surely is: NUL in every other byte, all readable."""
    if len(data) % 2 or b"\0" not in data[:_PROBE_BYTES]:
        return None
    probe = data[:_PROBE_BYTES]
    even, odd = probe[::2].count(0) / len(probe) * 2, probe[1::2].count(0) / len(probe) * 2
    if odd >= _NUL_SHARE and even <= _STRAY_SHARE:
        encoding = "utf-16-le"
    elif even >= _NUL_SHARE and odd <= _STRAY_SHARE:
        encoding = "utf-16-be"
    else:
        return None
    text = _strict(data, encoding)
    return encoding if text is not None and printable(text) == text else None


def _is_binary(data: bytes) -> bool:
    probe = data[:_PROBE_BYTES]
    controls = len(probe) - len(probe.translate(None, _CONTROLS))
    return controls >= _MIN_CONTROLS and controls > len(probe) * _CONTROL_SHARE


def _old_windows(data: bytes) -> _Found:
    strict = _strict(data, "cp1252")
    # cp1252 leaves five bytes undefined, latin-1 none.
    encoding = "latin-1" if strict is None else "cp1252"
    text = data.decode("latin-1") if strict is None else strict
    doubt = warning(
        "encoding", f"this is no UTF-8; read as {encoding}, accents may be wrong", _SAVE_AS_UTF8
    )
    return text, encoding, (doubt,)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _tidied(raw: str) -> tuple[str, list[Problem]]:
    problems: list[Problem] = []
    text = raw
    if "\r" in raw:
        text = raw.replace("\r\n", "\n").replace("\r", "\n")
        problems.append(
            notice("line-ends", "line ends of Windows or old Macs were read as plain ones")
        )
    kept = printable(text)
    if kept != text:
        at = next(i for i, char in enumerate(text) if i >= len(kept) or char != kept[i])
        problems.append(
            warning(
                "control-characters",
                f"{len(text) - len(kept):,} characters that no page may hold were removed, "
                f"the first is U+{ord(text[at]):04X}",
                "delete them in the file",
                line=text.count("\n", 0, at) + 1,
                column=at - text.rfind("\n", 0, at),
            )
        )
    return kept, problems
