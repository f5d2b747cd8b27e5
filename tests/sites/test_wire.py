"""The sample site in the theme wire: as sound as in the default one, and as much within reach."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from digestgen.public import Site
from tests.site_checks import audit, faults_of
from tests.sites.folder import TODAY

_ROOT = Path(__file__).resolve().parents[2]
_BASE_URL = "https://user.example/repo/"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample articles, built in both themes."""
    found = {}
    for theme in ("default", "wire"):
        project = tmp_path_factory.mktemp(theme)
        shutil.copytree(_ROOT / "content", project / "content")
        text = (_ROOT / "digestgen.yaml").read_text("utf-8")
        assert "theme: default" in text
        (project / "digestgen.yaml").write_text(text.replace("theme: default", f"theme: {theme}"))
        with Site(project, base_url=_BASE_URL) as site:
            assert site.build(today=TODAY).is_done
        found[theme] = project / "site"
    return found


def test_the_site_is_sound(sites: dict[str, Path]) -> None:
    run = audit(sites["wire"], _BASE_URL)

    assert faults_of(sites["wire"], _BASE_URL) == []
    assert run is None or run.returncode == 0, run.stdout


def _links(site: Path) -> dict[str, set[str]]:
    return {
        path.relative_to(site).as_posix(): {
            str(node.attributes["href"])
            for node in LexborHTMLParser(path.read_text("utf-8")).css("[href]")
        }
        for path in site.rglob("*.html")
    }


def test_every_page_leads_where_the_default_one_does(sites: dict[str, Path]) -> None:
    default, wire = _links(sites["default"]), _links(sites["wire"])

    assert set(default) == set(wire)
    assert {page: links - wire[page] for page, links in default.items() if links - wire[page]} == {}


def test_every_article_of_a_month_has_its_day_beside_it(sites: dict[str, Path]) -> None:
    """A headline alone would stand in the narrow column of days."""
    for page in sorted((sites["wire"] / "archive").glob("*-*.html")):
        rows = LexborHTMLParser(page.read_text("utf-8")).css(".cards > li")

        assert rows, page
        assert all([part.tag for part in row.iter()] == ["p", "div"] for row in rows), page


def test_nothing_but_pages_and_the_stylesheet_differs(sites: dict[str, Path]) -> None:
    """Feeds, data and the search are the same files."""
    for path in sorted(sites["default"].rglob("*")):
        name = path.relative_to(sites["default"]).as_posix()
        if (
            path.is_file()
            and path.suffix != ".html"
            and "favicon" not in name
            and name != "theme/style.css"
        ):
            assert path.read_bytes() == (sites["wire"] / name).read_bytes(), name


def test_pages_are_no_heavier_than_the_default_ones(sites: dict[str, Path]) -> None:
    def weight(site: Path) -> int:
        return sum(path.stat().st_size for path in site.rglob("*.html"))

    assert weight(sites["wire"]) <= 1.02 * weight(sites["default"])
