"""Inputs made to break parsers: never an exception, never slow, always a source or an error."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import pytest

from digestgen.content.charset import declared_codec
from digestgen.content.decoding import decode
from digestgen.content.fields import read_fields
from digestgen.content.source import read_source
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Problem, Severity
from digestgen.model.source import Source
from digestgen.text.lines import one_line, printable
from tests.shared_data import needs_shared, shared

MAX_SECONDS = 1.0
_PATHS = ("a.md", "a.txt", "a.html", "a/contents.lr")


def rows(name: str) -> Iterator[dict[str, Any]]:
    with shared(f"corpora/hostile/{name}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def text_of(row: dict[str, Any]) -> str:
    if "parts" not in row:
        return str(row["input"])
    return "".join(
        "".join(f"{p[1]}{p[2] * x}{p[3]}" for x in range(p[4], p[5]))
        if p[0] == "ramp"
        else str(p[1]) * (p[2] if p[0] == "rep" else 1)
        for p in row["parts"]
    )


def read(data: bytes, path: str) -> tuple[Source | None, Metadata | None, list[Problem]]:
    """Read a file in both steps and check what holds for every file."""
    started = time.process_time()
    source, problems = read_source(data, path)
    metadata, more = read_fields(source, timezone="UTC") if source else (None, ())
    assert time.process_time() - started < MAX_SECONDS
    found = [*problems, *more]
    assert source or any(problem.severity is Severity.ERROR for problem in problems)
    assert all(path == p.path and p.message == one_line(p.message) for p in found)
    if source:
        assert source.text == printable(source.text)
        assert "\r" not in source.text
        assert 0 <= source.body_start <= len(source.text)
        assert [f for f in source.fields if f.name != printable(f.name)] == []
    return source, metadata, found


def as_bytes(text: str) -> bytes:
    return text.encode("utf-8", errors="surrogatepass")


@needs_shared
@pytest.mark.parametrize("fence", ["---\n{}\n---\n\nBody.\n", "---\ntitle: x\n{}\n---\n\nBody.\n"])
def test_the_yaml_suite_as_front_matter(fence: str) -> None:
    for row in rows("yaml_suite"):
        read(as_bytes(fence.format(text_of(row))), "a.md")


@needs_shared
def test_yaml_bombs_are_refused_at_once() -> None:
    for row in rows("yaml_bombs"):
        source, _, _ = read(as_bytes(f"---\n{text_of(row)}\n---\n\nBody.\n"), "a.md")
        assert source is None or not source.fields, row["title"]


@needs_shared
def test_front_matter_written_by_others_reads_as_they_expect() -> None:
    for row in rows("front_matter"):
        source, _, _ = read(as_bytes(text_of(row)), "a.md")
        assert source
        expected = dict(row["upstream_expected"])
        assert expected.pop("content") == source.body.strip()
        assert expected == {field.name: field.value for field in source.fields}


@needs_shared
def test_naughty_strings_as_titles_and_tags_come_back() -> None:
    for row in rows("naughty_strings"):
        text = text_of(row)
        shown = one_line(text)
        typed = json.dumps(text, ensure_ascii=False)
        block = f"title: {typed}\ntags: [{typed}]\n"
        source, metadata, _ = read(as_bytes(f"---\n{block}---\n\nBody.\n"), "a.md")
        if source is None:
            continue
        assert metadata
        if shown != "null":
            assert shown == metadata.title, row["id"]
            assert metadata.tags in ((shown,), (shown.lstrip("#").strip(),), ()), row["id"]


@needs_shared
@pytest.mark.parametrize("path", _PATHS)
def test_naughty_strings_as_files_and_bare_fields(path: str) -> None:
    for row in rows("naughty_strings"):
        read(as_bytes(text_of(row)), path)
        read(as_bytes(f"---\ntitle: {text_of(row)}\n---\n\nBody.\n"), path)
        read(as_bytes(f"title: {text_of(row)}\ndate: {text_of(row)}\n\nBody.\n"), path)


@needs_shared
def test_bytes_that_are_hardly_utf8_are_read_or_refused() -> None:
    for row in rows("utf8_bytes"):
        data = base64.b64decode(row["input_b64"])
        decoded = decode(data, is_html=False)
        if row["valid"] and decoded.text is not None and not decoded.encoding.startswith("utf-16"):
            assert printable(data.decode("utf-8")) == decoded.text
        for path in _PATHS:
            read(data, path)


@needs_shared
def test_transcoded_files_are_read_and_unicode_ones_exactly() -> None:
    for row in rows("encodings_transcoded"):
        source, _, problems = read(base64.b64decode(row["input_b64"]), "a.md")
        exact = row["encoding"] in (
            "utf-8",
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "utf-32",
        )
        if exact:
            assert source, row["encoding"]
            expected = printable(row["text"].replace("\r\n", "\n").replace("\r", "\n"))
            assert expected.removeprefix("\ufeff") == source.text, row["encoding"]
        elif source and source.encoding != "utf-8":
            assert "encoding" in {problem.code for problem in problems}


@needs_shared
def test_pages_declare_their_encoding() -> None:
    wrong = []
    names = {
        "iso-8859-2": "iso8859_2",
        "euc-jp": "euc_jp",
        "utf-8": "utf-8",
        "windows-1252": "cp1252",
    }
    for row in rows("encodings_html"):
        data = base64.b64decode(row["input_b64"])
        read(data, "a.html")
        declared = "utf-8" if data.startswith(b"\xef\xbb\xbf") else declared_codec(data) or "cp1252"
        if names[row["expected_encoding"].lower()] != declared:
            wrong.append(data[-100:])
    # Three ask for more than a prescan: a parser's view of <script> and of an unquoted content.
    assert len(wrong) <= 3, wrong


@needs_shared
@pytest.mark.parametrize("name", ["xml_bombs", "html_trees", "markdown_pathological"])
def test_bombs_of_other_formats_do_no_harm(name: str) -> None:
    for row in rows(name):
        for path in _PATHS:
            if name == "html_trees" and PurePosixPath(path).suffix != ".html":
                continue
            # The extractor needs half a second for a megabyte of backticks.
            read(as_bytes(text_of(row)[:200_000]), path)
