"""Addresses are for ever: what was published leads on, whatever becomes of it."""

from __future__ import annotations

import pytest

from digestgen.build.report import BuildReport
from tests.sites.folder import BASE_URL, SiteFolder, article

LEDGER = "addresses.tsv"


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = SiteFolder(tmp_path_factory.mktemp("site"))
    site.write("content/a.md", article(title="First", tags=("Libya", "War in Libya")))
    site.write("content/b.md", article(title="Second", date="2020-05-01", tags=("Libya",)))
    site.write("content/c.md", article(title="Third", date="2021-01-01", tags=("Libyan war",)))
    built(site)
    return site


def built(site: SiteFolder) -> BuildReport:
    """Build, and hold the site against one from nothing, by the old ledger and by the new."""
    report = site.build()
    assert report.is_done, report.problems
    tree, ledger = site.tree(), (site.root / LEDGER).read_bytes()
    site.build(use_cache=False)
    assert tree == site.tree()
    assert ledger == (site.root / LEDGER).read_bytes()
    return report


def ledger_of(site: SiteFolder) -> list[str]:
    return (site.root / LEDGER).read_text("utf-8").splitlines()[2:]


def test_a_build_writes_down_what_it_publishes(site: SiteFolder) -> None:
    lines = ledger_of(site)

    assert sorted(lines) == lines
    assert "articles/a.html\tarticle\t2020-04-26\ta.md\tFirst" in lines
    assert "topics/libya/feed.xml\ttopic\tLibya" in lines
    assert "archive/2021-01.html\tarchive" in lines


def test_a_renamed_file_leads_to_the_new_address(site: SiteFolder) -> None:
    site.remove("content/a.md").write(
        "content/other.md", article(title="First", tags=("Libya", "War in Libya"))
    )
    built(site)

    page = site.page("articles/a.html")

    assert '<meta http-equiv="refresh" content="0; url=other.html">' in page
    assert f'<link rel="canonical" href="{BASE_URL}articles/other.html">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="other.html" dir="auto">First</a>' in page
    assert "articles/a.html" not in site.page("sitemap.xml")


