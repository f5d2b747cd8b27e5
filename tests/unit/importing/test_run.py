"""What an import does with its records, whatever they come from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from digestgen.importing import run
from digestgen.importing.journal import Journal, journal_path
from digestgen.importing.model import Status
from digestgen.importing.writing import PART, copy, put
from tests.unit.importing.helpers import imported, write


def rows(*texts: str, title: str = "A title") -> str:
    return "".join(json.dumps({"title": title, "body": text}) + "\n" for text in texts)


def test_a_dry_run_writes_nothing_and_names_what_a_run_writes(tmp_path: Path) -> None:
    source = write(tmp_path / "s", {"w.jsonl": rows("One.", "Two.", "One.", "")}) / "w.jsonl"

    dry = imported(source, tmp_path, write_files=False)

    assert [source.parent] == list(tmp_path.iterdir())
    real = imported(source, tmp_path)
    assert [o.target for o in real.outcomes] == [o.target for o in dry.outcomes]
    assert [Status.NEW, Status.NEW] == [s for s in dry.statuses() if s is Status.NEW]


def test_articles_of_one_title_get_numbers(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": rows("One.", "Two.", "Three.")}) / "w.jsonl"

    found = imported(source, tmp_path)

    assert ["in/a-title-2.md", "in/a-title-3.md", "in/a-title.md"] == found.files()


def test_an_address_that_another_folder_has_is_not_given_twice(tmp_path: Path) -> None:
    write(tmp_path, {"content/old/a-title.md": "---\ntitle: Other\n---\nOther.\n"})
    write(tmp_path, {"content/old/x.md": "---\ntitle: X\nslug: A-Title-2\n---\nX.\n"})
    source = write(tmp_path, {"w.jsonl": rows("One.")}) / "w.jsonl"

    found = imported(source, tmp_path)

    assert "in/a-title-3.md" in found.files()


def test_what_content_holds_is_known_by_its_text_in_any_form(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "content/a.md": "---\ntitle: A title\n---\n\nOne *word* more.\n",
            "content/b.txt": "Plain words here.\n",
        },
    )
    source = write(tmp_path, {"w.jsonl": rows("<p>One <b>word</b> more.</p>", "Plain words here.")})

    found = imported(source / "w.jsonl", tmp_path)

    assert [Status.DUPLICATE] == found.statuses()[:1]
    assert "a.md" == found.outcomes[0].target


def test_an_edited_article_is_not_touched_and_not_brought_again(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": rows("One.")}) / "w.jsonl"
    imported(source, tmp_path)
    write(tmp_path, {"content/in/a-title.md": "---\ntitle: Mine\n---\nEdited.\n"})

    found = imported(source, tmp_path)

    assert [Status.BEFORE] == found.statuses()
    assert "Edited." == found.body("in/a-title.md")


def test_what_was_deleted_stays_away_unless_wanted_again(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": rows("One.")}) / "w.jsonl"
    imported(source, tmp_path)
    (tmp_path / "content/in/a-title.md").unlink()

    again = imported(source, tmp_path)
    anew = imported(source, tmp_path, again=True)

    assert [Status.BEFORE] == again.statuses()
    assert ["import-before"] == again.codes()
    assert ["in/a-title.md"] == anew.files()


def test_a_limit_counts_new_articles_and_the_next_run_goes_on(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": rows("One.", "Two.", "Three.")}) / "w.jsonl"

    assert 2 == len(imported(source, tmp_path, limit=2).files())
    assert 3 == len(imported(source, tmp_path, limit=2).files())


def test_a_file_that_lies_there_is_never_overwritten(tmp_path: Path) -> None:
    write(tmp_path, {"content/in/a-title.md": "foreign, and no article"})
    source = write(tmp_path, {"w.jsonl": rows("One.")}) / "w.jsonl"

    found = imported(source, tmp_path)

    assert "foreign, and no article" == found.text("in/a-title.md")
    assert "in/a-title-2.md" in found.files()


def test_a_run_cut_off_behind_the_journal_is_made_whole(tmp_path: Path) -> None:
    texts = rows(*(f"Text {n}." for n in range(250)))
    source = write(tmp_path / "s", {"w.jsonl": texts}) / "w.jsonl"
    whole = imported(source, tmp_path / "a")
    imported(source, tmp_path / "b")
    journal = journal_path(tmp_path / "b" / ".digestgen", source)
    lines = journal.read_bytes().splitlines(keepends=True)
    # As after a kill: the second batch is planned, half of its files are there, one in part.
    last = max(n for n, line in enumerate(lines[:-60]) if line.startswith(b'{"done"'))
    planned = [json.loads(line)["p"] for line in lines[last + 1 :] if b'"p"' in line]
    journal.write_bytes(b"".join(lines[:-60]) + lines[-60][:20])
    kept = {json.loads(line)["p"] for line in lines[:-60] if b'"p"' in line}
    for path in planned:
        if path not in kept or planned.index(path) % 2:
            (tmp_path / "b/content" / path).unlink()
    part = tmp_path / "b/content" / planned[1]
    part.with_name(f".{part.name}{PART}").write_text("torn")

    resumed = imported(source, tmp_path / "b")

    assert {p: whole.text(p) for p in whole.files()} == {
        p: resumed.text(p) for p in resumed.files()
    }


def test_a_journal_survives_lines_that_cannot_be_read(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": rows("One.", "Two.")}) / "w.jsonl"
    imported(source, tmp_path)
    path = journal_path(tmp_path / ".digestgen", source)
    path.write_bytes(b'{"r": 5}\nnonsense\n' + path.read_bytes() + b'{"r": "ab')

    entries = list(Journal(path, source).entries())
    found = imported(source, tmp_path)

    assert 2 == len(entries)
    assert [Status.BEFORE, Status.BEFORE] == found.statuses()


def test_putting_a_file_leaves_another_alone(tmp_path: Path) -> None:
    assert put(tmp_path / "x/a.md", b"1")
    assert not put(tmp_path / "x/a.md", b"2")
    assert not copy(tmp_path / "x/a.md", tmp_path / "x/a.md")

    assert [b"1"] == [file.read_bytes() for file in (tmp_path / "x").iterdir()]


class _Killed(BaseException):
    """As final for a run as a signal that nothing can catch."""


@pytest.mark.parametrize("step", [0, 1, 7, 99, 100, 101, 150, 201])
def test_a_run_that_ends_at_any_file_is_made_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    texts = rows(*(f"Text {n // 2 if n % 9 == 0 else n}." for n in range(230)))
    source = write(tmp_path / "s", {"w.jsonl": texts}) / "w.jsonl"
    whole = imported(source, tmp_path / "a")
    left = [step]

    def dying(path: Path, data: bytes) -> bool:
        if left[0] == 0:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.with_name(f".{path.name}{PART}").write_bytes(data[:5])
            raise _Killed
        left[0] -= 1
        return put(path, data)

    with monkeypatch.context() as patched:
        patched.setattr(run, "put", dying)
        with pytest.raises(_Killed):
            imported(source, tmp_path / "b")
    assert step == len(list((tmp_path / "b/content").rglob("*.md")))

    resumed = imported(source, tmp_path / "b")

    assert {p: whole.text(p) for p in whole.files()} == {
        p: resumed.text(p) for p in resumed.files()
    }
    assert Status.WRITTEN not in imported(source, tmp_path / "b").statuses()
