"""Running the command line as a user does: a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]


class Run(NamedTuple):
    status: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401  whatever the command prints
        """Return standard output as one JSON value."""
        return json.loads(self.out)

    def rows(self) -> list[Any]:
        """Return standard output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def digestgen(*arguments: str | Path, cwd: Path, **environment: str) -> Run:
    """Run `digestgen` in a folder."""
    command = [sys.executable, "-c", "from digestgen.cli.main import main; main()"]
    run = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=cwd,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return Run(run.returncode, run.stdout, run.stderr)
