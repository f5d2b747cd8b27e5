"""What is written to make parsers slow or to make them fall over."""

from __future__ import annotations

import json
import time

import pytest

from digestgen.markdown import blocks_of
from tests.shared_data import SHARED
from tests.unit.markdown.helpers import codes, rendered
from tests.unit.markdown.strict import faults_of

SIZE = 100_000
# The machine of the test may be busy: the figure measured is a quarter of this at most.
LIMIT_S = 8.0

OWN = {
    "brackets": "[a" * (SIZE // 2),
    "image brackets": "![a" * (SIZE // 3),
    "brackets in code": "[`]`" * (SIZE // 4),
    "wiki brackets": "[[a " * (SIZE // 4),
    "quotes with lazy lines": ">" * 100 + "a\n" + "b\n" * (SIZE // 4),
    "footnotes in footnotes": "[^a]: " * (SIZE // 6),
    "footnote of itself": "[^a]\n\n[^a]: [^a] x" + "[^a]" * 2000,
    "paragraphs in bold": "".join(f"<p><b title={n}>" for n in range(SIZE // 15)),
    "tags in attributes": '<b title="</b>">' * (SIZE // 16),
    "scripts": "<script>" * (SIZE // 8),
    "open quotes": '<a "' * (SIZE // 4),
    "comments": "<!--" * (SIZE // 4),
    "headings": "# a\n" * (SIZE // 4),
    "fragments": "[a](#b) " * (SIZE // 8),
    "stars": "*" * SIZE,
    "wide table": "|a" * (SIZE // 4) + "\n" + "|-" * (SIZE // 4),
    "mixed nesting": "- > " * (SIZE // 4) + "a",
}


def _pathological() -> dict[str, str]:
    if SHARED is None:
        return {}
    path = SHARED / "corpora/hostile/markdown_pathological.jsonl"
    cases = map(json.loads, path.read_text("utf-8").splitlines())
    return {case["title"]: _scaled(case["parts"]) for case in cases}


def _scaled(parts: list[list[object]]) -> str:
    size = len(_joined(parts, 1.0))
    return _joined(parts, SIZE / size if any(part[0] != "lit" for part in parts) else 1.0)


def _joined(parts: list[list[object]], scale: float) -> str:
    out = []
    for kind, *rest in parts:
        if kind == "lit":
            out.append(str(rest[0]))
        elif kind == "rep":
            out.append(str(rest[0]) * int(int(str(rest[1])) * scale))
        else:
            before, char, after, start, end = map(str, rest)
            stop = int(int(end) * scale**0.5)
            out += [before + char * n + after for n in range(int(start), stop)]
    return "".join(out)


CASES = OWN | _pathological()


@pytest.mark.parametrize("name", sorted(CASES))
def test_worst_cases_are_rendered_in_time(name: str) -> None:
    started = time.process_time()

    page = rendered(CASES[name])

    assert time.process_time() - started < LIMIT_S
    assert faults_of(page) == []


def test_nesting_beyond_measure_loses_no_text() -> None:
    for text in ("> " * 5000 + "word", "- " * 5000 + "word", "1. " * 3000 + "word"):
        page = rendered(text)

        assert "word" in page.plain_text
        assert codes(page) == ["nesting-depth"]
        assert "word" in blocks_of(text)[0].text


def test_steps_of_lists_beyond_measure_lose_no_text() -> None:
    page = rendered("".join("  " * n + f"- word{n}\n" for n in range(100)))

    assert all(f"word{n}" in page.plain_text for n in range(100))


def test_brackets_behind_a_backslash_are_not_open() -> None:
    assert codes(rendered("\\[b" * 200)) == []


def test_open_brackets_are_text_with_a_warning() -> None:
    page = rendered("*a*\n\n" + "[b" * 200 + "\n\n[c](d.md)")

    assert [(problem.code, problem.line) for problem in page.problems] == [("brackets", 3)]
    assert "[b" * 200 in page.plain_text
    assert len(page.links) == 1
