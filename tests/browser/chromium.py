"""Chromium: where it is, how it is started, and what it has to say about a page.

The system's own browser is driven; none is downloaded. Modules of tests say `pytestmark = MARKS`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def find_chromium() -> str | None:
    """Return the path of the first Chromium on PATH."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


MARKS = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(
        find_chromium() is None and os.environ.get("CI") != "true", reason="no Chromium here"
    ),
]
"""One worker runs all of them: one browser, and the other cores stay free.

With `CI=true` a missing browser is an error: the tests run, and it cannot be started.
"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser of its own, with a profile that goes when it goes."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=_FLAGS)
        yield browser
        browser.close()


class Watch:
    """Everything that goes wrong on a page, in words: `faults` is [] when nothing did.

    Refusals of the Content-Security-Policy arrive as errors in the console. No faults are: a
    picture that was still on its way when the page was left, and the icon for which a browser
    asks every host unbidden.
    """

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("dialog", self._dialog)

    def _console(self, message: ConsoleMessage) -> None:
        unbidden = message.location["url"].endswith("/favicon.ico")
        if message.type in ("error", "warning") and not unbidden:
            self.faults.append(f"{message.type}: {message.text}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url}: {request.failure}")

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()
