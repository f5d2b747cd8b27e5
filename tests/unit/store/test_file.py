from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digestgen.store import traces
from digestgen.store.file import StoreFile
from digestgen.store.meta import get_value, set_value


@pytest.fixture
def store(tmp_path: Path) -> StoreFile:
    """A store with something in it, closed."""
    store = StoreFile(tmp_path / "state" / "store.sqlite")
    set_value(store.begin(), "word", "kept")
    store.adopt()
    store.remember_bytes()
    store.close()
    return store


def copy_of(store: StoreFile) -> StoreFile:
    """Return a copy of it: other times, another number of the file."""
    folder = store.path.parent.with_name("copy")
    shutil.copytree(store.path.parent, folder, copy_function=shutil.copyfile)
    return StoreFile(folder / store.path.name)


def test_a_store_is_known_by_its_seal(store: StoreFile) -> None:
    db = store.open()

    assert db
    assert not store.is_copy
    assert get_value(db, "word") == "kept"


def test_a_copy_is_known_by_its_bytes_and_sealed(store: StoreFile) -> None:
    copy = copy_of(store)

    db = copy.open()

    assert db
    assert copy.is_copy
    assert get_value(db, "word") == "kept"
    copy.close()
    assert copy.open()
    assert not copy.is_copy


def test_a_copy_of_a_store_that_changed_since_is_not_known(store: StoreFile) -> None:
    db = store.open()
    assert db
    set_value(db, "word", "changed")
    store.seal()
    store.close()

    assert store.open()
    assert copy_of(store).open() is None


def test_a_copy_with_a_change_of_the_site_under_way_is_not_known(store: StoreFile) -> None:
    """What lies in the stage here need not be what its journal means."""
    db = store.open()
    assert db
    traces.set_journal(db, [("index.html", traces.PUT)])
    store.seal()
    store.remember_bytes()
    store.close()

    assert copy_of(store).open() is None
    assert store.open()


def test_a_copy_with_a_log_beside_it_is_not_known(store: StoreFile) -> None:
    copy = copy_of(store)
    copy.path.with_name("store.sqlite-wal").write_bytes(b"what was not written back")

    assert copy.open() is None


def test_a_store_without_a_seal_or_a_digest_is_not_known(store: StoreFile) -> None:
    store.distrust()

    assert store.open() is None
