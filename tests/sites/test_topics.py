"""From tags as written to topics with pages."""

from __future__ import annotations

from tests.site_checks import faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article


def topic_pages(site: SiteFolder) -> list[str]:
    pages = (site.out / "topics").glob("*.html")
    return sorted(page.stem for page in pages if page.name != "index.html")


def test_spellings_of_one_name_are_one_topic(site: SiteFolder) -> None:
    for number, tag in enumerate(
        (
            "Libyan civil war",
            "Libyan Civil War",
            "Libyan civil war",
            "libyan-civil war",
            "Libyan civill war",
        )
    ):
        site.write(f"content/a{number}.md", article(tags=(tag,)))

    site.build()

    assert topic_pages(site) == ["libyan-civil-war"]
    assert "<h1>Libyan civil war</h1>" in site.page("topics/libyan-civil-war.html").replace(
        '<h1 dir="auto">', "<h1>"
    )


def test_c_and_its_kin_are_three_topics(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("C", "C++", "C#")))

    assert site.build().problems == ()
    assert topic_pages(site) == ["c", "c-plus-plus", "c-sharp"]
    assert faults_of(site.out, BASE_URL) == []


def test_slugs_keep_letters_of_every_script(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("ليبيا", "Ливия", "利比亚", "Côte d’Ivoire")))

    assert site.build().problems == ()
    assert topic_pages(site) == sorted(["ليبيا", "ливия", "利比亚", "côte-divoire"])
    assert faults_of(site.out, BASE_URL) == []


def test_two_names_with_one_slug_are_a_fault_naming_both_places(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Haftar",)))
    site.write("content/topics.yaml", "- name: Khalifa Haftar\n  slug: haftar\n")

    report = site.build()

    assert not report.is_done
    message = " ".join(f"{p.path} {p.message}" for p in report.problems)
    assert "topics.yaml" in message
    assert "a.md" in message
    assert "Khalifa Haftar" in message


def test_the_editors_file_wins(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Second Libyan civil war", "Libyan civil war")))
    site.write("content/b.md", article(tags=("LCW",)))
    site.write(
        "content/topics.yaml",
        "- name: War in Libya\n  slug: war-libya\n"
        "  aliases: [Second Libyan civil war, Libyan civil war, LCW]\n"
        "  type: event\n  description: The fighting **since** 2014.\n",
    )

    report = site.build()

    assert report.problems == ()
    assert topic_pages(site) == ["war-libya"]
    page = site.page("topics/war-libya.html")
    assert "War in Libya" in page
    assert "The fighting <strong>since</strong> 2014." in page
    assert "2 articles" in page


def test_hidden_and_thin_topics_have_no_page(site: SiteFolder) -> None:
    site.write("digestgen.yaml", f"base_url: {BASE_URL}\ntopics: {{min_articles: 2}}\n")
    site.write("content/a.md", article(tags=("Libya", "Secret", "Thin")))
    site.write("content/b.md", article(tags=("Libya", "Secret")))
    site.write("content/topics.yaml", "- name: Secret\n  hidden: true\n")

    site.build()

    assert topic_pages(site) == ["libya"]
    assert faults_of(site.out, BASE_URL) == []


def test_faults_of_the_editors_file_have_places(site: SiteFolder) -> None:
    site.write("content/topics.yaml", "- name: A\n  alias: [x]\n- slug: b\n")

    report = site.build()

    assert not report.is_done
    assert [p.line for p in report.problems] == [2, 3]


def test_topics_without_letters_stay_apart(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("🙂", "---", "🚀")))

    site.build()

    assert len(topic_pages(site)) == 3


def test_names_in_the_editors_file_are_found_in_any_form(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Darfur", "Kufra", "Sahara")))
    site.write(
        "content/topics.yaml",
        "- name: Darfur\n- name: Kufra\n  broader: [darfur]\n  related: [sahara]\n",
    )

    assert site.build().problems == ()
    page = site.page("topics/kufra.html")
    assert 'href="darfur.html"' in page
    assert 'href="sahara.html"' in page
