"""What the guides must name, so that none falls behind the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digestgen.cleaning import RULE_NAMES
from digestgen.config import KEYS

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


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
