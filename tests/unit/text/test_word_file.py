from __future__ import annotations

import mmap
from collections.abc import Iterator
from pathlib import Path

import pytest

from digestgen.text import word_file
from digestgen.text.word_file import sorted_lines
from digestgen.text.words import WordCounts

WORDS = ("a", "a's", "the", "libya", "zulu", "zzyx")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(word_file, "_folder", tmp_path / "words")
    yield tmp_path / "words"


def lines_of(language: str) -> bytes:
    found = sorted_lines(language)
    assert found
    return found[:]


def test_a_kept_list_is_mapped_and_holds_the_same(folder: Path) -> None:
    first = lines_of("en")
    second = sorted_lines("en")

    assert isinstance(second, mmap.mmap)
    assert first == second[:]
    assert [path.name[:3] for path in folder.iterdir()] == ["en-"]


def test_a_damaged_list_is_made_anew(folder: Path) -> None:
    whole = lines_of("en")
    (place,) = folder.iterdir()
    for damaged in (whole[: len(whole) // 2], whole.replace(b'"the"', b'"teh"'), b"", b"x"):
        place.unlink()
        place.write_bytes(damaged)

        assert whole == lines_of("en")
        assert whole == place.read_bytes()


def test_a_folder_that_cannot_be_written_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(word_file, "_folder", tmp_path / "file" / "words")

    assert lines_of("en")


def test_kept_or_not_words_count_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sorted_lines("en")
    kept = sorted_lines("en")
    monkeypatch.setattr(word_file, "_folder", None)
    fresh = sorted_lines("en")

    assert kept and fresh
    assert [WordCounts(kept)[word] for word in WORDS] == [WordCounts(fresh)[word] for word in WORDS]
    assert folder.is_dir()


def test_every_line_of_a_list_is_found() -> None:
    lines = sorted(f'"{"x" * (n % 50)}{n}": {n},'.encode() for n in range(3000))
    counts = WordCounts(b"0123\n%s\n" % b"\n".join(lines))

    wrong = [n for n in range(3000) if counts["x" * (n % 50) + str(n)] != n]

    assert [] == wrong
