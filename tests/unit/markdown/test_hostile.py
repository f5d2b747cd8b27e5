"""Payloads that others collected: nothing of them may live in a body."""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import lru_cache
from types import ModuleType

import html5lib
import pytest

from tests.shared_data import needs_shared, shared
from tests.unit.markdown.helpers import rendered, resolved
from tests.unit.markdown.strict import faults_of

pytestmark = needs_shared


@lru_cache(maxsize=1)
def _audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("site_audit", shared("tools/site_audit.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["site_audit"] = module
    spec.loader.exec_module(module)
    return module


def _inputs(name: str) -> list[str]:
    lines = shared(f"corpora/hostile/{name}.jsonl").read_text("utf-8").splitlines()
    return [case["input"] for case in map(json.loads, lines) if "input" in case]


def _second_round(html: str) -> str:
    tree = html5lib.parseFragment(html, treebuilder="etree")
    return str(html5lib.serialize(tree, tree="etree", quote_attr_values="always"))


@pytest.mark.parametrize("name", ["xss_markdown", "xss_html", "naughty_strings", "html_trees"])
@pytest.mark.parametrize("mode", ["sanitize", "escape"])
def test_nothing_lives_after_one_reading_or_two(name: str, mode: str) -> None:
    audit = _audit()
    audit.FAIL.clear()

    for text in _inputs(name):
        page = rendered(text, html=mode)
        assert faults_of(page) == [], text
        html = resolved(page)
        audit.scan_active(audit.fragment_nodes(html), "first", None, None, "body-")
        if mode == "sanitize":
            again = _second_round(html)
            audit.scan_active(audit.fragment_nodes(again), "second", None, None, "body-")

    assert dict(audit.FAIL) == {}


@pytest.mark.parametrize("name", ["xss_markdown", "xss_html", "naughty_strings"])
def test_payloads_inside_an_article_hurt_nothing_around_them(name: str) -> None:
    for text in _inputs(name)[::7]:
        page = rendered(f"First words.\n\n{text}\n\nLast words.\n")

        assert faults_of(page) == [], text
        assert page.plain_text.startswith("First words."), text
