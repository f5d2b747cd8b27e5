"""Where the development data lies, when it is there; tests that need it skip without it."""

from __future__ import annotations

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[2] / "shared"
SHARED: Path | None = _FOLDER if (_FOLDER / "corpora").is_dir() else None

needs_shared = pytest.mark.skipif(SHARED is None, reason="the development data is not here")


def shared(path: str) -> Path:
    """Return a path below the development data; call it in tests marked `needs_shared` alone."""
    assert SHARED is not None
    return SHARED / path
