"""Putting a preview together, and taking it apart."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import IO

from digestgen.build.lock import lock_for_good
from digestgen.build.output import Output
from digestgen.build.project import Project
from digestgen.build.run import Progress
from digestgen.preview.addresses import base_path
from digestgen.preview.builder import Builder, Wanted
from digestgen.preview.guard import Hosts
from digestgen.preview.live import Live
from digestgen.preview.pages import Pages
from digestgen.preview.run import Preview, Voice
from digestgen.preview.server import Server, application
from digestgen.preview.shelf import Shelf

_MOST_PREVIEWS = 9


class NoRoom(Exception):  # noqa: N818  says what is so
    """So many previews of this project run already."""


def own_folder(project: Project) -> tuple[Project, IO[str]]:
    """Return the project with a folder for the preview as its output, and what keeps it ours.

    A second preview of the project gets another folder. Raises NoRoom, OSError.
    """
    top = project.state / "preview"
    for number in range(1, _MOST_PREVIEWS + 1):
        name = "site" if number == 1 else f"site-{number}"
        lock = lock_for_good(top / f"{name}.lock")
        if lock is not None:
            return project._replace(out=top / name), lock
    raise NoRoom


class Running:
    """A preview on its way: build first, then serve, then follow."""

    def __init__(
        self,
        project: Project,
        wanted: Wanted,
        voice: Voice,
        sock: socket.socket,
        hosts: Hosts,
        *,
        is_live: bool = True,
        waiting: Callable[[str], None],
    ) -> None:
        """Take a project whose output is its own (see `own_folder`) and a socket that listens."""
        self.shelf = Shelf(Output(project.out, project.state))
        self.base = base_path(project.config.base_url)
        self.pages = Pages(self.shelf, self.base, project.config.base_url)
        live = Live(self.pages, self.shelf)
        builder = Builder(project, wanted, self.shelf, waiting)
        self.preview = Preview(
            builder,
            self.shelf,
            self.pages,
            live,
            voice,
            has_held=wanted.drafts or wanted.future,
        )
        self._server = Server(application(self.pages, live, hosts, is_live=is_live), live, sock)

    def first_build(self, progress: Progress) -> None:
        """Build what there is; before there are threads, so that workers may be forked."""
        self.preview.first_build(progress)
        self.shelf.reload()

    def serve(self) -> None:
        """Begin to answer."""
        self._server.start()

    def close(self) -> None:
        """End, whoever is connected."""
        self._server.stop()
        self.preview.close()
