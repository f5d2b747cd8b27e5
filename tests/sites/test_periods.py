"""Long groups have pages of years, busy years pages of months; large sites several sitemaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.pages import sitemap_part
from tests.site_checks import audit, faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article


@pytest.fixture
def long(site: SiteFolder) -> SiteFolder:
    """A topic of four articles a page: a busy year, a quiet one, and undated articles."""
    site.write("digestgen.yaml", f"base_url: {BASE_URL}\ntopics: {{whole_up_to: 4}}\n")
    days = ("2019-03-01", "2019-03-02", "2019-12-01", *(f"2020-0{n}-01" for n in range(1, 7)), "")
    for number, day in enumerate(days):
        text = article(title=f"N{number}", date=day, tags=("Libya",), section="World")
        site.write(f"content/a{number}.md", text)
    site.build()
    return site


def behind(site: SiteFolder, folder: str) -> list[str]:
    return [path.name for path in sorted((site.out / folder).glob("*.html"))]


def test_a_busy_year_has_months_and_a_quiet_one_has_headings(long: SiteFolder) -> None:
    expected = [*(f"2020-0{n}.html" for n in range(1, 7)), "2019.html", "2020.html", "undated.html"]

    assert sorted(expected) == behind(long, "topics/libya")
    assert sorted(expected) == behind(long, "sections/world")
    assert faults_of(long.out, BASE_URL) == []
    run = audit(long.out, BASE_URL)
    assert run is None or run.returncode == 0, run.stdout


def test_a_front_leads_to_the_month_wherever_it_is_shown(long: SiteFolder) -> None:
    front = long.page("topics/libya.html")

    assert '<a href="libya/2020-06.html">June 2020</a> <span class="number">1</span>' in front
    assert '<a href="libya/2019.html#dg-2019-03">March 2019</a> <span class="number">2<' in front
    assert (
        '<h3><a href="libya/2019.html">2019</a> <span class="meta">3 articles</span></h3>' in front
    )
    assert '<a href="libya/undated.html">Undated</a>' in front


def test_a_year_shows_its_articles_by_month_or_lists_its_months(long: SiteFolder) -> None:
    quiet, busy = long.page("topics/libya/2019.html"), long.page("topics/libya/2020.html")

    assert '<h2 class="label" id="dg-2019-03">March 2019 <span>2 articles</span></h2>' in quiet
    assert quiet.index(">N2<") < quiet.index(">N1<") < quiet.index(">N0<")
    assert '<a href="2020-01.html">January 2020</a> <span class="number">1</span>' in busy
    assert ">N4<" not in busy


def test_periods_lead_to_those_before_and_after(long: SiteFolder) -> None:
    def ways(page: str) -> list[str]:
        text = long.page(f"topics/libya/{page}").partition('<nav class="turn"')[2]
        return [part.split('"')[0] for part in text.split('<a href="')[1:3] if 'rel="' in part]

    assert ways("undated.html") == ["2019.html"]
    assert ways("2019.html") == ["undated.html", "2020.html"]
    assert ways("2020-01.html") == ["2019.html#dg-2019-12", "2020-02.html"]
    assert ways("2020-06.html") == ["2020-05.html"]


def test_a_large_site_has_a_sitemap_of_sitemaps(
    long: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_part, "WHOLE_UP_TO", 5)
    monkeypatch.setattr(sitemap_part, "MOST", 6)

    long.build(use_cache=False)

    names = [path.name for path in sorted((long.out / "sitemaps").iterdir())]
    months = ["2019-03", "2019-12", *(f"2020-0{n}" for n in range(1, 7)), "undated"]
    assert [f"articles-{month}.xml" for month in months] == names[:9]
    assert names[9:] == [
        "pages-2.xml", "pages-3.xml", "pages.xml", "sections-2.xml", "sections.xml",
        "topics-2.xml", "topics.xml",
    ]  # fmt: skip
    assert long.page("sitemap.xml").count("<sitemap>") == len(names)
    assert faults_of(long.out, BASE_URL) == []
    run = audit(long.out, BASE_URL)
    assert run is None or run.returncode == 0, run.stdout


def test_a_site_that_shrinks_has_one_sitemap_again(
    long: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap_part, "WHOLE_UP_TO", 9)
    long.build(use_cache=False)
    (Path(long.root) / "content" / "a0.md").unlink()

    long.build()

    assert not (long.out / "sitemaps").exists()
    assert "<urlset" in long.page("sitemap.xml")
