"""A catalog to ask, for commands that write nothing: the store of the last build, if that is fresh.

Else everything is read anew, in memory: the answer is the same, only slower, and neither the store
nor the site changes.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date

from digestgen.build.changes import find_changes
from digestgen.build.current import topics_file
from digestgen.build.epoch import page_epoch, reading_epoch
from digestgen.build.gather import gather
from digestgen.build.lock import locked
from digestgen.build.project import Project, interface_of, store_path
from digestgen.build.run import Progress
from digestgen.build.scan import scan_content
from digestgen.config import read_settings
from digestgen.store import database
from digestgen.store.catalog import Catalog
from digestgen.store.file import StoreFile
from digestgen.store.meta import get_value


@contextmanager
def catalog_now(
    project: Project,
    *,
    today: date,
    workers: int,
    progress: Progress,
    waiting: Callable[[str], None],
) -> Iterator[Catalog]:
    """Give the catalog of a project as its content is now. Raises OSError.

    `waiting` is told who builds the project, when somebody does.
    """
    store = StoreFile(store_path(project))
    if store.path.exists():
        with locked(project.state, waiting):
            db = store.open()
            try:
                if db is not None and _is_fresh(db, project, today):
                    yield Catalog(db, project.config, wording=interface_of(project))
                    return
            finally:
                store.close()
    yield gather(project, today=today, workers=workers, progress=progress).catalog


def _is_fresh(db: database.Connection, project: Project, today: date) -> bool:
    """Return whether the store is what reading everything now would make it. Linear."""
    config = project.config
    scan = scan_content(project.content)
    topics = topics_file(project.content, is_there=scan.has_topics_file)
    if (
        get_value(db, "unfinished", default=False)
        or get_value(db, "epochs")
        != [reading_epoch(read_settings(config)), page_epoch(config, project.theme)]
        or get_value(db, "choice") != [today.isoformat(), False, False]
        or get_value(db, "topics_digest") != topics.digest
    ):
        return False
    changes = find_changes(
        db, project.content, scan, is_new=False, reads_all=False, now_ns=time.time_ns()
    )
    return not (changes.articles or changes.assets or changes.gone)
