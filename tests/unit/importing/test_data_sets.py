"""CSV, JSON Lines and JSON lists: rows become articles, every other row has its reason."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from datetime import date
from pathlib import Path

import pytest

from digestgen.importing.compose import Given
from digestgen.importing.csv_rows import best_delimiter
from digestgen.importing.mapping import parse_map
from digestgen.importing.model import Status
from tests.unit.importing.helpers import imported, write

ROW = {
    "headline": "The harbour reopens",
    "text": "<p>Ships came <b>back</b>.</p>",
    "published_at": "2020-04-14T23:30:00-05:00",
    "byline": "Jane Doe and John Roe",
    "url": "https://ex.org/a",
    "tags": "Libya; Sudan",
    "scraped_at": "2021-02-03 10:00:00",
}


def lines(*rows: object) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def test_a_row_becomes_an_article_with_all_it_states(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": lines(ROW)}) / "w.jsonl"

    found = imported(source, tmp_path, given=Given("World", ("News",)))

    assert ["in/2020/the-harbour-reopens.md"] == found.files()
    metadata = found.metadata(found.files()[0])
    assert "The harbour reopens" == metadata.title
    assert date(2020, 4, 14) == metadata.published
    assert ("Jane Doe", "John Roe") == metadata.authors
    assert ("Libya", "Sudan", "News") == metadata.tags
    assert "World" == metadata.section
    assert "https://ex.org/a" == metadata.source_url
    assert "retrieved: 2021-02-03\n" in found.text(found.files()[0])
    assert "Ships came **back**." == found.body(found.files()[0])


def test_without_a_column_the_day_of_the_file_is_that_of_retrieval(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": lines({"title": "A", "body": "Some words."})}) / "w.jsonl"
    os.utime(source, (1587900000, 1587900000))

    found = imported(source, tmp_path)

    assert "retrieved: 2020-04-26\n" in found.text("in/a.md")


def test_bad_lines_are_told_by_line_and_column_and_the_rest_comes(tmp_path: Path) -> None:
    text = lines(
        ROW,
        "not json",
        '{"a": }',
        [1],
        {"headline": "x", "text": ""},
        {**ROW, "url": "", "text": "Other."},
    )
    source = write(tmp_path, {"w.jsonl": text}) / "w.jsonl"

    found = imported(source, tmp_path)

    reasons = [(p.line, p.column, p.code) for o in found.outcomes for p in o.problems]
    assert [
        (2, 1, "import-json"),
        (3, 7, "import-json"),
        (4, 1, "import-json"),
        (5, 0, "import-empty"),
    ] == sorted(reasons)
    assert 2 == found.statuses().count(Status.WRITTEN)


def test_a_flat_scrape_is_cleaned_and_mapped_fields_win(tmp_path: Path) -> None:
    scraped = (
        " date 2020-05-02 By By Jane Doe 2 hours ago in World The river rose again.Nobody was hurt "
        "in the town. More about River flood, Jane's town More news from River flood Jane's town"
    )
    rows = [
        {"title": "Mapped", "body": scraped},
        {"title": "Dated", "body": scraped + " x", "date": "2019-01-01"},
    ]
    source = write(tmp_path, {"w.jsonl": lines(*rows)}) / "w.jsonl"

    found = imported(source, tmp_path)

    read = found.metadata("in/2020/mapped.md")
    assert ("Mapped", date(2020, 5, 2), ("Jane Doe",)) == (read.title, read.published, read.authors)
    assert ("River flood", "Jane's town") == read.tags
    assert "By By" not in found.body("in/2020/mapped.md")
    assert date(2019, 1, 1) == found.metadata("in/2019/dated.md").published


@pytest.mark.parametrize(
    ("value", "form", "day"),
    [
        (1587900000, "", date(2020, 4, 26)),
        (1587900000.0, "", date(2020, 4, 26)),
        ("26 April 2020", "", date(2020, 4, 26)),
        ("04/05/2020", "", None),
        ("04/05/2020", "%d/%m/%Y", date(2020, 5, 4)),
        ("soon", "", None),
        ("NaN", "", None),
        (float("nan"), "", None),
    ],
)  # fmt: skip
def test_dates(tmp_path: Path, value: object, form: str, day: date | None) -> None:
    source = write(tmp_path, {"w.jsonl": lines({"title": "A", "body": "Words.", "date": value})})

    found = imported(source / "w.jsonl", tmp_path, date_format=form)

    assert [Status.WRITTEN] == found.statuses()
    assert day == found.metadata(found.files()[0]).published
    told = day is None and str(value).lower() != "nan"
    assert told == ("import-date" in found.codes())


@pytest.mark.parametrize(
    "value",
    [["a", "b"], "a|b", "a; b", "['a', 'b']", '["a", "b"]', "a, b", [{"name": "a"}, {"name": "b"}]],
)
def test_lists_in_one_cell(tmp_path: Path, value: object) -> None:
    row = {"title": "A", "body": "Words.", "tags": value}
    source = write(tmp_path, {"w.jsonl": lines(row)}) / "w.jsonl"

    assert ("a", "b") == imported(source, tmp_path).metadata("in/a.md").tags


def test_nested_columns_and_names_of_ones_own(tmp_path: Path) -> None:
    row = {
        "d": {"t": "A", "b": ["First.", "Second."]},
        "people": [{"n": "X"}, {"n": "Y"}],
        "pub": "P",
    }
    source = write(tmp_path, {"w.jsonl": lines(row)}) / "w.jsonl"
    mapping, _ = parse_map("title=d.t,body=d.b,authors=people.n,outlet=pub")

    found = imported(source, tmp_path, mapping=mapping)

    assert ("X", "Y") == found.metadata("in/a.md").authors
    assert "outlet: P\n" in found.text("in/a.md")
    assert "First.\n\nSecond." == found.body("in/a.md")


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("# Head\n\n- a\n- b", "# Head\n\n- a\n- b"),
        ("Five * six and [x] _y_ z.", "Five \\* six and"),
        ("<p>a &amp; b</p>", "a & b"),
    ],
)
def test_bodies_of_all_kinds_are_known_by_their_signs(
    tmp_path: Path, body: str, shown: str
) -> None:
    source = write(tmp_path, {"w.jsonl": lines({"title": "A", "body": body})}) / "w.jsonl"

    text = imported(source, tmp_path).body("in/a.md")

    assert shown in text or shown.replace("\\", "") in text


def test_a_missing_text_column_is_one_fault_that_names_the_columns(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl": lines({"a": 1, "b": 2}, {"a": 1})}) / "w.jsonl"

    found = imported(source, tmp_path)

    (problem,) = found.outcomes[0].problems
    assert [Status.REFUSED] == found.statuses()
    assert "a, b" in problem.hint


def test_an_id_makes_a_changed_row_known(tmp_path: Path) -> None:
    mapping, _ = parse_map("id=key")
    row = {"key": 7, "title": "A", "body": "Old words."}
    source = write(tmp_path, {"w.jsonl": lines(row)}) / "w.jsonl"
    imported(source, tmp_path, mapping=mapping)
    write(tmp_path, {"w.jsonl": lines({**row, "body": "New words."})})

    found = imported(source, tmp_path, mapping=mapping)

    assert [Status.BEFORE] == found.statuses()
    assert ["import-changed"] == found.codes()
    assert "Old words." == found.body("in/a.md")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_of_csv_is_found(tmp_path: Path, sign: str) -> None:
    text = (
        sign.join(["title", "text", "date"])
        + "\n"
        + sign.join(["A", '"one, two; three|"', "2020-01-02"])
    )
    source = write(tmp_path, {"w.csv": "\ufeff" + text + "\n"}) / "w.csv"

    found = imported(source, tmp_path)

    assert sign == best_delimiter(text)
    assert ["in/2020/a.md"] == found.files()


def test_bad_rows_of_csv_are_told_by_the_line_they_begin_in(tmp_path: Path) -> None:
    text = 'title,text\nA,"first\nsecond"\nB,x,y\n\nC,"good one"\nD\n'
    source = write(tmp_path, {"w.csv": text}) / "w.csv"

    found = imported(source, tmp_path)

    assert [(4, "import-row"), (7, "import-row")] == [
        (p.line, p.code) for o in found.outcomes for p in o.problems
    ]
    assert ["in/a.md", "in/c.md"] == found.files()
    assert [2, 4, 6, 7] == sorted(outcome.line for outcome in found.outcomes)


def test_a_large_field_is_read_and_the_limit_put_back(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    body = "word " * 60_000
    file = io.StringIO()
    csv.writer(file).writerows([["title", "text"], ["A", f"<p>{body}</p>"]])
    source = write(tmp_path, {"w.csv": file.getvalue()}) / "w.csv"

    found = imported(source, tmp_path)

    assert [Status.WRITTEN] == found.statuses()
    assert before == csv.field_size_limit()


def test_old_windows_letters_in_csv_are_read_with_a_doubt(tmp_path: Path) -> None:
    data = "title,text\nCafé,Words é.\n".encode("cp1252")
    source = write(tmp_path, {"w.csv": data}) / "w.csv"

    found = imported(source, tmp_path)

    assert "Café" == found.metadata("in/café.md").title
    assert ["import-encoding"] == found.codes()


def test_utf16_csv_of_a_spreadsheet_is_read(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.csv": "title\ttext\r\nA\tWords.\r\n".encode("utf-16")}) / "w.csv"

    assert ["in/a.md"] == imported(source, tmp_path).files()


def test_packed_files_are_read(tmp_path: Path) -> None:
    source = write(tmp_path, {"w.jsonl.gz": gzip.compress(lines(ROW).encode())}) / "w.jsonl.gz"

    assert [Status.WRITTEN] == imported(source, tmp_path).statuses()


@pytest.mark.parametrize("name", ["w.jsonl.gz", "w.csv.gz", "w.json.gz"])
@pytest.mark.parametrize("damage", ["torn", "empty", "changed"])
def test_a_torn_archive_gives_what_stands_before_the_tear(
    tmp_path: Path, name: str, damage: str
) -> None:
    rows = [{"title": f"T {n}", "body": f"{n} {n * 7919 % 10007}"} for n in range(4000)]
    table = "title,body\n" + "".join(f"{row['title']},{row['body']}\n" for row in rows)
    text = {"w.csv.gz": table, "w.jsonl.gz": lines(*rows), "w.json.gz": json.dumps(rows)}[name]
    data = bytearray(gzip.compress(text.encode()))
    if damage == "changed":
        data[len(data) // 2 : len(data) // 2 + 40] = bytes(40)
    kept = {"torn": data[: len(data) // 2], "empty": data[:10], "changed": data}[damage]
    source = write(tmp_path, {name: bytes(kept)}) / name

    found = imported(source, tmp_path, limit=20)
    every = imported(source, tmp_path, write_files=False, body_format="markdown")

    wanted = 0 if damage == "empty" else 20
    assert wanted == found.statuses().count(Status.WRITTEN)
    assert Status.REFUSED in every.statuses()


def test_a_json_list_is_read_object_by_object(tmp_path: Path) -> None:
    rows = [{"title": f"T{n}", "body": f"Words {n} {'x' * n * 500}"} for n in range(40)]
    text = json.dumps([*rows[:20], 5, *rows[20:]], indent=1)
    source = write(tmp_path, {"w.json": text}) / "w.json"

    found = imported(source, tmp_path)

    assert 40 == found.statuses().count(Status.WRITTEN)
    fault = next(p for o in found.outcomes for p in o.problems if p.code == "import-json")
    assert text.split("\n")[fault.line - 1].strip() == "5,"


def test_a_broken_json_list_is_told_by_its_place(tmp_path: Path) -> None:
    source = (
        write(tmp_path, {"w.json": '[{"title": "A", "body": "x y"},\n {"title": }]'}) / "w.json"
    )

    found = imported(source, tmp_path)

    assert [Status.WRITTEN, Status.REFUSED] == found.statuses()
    assert (2, "import-json") == (found.outcomes[1].problems[0].line, found.codes()[-1])


@pytest.mark.parametrize(
    "row",
    [
        {"title": "../../etc/passwd", "body": "Words one."},
        {"title": "CON", "body": "Words two."},
        {"title": "a\0b\u202e", "body": "Words\0 three."},
        {"title": "x" * 100_000, "body": "Words four."},
        {"title": ["a"], "body": "Words five."},
        {"title": {"a": 1}, "body": "Words six.", "tags": [["a", ["b"]], None, 3, True]},
        {"title": "A", "body": "Words.", "tags": [f"tag {n}" for n in range(5000)]},
        {"title": "A", "body": "Words.", "authors": "a," * 50_000},
        {"title": "A", "body": "Words.", "slug": "../../x", "url": "javascript:alert(1)"},
        {"title": "---\ntitle: x", "body": "---\ntitle: y\n---\nWords."},
        {"title": "null", "body": "Words seven.", "draft": "maybe"},
        {"title": "\ud800", "body": "Words \udfff."},
        {"title": "A", "body": "Words.", "summary": "s" * 200_000, "outlet": "o" * 200_000},
    ],
)
def test_hostile_rows_become_harmless_articles(tmp_path: Path, row: dict[str, object]) -> None:
    mapping, _ = parse_map("outlet=outlet") if "outlet" in row else parse_map("")
    source = write(tmp_path, {"w.jsonl": lines(row)}) / "w.jsonl"

    found = imported(source, tmp_path, mapping=mapping)

    assert [Status.WRITTEN] == found.statuses()
    (path,) = found.files()
    assert path.startswith("in/")
    assert found.body(path)
    assert not list(tmp_path.glob("*.md"))


@pytest.mark.parametrize(
    "body", ["[" * 100_000, "> " * 5000 + "x", "<div>" * 5000 + "x", "x" * 6_000_000]
)
def test_what_no_build_would_read_is_refused(tmp_path: Path, body: str) -> None:
    source = write(tmp_path, {"w.jsonl": lines({"title": "A", "body": body})}) / "w.jsonl"

    found = imported(source, tmp_path, body_format="markdown")

    if Status.WRITTEN not in found.statuses():
        assert [] == found.files()
        assert 1 == found.outcomes[0].problems[0].line


def test_relative_links_of_a_row_lead_where_they_led(tmp_path: Path) -> None:
    row = {
        "title": "A",
        "body": '<p><a href="../b">b</a> <img src="/c.png"></p>',
        "url": "https://e.org/x/a",
    }
    source = write(tmp_path, {"w.jsonl": lines(row)}) / "w.jsonl"

    body = imported(source, tmp_path).body("in/a.md")

    assert "[b](https://e.org/b)" in body
    assert "(https://e.org/c.png)" in body
