from __future__ import annotations

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article


def test_a_page_is_explained_by_what_made_it_be_rendered(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="One", tags=("Libya",)))
    digestgen("build", cwd=site.root)
    site.write("content/a.md", article(title="Another", tags=("Libya",)))
    digestgen("build", cwd=site.root)

    page = digestgen("explain", "--json", "topics/libya.html", cwd=site.root).json()

    assert (page["kind"], page["parts"], page["template"]) == ("topic", ["libya"], "topic.html")
    assert page["why"] == "view"


def test_the_page_of_an_article_names_it_whichever_way_it_is_asked_for(site: SiteFolder) -> None:
    site.write("content/2020/a.md", article())
    digestgen("build", cwd=site.root)

    for target in ("articles/a.html", "articles/a", "/articles/a.html", "site/articles/a.html"):
        page = digestgen("explain", "--json", target, cwd=site.root).json()
        assert (page["article"], page["why"]) == ("2020/a.md", "new")


def test_an_article_is_explained_by_the_pages_that_show_it(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="One", tags=("Libya",), author="Ann Lee"))
    digestgen("build", cwd=site.root)

    source = digestgen("explain", "--json", "content/a.md", cwd=site.root).json()

    assert source["is_in_site"]
    assert source["topics"] == ["Libya"]
    assert {"articles/a.html", "authors/ann-lee.html", "index.html", "topics/libya.html"} <= set(
        source["pages"]
    )


def test_cleaning_rules_that_fired_are_counted(site: SiteFolder) -> None:
    site.write(
        "content/a.txt",
        "date 2020-04-26 By By Jane Doe 24 mins ago in World The river rose again.Nobody was hurt.",
    )
    digestgen("build", cwd=site.root)

    rules = digestgen("explain", "--json", "content/a.txt", cwd=site.root).json()["rules"]

    assert rules["byline"] == 1


def test_a_draft_says_why_it_is_left_out(site: SiteFolder) -> None:
    site.write("content/a.md", article(draft="true")).write("content/b.md", article())
    digestgen("build", cwd=site.root)

    run = digestgen("explain", "content/a.md", cwd=site.root)

    assert "left out  a draft" in run.out


def test_what_nobody_knows_is_status_1_with_a_hint(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    before = digestgen("explain", "content/a.md", cwd=site.root)
    digestgen("build", cwd=site.root)

    after = digestgen("explain", "content/x.md", cwd=site.root)

    assert (before.status, after.status) == (1, 1)
    assert "run `digestgen build` first" in before.err
    assert "check its spelling" in after.err
