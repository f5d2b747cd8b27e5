from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites.folder import SiteFolder

# The machines that run the tests differ in speed: a slow example is no fault. Where a change is let
# in or not, what is drawn hangs on the tests alone: it is judged by what it does, not by luck.
# Everywhere else, and in the weekly run, all is drawn anew.
settings.register_profile("anew", deadline=None, print_blob=True)
settings.register_profile("same", settings.get_profile("anew"), derandomize=True)
settings.load_profile("same" if os.environ.get("CI") else "anew")


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """An empty project."""
    return SiteFolder(tmp_path / "project")
