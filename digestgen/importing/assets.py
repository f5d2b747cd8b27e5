"""Files that go with an article: whether they may, and under which name."""

from __future__ import annotations

from pathlib import Path

from digestgen.build.scan import ASSET_SUFFIXES
from digestgen.importing.model import Asset
from digestgen.importing.names import with_hash

MAX_ASSET_BYTES = 100_000_000


def asset_fault(path: Path) -> str:
    """Return why a file cannot go with an article, '' when it can."""
    if path.suffix.lower() not in ASSET_SUFFIXES:
        return f"is of a kind ('{path.suffix}') that no page may show"
    if not path.is_file():
        return "does not exist"
    if path.stat().st_size > MAX_ASSET_BYTES:
        return f"has more than {MAX_ASSET_BYTES // 1_000_000} MB"
    return ""


class Places:
    """Gives every file of an import its place; no two files get the same one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken: dict[str, str] = {}

    def place(self, asset: Asset) -> str:
        """Return the path below the import's folder where the file stands or may be put.

        Another file may lie there: then digits of its own digest make the name another, the same
        on every run.
        """
        there = self._folder / asset.target
        first = self._taken.setdefault(asset.target.casefold(), asset.source)
        if first == asset.source and not there.exists():
            return asset.target
        data = Path(asset.source).read_bytes()
        other = there if there.exists() else Path(first)
        if other.is_file() and other.read_bytes() == data:
            return asset.target
        return with_hash(asset.target, data)
