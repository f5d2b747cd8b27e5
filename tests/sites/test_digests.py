"""The digest of a topic page: every sentence stands in the article that it cites, word for word."""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.shared_data import needs_shared, shared
from tests.site_checks import faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

_SAMPLE = Path(__file__).resolve().parents[2] / "content"


def normal(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


class Page:
    """An article as a browser sees it: its title, its date, the text of what has an id."""

    def __init__(self, path: Path) -> None:
        tree = LexborHTMLParser(path.read_text("utf-8"))
        for note in tree.css(".footnote-ref"):
            note.decompose()
        heading = tree.css_first("h1")
        self.title = normal(heading.text()) if heading else ""
        time = tree.css_first(".facts time")
        self.date = time.attributes["datetime"] if time else ""
        self.texts = {
            node.attributes["id"]: (node.tag, normal(node.text())) for node in tree.css("[id]")
        }


def assert_quotes_stand(site: Path) -> int:
    """Check every quotation of every topic page; return how many there are."""
    pages: dict[Path, Page] = {}
    found = 0
    for topic in sorted((site / "topics").glob("*.html")):
        tree = LexborHTMLParser(topic.read_text("utf-8"))
        quoted: list[str] = []
        for entry in tree.css("ol.digest > li"):
            quote, source = entry.css_first("blockquote"), entry.css_first("figcaption a")
            assert quote
            assert source
            href = source.attributes["href"] or ""
            address, _, anchor = href.partition("#")
            target = (topic.parent / unquote(address)).resolve()
            page = pages.setdefault(target, Page(target))
            tag, text = page.texts[anchor]
            assert "p" == tag
            assert quote.text() in text, (topic, quote.text())
            assert href == quote.attributes["cite"]
            assert page.title == normal(source.text())
            quoted.append(quote.text())
        assert len(set(quoted)) == len(quoted), topic
        found += len(quoted)
    return found


def test_sentences_of_the_sample_site_stand_in_their_articles(site: SiteFolder) -> None:
    shutil.copytree(_SAMPLE, site.root / "content", dirs_exist_ok=True)

    site.build()

    assert assert_quotes_stand(site.out) > 60
    assert [] == faults_of(site.out, BASE_URL)


def test_markup_signs_and_other_scripts_are_quoted_as_they_are_shown(site: SiteFolder) -> None:
    for n, body in enumerate(
        (
            "The *old* harbour & its [market](https://e.org/?a=1&b=2) opened <again> in Kufra.",
            'Kufra\'s harbour "closed"\nfor `five` days.\n\nThe **harbour** of Kufra closed for a'
            " week, and nobody was told[^1].\n\n[^1]: A note.",
            "Le port de Koufra « a rouvert » hier après neuf années de travaux difficiles.",
            "库夫拉的港口在九年的工程之后昨天重新开放，许多居民前来观看。",
        )
    ):
        language = ("en", "en", "fr", "zh")[n]
        text = article(title=f"T {n}", tags=("Kufra",), body=body, lang=language)
        site.write(f"content/a{n}.md", text)

    site.build()

    assert 4 == assert_quotes_stand(site.out)
    assert '<blockquote cite="../articles/a2.html#p1" lang="fr"' in site.page("topics/kufra.html")
    assert [] == faults_of(site.out, BASE_URL)


def test_an_edit_of_a_body_changes_the_digest_only_if_it_changes_what_it_quotes(
    site: SiteFolder,
) -> None:
    quoted = "The harbour of Kufra opened on Monday after nine years of work and much talk."
    for n in range(3):
        body = f"{quoted[:-1]} number {n}, which cost {n * 7} lives.\n\nMore was said. It was long."
        site.write(f"content/a{n}.md", article(title=f"T {n}", tags=("Kufra",), body=body))
    site.build()
    first = (site.root / "content/a2.md").read_text("utf-8")

    aside = site.write("content/a2.md", first.replace("It was long", "It was short")).build()
    words = site.write("content/a2.md", first.replace("Monday", "Tuesday")).build()

    assert {"articles/a2.html", "changes.json"} == set(aside.rendered_pages)
    assert {"articles/a2.html", "topics/kufra.html"} <= set(words.rendered_pages)
    assert_quotes_stand(site.out)


def test_what_an_editor_pins_and_notes_stands_on_the_page(site: SiteFolder) -> None:
    for n in range(3):
        site.write(f"content/a{n}.md", article(title=f"Title {n}", tags=("Kufra",)))
    site.write("content/other.md", article(title="From elsewhere", tags=("Sebha",)))
    site.write(
        "content/topics.yaml",
        "- name: Kufra\n  scope: The town alone.\n  pinned: [a1.md, from elsewhere]\n"
        "- name: Sebha\n  min_articles: 2\n",
    )

    report = site.build()
    page = site.page("topics/kufra.html")

    assert () == report.problems
    assert "The town alone." in page
    assert page.index("Read first") < page.index("Title 1") < page.index("From elsewhere")
    assert page.index("From elsewhere") < page.index("newest first")
    assert not (site.out / "topics/sebha.html").exists()


def test_a_pinned_article_that_is_not_there_is_a_fault_with_its_place(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First", tags=("Kufra",)))
    site.write("content/topics.yaml", "- name: Kufra\n  pinned: [First, no-such]\n")

    (refused,) = site.build().problems
    (site.root / "content/b.md").write_text(article(title="No such"), "utf-8")
    done = site.build()
    site.remove("content/a.md")
    (gone,) = site.build().problems

    assert ("topics-pinned", 2, 19) == (refused.code, refused.line, refused.column)
    assert "no-such" in refused.message
    assert () == done.problems
    assert ("topics-pinned", 2, 12) == (gone.code, gone.line, gone.column)


@needs_shared
@pytest.mark.timeout(300)
def test_sentences_of_real_posts_stand_in_their_articles(site: SiteFolder) -> None:
    """780 posts with human tags, and news."""
    for name in ("tagged_posts", "wikinews_text"):
        with gzip.open(shared(f"corpora/topics/{name}.jsonl.gz"), "rt", encoding="utf-8") as lines:
            for n, line in enumerate(lines):
                post = json.loads(line)
                front = {"title": post["title"], "date": post["date"]}
                front["tags"] = post.get("tags", ["Wikinews"])
                fields = "\n".join(f"{key}: {json.dumps(v)}" for key, v in front.items())
                text = post.get("body") or post["text"]
                site.write(f"content/{name}-{n}.md", f"---\n{fields}\n---\n{text}\n")

    report = site.build(workers=2, future=True)

    assert report.is_done
    assert assert_quotes_stand(site.out) > 1000


@needs_shared
@pytest.mark.timeout(300)
@pytest.mark.parametrize("style", ["markdown", "scraped"])
def test_sentences_of_generated_sites_stand_in_their_articles(site: SiteFolder, style: str) -> None:
    command = [sys.executable, str(shared("bench/make_corpus.py")), "400", str(site.root)]
    subprocess.run([*command, "--style", style, "--jobs", "1"], check=True, capture_output=True)

    site.build()

    assert assert_quotes_stand(site.out) > 100
