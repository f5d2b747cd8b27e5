"""Fonts of the machine that social cards may be set in, where the theme brings none.

A fixed list of files in a fixed order, never a search: so the same machine gives the same cards,
and what they are drawn with is part of the epoch (see `build/epoch`). A row is for some scripts;
its first file that is there is taken. All are plain faces: a headline is made stronger when it is
drawn.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from digestgen.fingerprint import digest_bytes

_LINUX = "/usr/share/fonts/"
_MAC = "/System/Library/Fonts/"
_WINDOWS = "C:/Windows/Fonts/"
ROWS = (
    # Latin, Greek, Cyrillic
    (
        f"{_LINUX}truetype/dejavu/DejaVuSerif.ttf",
        f"{_LINUX}dejavu-serif-fonts/DejaVuSerif.ttf",
        f"{_LINUX}TTF/DejaVuSerif.ttf",
        f"{_LINUX}dejavu/DejaVuSerif.ttf",
        f"{_LINUX}truetype/noto/NotoSerif-Regular.ttf",
        f"{_LINUX}noto/NotoSerif-Regular.ttf",
        f"{_LINUX}truetype/liberation/LiberationSerif-Regular.ttf",
        f"{_LINUX}liberation-serif-fonts/LiberationSerif-Regular.ttf",
        f"{_LINUX}liberation/LiberationSerif-Regular.ttf",
        f"{_MAC}Supplemental/Georgia.ttf",
        f"{_WINDOWS}georgia.ttf",
    ),
    # Arabic and Hebrew as well
    (
        f"{_LINUX}truetype/dejavu/DejaVuSans.ttf",
        f"{_LINUX}dejavu-sans-fonts/DejaVuSans.ttf",
        f"{_LINUX}TTF/DejaVuSans.ttf",
        f"{_LINUX}dejavu/DejaVuSans.ttf",
        f"{_MAC}Supplemental/Arial Unicode.ttf",
        f"{_WINDOWS}arial.ttf",
    ),
    # Chinese, Japanese, Korean
    (
        f"{_LINUX}opentype/noto/NotoSansCJK-Regular.ttc",
        f"{_LINUX}google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
        f"{_LINUX}noto-cjk/NotoSansCJK-Regular.ttc",
        f"{_MAC}PingFang.ttc",
        f"{_WINDOWS}msyh.ttc",
    ),
)


def system_fonts() -> tuple[Path, ...]:
    """Return the first file of each row that is there."""
    found = (next((path for name in row if (path := Path(name)).is_file()), None) for row in ROWS)
    return tuple(path for path in found if path is not None)


@lru_cache(maxsize=8)
def digest_of(fonts: tuple[Path, ...]) -> str:
    """Return the digest of the bytes of some fonts; '' for none. Raises OSError."""
    return " ".join(digest_bytes(path.read_bytes()) for path in fonts)
