"""Sites whose interface speaks another language than English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites.folder import BASE_URL, SiteFolder, article

CONFIG = f"title: Essai\nbase_url: {BASE_URL}\nlanguage: "
ENGLISH_WORDS = re.compile(
    r">\s*(?:[^<]*\b(?:Topics?|Articles? by|newest|Related|Before|After|Undated|Search|minute to|"
    r"Archive|Authors|Sections|earlier|later|with the|shared|Week|April)\b[^<]*)<"
)


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    made = SiteFolder(tmp_path)
    made.write("digestgen.yaml", f"{CONFIG}fr\n")
    for number in range(6):
        made.write(
            f"content/a{number}.md",
            article(
                title=f"Titre {number}",
                date=f"2020-04-{number + 10:02}" if number else "",
                tags=("Libye", "Tripoli"),
                body=f"Une phrase du texte {number} sur Misrata et Benghazi.",
                author="Ana Lopez",
                section="Monde",
            ),
        )
    return made


def test_every_page_of_a_french_site_speaks_french(site: SiteFolder) -> None:
    site.build()

    pages = {path: data.decode() for path, data in site.tree().items() if path.endswith(".html")}
    assert {} == {
        path: found for path, page in pages.items() if (found := ENGLISH_WORDS.findall(page))
    }
    assert "11 avril 2020" in pages["articles/a1.html"]
    assert re.search("en commun\xa0: Libye,? (et )?Tripoli", pages["articles/a1.html"])
    assert "6 articles sur 2 thèmes" in pages["index.html"]
    assert "<h1>Semaine 16 de 2020</h1>" in pages["digests/2020-W16.html"]
    assert "<h1>Avril 2020</h1>" in pages["archive/2020-04.html"]


def test_feeds_and_scripts_speak_french_as_well(site: SiteFolder) -> None:
    site.build()

    assert "Articles sur Libye" in site.page("topics/libye/feed.xml")
    assert "Synthèses hebdomadaires" in site.page("digests/weeks.xml")
    assert "titres" in site.page("search.html")
    assert 'text="Thèmes"' in site.page("feeds.opml")


def test_an_arabic_site_runs_from_right_to_left(site: SiteFolder) -> None:
    site.write("digestgen.yaml", f"{CONFIG}ar\n").build()

    page = site.page("articles/a1.html")
    assert '<html lang="ar" dir="rtl">' in page
    assert "11 أبريل 2020" in page
    assert "6 مقالات، موضوعان" in site.page("index.html")


def test_another_language_renders_every_page_anew(site: SiteFolder) -> None:
    site.build()

    site.write("digestgen.yaml", f"{CONFIG}ar\n").build()
    incremental = site.tree()
    site.build(use_cache=False)

    assert site.tree() == incremental
    assert "Thèmes" not in site.page("index.html")


def test_a_change_of_a_sites_own_catalogue_reaches_every_page(site: SiteFolder) -> None:
    own = "themes/mine/locale/fr.po"
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    site.write("digestgen.yaml", f"{CONFIG}fr\ntheme: mine\n")
    site.write(own, f'{head}msgid "Topics"\nmsgstr "Sujets"\n').build()
    before = site.page("index.html")

    site.write(own, f'{head}msgid "Topics"\nmsgstr "Dossiers"\n').build()
    incremental = site.tree()
    site.build(use_cache=False)

    assert ">Sujets<" in before
    assert ">Dossiers<" in site.page("articles/a1.html")
    assert site.tree() == incremental
    assert 0 == site.build().rendered


def test_workers_speak_as_one_does(site: SiteFolder) -> None:
    site.build(workers=1)
    alone = site.tree()

    site.build(workers=3, use_cache=False)

    assert alone == site.tree()


TOPICS = "- name: Libye\n  names: {en: Libya, ar: ليبيا}\n"


def test_tags_in_any_language_find_the_topic(site: SiteFolder) -> None:
    site.write("content/topics.yaml", TOPICS)
    site.write("content/b.md", article(title="Autre", tags=("ليبيا",)))
    site.write("content/c.md", article(title="Encore", tags=("Libya",)))

    site.build()

    page = site.page("topics/libye.html")
    assert "8 articles" in page
    assert '<bdi lang="en">English</bdi> <bdi lang="en">Libya</bdi>, ' in page
    assert '<bdi lang="ar">العربية</bdi> <bdi lang="ar">ليبيا</bdi>' in page
    assert "S’écrit aussi" not in page


def test_a_topic_is_called_as_the_language_of_the_site_calls_it(site: SiteFolder) -> None:
    site.write("content/topics.yaml", TOPICS).build()
    french = site.page("articles/a1.html")

    site.write("digestgen.yaml", f"{CONFIG}ar-LY\n").build()
    incremental = site.tree()
    site.build(use_cache=False)

    assert incremental == site.tree()
    assert ">Libye</bdi>" in french
    assert '<a href="../topics/libye.html"><bdi>ليبيا</bdi></a>' in site.page("articles/a1.html")


def test_a_name_that_comes_or_goes_shows_at_once(site: SiteFolder) -> None:
    site.build()
    site.write("content/b.md", article(title="Autre", tags=("ليبيا",))).build()

    for text in (TOPICS, "- Libye\n", "- {name: Libye, names: {fr: La Libye, ar: ليبيا}}\n"):
        site.write("content/topics.yaml", text).build()
        incremental = site.tree()
        site.build(use_cache=False)
        assert incremental == site.tree()

    assert "La Libye" in site.page("index.html")


@pytest.fixture
def story(tmp_path: Path) -> SiteFolder:
    """One story in three languages."""
    made = SiteFolder(tmp_path)
    made.write("content/en/recruits.md", article(title="Recruits"))
    made.write(
        "content/fr/recrues.md",
        article(title="Recrues", lang="fr", translation_of="../en/recruits.md"),
    )
    made.write(
        "content/ar/mujannad.md", article(title="مجندون", lang="ar", translation_of="Recrues")
    )
    return made


def also_in(page: str) -> list[tuple[str, str]]:
    """Return the links to an article in other languages: (href, name of the language)."""
    return re.findall(r'<a href="([^"]*)" hreflang="[^"]*" lang="[^"]*"><bdi>([^<]*)<', page)


def test_all_translations_of_a_story_lead_to_each_other(story: SiteFolder) -> None:
    report = story.build()

    assert () == report.problems
    english, french, arabic = (
        story.page(f"articles/{n}.html") for n in ("recruits", "recrues", "mujannad")
    )
    assert [("mujannad.html", "العربية"), ("recrues.html", "Français")] == also_in(english)
    assert [("mujannad.html", "العربية"), ("recruits.html", "English")] == also_in(french)
    assert [("recruits.html", "English"), ("recrues.html", "Français")] == also_in(arabic)
    alternates = [
        f'<link rel="alternate" hreflang="{language}" href="{BASE_URL}articles/{name}.html">'
        for language, name in (
            ("ar", "mujannad"), ("en", "recruits"), ("fr", "recrues"), ("x-default", "recruits"),
        )
    ]  # fmt: skip
    assert all(line in page for line in alternates for page in (english, french, arabic))


def test_a_translation_that_comes_or_goes_shows_on_all_others(story: SiteFolder) -> None:
    story.build()
    french = (story.root / "content/fr/recrues.md").read_bytes()

    german = article(title="Rekruten", lang="de", translation_of="مجندون")
    changes: list[tuple[str, str | bytes | None]] = [
        ("fr/recrues.md", None),
        ("fr/recrues.md", french),
        ("en/recruits.md", article(title="Young recruits")),
        ("de/z.md", german),
        ("ar/mujannad.md", article(title="مجندون", lang="ar")),
    ]
    for path, text in changes:
        if text is None:
            story.remove(f"content/{path}")
        else:
            story.write(f"content/{path}", text)
        story.build()
        incremental = story.tree()
        story.build(use_cache=False)
        assert incremental == story.tree()

    assert [("recrues.html", "Français")] == also_in(story.page("articles/recruits.html"))


def test_a_translation_of_nothing_is_told_with_its_line(story: SiteFolder) -> None:
    story.write("content/x.md", article(title="X", lang="de", translation_of="Nobody"))

    (problem,) = story.build().problems

    assert ("translation-lost", 5) == (problem.code, problem.line)
    assert "Nobody" in problem.message
    story.write("content/n.md", article(title="Nobody"))
    assert () == story.build().problems


def test_two_translations_in_one_language_are_told(story: SiteFolder) -> None:
    story.write("content/fr/zwei.md", article(title="Zwei", lang="fr", translation_of="recruits"))

    (problem,) = story.build().problems

    assert ("translation-twice", True) == (problem.code, problem.path.endswith("fr/zwei.md"))
    assert ("recrues.html", "Français") in also_in(story.page("articles/recruits.html"))


def test_articles_that_name_each_other_in_a_ring_are_one_group(story: SiteFolder) -> None:
    story.write("content/en/recruits.md", article(title="Recruits", translation_of="mujannad"))

    assert () == story.build().problems
    assert [("recruits.html", "English"), ("recrues.html", "Français")] == also_in(
        story.page("articles/mujannad.html")
    )


_NAMES = "- name: Libya\n  names: {fr: Libye, ar: ليبيا}\n"


def linked_topics(site: SiteFolder, name: str) -> list[str]:
    aside = site.page(f"articles/{name}.html").partition("<aside")[2]
    return re.findall(r"<li>(<a href=\"../topics/[^>]*><bdi>[^<]*)", aside)


def test_an_article_names_its_topics_in_its_own_language(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    site.write("content/topics.yaml", _NAMES)
    for language in ("en", "fr-CA", "ar", "de"):
        text = article(title=f"In {language}", tags=("Libya", "Oil"), lang=language)
        site.write(f"content/{language.lower()}.md", text)
    site.build()

    oil = '<a href="../topics/oil.html"><bdi>Oil'
    plain = '<a href="../topics/libya.html"><bdi>Libya'
    assert linked_topics(site, "en") == [plain, oil]
    assert linked_topics(site, "de") == [plain, oil]
    assert linked_topics(site, "fr-ca") == [
        '<a href="../topics/libya.html" lang="fr" hreflang="en"><bdi>Libye', oil,
    ]  # fmt: skip
    assert linked_topics(site, "ar") == [
        '<a href="../topics/libya.html" lang="ar" hreflang="en"><bdi>ليبيا', oil,
    ]  # fmt: skip


def test_a_new_name_in_a_language_reaches_the_articles_in_it(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    for language in ("en", "fr", "ar"):
        site.write(f"content/{language}.md", article(title="T", tags=("Libya",), lang=language))
    site.build()
    for names in (_NAMES, _NAMES.replace("Libye", "La Libye"), "- Libya\n", _NAMES, ""):
        site.write("content/topics.yaml", names)
        site.build()
        remembered = site.tree()

        site.build(use_cache=False)

        assert remembered == site.tree()
