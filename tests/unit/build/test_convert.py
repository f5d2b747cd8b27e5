from __future__ import annotations

import os
from pathlib import Path

import pytest

from digestgen.build import convert as module
from digestgen.build.convert import Conversion, convert


def wanted(folder: Path, **more: Path | bytes) -> Conversion:
    path = folder / "a.txt"
    if not path.exists():
        path.write_bytes(b"old")
    plain = Conversion(path, b"old", folder / "a.md", b"new", folder / "kept" / "a.txt", "a.txt")
    return plain._replace(**more)  # type: ignore[arg-type]  # fields of it


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_the_new_file_is_there_and_the_original_kept(tmp_path: Path) -> None:
    assert convert(wanted(tmp_path)) is None

    assert files(tmp_path) == {"a.md": b"new", "kept/a.txt": b"old"}


def test_a_file_may_be_replaced_by_itself(tmp_path: Path) -> None:
    assert convert(wanted(tmp_path, target=tmp_path / "a.txt")) is None

    assert files(tmp_path) == {"a.txt": b"new", "kept/a.txt": b"old"}


@pytest.mark.parametrize(
    ("name", "code"), [("a.md", "target-exists"), ("kept/a.txt", "original-exists")]
)
def test_what_is_there_is_never_replaced(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / name).write_bytes(b"mine")

    problem = convert(wanted(tmp_path))

    assert problem
    assert problem.code == code
    assert files(tmp_path) == {"a.txt": b"old", name: b"mine"}


def test_what_was_killed_half_way_is_completed(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "a.txt").write_bytes(b"old")
    (tmp_path / "a.md").write_bytes(b"new")

    assert convert(wanted(tmp_path)) is None

    assert files(tmp_path) == {"a.md": b"new", "kept/a.txt": b"old"}


def test_a_file_that_changed_meanwhile_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"saved just now")

    problem = convert(wanted(tmp_path))

    assert problem
    assert problem.code == "changed-meanwhile"
    assert files(tmp_path) == {"a.txt": b"saved just now"}


def test_a_file_that_changes_at_the_last_moment_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = module._put

    def put_and_save(path: Path, data: bytes, like: Path) -> None:
        put(path, data, like)
        (tmp_path / "a.txt").write_bytes(b"saved just now")

    monkeypatch.setattr(module, "_put", put_and_save)

    problem = convert(wanted(tmp_path))

    assert problem
    assert files(tmp_path) == {"a.txt": b"saved just now", "kept/a.txt": b"old"}


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"old")
    (tmp_path / "a.txt").symlink_to("b.txt")

    problem = convert(wanted(tmp_path))

    assert problem
    assert problem.code == "link-not-written"


def test_a_disk_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)

    assert convert(wanted(tmp_path)) is None
    assert files(tmp_path) == {"a.md": b"new", "kept/a.txt": b"old"}


def test_a_full_disk_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(OSError, match="No space"):
        convert(wanted(tmp_path))
    assert files(tmp_path) == {"a.txt": b"old"}
