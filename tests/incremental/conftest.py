from __future__ import annotations

import os

import pytest

from tests.incremental.straced import why_not

# Builds are done in forks, and killed by signals.
if not hasattr(os, "fork"):
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def strace() -> None:
    """A machine on which processes can be watched and struck."""
    if reason := why_not():
        pytest.skip(reason)
