"""What the guides must name, so that none falls behind the code."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from digestgen.cleaning import RULE_NAMES
from digestgen.config import KEYS
from digestgen.model.problem import Severity
from digestgen.public import Site
from tests import reference_page as reference
from tests.commands_page import PAGE, commands_page

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PROBLEMS = (DOCS / "problems.md").read_text("utf-8")


@pytest.mark.parametrize("rule", RULE_NAMES)
def test_every_cleaning_rule_is_explained(rule: str) -> None:
    assert f"`{rule}`" in (DOCS / "cleaning.md").read_text("utf-8")


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_configuration_is_explained(key: str) -> None:
    assert f"`{key}" in (DOCS / "configuration.md").read_text("utf-8")


@pytest.mark.parametrize("page", [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS.glob("*.md")])
def test_links_between_the_guides_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.S)
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_page_of_commands_is_what_they_say_themselves() -> None:
    hint = "write it anew with `python -m tests.commands_page`"
    assert PAGE.read_text("utf-8") == commands_page(), hint


def test_the_reference_is_what_the_models_say() -> None:
    hint = "write it anew with `python -m tests.reference_page`"
    assert reference.PAGE.read_text("utf-8") == reference.reference_page(), hint


def test_the_guides_are_a_site_themselves(tmp_path: Path) -> None:
    shutil.copytree(DOCS, tmp_path / "content")
    shutil.copy(DOCS / "digestgen.yaml", tmp_path)

    with Site(tmp_path) as site:
        report = site.build(today=date(2027, 1, 1))

    assert report.is_done
    assert [p for p in report.problems if p.severity is not Severity.NOTICE] == []
    assert report.articles == len(list(DOCS.glob("*.md")))


def test_every_fault_and_doubt_has_an_example_and_a_remedy() -> None:
    rows = re.findall(r"^\| `([^`]+)` \| ([FDNA])[^|]* \|(.*)\|$", PROBLEMS, re.M)
    told = [(code, re.split(r"(?<!\\)\|", rest)) for code, kind, rest in rows if kind in "FD"]

    assert len(told) > 50
    assert [] == [code for code, cells in told if not all(cell.strip() for cell in cells)]
