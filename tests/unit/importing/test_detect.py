from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from digestgen.importing.detect import detect
from tests.unit.importing.helpers import write


@pytest.mark.parametrize(
    ("name", "text", "format_"),
    [
        ("a.jsonl", "", "jsonl"),
        ("a.ndjson", "", "jsonl"),
        ("a.csv", "", "csv"),
        ("a.TSV", "", "csv"),
        ("a.html", "", "html"),
        ("a.rss", "", "feed"),
        ("a.xml", '<?xml version="1.0"?>\n<rss version="2.0">', "feed"),
        ("a", '<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("a.rdf", "<rdf:RDF xmlns=''>", "feed"),
        ("a.json", '{"version": "https://jsonfeed.org/version/1", "items": []}', "json"),
        ("a.json", "\n[{}]", "json"),
        ("a.json", '{"a": 1}\n{"a": 2}\n', "jsonl"),
        ("a", "<!doctype html><p>x", "html"),
        ("a.md", "Words.", "markdown"),
        ("a.docx", "PK", ""),
        ("a", "", ""),
    ],
)
def test_a_file_is_known_by_its_name_or_first_bytes(
    tmp_path: Path, name: str, text: str, format_: str
) -> None:
    found = detect(write(tmp_path, {name: text}) / name)

    assert format_ == found.format
    assert found.reason or format_ == "markdown"


def test_packed_files_are_looked_into(tmp_path: Path) -> None:
    data = gzip.compress(b"[{}]")
    write(tmp_path, {"a.json.gz": data, "b.csv.gz": data, "c.gz": data[:5]})

    assert ["json", "csv", ""] == [
        detect(tmp_path / name).format for name in ("a.json.gz", "b.csv.gz", "c.gz")
    ]


@pytest.mark.parametrize(
    ("files", "format_"),
    [
        ({"a.html": "x", "sub/b.htm": "y"}, "html"),
        ({"a.md": "x", "b.html": "y"}, "markdown"),
        ({"a.pdf": "x"}, ""),
        ({"config.toml": 'baseURL = "x"', "content/a.md": "x"}, "hugo"),
        ({"config.toml": "a = 1", "a.md": "x"}, "markdown"),
        ({"conf.py": "import nikola", "posts/a.md": "x"}, "nikola"),
        ({"conf.py": "import sphinx", "a.md": "x"}, "markdown"),
    ],
)
def test_a_folder_is_known_by_what_lies_in_it(
    tmp_path: Path, files: dict[str, str | bytes], format_: str
) -> None:
    assert format_ == detect(write(tmp_path / "deep/er/down/here/x", files)).format
