"""Laws of importing: what is written is read back as it was; nothing leaves its folder."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.importing.compose import Given, compose
from digestgen.importing.front_matter import front_matter
from digestgen.importing.html_body import markdown_of
from digestgen.importing.links import with_links
from digestgen.importing.mapping import FieldMap, completed
from digestgen.importing.model import Form, Record, Refusal, Status
from digestgen.importing.outside_code import outside_code
from digestgen.importing.rows import RowSettings, record_of
from digestgen.markdown import render_markdown
from digestgen.model.reading import ReadSettings
from digestgen.text.lines import printable
from tests.unit.importing.helpers import imported, write

SIGNS = (
    "a b- 1.#*_`[](){}<>&;:!|~\\'\"=+/@%^$,\n\t", "é", "中", "\u0301", "\u2028", "\u00a0",
    "\x00", "\x85", "\u202e", "\ud800", "\U0001f600", "null", "yes", "---", "[[x]]", "&amp;", "<b>",
    "http://a.b/c", "2020-01-02", " and ", "</p>", "{{<", "```\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from([*SIGNS[0], *SIGNS[1:]]), max_size=14).map("".join)
WORDS = st.text("abc dé.", min_size=1, max_size=30).filter(str.strip)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
ROWS = st.fixed_dictionaries(
    {"title": TEXTS, "body": TEXTS | WORDS},
    optional={
        "date": st.dates(date(1000, 1, 1)).map(date.isoformat),
        "authors": st.lists(TEXTS, max_size=3),
        "tags": st.lists(TEXTS, max_size=3),
        "section": TEXTS,
        "summary": TEXTS,
        "slug": TEXTS,
        "language": st.sampled_from(["en", "fr", "pt_BR"]),
        "url": st.sampled_from(
            ["https://e.org/a b", "https://e.org/[", "https://e.org/x", "ftp://x"]
        ),
        "draft": st.sampled_from([True, "no", "maybe"]),
        "outlet": VALUES,
    },
)
READ = ReadSettings()
ROW_SETTINGS = RowSettings("UTC", date(2021, 2, 3))


def record(row: dict[str, Any]) -> Record:
    mapping = completed(FieldMap((("outlet", ("outlet",)),)), row)
    found = record_of(row, mapping, ROW_SETTINGS, path="w.jsonl", line=1)
    assert isinstance(found, Record)
    return found


@settings(max_examples=400)
@given(ROWS)
def test_what_is_written_is_read_with_the_same_fields_and_text(row: dict[str, Any]) -> None:
    asked = record(row)
    draft, problems = compose(asked, READ, Given())
    if draft is None:
        assert problems[0].is_fatal
        return

    source, _ = read_source(draft.data(), "in/article.md")

    assert source is not None
    found, _ = read_fields(source, timezone="UTC")
    wanted = asked.metadata
    if wanted.title:
        assert wanted.title == found.title == draft.title
    assert wanted.published in (None, found.published)
    for name in ("updated", "summary", "source_url", "language", "is_draft"):
        assert getattr(wanted, name) == getattr(found, name), name
    for name in ("authors", "tags", "section"):
        # What the record leaves open may be found in its text.
        assert getattr(wanted, name) in (getattr(found, name), (), ""), name
    assert source.body.lstrip("\n") == draft.body.lstrip("\n")


@settings(max_examples=200)
@given(ROWS)
def test_importing_what_was_imported_changes_nothing(row: dict[str, Any]) -> None:
    draft, _ = compose(record(row), READ, Given())
    if draft is None:
        return
    source, _ = read_source(draft.data(), "in/article.md")
    assert source is not None
    metadata, _ = read_fields(source, timezone="UTC")
    again = Record("a.md", 0, metadata, source.body, Form.MARKDOWN, target="a.md")

    second, _ = compose(again, READ, Given())

    assert second is not None
    assert draft.key == second.key
    known = {"aliases", "retrieved", "outlet", "draft"}
    assert [f for f in draft.fields if f[0] not in known] == [
        f for f in second.fields if f[0] not in known
    ]


@settings(max_examples=60)
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["title", "body", "date", "slug", "tags", "url"]), VALUES),
        max_size=4,
    )
)
def test_no_row_raises_or_writes_outside(rows: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        lines = [json.dumps({"body": "", **row}) for row in rows]
        source = write(root / "s", {"w.jsonl": "\n".join(lines)}) / "w.jsonl"

        found = imported(source, root)

        assert {"s", "content", ".digestgen"} >= {path.name for path in root.iterdir()}
        written = found.statuses().count(Status.WRITTEN)
        assert written == len(found.files())
        assert all(path.startswith("in/") for path in found.files())


@settings(max_examples=300)
@given(st.lists(TEXTS.filter(lambda t: "\ud800" not in t), min_size=1, max_size=4))
def test_html_says_in_markdown_what_it_says(texts: list[str]) -> None:
    html = "".join(f"<p>x{escape(text)}</p>" for text in texts)

    markdown, fault = markdown_of(html)

    assert "" == fault
    shown = render_markdown(f"t\n\n{markdown}", path="a.md", first_line=1).plain_text
    assert letters("t" + "".join(f"x{text}" for text in texts)) == letters(shown)


def letters(text: str) -> str:
    kept = unicodedata.normalize("NFC", text)
    return "".join(c for c in kept if c.isprintable() and not c.isspace() and c != "\u202e")


@given(
    st.lists(
        st.tuples(TEXTS.filter(bool), TEXTS | st.lists(TEXTS, max_size=3).map(tuple)), max_size=4
    )
)
def test_front_matter_is_read_as_it_was_written(fields: list[tuple[str, Any]]) -> None:
    clean = {printable(name).strip(): value for name, value in fields}
    wanted: list[tuple[str, Any]] = [("title", "t")]
    for name, value in clean.items():
        if name and name.lower() != "title":
            kept = (
                printable(value) if isinstance(value, str) else tuple(printable(v) for v in value)
            )
            wanted.append((name, kept))

    source, problems = read_source(f"{front_matter(wanted)}\nB.\n".encode(), "a.md")

    assert source, problems
    assert wanted == [
        (f.name, () if f.value is None and not v else f.value)
        for f, (_, v) in zip(source.fields, wanted, strict=True)
    ]


@given(TEXTS)
def test_links_that_stay_leave_the_text_as_it_was(text: str) -> None:
    assert text == with_links(text, lambda target: target)
    assert text == outside_code(text, lambda part: part)


@given(st.sampled_from(Form), TEXTS)
def test_no_body_raises(form: Form, body: str) -> None:
    found = record({"title": "t", "body": "x"})

    draft, problems = compose(msgspec.structs.replace(found, form=form, body=body), READ, Given())

    assert draft is not None or problems


def test_refusals_are_no_records() -> None:
    found = record_of(
        {"title": "t", "body": "x" * 5_000_001},
        completed(FieldMap(), ["title", "body"]),
        ROW_SETTINGS,
        path="w",
        line=3,
    )

    assert isinstance(found, Refusal)
    assert 3 == found.problem.line
