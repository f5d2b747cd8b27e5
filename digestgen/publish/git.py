"""git, as a program: only its plumbing, which touches neither the work tree nor the user's index.

Objects go into the repository's own store, where they stay unseen until a ref names them. So a
publication that is killed at any moment leaves nothing but objects that git clears away itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

FALLBACK_NAME, FALLBACK_EMAIL = "digestgen", "digestgen@localhost"
"""Who commits where git knows no name, as on a build service."""
_FILE_MODE = "100644"


class GitError(Exception):
    """A command of git that failed; `said` is what it printed, on one line."""

    def __init__(self, command: str, said: str) -> None:
        super().__init__(f"git {command}: {said}")
        self.command = command
        self.said = said


class Entry(NamedTuple):
    """A file of a tree."""

    path: str
    blob: str


class Git:
    """A repository, reached from a folder inside it or by the path of a bare one."""

    def __init__(self, folder: Path, index: Path) -> None:
        self._folder = folder
        self._index = index
        """An index of our own, so that what the user has staged stays as it is."""

    def run(
        self, *arguments: str, given: bytes | None = None, more: Mapping[str, str] | None = None
    ) -> bytes:
        """Return what a command prints. Raises GitError, also where there is no git."""
        environment = os.environ | {"GIT_INDEX_FILE": str(self._index), "LC_ALL": "C"}
        if not sys.stdin.isatty():
            # Nobody is there to answer; a question would wait for ever.
            environment["GIT_TERMINAL_PROMPT"] = "0"
        try:
            done = subprocess.run(
                ["git", "-C", str(self._folder), *arguments],
                input=given,
                stdin=None if given is not None else subprocess.DEVNULL,
                capture_output=True,
                env=environment | dict(more or {}),
                check=False,
            )
        except FileNotFoundError:
            raise GitError(arguments[0], "git is not installed") from None
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip() or f"status {done.returncode}"
            raise GitError(arguments[0], " ".join(said.split()))
        return done.stdout

    def line(self, *arguments: str) -> str:
        """Return the one line that a command prints. Raises GitError."""
        return self.run(*arguments).decode("utf-8", "surrogateescape").strip()

    def is_repository(self) -> bool:
        """Whether there is a repository. Raises GitError where there is no git."""
        try:
            self.run("rev-parse", "--git-dir")
        except GitError as error:
            if "not installed" in error.said:
                raise
            return False
        return True

    def address_of(self, remote: str) -> str | None:
        """Return the address of a remote by its name; None when there is none of that name."""
        try:
            return self.line("remote", "get-url", "--push", remote)
        except GitError:
            return None

    def tip(self, address: str, branch: str) -> str | None:
        """Return the commit that a branch of a remote stands at; None when there is no branch."""
        found = self.line("ls-remote", address, f"refs/heads/{branch}")
        return found.split()[0] if found else None

    def fetch(self, address: str, branch: str, ref: str) -> None:
        """Bring the commits of a remote's branch here, under `ref`; no branch of the user moves."""
        wanted = f"+refs/heads/{branch}:{ref}"
        self.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", address, wanted)

    def message(self, commit: str) -> str:
        """Return the message of a commit."""
        return self.run("log", "-1", "--format=%B", commit).decode("utf-8", "replace")

    def entries(self, commit: str) -> tuple[Entry, ...]:
        """Return the files of a commit, sorted by path."""
        found = []
        for row in self.run("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0"):
            about, tab, path = row.partition(b"\t")
            if tab:
                blob = about.split()[2].decode()
                found.append(Entry(path.decode("utf-8", "surrogateescape"), blob))
        return tuple(found)

    def blob_text(self, blob: str) -> str:
        """Return a file's text."""
        return self.run("cat-file", "blob", blob).decode("utf-8", "replace")

    def add_files(self, top: Path, paths: Iterable[str]) -> tuple[Entry, ...]:
        """Put the files below `top` into the store as they are, and return them as entries.

        No filter of the user's configuration (line ends, large files) touches their bytes.
        """
        names = list(paths)
        listed = "".join(f"{top / name}\n" for name in names).encode("utf-8", "surrogateescape")
        blobs = self.run("hash-object", "-w", "--no-filters", "--stdin-paths", given=listed)
        return tuple(map(Entry, names, blobs.decode().split()))

    def add_bytes(self, path: str, data: bytes) -> Entry:
        """Put bytes into the store as the file `path`."""
        blob = self.run("hash-object", "-w", "--stdin", given=data).decode().strip()
        return Entry(path, blob)

    def tree(self, entries: Iterable[Entry]) -> str:
        """Return the tree that holds exactly these files."""
        self._index.parent.mkdir(parents=True, exist_ok=True)
        self._index.unlink(missing_ok=True)
        rows = "".join(f"{_FILE_MODE} {entry.blob}\t{entry.path}\0" for entry in entries)
        given = rows.encode("utf-8", "surrogateescape")
        self.run("update-index", "-z", "--index-info", given=given)
        try:
            return self.line("write-tree")
        finally:
            self._index.unlink(missing_ok=True)

    def tree_of(self, commit: str) -> str:
        """Return the tree of a commit."""
        return self.line("rev-parse", f"{commit}^{{tree}}")

    def commit(self, tree: str, parent: str | None, message: str) -> str:
        """Return a new commit of `tree` behind `parent`; no ref names it yet."""
        parents = ("-p", parent) if parent else ()
        given = message.encode()
        return (
            self.run("commit-tree", tree, *parents, "-F", "-", given=given, more=self._author())
            .decode()
            .strip()
        )

    def push(self, address: str, commit: str, branch: str) -> None:
        """Make a remote's branch stand at `commit`, which must follow what it stands at.

        Never by force: a branch that moved on meanwhile refuses. Raises GitError.
        """
        self.run("push", "--quiet", "--no-verify", address, f"{commit}:refs/heads/{branch}")

    def keep(self, ref: str, commit: str) -> None:
        """Let `ref` name a commit, so that its objects stay."""
        self.run("update-ref", ref, commit)

    def _author(self) -> dict[str, str]:
        try:
            self.run("var", "GIT_COMMITTER_IDENT")
        except GitError:
            return {
                f"GIT_{role}_{what}": value
                for role in ("AUTHOR", "COMMITTER")
                for what, value in (("NAME", FALLBACK_NAME), ("EMAIL", FALLBACK_EMAIL))
            }
        return {}
