"""Small questions about a site that is built, asked beside the engine: see `store.unpublished`."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import NamedTuple

from digestgen.build.clock import build_date
from digestgen.build.project import Project, store_path
from digestgen.store.file import open_to_read
from digestgen.store.unpublished import address_of, unpublished


class Whereabouts(NamedTuple):
    """What the preview wants to know after a build."""

    held: dict[str, str]
    """Address, case-folded, of an article that is not published yet -> its date, '' for a draft."""
    addresses: dict[str, str]
    """Path of a file -> address of its article."""


def whereabouts(project: Project, paths: Iterable[str], *, has_held: bool) -> Whereabouts:
    """Return where the articles of these files are, and, `has_held`, what is not published yet.

    Raises OSError; there must be a store.
    """
    today = build_date(project.config.timezone).isoformat()
    with closing(open_to_read(store_path(project))) as db:
        found = unpublished(db, today) if has_held else []
        return Whereabouts(
            {address: "" if is_draft else day for address, is_draft, day in found},
            {path: address for path in paths if (address := address_of(db, path))},
        )
