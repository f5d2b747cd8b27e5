"""Topics mentioned in texts: links to them, lists of them, links of the editor, switches."""

from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.build.explain import SourceExplained, explain
from digestgen.build.project import open_project
from tests.sites.folder import SiteFolder, article

BODY = "They met in Libya.\n\n## Libya\n\nThe peace talks failed."
LINK = '<a class="topic-mention" href="../topics/libya.html">Libya</a>'


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    site = SiteFolder(tmp_path)
    site.write("content/own.md", article(title="Own", tags=("Libya", "peace talks"), body=BODY))
    site.write("content/other.md", article(title="Other", date="2020-05-01", body=BODY))
    return site


def test_the_first_mention_links_to_the_topic(site: SiteFolder) -> None:
    site.build()

    for page in (site.page("articles/own.html"), site.page("articles/other.html")):
        assert 1 == page.count(LINK)
        assert '<a class="topic-mention" href="../topics/peace-talks.html">peace talks</a>' in page


def test_the_topic_lists_where_it_is_mentioned_by_others(site: SiteFolder) -> None:
    site.build()

    listed = site.page("topics/libya.html").partition("Mentioned in")[2]
    assert '<a href="../articles/other.html"><bdi>Other</bdi></a>' in listed
    assert "1 May 2020" in listed
    assert "own.html" not in listed


def test_more_than_it_shows_are_counted(site: SiteFolder) -> None:
    for n in range(9):
        site.write(f"content/m{n}.md", article(title=f"M{n}", date=f"2020-06-0{n + 1}", body=BODY))
    site.build()

    listed = site.page("topics/libya.html").partition("Mentioned in")[2]
    assert 8 == listed.count("<bdi>M")
    assert "The newest of 10 articles." in listed


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("digestgen.yaml", "topics:\n  auto_link: false\n"),
        ("content/topics.yaml", "- name: Libya\n  link: false\n- name: peace talks\n  link: no\n"),
        ("content/topics.yaml", "- name: Libya\n  hidden: true\n- name: peace talks\n  link: no\n"),
        ("content/other.md", article(title="Other", body=BODY, auto_link="false")),
        ("content/other.md", article(title="Other", body=BODY, autoLink="no")),
    ],
)
def test_it_can_be_switched_off(site: SiteFolder, path: str, text: str) -> None:
    site.build()

    site.write(path, text).build()

    assert "topic-mention" not in site.page("articles/other.html")


def test_an_alias_is_a_mention_as_soon_as_it_is_listed(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Other", body="They met on the old quay."))
    site.build()
    topics = "- name: Libya\n  aliases: [the old quay]\n"

    report = site.write("content/topics.yaml", topics).build()

    assert "articles/other.html" in report.rendered_pages
    assert 'href="../topics/libya.html">the old quay</a>' in site.page("articles/other.html")
    assert "other.html" in site.page("topics/libya.html")


def test_an_article_that_becomes_a_member_is_not_listed_any_more(site: SiteFolder) -> None:
    """By a name that its text does not have."""
    site.write("content/other.md", article(title="Other", tags=("Quays",), body=BODY))
    site.build()
    assert "Mentioned in" in site.page("topics/libya.html")

    site.write("content/topics.yaml", "- name: Libya\n  aliases: [Quays]\n").build()

    assert "Mentioned in" not in site.page("topics/libya.html")


@pytest.mark.parametrize("link", ["Libya", "libya", "the-old quay", "THE OLD QUAY|Libya"])
def test_an_editor_links_to_a_topic_by_any_name(site: SiteFolder, link: str) -> None:
    site.write("content/topics.yaml", "- name: Libya\n  aliases: [the old quay]\n")
    site.write("content/other.md", article(title="Other", body=f"[[{link}]]. Libya, again Libya."))
    site.build()

    page = site.page("articles/other.html")
    assert '<a href="../topics/libya.html">' in page
    assert "topic-mention" not in page
    assert "other.html" in site.page("topics/libya.html")


def test_an_unknown_topic_is_reported_with_what_may_be_meant(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Other", body="[[peece talks]]"))
    report = site.build()
    again = site.build()

    problem = next(one for one in report.problems if one.code == "link-target")
    assert (6, "did you mean '[[peace talks]]'?") == (problem.line, problem.hint)
    assert problem in again.problems
    assert '<a class="dangling">peece talks</a>' in site.page("articles/other.html")


def test_what_may_be_meant_is_what_is_there_now(site: SiteFolder) -> None:
    site.write("content/other.md", article(title="Other", body="[[peece talks]]"))
    site.build()

    report = site.write("content/own.md", article(title="Own", tags=("peece talk",))).build()

    hints = [one.hint for one in report.problems if one.code == "link-target"]
    assert ["did you mean '[[peece talk]]'?"] == hints


def test_explain_names_what_an_article_mentions(site: SiteFolder) -> None:
    site.build()
    project, _ = open_project(folder=site.root)
    assert project

    found = explain(project, "other.md")

    assert isinstance(found, SourceExplained)
    assert ("Libya", "peace talks") == found.mentions


def test_a_topic_gets_another_name_while_a_member_mentions_less(tmp_path: Path) -> None:
    """Found by the state machine: the other mentions hid the name from pages that list the member.

    With the article that goes the topic Haftar goes as well, and a form of the other's name.
    """
    site = SiteFolder(tmp_path)
    body = "Haftar spoke of the policy."
    tags = ("railways", "US policy")
    site.write("content/siege.md", article(title="Siege", tags=tags, author="Ann Lee", body=body))
    site.write("content/long.md", article(title="Long", tags=("U.S. policy", "Haftar")))
    site.build()
    before = site.page("authors/ann-lee.html")
    site.remove("content/long.md")

    site.build()

    incremental = site.tree()
    site.build(use_cache=False)
    assert "U.S. policy" in before
    assert "U.S. policy" not in site.page("authors/ann-lee.html")
    assert site.tree() == incremental
