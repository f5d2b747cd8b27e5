"""Links between articles, to pages of the site, and to files beside the articles."""

from __future__ import annotations

import base64

import pytest

from tests.site_checks import faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def test_links_between_articles_lead_to_their_pages(site: SiteFolder) -> None:
    site.write("content/2019/a.md", article(title="First", body="## What came\n\ntext"))
    site.write(
        "content/2020/b.md",
        article(
            body="[one](../2019/a.md) [two](/2019/a.md#what-came) [three](../2019/a) [[a]] "
            "[topics](/topics/) [page](/articles/a.html)"
        ),
    )

    report = site.build()

    assert report.problems == ()
    page = site.page("articles/b.html")
    assert page.count('href="a.html"') >= 4
    assert 'href="a.html#what-came"' in page
    assert 'href="../topics/index.html"' in page
    assert faults_of(site.out, BASE_URL) == []


def test_wiki_links_find_files_titles_topics_and_images(site: SiteFolder) -> None:
    site.write("content/deep/v1.2 notes.md", article(title="What is new", tags=("Kufra oasis",)))
    site.write("content/deep/map.png", PIXEL).write("content/map.md", article(title="The map"))
    site.write(
        "content/b.md",
        article(body="[[v1.2 notes]] [[What is new|news]] [[Kufra Oasis]] ![[map.png]]"),
    )

    report = site.build()

    assert report.problems == ()
    page = site.page("articles/b.html")
    assert page.count('href="v1-2-notes.html"') >= 2
    assert 'href="../topics/kufra-oasis.html"' in page
    assert 'src="../assets/deep/map.png"' in page
    assert faults_of(site.out, BASE_URL) == []


def test_addresses_of_the_site_may_be_linked(site: SiteFolder) -> None:
    site.write(
        "content/a.md",
        article(
            tags=("Libya",),
            body="[home](/) [feed](/feed.xml) [month](/archive/2020-04.html) "
            "[bare month](/archive/2020-04) [topic](/topics/libya) "
            "[its feed](/topics/libya/feed.xml) [self](/articles/a.html) [map](/map.html) "
            "[week](/digests/2020-W17.html) [its month](/digests/2020-04) [all](/digests/) "
            "[of weeks](/digests/weeks.xml) [changes](/changes) [search](/search)",
        ),
    )

    site.write("digestgen.yaml", f"base_url: {BASE_URL}\ndigests: {{min_articles: 1}}\n")

    assert site.build().problems == ()
    assert faults_of(site.out, BASE_URL) == []


def test_a_link_that_leads_nowhere_is_plain_text_and_reported(site: SiteFolder) -> None:
    site.write(
        "content/a.md", article(body="One.\n\nSee [the report](missing.md) and ![Map](m.png).")
    )

    report = site.build()

    assert [(p.line, p.code) for p in report.problems] == [(8, "image-target"), (8, "link-target")]
    assert "missing.md" not in site.page("articles/a.html")
    assert "the report" in site.page("articles/a.html")
    assert faults_of(site.out, BASE_URL) == []


def test_a_heading_that_is_not_there_is_reported(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="A")).write(
        "content/b.md", article(body="[x](a.md#no)")
    )

    report = site.build()

    assert [p.code for p in report.problems] == ["link-fragment"]
    assert faults_of(site.out, BASE_URL) == []


def test_images_that_articles_show_are_copied(site: SiteFolder) -> None:
    site.write("content/2020/map.png", PIXEL).write("content/unused.png", PIXEL)
    site.write("content/2020/a.md", article(body="![The coast](map.png)"))

    report = site.build()

    assert report.problems == ()
    assert site.tree()["assets/2020/map.png"] == PIXEL
    assert not [path for path in site.tree() if "unused" in path]
    assert 'src="../assets/2020/map.png"' in site.page("articles/a.html")
    assert faults_of(site.out, BASE_URL) == []


def test_an_image_goes_with_the_last_article_that_shows_it(site: SiteFolder) -> None:
    site.write("content/map.png", PIXEL).write("content/other.png", PIXEL)
    site.write("content/a.md", article(body="![A](map.png) ![B](other.png)"))
    site.write("content/b.md", article(title="B", body="![A](map.png)")).build()

    site.remove("content/a.md").build()
    first = [path for path in site.tree() if path.startswith("assets/")]
    site.write("content/b.md", article(title="B", body="Nothing to see.")).build()
    second = [path for path in site.tree() if path.startswith("assets/")]
    site.write("content/b.md", article(title="B", body="![B](other.png)")).build()

    assert ["assets/map.png"] == first
    assert [] == second
    assert PIXEL == site.tree()["assets/other.png"]


def test_two_images_for_one_address_are_a_fault_whichever_came_later(site: SiteFolder) -> None:
    site.write("content/map.png", PIXEL).write("content/assets/map.png", b"\x89PNG 2")
    site.write("content/a.md", article(body="![A](assets/map.png)")).build()
    site.write("content/b.md", article(title="B", body="![A](map.png)"))

    later = site.build()
    whole = site.build(use_cache=False)

    assert [p.code for p in later.problems if p.is_fatal] == ["address-clash"]
    assert later.problems == whole.problems


def test_no_link_leaves_the_content_folder(site: SiteFolder) -> None:
    site.write("secret.md", "secret").write("secret.png", PIXEL)
    site.write(
        "content/a.md", article(body="[x](../secret.md) ![y](../secret.png) [z](..%2Fsecret.md)")
    )

    report = site.build()

    assert sorted(p.code for p in report.problems) == ["image-target", "link-target", "link-target"]


def test_neighbours_and_related_articles_say_why(site: SiteFolder) -> None:
    for day in (1, 2, 3):
        site.write(
            f"content/a{day}.md",
            article(title=f"Part {day}", date=f"2020-04-0{day}", tags=("Libya", "Kufra")),
        )

    site.build()

    page = site.page("articles/a2.html")
    assert "Part 1" in page
    assert "Part 3" in page
    assert "shares Libya" in page
    assert "1 day earlier" in page


def test_a_topic_says_what_it_shares_with_others(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Both", tags=("Libya", "Sudan")))
    site.write("content/b.md", article(tags=("Libya",)))

    site.build()

    assert "1 shared article, as in “Both”" in site.page("topics/libya.html")


def test_a_link_to_what_is_nearly_there_is_told_so(site: SiteFolder) -> None:
    site.write("content/draft.md", article(draft="true")).write("content/Map.md", article())
    site.write("content/deep/a.md", article(body="[one](../draft.md)\n\n[two](../map.md)"))

    report = site.build()

    hints = [p.hint for p in report.problems if p.code == "link-target"]
    assert hints == ["draft.md is there, but left out of this build", "did you mean '../Map.md'?"]


@pytest.mark.parametrize(("first", "second"), [("Map.png", "map.png"), ("map.png", "Map.png")])
def test_images_that_differ_in_case_alone_clash_whichever_came_later(
    site: SiteFolder, first: str, second: str
) -> None:
    site.write(f"content/{first}", b"\x89PNG 1")
    site.write("content/a.md", article(body=f"![One]({first})")).build()
    site.write(f"content/{second}", b"\x89PNG 2")
    site.write("content/b.md", article(title="B", body=f"![Two]({second})"))

    later = site.build()
    whole = site.build(use_cache=False)

    assert [p.code for p in later.problems if p.is_fatal] == ["address-clash"]
    assert later.problems == whole.problems
