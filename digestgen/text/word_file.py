"""The background word lists as they lie on the disk.

pyspellchecker brings a list a language as compressed JSON. Those with a word a line are used as
they are: lines `"word": count,`, sorted, which are searched without making anything of them. Making
a list ready takes 45 ms, so it is kept, if `keep_in` says where: `LANGUAGE-DIGEST.words`, named by
the digest of pyspellchecker's file, holds the digest of the rest in hexadecimal, a newline, then
the lines, and all processes map and share it. A file that is torn or damaged fails its digest and
counts as missing.
"""

from __future__ import annotations

import gzip
import hashlib
import mmap
import os
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

Lines = bytes | mmap.mmap
_DIGEST_BYTES = 16
_HEAD = 2 * _DIGEST_BYTES
_folder: Path | None = None


def keep_in(folder: Path) -> None:
    """Keep lists made ready in this folder, in this process and those forked from it."""
    global _folder  # noqa: PLW0603  where to keep a copy changes no answer
    _folder = folder


def sorted_lines(language: str) -> Lines | None:
    """Return the lines `"word": count,` of a language, sorted, a newline before and after each.

    None when there is no such file, or one of another form. In a kept list a newline stands before
    the first line, as everywhere, behind the digest of `_HEAD` letters.
    """
    spec = find_spec("spellchecker")
    folders = spec.submodule_search_locations if spec else None
    path = Path(*folders[:1], "resources", f"{language}.json.gz") if folders else Path()
    if not path.is_file():
        return None
    packed = path.read_bytes()
    if _folder is None:
        return _made_ready(packed)
    place = _folder / f"{language}-{_digest(packed)}.words"
    if kept := _kept(place):
        return kept
    ready = _made_ready(packed)
    if ready:
        _keep(place, ready)
        # Mapped, it is shared with the other processes.
        return _kept(place) or ready
    return None


def _made_ready(packed: bytes) -> bytes | None:
    data = gzip.decompress(packed)
    text = data.decode("utf-8", "replace")
    # One word a line in lower case, nothing escaped.
    if b"\\" in data or text != text.lower():
        return None
    lines = data.strip(b"{}\r\n ").split(b"\n")
    if data.count(b'": ') != len(lines) or data.count(b'"') != 2 * len(lines):
        return None
    lines.sort()
    body = b"\n%s\n" % b"\n".join(lines)
    return _digest(body).encode() + body


def _kept(place: Path) -> mmap.mmap | None:
    """Return a kept list if it is there and whole."""
    with suppress(OSError, ValueError), place.open("rb") as file:
        found = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if found[:_HEAD] == _digest(memoryview(found)[_HEAD:]).encode():
            return found
    return None


def _keep(place: Path, data: bytes) -> None:
    beside = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(place)


def _digest(data: bytes | memoryview) -> str:
    return hashlib.blake2b(data, digest_size=_DIGEST_BYTES).hexdigest()
