"""Compiled templates on disk, so that a small build compiles nothing; and in this process.

One file a template: `NAME.dgt` holds MAGIC, the digest of the rest, then what `marshal` makes of
the code. The name is a digest of what the code depends on: template, path, source, the words of the
interface in it, versions of Python, Jinja2 and digestgen. A file that is torn, damaged or foreign
fails its digest and counts as missing; nothing is ever told of it. Old files are left where they
are: each is some 10 KB, and `.digestgen/` may be deleted at any time.

What a process compiled it does not compile again for another site: a whole theme costs 0.2 s, more
than all the rest of a small build. The disk is asked first, and gets what it lacks: what lies
there afterwards is the same in either case.
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
_MOST_COMPILED = 512
"""Some eight themes; then all is forgotten."""
_compiled: dict[str, tuple[CodeType, bytes]] = {}
"""By the name that the file has; with the file, for `marshal` writes equal code in several ways."""


def forget() -> None:
    """Forget what this process compiled, as if it were a new one."""
    _compiled.clear()


class TemplateCache(jinja2.BytecodeCache):
    """A folder of compiled templates; None for those of this process alone."""

    def __init__(self, folder: Path | None, wording: str = "") -> None:
        self._folder = folder
        self._wording = wording

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put the code kept for a template into `bucket`, if it is kept and whole."""
        name = _name(bucket, self._wording)
        bucket.code = self._read(name)
        if bucket.code is None and (known := _compiled.get(name)):
            bucket.code, data = known
            self._write(name, data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        assert bucket.code
        name = _name(bucket, self._wording)
        if len(_compiled) >= _MOST_COMPILED:
            forget()
        body = marshal.dumps(bucket.code)
        _compiled[name] = bucket.code, _MAGIC + _digest(body) + body
        self._write(name, _compiled[name][1])

    def _read(self, name: str) -> CodeType | None:
        if self._folder:
            with suppress(OSError, ValueError, EOFError, TypeError):
                data = (self._folder / name).read_bytes()
                head = len(_MAGIC) + _DIGEST_SIZE
                body = data[head:]
                if data[:head] == _MAGIC + _digest(body):
                    code = marshal.loads(body)
                    return code if isinstance(code, CodeType) else None
        return None

    def _write(self, name: str, data: bytes) -> None:
        """Write the file; where that fails, the template is compiled again next time."""
        if self._folder:
            beside = self._folder / f"{name}.{os.getpid()}"
            with suppress(OSError):
                self._folder.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(data)
                beside.replace(self._folder / name)


def _name(bucket: Bucket, wording: str) -> str:
    # The key tells template and path, the checksum the source.
    name = f"{bucket.key}\n{bucket.checksum}\n{wording}\n{_VERSIONS}"
    return f"{digest_bytes(name.encode())}.dgt"


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST_SIZE).digest()
