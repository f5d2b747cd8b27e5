"""What all articles and pages depend on besides content and theme: code, libraries, configuration.

A store written by other code is not wrong in itself, but nothing in it may be reused: a rule may
have changed. So the sources of this package and the versions of what it stands on are part of every
fingerprint.
"""

from __future__ import annotations

import importlib.util
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from digestgen.fingerprint import digest_bytes, digest_value
from digestgen.model.config import Config
from digestgen.model.reading import ReadSettings
from digestgen.theme.files import ThemeFiles
from digestgen.theme.locale import wording_digest
from digestgen.theme.system_fonts import digest_of, system_fonts

_LIBRARIES = (
    "babel", "jinja2", "lxml", "markdown_it", "markupsafe", "mdit_py_plugins", "msgspec", "nh3",
    "PIL", "rapidfuzz", "regex", "spellchecker", "trafilatura", "yaml",
)  # fmt: skip

_OTHER_NAMES = ("Babel", "Pillow", "pillow", "PyYAML", "markdown_it_py", "pyspellchecker", "pyyaml")
"""Of packages that are called otherwise than what they hold."""
_READ_AT_ONCE = 65_536
"""Bytes; more than any of our sources."""


def reading_epoch(settings: ReadSettings) -> str:
    """Return the fingerprint of all that reading an article depends on besides its bytes."""
    return digest_bytes(f"{code_digest()} {digest_value(settings)}".encode())


def page_epoch(config: Config, theme: ThemeFiles) -> str:
    """Return the fingerprint of all that every page depends on besides content and templates."""
    wording = wording_digest(theme.folders, config.language)
    has_cards = config.cards.articles or config.cards.topics
    fonts = digest_of(system_fonts()) if has_cards else ""
    return digest_bytes(f"{code_digest()} {digest_value(config)} {wording} {fonts}".encode())


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return the fingerprint of this package, of the libraries under it, and of Python."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
    parts = [f"{sys.implementation.name} {sys.version_info} {unicodedata.unidata_version}"]
    parts += [f"{path[len(package) :]} {_digest(path)}" for path in sorted(_sources(package))]
    parts += _versions()
    return digest_bytes("\n".join(parts).encode("utf-8", "surrogateescape"))


# Every build asks, also those without changes: pathlib would take longer than all of the hashing.


def _sources(folder: str) -> Iterator[str]:
    for base, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (f"{base}/{name}" for name in names if name.endswith(".py"))


def _digest(path: str) -> str:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    except OSError:
        return "-"
    try:
        parts = []
        while part := os.read(handle, _READ_AT_ONCE):
            parts.append(part)
        return digest_bytes(b"".join(parts))
    except OSError:
        return "-"
    finally:
        os.close(handle)


def _versions() -> list[str]:
    """Return the folders `name-version.dist-info` beside our libraries: cheap to ask for."""
    homes = set()
    for name in _LIBRARIES:
        spec = importlib.util.find_spec(name)
        if spec and spec.origin:
            origin = Path(spec.origin)
            homes.add(origin.parent.parent if origin.name == "__init__.py" else origin.parent)
    wanted = tuple(f"{name}-" for name in (*_LIBRARIES, *_OTHER_NAMES))
    return sorted(
        f"{home} {name}"
        for home in homes
        for name in os.listdir(home)  # noqa: PTH208
        if name.endswith(".dist-info") and name.startswith(wanted)
    )
