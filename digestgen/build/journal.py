"""Completing a change of the site that was committed and not made, or only in part."""

from __future__ import annotations

from digestgen.build.output import Output
from digestgen.store import database, traces
from digestgen.store.file import StoreFile


def roll_forward(db: database.Connection, store: StoreFile, output: Output) -> None:
    """Make the change that the journal tells, as far as it is not made. Raises OSError."""
    journal = traces.journal(db)
    if not journal:
        return
    done = output.finish(journal)
    db.execute("BEGIN IMMEDIATE")
    traces.put_stamps(db, [(address, stamp) for address, stamp in done if stamp is not None])
    traces.clear_journal(db)
    db.execute("COMMIT")
    store.seal()
    if any(stamp is None for _, stamp in done):
        output.set_ours(traces.written_stamps(db))
