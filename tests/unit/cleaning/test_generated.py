"""Measured on invented articles with known truth, scraped by the generator of the benchmark."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from digestgen.text.sentences import split_sentences
from tests.shared_data import needs_shared, shared
from tests.unit.cleaning.sources import cleaned

ARTICLES = 120


def sentences(paragraphs: list[str]) -> list[str]:
    return [p[s.start : s.end].strip() for p in paragraphs for s in split_sentences(p)]


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """How many articles, pull quotes and headings came out right."""
    folder: Path = tmp_path_factory.mktemp("scraped")
    script = shared("bench/make_corpus.py")
    options = ["--style", "scraped", "--seed", "11", "--jobs", "1"]
    subprocess.run(
        [sys.executable, str(script), str(ARTICLES), str(folder), *options],
        check=True, capture_output=True,
    )  # fmt: skip
    count: Counter[str] = Counter()
    for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        result = cleaned((folder / "content" / truth["file"]).read_text(encoding="utf-8"))
        blocks = result.markdown.strip().replace("\\", "").split("\n\n")
        headings = [b[3:] for b in blocks if b.startswith("## ")]
        got = sentences([b for b in blocks if not b.startswith("## ")])
        want = sentences(truth["paragraphs"])
        written = truth["tags_as_written"][: len(truth["tags"])]
        count["date"] += str(result.found.published) == truth["date"][:10]
        count["author"] += result.found.authors == (truth["author"],)
        count["section"] += result.found.section == truth["section"]
        count["tags"] += result.found.tags == tuple(dict.fromkeys(written))
        count["body"] += got == want
        count["quotes"] += len(truth["pull_quotes"])
        count["quotes right"] += sum(want[q["in_sentence"]] in got for q in truth["pull_quotes"])
        count["headings marked"] += len(headings)
        count["headings right"] += len(set(headings) & set(truth["headings"]))
    return count


@needs_shared
def test_metadata_of_scraped_articles_is_read(scores: Counter[str]) -> None:
    assert [scores[k] for k in ("date", "author", "section")] == [ARTICLES] * 3
    assert scores["tags"] >= 0.99 * ARTICLES


@needs_shared
def test_pull_quotes_leave_whole_sentences(scores: Counter[str]) -> None:
    # Those in a sentence behind a heading that stays unmarked count as wrong here.
    assert scores["quotes right"] >= 0.95 * scores["quotes"]


@needs_shared
def test_headings_that_are_marked_are_headings(scores: Counter[str]) -> None:
    assert scores["headings right"] >= 0.98 * scores["headings marked"]


@needs_shared
def test_bodies_are_the_true_sentences_in_order(scores: Counter[str]) -> None:
    assert scores["body"] >= 0.9 * ARTICLES
