"""The browser and the sites it visits.

Their scope is the package: a running Playwright keeps an event loop in its thread, which tests
elsewhere must not meet.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.awkward import write_awkward_site
from tests.browser.chromium import chromium
from tests.browser.serving import ServedSite, built
from tests.sites.folder import SiteFolder

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="package")
def window(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(10_000)
        yield context


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A blank page of 1280 by 900, in light colours."""
    with window.new_page() as blank:
        yield blank


@pytest.fixture(scope="package")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """The sample articles of the repository, built."""
    project = tmp_path_factory.mktemp("sample")
    shutil.copytree(_ROOT / "content", project / "content")
    shutil.copy(_ROOT / "digestgen.yaml", project)
    with built(project) as site:
        yield site


@pytest.fixture(scope="package")
def awkward(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedSite]:
    """Articles that a layout breaks on, built."""
    project = write_awkward_site(SiteFolder(tmp_path_factory.mktemp("awkward")))
    with built(project.root) as site:
        yield site
