"""Finding programs that are installed already; nothing is ever installed from here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

_PATIENCE_S = 60.0


class Program(NamedTuple):
    """A program that was found."""

    path: str
    is_named: bool
    """Whether the user named it, in an environment variable."""
    is_script: bool


def program_on_path(name: str) -> Program | None:
    """Return the program that the variable NAME names, or the one beside this Python or on PATH."""
    if named := os.environ.get(name.upper()):
        path = shutil.which(named)
        return _program(path, is_named=True) if path else None
    beside = Path(sys.executable).parent
    path = shutil.which(name, path=f"{beside}{os.pathsep}{os.environ.get('PATH', os.defpath)}")
    return _program(path, is_named=False) if path else None


def program_of_npx(name: str) -> str | None:
    """Return the program of a Node package installed in this folder or one above it."""
    npx = shutil.which("npx")
    if npx is None or os.name == "nt":
        return None
    found = _output((npx, "--no-install", "-c", f"command -v {name}"))
    return found if Path(found).is_absolute() else None


def scripts_library() -> Path:
    """Return the folder of the running Python's environment."""
    return Path(sys.prefix)


def first_line(command: tuple[str, ...]) -> str:
    """Return the first line that a command prints, or nothing when it fails."""
    return _output(command).partition("\n")[0]


def _output(command: tuple[str, ...]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _program(path: str, *, is_named: bool) -> Program:
    with Path(path).open("rb") as file:
        is_script = file.read(2) == b"#!"
    return Program(str(Path(path).absolute()), is_named, is_script)