def test_a_retitled_and_then_renamed_article_is_found(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Another title"))
    built(site)
    site.remove("content/a.md").write("content/other.md", article(title="Another title"))
    built(site)

    assert "url=other.html" in site.page("articles/a.html")


def test_a_new_slug_leads_from_the_old_one(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Quite new", date="2019-01-01", slug="other"))
    built(site)

    assert "url=other.html" in site.page("articles/a.html")


def test_a_removed_article_says_so_and_leads_to_its_month(site: SiteFolder) -> None:
    site.write("content/d.md", article(title="Fourth", date="2020-04-03"))
    site.remove("content/a.md")
    built(site)

    page = site.page("articles/a.html")

    assert "has been removed" in page
    assert '<meta http-equiv="refresh" content="0; url=../archive/2020-04.html">' in page
    assert 'rel="canonical" href="https://user.example/repo/archive/2020-04.html"' in page
    assert '<a href="../archive/2020-04.html" dir="auto">Archive, April 2020</a>' in page


def test_without_its_month_it_leads_to_the_archive(site: SiteFolder) -> None:
    site.remove("content/a.md")
    built(site)

    assert '<a href="../archive/index.html" dir="auto">' in site.page("articles/a.html")
    assert "url=index.html" in site.page("archive/2020-04.html")


def test_an_article_that_comes_back_has_its_page(site: SiteFolder) -> None:
    before = site.tree()
    text = (site.root / "content/a.md").read_text("utf-8")
    site.remove("content/a.md")
    built(site)
    site.write("content/a.md", text)
    built(site)

    assert before == site.tree()


def test_a_topic_renamed_by_the_editor_keeps_its_address(site: SiteFolder) -> None:
    site.write("content/topics.yaml", "- name: The country\n  aliases: [Libya]\n")
    built(site)

    assert "<h1" in site.page("topics/libya.html")
    assert "The country" in site.page("topics/libya.html")
    assert not (site.out / "topics/the-country.html").exists()
    assert "topics/libya.html\ttopic\tThe country" in ledger_of(site)


def test_of_merged_topics_the_old_pages_lead_to_the_one_that_stays(site: SiteFolder) -> None:
    site.write("content/topics.yaml", "- name: Libyan war\n  aliases: [War in Libya]\n")
    built(site)

    assert "url=libyan-war.html" in site.page("topics/war-in-libya.html")
    assert "Third" in site.page("topics/libyan-war.html")


def test_an_old_feed_goes_on_with_the_new_one(site: SiteFolder) -> None:
    site.write("content/topics.yaml", "- name: Libyan war\n  aliases: [War in Libya]\n")
    built(site)

    old, new = site.page("topics/war-in-libya/feed.xml"), site.page("topics/libyan-war/feed.xml")

    its_id = f"<id>{BASE_URL}topics/{{}}/feed.xml</id>"
    assert its_id.format("war-in-libya") in old
    assert new == old.replace(its_id.format("war-in-libya"), its_id.format("libyan-war"))
    site.write("content/d.md", article(title="News", date="2021-05-05", tags=("Libyan war",)))
    built(site)
    assert "News" in site.page("topics/war-in-libya/feed.xml")


def test_the_feed_of_a_topic_that_is_gone_says_so(site: SiteFolder) -> None:
    site.remove("content/c.md")
    built(site)

    feed = site.page("topics/libyan-war/feed.xml")

    assert "This feed has ended." in feed
    assert "<entry>" not in feed


def test_pages_of_times_lead_to_what_is_left_of_them(site: SiteFolder) -> None:
    small = f"title: T\nbase_url: {BASE_URL}\ntopics: {{whole_up_to: 1}}\n"
    site.write("digestgen.yaml", small)
    built(site)
    assert (site.out / "topics/libya/2020-04.html").exists()
    site.write("digestgen.yaml", small.replace("1}", "50}"))
    built(site)

    assert "url=../libya.html" in site.page("topics/libya/2020.html")
    assert "url=../libya.html" in site.page("topics/libya/2020-04.html")


def test_an_editors_word_wins_and_chains_are_one_step(site: SiteFolder) -> None:
    site.remove("content/a.md").remove("content/b.md")
    built(site)
    with (site.root / LEDGER).open("a", encoding="utf-8") as file:
        file.write("articles/a.html\tmoved\tarticles/b.html\n")
        file.write("articles/b.html\tmoved\ttopics/libyan-war.html\n")
    built(site)

    assert "url=../topics/libyan-war.html" in site.page("articles/a.html")
    assert "url=../topics/libyan-war.html" in site.page("articles/b.html")


@pytest.mark.parametrize("field", ["redirect_from", "aliases"])
def test_an_article_says_what_was_its_own(site: SiteFolder, field: str) -> None:
    told = f"title: First\n{field}: [/2019/old/, /x.html]"
    site.write("content/a.md", article(title="First").replace("title: First", told))
    built(site)

    assert "url=../../articles/a.html" in site.page("2019/old/index.html")
    assert "url=articles/a.html" in site.page("x.html")
    site.write("content/a.md", article(title="First"))
    built(site)
    assert not (site.out / "2019").exists()


def test_a_live_page_wins_over_what_is_claimed(site: SiteFolder) -> None:
    before = site.page("articles/b.html")
    site.write("content/c.md", article(title="Third", redirect_from="[/articles/B.html, /]"))
    built(site)

    assert not (site.out / "articles/B.html").exists()
    assert before.partition("<main")[0] == site.page("articles/b.html").partition("<main")[0]


def test_drafts_and_later_articles_are_not_for_ever(site: SiteFolder) -> None:
    site.write("content/d.md", article(title="Draft", date="2021-01-02", draft="true"))
    site.write("content/e.md", article(title="Later", date="2031-01-02"))
    before = ledger_of(site)

    site.build(drafts=True, future=True)

    assert before == ledger_of(site)
    built(site)
    assert before == ledger_of(site)


def test_what_was_published_without_recording_is_recorded_later(site: SiteFolder) -> None:
    config = (site.root / "digestgen.yaml").read_text("utf-8")
    site.write("digestgen.yaml", f"{config}addresses: {{record: false}}\n")
    site.write("content/d.md", article(title="New", date="2021-01-02"))
    built(site)
    assert not any("articles/d.html" in line for line in ledger_of(site))
    site.write("digestgen.yaml", config)
    built(site)

    assert "articles/d.html\tarticle\t2021-01-02\td.md\tNew" in ledger_of(site)


def test_a_site_in_spite_of_faults_is_not_recorded_before_they_are_mended(site: SiteFolder) -> None:
    site.write("content/bad.md", article(title="Bad", date="2020-13-01"))
    site.write("content/d.md", article(title="New", date="2021-01-02"))
    before = ledger_of(site)
    site.build(keep_going=True)
    assert before == ledger_of(site)
    site.remove("content/bad.md")
    built(site)

    assert "articles/d.html\tarticle\t2021-01-02\td.md\tNew" in ledger_of(site)


def test_a_ledger_that_is_deleted_is_begun_anew(site: SiteFolder) -> None:
    before = ledger_of(site)
    site.remove(LEDGER)
    built(site)

    assert before == ledger_of(site)


def test_a_digest_that_has_gone_leads_to_the_list_of_digests(site: SiteFolder) -> None:
    config = f"base_url: {BASE_URL}\ndigests: {{min_articles: 1}}\n"
    site.write("digestgen.yaml", config)
    built(site)
    assert {"digests/2020-W17.html\tdigest", "digests/2020-04.html\tdigest"} <= {*ledger_of(site)}
    site.write("content/a.md", article(title="First", date="2020-05-02", tags=("Libya",)))
    built(site)

    for gone in ("digests/2020-W17.html", "digests/2020-04.html"):
        assert '<a href="index.html" dir="auto">Digests</a>' in site.page(gone)
        assert "has been removed" in site.page(gone)

    site.write("content/d.md", article(title="Fourth", date="2020-04-24", tags=("Libya",)))
    built(site)

    assert "Fourth" in site.page("digests/2020-W17.html")

    site.write("digestgen.yaml", config.replace("min_articles: 1", "weeks: false, months: false"))
    built(site)

    for gone in ("digests/2020-W17.html", "digests/index.html"):
        assert 'href="../archive/index.html" dir="auto">Archive</a>' in site.page(gone)


def test_a_faulty_ledger_stops_the_build(site: SiteFolder) -> None:
    with (site.root / LEDGER).open("a", encoding="utf-8") as file:
        file.write("<<<<<<< HEAD\n")
    before = site.tree()

    report = site.build()

    assert not report.is_done
    (problem,) = (p for p in report.problems if p.is_fatal)
    assert "ledger-conflict" == problem.code
    assert problem.path.endswith(LEDGER)
    assert problem.line == len(ledger_of(site)) + 2
    assert before == site.tree()


def test_a_build_without_changes_leaves_the_ledger_alone(site: SiteFolder) -> None:
    before = (site.root / LEDGER).stat()

    report = site.build()

    assert 0 == report.looked_at
    assert before == (site.root / LEDGER).stat()


def test_a_folder_that_is_no_project_keeps_nothing(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    from digestgen.public import Site  # noqa: PLC0415

    root = tmp_path_factory.mktemp("bare")
    (root / "texts").mkdir()
    (root / "texts/a.md").write_text(article(title="A"), "utf-8")
    out = tmp_path_factory.mktemp("elsewhere") / "site"

    with Site(root, content=root / "texts", out=out) as site:
        assert site.build().is_done

    assert ["texts"] == [path.name for path in root.iterdir()]


def test_another_form_of_an_authors_name_is_written_down(site: SiteFolder) -> None:
    """Found by the state machine: names of topics alone were."""
    for name, author in (("a", "ann lee"), ("b", "ann lee"), ("c", "Ann Lee")):
        site.write(f"content/{name}.md", article(title=name, author=author))
    site.build()
    site.remove("content/a.md")

    # With as many articles for each form the first in order is shown.
    site.build()

    lines = (site.root / "addresses.tsv").read_text("utf-8").split("\n")
    assert "authors/ann-lee.html\tauthor\tann lee" in lines
    assert "authors/ann-lee.html\tauthor\tAnn Lee" in lines
