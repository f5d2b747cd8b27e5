"""A project on disk, and the reference that every build of it is measured by.

The reference is a copy of the sources, without state and without site, built in another folder by
a process of its own: what a build from nothing gives. The first in a theme and a language
compiles its templates itself; were those that its process has from the start wrong for it, the
later ones would differ from what was right before.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections import OrderedDict
from pathlib import Path
from typing import NamedTuple

from tests.incremental.engine import OUT, STATE, Options, Outcome
from tests.incremental.forked import server
from tests.incremental.trees import Tree, tree_of

LEDGER = "addresses.tsv"
_UNFINISHED = f".{LEDGER}.new"
"""What a build leaves that is killed while it writes the ledger; the next one clears it away."""
NOW = b"\0as it is"
_KEPT_REFERENCES = 128
_references: OrderedDict[str, Reference] = OrderedDict()
_built_with: set[str] = set()
"""The themes and languages that were built with before."""


class Reference(NamedTuple):
    """What a build from nothing gives."""

    outcome: Outcome
    tree: Tree
    ledger: bytes | None
    """The ledger of addresses that it left."""


def new_folder(name: str = "digestgen-laws-") -> Path:
    """Make a folder in memory where there is such a place; the caller removes it."""
    memory = Path("/dev/shm")
    place = memory if memory.is_dir() and os.access(memory, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix=name, dir=place)).resolve()


class Project:
    """A folder with `digestgen.yaml`, `content/`, perhaps `themes/`, and what builds make of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.content = root / "content"
        self.out = root / OUT
        self.state = root / STATE
        self.content.mkdir(parents=True, exist_ok=True)

    def write(self, path: str, text: str | bytes) -> None:
        """Write a file below the root."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)

    def copy_to(self, folder: Path) -> None:
        """Copy the sources, with new times, into a folder that is not there yet."""
        shutil.copytree(self.root, folder, ignore=self._not_sources, copy_function=shutil.copyfile)

    def _not_sources(self, folder: str, names: list[str]) -> list[str]:
        is_root = Path(folder) == self.root
        return [
            n
            for n in names
            if is_root and (n in (OUT, STATE) or n.startswith((f".{OUT}", _UNFINISHED)))
        ]

    @property
    def ledger(self) -> bytes | None:
        """The ledger of addresses; None when there is none."""
        path = self.root / LEDGER
        return path.read_bytes() if path.is_file() else None

    def fingerprint(self, *, with_ledger: bool = True) -> str:
        """Return the digest of the sources: names of folders, names and bytes of files."""
        digest = hashlib.blake2b(digest_size=16)
        for at, folders, files in os.walk(self.root):
            skipped = self._not_sources(at, folders)
            folders[:] = sorted(name for name in folders if name not in skipped)
            place = Path(at).relative_to(self.root).as_posix()
            digest.update(f"folder {place}\0".encode())
            for name in sorted(files):
                if name == _UNFINISHED or (name == LEDGER and not with_ledger):
                    continue
                data = (Path(at) / name).read_bytes()
                digest.update(f"file {name} {len(data)}\0".encode() + data)
        return digest.hexdigest()

    def reference(self, options: Options, *, ledger: bytes | None = NOW) -> Reference:
        """Return what a build from nothing gives; that of equal sources is remembered.

        `ledger`: the ledger of addresses that it starts from, if not that of now.
        """
        data = self.ledger if ledger is NOW else ledger
        key = f"{self.fingerprint(with_ledger=False)} {data!r} {options}"
        if key not in _references:
            _references[key] = self._build_reference(options, data)
            if len(_references) > _KEPT_REFERENCES:
                _references.popitem(last=False)
        _references.move_to_end(key)
        return _references[key]

    def _build_reference(self, options: Options, ledger: bytes | None) -> Reference:
        place = new_folder("digestgen-reference-")
        try:
            copy = place / "project"
            self.copy_to(copy)
            (copy / LEDGER).unlink(missing_ok=True)
            if ledger is not None:
                (copy / LEDGER).write_bytes(ledger)
            templates = self._templates()
            is_cold = templates not in _built_with
            _built_with.add(templates)
            outcome = server().build(copy, options, is_cold=is_cold)
            return Reference(outcome, tree_of(copy / OUT), Project(copy).ledger)
        finally:
            shutil.rmtree(place)

    def _templates(self) -> str:
        """Return what compiled templates depend on."""
        path = self.root / "digestgen.yaml"
        lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []
        named = [line for line in lines if line.startswith(("theme:", "language:"))]
        files = [path for path in sorted((self.root / "themes").rglob("*")) if path.is_file()]
        return f"{named} {[(str(p.relative_to(self.root)), p.read_bytes()) for p in files]}"

    def tree(self) -> Tree:
        """Return the site as it lies there."""
        return tree_of(self.out)

    def litter(self) -> list[str]:
        """Return what a build left beside the site and the state."""
        known = {OUT, STATE, LEDGER, "content", "themes", "digestgen.yaml"}
        return sorted(path.name for path in self.root.iterdir() if path.name not in known)

    def remove(self) -> None:
        """Remove everything."""
        shutil.rmtree(self.root)
