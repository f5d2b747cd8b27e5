"""Laws of reading: any bytes, any field values."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.article import Reading, read_article
from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.model.problem import Severity
from digestgen.model.reading import ReadSettings
from digestgen.text.lines import one_line, printable

PATHS = st.sampled_from(["a.md", "a.txt", "2020-01-01-a.md", "x/contents.lr", "é.markdown"])
_TOKENS = st.sampled_from(
    [
        *("---", "...", "+++", ";;;", "```toml", "~~~~", "<!--", "-->", ".. ", "body:"),
        *("\n", "\n\n", "title", "date", "tags", ": ", " = ", "2020-04-26", "a", "é"),
        *("[", "]", "{", "}", '"', "'", ",", "- ", "#", "|", ">", "&x", "*x", "!", "%"),
        *("\r", "\t", "\x00", "@", "\\"),
    ]
)
FILES = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(_TOKENS, max_size=40).map(lambda tokens: "".join(tokens).encode()),
    st.text(max_size=80).map(lambda text: text.encode("utf-16", "surrogatepass")),
)
# YAML 1.1 folds the three line separators of Unicode like line ends.
VALUES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x85\u2028\u2029"), max_size=60
)
NAMES = st.from_regex(r"\A[a-z][a-z0-9_]{0,12}\Z")


@settings(max_examples=400, deadline=None)
@given(FILES, PATHS)
def test_any_bytes_are_a_source_or_an_error(data: bytes, path: str) -> None:
    source, problems = read_source(data, path)

    assert (source is None) == any(p.severity is Severity.ERROR for p in problems)
    if source is not None:
        metadata, more = read_fields(source, timezone="Europe/Berlin")
        assert source.body == source.text[source.body_start :]
        assert source.text == printable(source.text)
        assert "\r" not in source.text
        assert metadata.title == one_line(metadata.title)
        assert all(tag == one_line(tag) and tag for tag in metadata.tags)
        assert all(problem.path == path for problem in (*problems, *more))


@settings(max_examples=150, deadline=None)
@given(FILES)
def test_any_bytes_of_a_page_are_a_source_or_an_error(data: bytes) -> None:
    source, problems = read_source(data, "a.html")

    assert (source is None) == any(p.severity is Severity.ERROR for p in problems)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, st.one_of(VALUES, st.lists(VALUES, max_size=3)), max_size=6), VALUES)
def test_what_is_written_as_yaml_reads_back_as_typed(
    fields: dict[str, str | list[str]], body: str
) -> None:
    # A JSON text is YAML; the control characters that JSON leaves bare are the reader's to remove.
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    text = "\n".join(["---", *lines, "---", body])

    source, problems = read_source(text.encode(), "a.md")

    if [problem.code for problem in problems] == ["binary-file"]:
        return  # a text of control characters is none
    assert source is not None, problems
    expected = {
        name: tuple(map(printable, value)) if isinstance(value, list) else printable(value)
        for name, value in fields.items()
    }
    if fields:
        assert expected == {field.name: field.value for field in source.fields}
        typed = body.replace("\r\n", "\n").replace("\r", "\n")
        assert printable(typed) == source.body


@settings(max_examples=400, deadline=None)
@given(FILES, PATHS)
def test_what_was_read_is_the_same_when_it_was_stored(data: bytes, path: str) -> None:
    reading = read_article(data, path, ReadSettings())

    stored = msgspec.msgpack.encode(reading)

    assert reading == msgspec.msgpack.decode(stored, type=Reading)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, st.recursive(st.none() | VALUES, st.lists, max_leaves=4), max_size=4))
def test_fields_of_every_form_are_stored(fields: dict[str, object]) -> None:
    front = {"title": "A", "weight": {"a": ["b", None]}, **fields}
    text = "\n".join(
        [
            "---",
            *(f"{k}: {json.dumps(v, ensure_ascii=False)}" for k, v in front.items()),
            "---",
            "# B",
        ]
    )

    reading = read_article(text.encode(), "a.md", ReadSettings())

    stored = msgspec.msgpack.encode(reading)
    assert reading == msgspec.msgpack.decode(stored, type=Reading)
    kept = dict(reading.article.metadata.extra) if reading.article else {}
    if kept and "weight" not in fields:
        assert kept["weight"] == '[["a",["b","null"]]]'
