"""`auto_tag: true`: articles without tags in the topics that they name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article

SIX_TIMES = " ".join(["They came to Libya by sea."] * 6)


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder(tmp_path)
    site.write("digestgen.yaml", "topics:\n  auto_tag: true\n")
    site.write("content/own.md", article(title="Own", tags=("Libya", "peace talks"), body="Text."))
    return site


def members(site: SiteFolder, slug: str) -> set[str]:
    page = site.page(f"topics/{slug}.html").partition("Mentioned in")[0]
    return {name for name in ("own", "other", "third") if f"articles/{name}.html" in page}


def test_an_article_is_put_into_the_topics_of_its_title(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Peace talks in Libya", body="They met."))
    site.build()

    assert {"own", "other"} == members(site, "libya") == members(site, "peace-talks")
    assert 'href="../topics/libya.html"' in site.page("articles/other.html")


def test_it_is_explained_and_counted(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Peace talks in Libya", body="They met."))
    site.build()

    explained = digestgen("explain", "content/other.md", cwd=site.root).out
    assert "Libya, peace talks (it has no tags and names them: auto_tag)" in explained
    listed = digestgen("topics", "--json", cwd=site.root).out
    assert {"Libya": 2, "peace talks": 2} == {
        found["name"]: found["articles"] for found in map(json.loads, listed.splitlines())
    }


def test_and_of_what_the_text_names_often(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Other", body=SIX_TIMES))
    site.write("content/third.md", article(title="Third", body="They came to Libya by sea."))
    site.build()

    assert {"own", "other"} == members(site, "libya")


def test_one_with_tags_keeps_to_them(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Peace talks in Libya", tags=("Oil",)))
    site.build()

    assert {"own"} == members(site, "libya")


def test_nobody_is_put_anywhere_unasked(site: SiteFolder) -> None:
    site.write("digestgen.yaml", "title: Plain\n")
    site.write("content/other.md", article(title="Peace talks in Libya"))
    site.build()

    assert {"own"} == members(site, "libya")


def test_links_in_texts_are_another_matter(site: SiteFolder) -> None:
    site.write("digestgen.yaml", "topics:\n  auto_tag: true\n  auto_link: false\n")
    site.write("content/other.md", article(title="Other", body=SIX_TIMES))
    site.build()

    assert {"own", "other"} == members(site, "libya")
    assert "topic-mention" not in site.page("articles/other.html")
    site.write("content/third.md", article(title="Third", body=SIX_TIMES))
    site.build()
    assert {"own", "other", "third"} == members(site, "libya")
    assert "topic-mention" not in site.page("articles/third.html")


def test_a_name_that_comes_later_finds_it(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="A dam on the Nile", body="They met."))
    site.build()
    site.write("content/own.md", article(title="Own", tags=("Nile",), body="Text."))
    site.build()

    assert {"own", "other"} == members(site, "nile")


def test_it_makes_no_topic_large_enough(site: SiteFolder) -> None:
    site.write("digestgen.yaml", "topics:\n  auto_tag: true\n  min_articles: 2\n")
    site.write("content/other.md", article(title="Peace talks in Libya", body="They met."))
    site.build()

    assert "topics/libya.html" not in site.tree()
