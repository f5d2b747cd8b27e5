"""Reading and writing `content/topics.yaml` for the commands that edit it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from digestgen.build.project import Project
from digestgen.cli.console import Console, shown_path
from digestgen.model.problem import Problem
from digestgen.topics.naming import TOPICS_FILE

if TYPE_CHECKING:
    from digestgen.topics.editing import Edited


class TopicsOnDisk:
    """The file of a project, edited in steps; each step is whole on the disk or not at all."""

    def __init__(self, console: Console, project: Project, *, is_dry: bool) -> None:
        self.path = project.content / TOPICS_FILE
        self.shown = shown_path(self.path)
        self._console = console
        self._is_dry = is_dry
        self._text: str | None = None
        """As it would be, when nothing is written."""

    def edit(self, change: Callable[[str, str], Edited]) -> bool:
        """Do one edit, given the text and the path to tell of, and say so.

        Return whether it was done or was so already. Raises OSError.
        """
        data = self._data()
        try:
            text = data.decode("utf-8") if self._text is None else self._text
        except UnicodeDecodeError as error:
            message = f"cannot be read: {error}"
            fault = Problem.of_file(self.shown, "unreadable", message, "save as UTF-8")
            self._tell_problems((fault,))
            return False
        edited = change(text, self.shown)
        if edited.problems:
            self._tell_problems(edited.problems)
            return False
        is_changed = edited.text != text
        if is_changed and self._is_dry:
            self._text = edited.text
        elif is_changed:
            if self._data() != data:
                raise OSError(0, "was changed meanwhile; nothing was written", self.shown)
            _write(self.path, edited.text.encode("utf-8"))
        self._tell(edited, text, is_changed=is_changed)
        return True

    def _tell_problems(self, problems: tuple[Problem, ...]) -> None:
        self._console.problems(problems)
        if self._console.as_json:
            self._console.json_line({"path": self.shown, "is_done": False, "problems": problems})

    def _tell(self, edited: Edited, before: str, *, is_changed: bool) -> None:
        if self._console.as_json:
            self._console.json_line(
                {
                    "path": self.shown,
                    "is_done": is_changed and not self._is_dry,
                    "is_changed": is_changed,
                    "said": edited.said,
                    "problems": (),
                }
            )
        if not is_changed:
            self._console.say(f"{self.shown}: it says so already", is_result=True)
        for line in edited.said:
            would = "would be: " if self._is_dry else ""
            self._console.say(f"{self.shown}: {would}{line}", is_result=True)
        if self._is_dry and is_changed and not self._console.as_json:
            lines = unified_diff(before.splitlines(), edited.text.splitlines(), lineterm="", n=1)
            for line in list(lines)[2:]:
                self._console.say(line, is_result=True)

    def _data(self) -> bytes:
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            return b""


def _write(path: Path, data: bytes) -> None:
    """Write a file, whole or not at all; its mode stays, and so does a link to it."""
    target = path.resolve()
    try:
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    handle, name = tempfile.mkstemp(prefix=".topics-", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
