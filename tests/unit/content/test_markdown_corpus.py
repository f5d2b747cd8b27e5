"""Every real post of the development data loads with the metadata that its own site gave it."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from typing import Any

import pytest

from digestgen.content.fields import read_fields
from digestgen.content.paths import file_name_date
from digestgen.content.source import read_source
from digestgen.content.values import texts_of
from digestgen.model.metadata import Metadata
from digestgen.model.problem import Severity
from digestgen.model.source import FieldValue, Source
from digestgen.text.fold import fold
from tests.shared_data import needs_shared, shared
from tests.unit.content.reading import as_typed

Case = tuple[dict[str, Any], Source, Metadata]


@cache
def _cases() -> tuple[Case, ...]:
    cases: list[Case] = []
    for line in shared("corpora/markdown/index.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        data = shared(f"corpora/markdown/{row['path']}").read_bytes()
        source, problems = read_source(data, row["path"])
        assert source is not None, (row["path"], problems)
        metadata, more = read_fields(source, timezone="Asia/Kolkata")
        assert not [p for p in (*problems, *more) if p.severity is Severity.ERROR], row["path"]
        cases.append((row, source, metadata))
    return tuple(cases)


def _raw(source: Source, name: str) -> FieldValue:
    return next((field.value for field in source.fields if field.name == name), None)


@needs_shared
def test_every_post_loads_with_its_title() -> None:
    assert [row["title"] for row, _, _ in _cases()] == [m.title for _, _, m in _cases()]


@needs_shared
def test_the_stated_day_wins_over_the_file_name() -> None:
    expected = {row["path"]: row["date"] or row["filename_date"] for row, _, _ in _cases()}

    assert expected == {
        row["path"]: m.published.isoformat() if m.published else None for row, _, m in _cases()
    }
    assert {row["path"]: row["filename_date"] for row, _, _ in _cases()} == {
        path: day.isoformat() if (day := file_name_date(path)) else None for path in expected
    }


@needs_shared
def test_authors_are_those_of_the_site() -> None:
    for row, _, metadata in _cases():
        assert tuple(row["authors"]) == metadata.authors, row["path"]


@needs_shared
def test_tags_are_those_of_the_site_and_categories_stand_in_when_there_are_none() -> None:
    for row, source, metadata in _cases():
        categories = tuple(line.strip() for text in row["categories"] for line in text.split("\n"))
        singular = _raw(source, "categories") is None and len(categories) == 1
        expected = tuple(row["tags"]) or (() if singular else categories)
        assert expected == metadata.tags, row["path"]


@needs_shared
def test_no_category_is_lost() -> None:
    for row, source, metadata in _cases():
        kept = {fold(text) for text in (metadata.section, *metadata.tags)}
        kept |= {fold(text) for _, value in metadata.extra for text in texts_of(as_typed(value))}
        for category in row["categories"]:
            assert {fold(line) for line in category.split("\n")} <= kept, row["path"]
            raw = _raw(source, "categories") or _raw(source, "category")
            assert category in (raw if isinstance(raw, tuple) else (raw,)), row["path"]


@needs_shared
def test_all_top_level_names_are_kept() -> None:
    for row, source, _ in _cases():
        assert row["keys"] == sorted(field.name for field in source.fields), row["path"]


@needs_shared
def test_bodies_are_untouched() -> None:
    for row, source, _ in _cases():
        digest = hashlib.sha256(source.body.strip().encode()).hexdigest()
        assert row["body_sha256"] == digest, row["path"]


@needs_shared
@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("toml-fence", "toml"), ("fenced-lines-not-yaml", "plain"), ("lektor", "lektor")],
)
def test_dialects_are_told_apart(theirs: str, ours: str) -> None:
    assert {ours} == {source.dialect for row, source, _ in _cases() if row["dialect"] == theirs}
