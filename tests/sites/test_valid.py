"""Every page of whole sites holds to the standard of HTML, as html-validate reads it.

Its preset `standard` is taken as it is: no rule is switched off. It comes as the npm package
html-validate; `HTML_VALIDATE` names its command.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from digestgen.public import Site
from tests.browser.awkward import write_awkward_site
from tests.sites.folder import SiteFolder

_ROOT = Path(__file__).resolve().parents[2]
_CONFIG = _ROOT / "tests" / "html-validate.json"
_AFTER_ALL_GUIDES = date(2100, 1, 1)


def faults(folder: Path) -> str:
    """Return what html-validate finds in the pages of a folder; "" when it finds nothing."""
    command = os.environ.get("HTML_VALIDATE")
    if not command:
        pytest.skip("HTML_VALIDATE names no command html-validate")
    arguments = [command, "--config", str(_CONFIG), "--formatter", "text", "**/*.html"]
    run = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, check=False)
    return run.stdout + run.stderr


def sample(root: Path, **settings: str) -> Path:
    """Copy the sample of the repository, with other settings, and return its folder."""
    shutil.copytree(_ROOT / "content", root / "content")
    text = (_ROOT / "digestgen.yaml").read_text("utf-8")
    for name, value in settings.items():
        text = re.sub(rf"(?m)^{name}: .*$", f"{name}: {value}", text)
    (root / "digestgen.yaml").write_text(text, "utf-8")
    return root


def built(root: Path) -> Path:
    with Site(root, out=root / "site") as site:
        assert site.build(today=_AFTER_ALL_GUIDES, keep_going=True).is_done
    return root / "site"


@pytest.mark.parametrize(
    ("theme", "language"),
    [("default", "en"), ("wire", "en"), ("default", "fr"), ("default", "ar"), ("wire", "ar")],
)
def test_the_sample_is_valid(tmp_path: Path, theme: str, language: str) -> None:
    assert "" == faults(built(sample(tmp_path, theme=theme, language=language)))


def test_awkward_articles_are_valid(tmp_path: Path) -> None:
    assert "" == faults(built(write_awkward_site(SiteFolder(tmp_path)).root))


def test_the_guides_are_valid(tmp_path: Path) -> None:
    shutil.copytree(_ROOT / "docs", tmp_path / "content")
    shutil.move(tmp_path / "content" / "digestgen.yaml", tmp_path / "digestgen.yaml")

    assert "" == faults(built(tmp_path))


def test_faults_are_found(tmp_path: Path) -> None:
    page = "<!doctype html><html lang=en><title>A</title><ul><p>No item</p></ul></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")

    assert "<p>" in faults(tmp_path)
