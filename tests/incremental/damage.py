"""What befalls the state and the site besides builds: bad disks, restored copies, strange hands."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

STATE_DAMAGES = ("halve", "scribble", "garbage", "empty", "delete one", "delete all")
SITE_DAMAGES = (
    "delete page", "alter page", "alter in secret", "delete all", "delete folder",
    "folder for page", "chmod page", "empty folder",
)  # fmt: skip


def damage_state(state: Path, kind: str, seed: int) -> str:
    """Damage one file of the state, or all; return what was done, '' when nothing is there."""
    files = sorted(path for path in state.rglob("*") if path.is_file()) if state.is_dir() else []
    if not files:
        return ""
    chance = random.Random(seed)
    path = chance.choice(files)
    data = path.read_bytes()
    if kind == "halve":
        path.write_bytes(data[: len(data) // 2])
    elif kind == "scribble":
        path.write_bytes(_scribbled(data, chance))
    elif kind == "garbage":
        path.write_bytes(chance.randbytes(max(len(data), 5000)))
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "delete one":
        path.unlink()
    else:
        shutil.rmtree(state)
    return f"{kind} {path.relative_to(state)}"


def restore_state(state: Path, copy: Path) -> None:
    """Put an old copy of the state in its place."""
    if state.is_dir():
        shutil.rmtree(state)
    if copy.is_dir():
        shutil.copytree(copy, state)


def damage_site(out: Path, kind: str, seed: int) -> str:
    """Damage the site; return what was done, '' when nothing is there."""
    pages = sorted(path for path in out.rglob("*.html") if path.is_file())
    if not pages:
        return ""
    page = random.Random(seed).choice(pages)
    if kind == "delete page":
        page.unlink()
    elif kind == "delete all":
        shutil.rmtree(out)
    elif kind == "delete folder":
        shutil.rmtree(page.parent)
    elif kind == "chmod page":
        page.chmod(0o600)
    elif kind == "empty folder":
        (page.parent / "empty").mkdir(exist_ok=True)
    elif kind == "folder for page":
        page.unlink()
        page.mkdir()
    else:
        _alter(page, in_secret=kind == "alter in secret")
    return f"{kind} {page.relative_to(out)}"


def _alter(page: Path, *, in_secret: bool) -> None:
    """Change a letter in place; in secret, size and time stay as they were."""
    before = page.stat()
    data = bytearray(page.read_bytes())
    data[len(data) // 2] ^= 1
    page.write_bytes(bytes(data) if in_secret else bytes(data) + b"<!-- more -->")
    if in_secret:
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def _scribbled(data: bytes, chance: random.Random) -> bytes:
    scribbled = bytearray(data)
    for _ in range(8):
        if scribbled:
            scribbled[chance.randrange(len(scribbled))] = chance.randrange(256)
    return bytes(scribbled)
