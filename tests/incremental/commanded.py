"""The command line in a forked process, watched or struck by strace if that is asked for.

The process waits until strace holds it, so that nothing but the command is watched: no start of
Python, no imports, and a second less for each blow.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

import msgspec

_PR_SET_PTRACER = 0x59616D61
_ANYBODY = ctypes.c_ulong(-1)
PATIENCE_S = 90.0
"""What takes longer hangs."""
EPOCH = "1767225600"
"""The clock of the command: 2026-01-01, as the other builds of these tests have it."""


class Command(msgspec.Struct, frozen=True, tag=True):
    """A command to run in a folder."""

    root: str
    arguments: tuple[str, ...]
    strace: tuple[str, ...] = ()
    """Options of strace; none for a run that nobody watches."""


class Run(msgspec.Struct, frozen=True):
    """How a command ended."""

    status: int
    """Negative when it was killed."""
    out: str
    err: str


def run(command: Command) -> Run:
    """Run a command in a fork of this process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        gate, opened = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(opened)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            _child(command, gate)
        os.close(gate)
        watcher = _watch(child, command.strace) if command.strace else None
        os.write(opened, b"!")
        os.close(opened)
        status = _wait(child)
        if watcher:
            watcher.wait()
        out.seek(0)
        err.seek(0)
        return Run(
            os.waitstatus_to_exitcode(status),
            out.read().decode("utf-8", "replace"),
            err.read().decode("utf-8", "replace"),
        )


def _wait(child: int) -> int:
    """Return how a process ended; one that does not end is killed."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        process, status = os.waitpid(child, os.WNOHANG)
        if process:
            return status
        time.sleep(0.002)
    os.killpg(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def _watch(child: int, options: tuple[str, ...]) -> subprocess.Popen[bytes]:
    """Return a strace that holds the process."""
    watcher = subprocess.Popen(
        ["strace", "-f", "-qq", *options, "-p", str(child)], stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + PATIENCE_S
    while watcher.poll() is None and time.monotonic() < until:
        if "\nTracerPid:\t0\n" not in Path(f"/proc/{child}/status").read_text():
            break
        time.sleep(0.001)
    return watcher


def _child(command: Command, gate: int) -> None:
    """Be the command. Does not return."""
    os.setsid()
    # In a run of tests in the background interrupts are ignored, and so in all its children.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYBODY, 0, 0, 0)
    os.chdir(command.root)
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    os.read(gate, 1)
    sys.argv = ["digestgen", *command.arguments]
    status: object = 1
    try:
        from digestgen.cli.main import main  # noqa: PLC0415  imported by now

        main()
    except SystemExit as leaving:
        status = leaving.code or 0
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else 1)
