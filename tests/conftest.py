from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from tests.sites.folder import SiteFolder

# The machines that run the tests differ in speed: a slow example is no fault.
settings.register_profile("digestgen", deadline=None, print_blob=True)
settings.load_profile("digestgen")


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    """An empty project."""
    return SiteFolder(tmp_path / "project")
