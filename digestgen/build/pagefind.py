"""The one door to Pagefind, the program that indexes texts (the extra `search`).

Its wheels bring a binary and nothing that must be loaded. `pagefind_bin_extended` cuts Chinese and
Japanese into words as well; `pagefind_bin` is the smaller one without that, and will do.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from digestgen.model.problem import Problem

_WHEELS = ("pagefind_bin_extended", "pagefind_bin")
_NAMES = ("pagefind_extended", "pagefind")
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_POLL_S = 0.05
_NICE = 10
_TOLD = 500


class Tool(NamedTuple):
    """Pagefind as it is installed."""

    program: Path
    version: str
    """`pagefind_bin_extended 1.5.2`: other ones make other files."""


class PagefindError(Exception):
    """Pagefind failed; carries what it said."""


class Stopped(Exception):  # noqa: N818  nothing failed
    """The index was not wanted any more."""


def find_tool() -> Tool | None:
    """Return what is installed; None when there is nothing."""
    for wheel in _WHEELS:
        spec = importlib.util.find_spec(wheel)
        if spec is None or not spec.origin:
            continue
        for name in _NAMES:
            program = Path(spec.origin).with_name(name + _SUFFIX)
            if program.is_file():
                return Tool(program, f"{wheel} {importlib.metadata.version(wheel)}")
    return None


def missing(config_name: str) -> Problem:
    """Return the fault of a site that wants an index where Pagefind is not installed."""
    return Problem.of_file(
        config_name,
        "full-text",
        "search.full_text needs Pagefind, which is not installed",
        "pip install 'digestgen[search]', or write full_text: false",
    )


def index_folder(
    tool: Tool, pages: Path, out: Path, *, is_over: Callable[[], bool] | None = None
) -> None:
    """Index the pages below a folder into `out`.

    `is_over` is asked now and then; then other work goes first, and what it ends raises Stopped.
    Raises PagefindError, OSError.
    """
    command = [str(tool.program), "--site", str(pages), "--output-path", str(out), "--silent"]
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        try:
            if is_over is not None and hasattr(os, "setpriority"):
                with suppress(OSError):
                    os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
            said = _wait(process, is_over)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        text = said.decode("utf-8", "replace").strip()
        raise PagefindError(text[-_TOLD:] or f"it ended with {process.returncode}")


def _wait(process: subprocess.Popen[bytes], is_over: Callable[[], bool] | None) -> bytes:
    while True:
        try:
            return process.communicate(timeout=_POLL_S if is_over else None)[1]
        except subprocess.TimeoutExpired:
            if is_over and is_over():
                raise Stopped from None
