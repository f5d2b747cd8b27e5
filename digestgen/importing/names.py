"""Names for what an import writes: free, the same on every run, safe on every system.

Pure. Whatever a title or a path holds (`../../etc`, `CON`, NUL, 10,000 letters), a name made here
is one segment below its folder.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from digestgen.names import safe_output_path, slugify

_HASH_DIGITS = 8


class Names:
    """The names in use, and how far the counting of each has come."""

    def __init__(self, slugs: set[str]) -> None:
        self._slugs = slugs
        self._next: dict[str, int] = {}

    def reserve(self, slug: str) -> None:
        """Take a name out of the free ones."""
        self._slugs.add(slug.casefold())

    def free(self, wanted: str, is_free: Callable[[str], bool]) -> str:
        """Return `wanted`, or with the lowest number behind it that makes it free, and reserve it.

        `is_free` says whether the file of a name may be made. Amortised constant.
        """
        folded = wanted.casefold()
        number = self._next.get(folded, 1)
        while True:
            name = wanted if number == 1 else f"{wanted}-{number}"
            number += 1
            if name.casefold() not in self._slugs and is_free(name):
                self._next[folded] = number
                self.reserve(name)
                return name


def safe_path(path: str) -> str:
    """Return `path` with every segment that some system could not keep replaced by its slug.

    Segments `.` and `..` go: the result never leaves its folder. Never empty.
    """
    parts = [part for part in path.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    return "/".join(map(_safe_segment, parts)) or "file"


def _safe_segment(segment: str) -> str:
    # What begins with `_` or `.` is no article for a build.
    bare = segment.lstrip("._")
    if bare == segment and safe_output_path(segment):
        return segment
    stem, dot, suffix = bare.rpartition(".")
    if dot and stem and suffix.isascii() and suffix.isalnum():
        return f"{slugify(stem)}.{suffix.lower()}"
    return slugify(bare or segment)


def with_hash(path: str, data: bytes) -> str:
    """Return `path` with some digits of the digest of its bytes before its ending."""
    stem, dot, suffix = path.rpartition(".")
    digits = hashlib.blake2b(data).hexdigest()[:_HASH_DIGITS]
    return f"{stem}-{digits}.{suffix}" if dot and "/" not in suffix else f"{path}-{digits}"
