"""CommonMark and GFM as their specifications show them, where we do not differ on purpose.

What still differs: one tilde strikes nothing out (`~5 years`), a language name of signs alone is
dropped, and `![[name]]` is a wiki link.
"""

from __future__ import annotations

import html
import json
import re

import pytest

from digestgen.markdown import blocks_of
from tests.shared_data import needs_shared, shared
from tests.unit.markdown.helpers import rendered
from tests.unit.markdown.strict import faults_of

pytestmark = needs_shared


def _examples(name: str) -> list[dict[str, str]]:
    lines = shared(f"corpora/hostile/{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _is_ours(example: dict[str, str]) -> bool:
    """Return whether neither raw HTML nor links, headings, tables or additions are in it."""
    extensions = set(example.get("extensions", ()))
    has_special = re.search(r"<(?:a|img|h[1-6]|table|input)\b", example["expected"])
    has_raw_html = "HTML" in example["section"] or re.search(r"<[a-z!?/]", example["input"])
    return not (extensions - {"strikethrough"} or has_special or has_raw_html)


def _normal(text: str) -> str:
    text = text.replace(" />", ">").replace("<s>", "<del>").replace("</s>", "</del>")
    return html.unescape(re.sub(r"\s*\n\s*", "\n", text)).strip()


@pytest.mark.parametrize("name", ["commonmark_spec", "gfm_spec"])
def test_examples_never_raise_and_are_clean(name: str) -> None:
    for example in _examples(name):
        blocks_of(example["input"])

        assert faults_of(rendered(example["input"])) == [], example["input"]


@pytest.mark.parametrize("name", ["commonmark_spec", "gfm_spec"])
def test_examples_agree_with_the_specification(name: str) -> None:
    examples = [example for example in _examples(name) if _is_ours(example)]

    differing = [
        example["example"]
        for example in examples
        if _normal(example["expected"]) != _normal(rendered(example["input"], title="-").html)
    ]

    assert len(examples) > 100
    assert len(differing) <= len(examples) // 20, differing
