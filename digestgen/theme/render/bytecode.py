"""Compiled templates on disk, so that a small build compiles nothing.

One file a template: `NAME.dgt` holds MAGIC, the digest of the rest, then what `marshal` makes of
the code. The name is a digest of what the code depends on: template, path, source, the words of the
interface in it, versions of Python, Jinja2 and digestgen. A file that is torn, damaged or foreign
fails its digest and counts as missing; nothing is ever told of it. Old files are left where they
are: each is some 10 KB, and `.digestgen/` may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import CodeType

import jinja2
from jinja2.bccache import Bucket

from digestgen import __version__
from digestgen.fingerprint import digest_bytes

_MAGIC = b"digestgen template 2\n"
_DIGEST_SIZE = 32
_VERSIONS = f"{sys.version}\n{jinja2.__version__}\n{__version__}"


class TemplateCache(jinja2.BytecodeCache):
    """A folder of compiled templates."""

    def __init__(self, folder: Path, wording: str = "") -> None:
        self._folder = folder
        self._wording = wording

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code kept for a template into `bucket`, if it is there and whole."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            data = self._path(bucket).read_bytes()
            head = len(_MAGIC) + _DIGEST_SIZE
            if data[: len(_MAGIC)] == _MAGIC and data[len(_MAGIC) : head] == _digest(data[head:]):
                code = marshal.loads(data[head:])
                bucket.code = code if isinstance(code, CodeType) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template; where that fails, it is compiled again next time."""
        body = marshal.dumps(bucket.code)
        path = self._path(bucket)
        beside = path.with_name(f"{path.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(_MAGIC + _digest(body) + body)
            beside.replace(path)

    def _path(self, bucket: Bucket) -> Path:
        # The key tells template and path, the checksum the source.
        name = f"{bucket.key}\n{bucket.checksum}\n{self._wording}\n{_VERSIONS}"
        return self._folder / f"{digest_bytes(name.encode())}.dgt"


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_SIZE).digest()
