"""Completing a change of the site that was committed and not made, or only in part."""

from __future__ import annotations

from digestgen.build.output import Output
from digestgen.store import database, traces
from digestgen.store.file import StoreFile


def roll_forward(
    db: database.Connection, store: StoreFile, output: Output, *, is_whole: bool = False
) -> None:
    """Make the change that the journal tells, as far as it is not made. Raises OSError.

    `is_whole`: all pages were looked at, so that the list of our files may be written anew.
    """
    journal = traces.journal(db)
    if not journal:
        return
    done = output.finish(journal)
    db.execute("BEGIN IMMEDIATE")
    traces.put_stamps(db, [(address, stamp) for address, stamp in done if stamp is not None])
    traces.clear_journal(db)
    db.execute("COMMIT")
    store.seal()
    if is_whole or not output.ours.exists():
        output.ours.replace(traces.written_stamps(db))
    else:
        output.ours.remove(address for address, stamp in done if stamp is None)
