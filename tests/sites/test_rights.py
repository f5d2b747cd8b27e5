"""What an article's rights leave of it in the site: searched for in every file of the output."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from digestgen.build.pagefind import find_tool
from tests.sites.folder import BASE_URL, SiteFolder, article

FIRST = "The harbour opened on Monday after two years of works in Tripoli."
LATER = "Nobody had reckoned with the quokkas of the northern quay."
BODY = "\n\n".join((FIRST, "A filler of words. " * 45, LATER, "## Afterwards", f"{LATER} Again."))
SOURCE = "https://news.example/harbour"
CONFIG = f"base_url: {BASE_URL}\ncleaning:\n  show_changes: true\n"


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    texts = "search:\n  full_text: true\n" if find_tool() else ""
    folder.write("digestgen.yaml", CONFIG + texts)
    for number in range(4):
        body = f"Another {number} text of the harbour works in Tripoli, told at length."
        folder.write(
            f"content/other{number}.md", article(title=f"O{number}", tags=("Harbour",), body=body)
        )
    return folder


def harbour(body: str = BODY, **more: str) -> str:
    return article(title="The harbour", tags=("Harbour", "Tripoli"), body=body, **more)


def texts_of(site: SiteFolder) -> dict[str, str]:
    """Return every file of the site as text; those of the index unpacked."""
    return {
        path: (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(
            "utf-8", "replace"
        )
        for path, data in site.tree().items()
    }


def showing(site: SiteFolder, text: str) -> list[str]:
    return [path for path, found in texts_of(site).items() if text in found]


def test_a_full_article_is_shown_whole_and_found_by_this_search(
    site: SiteFolder,
) -> None:
    site.write("content/a.md", harbour(source_url=SOURCE)).build()

    assert "articles/a.html" in showing(site, LATER)
    if find_tool():
        assert any(path.startswith("pagefind/") for path in showing(site, LATER))


@pytest.mark.parametrize("by", ["article", "site"])
@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_no_file_of_the_site_shows_more_than_the_rights_allow(
    site: SiteFolder, rights: str, by: str
) -> None:
    own = {"rights": rights} if by == "article" else {}
    if by == "site":
        text = (site.root / "digestgen.yaml").read_text()
        site.write("digestgen.yaml", f"{text}rights: {rights}\n")
    site.write("content/a.md", harbour(source_url=SOURCE, **own))
    if by == "site":
        scraped = f"Two years of works end\n\nBy Ann Lee\n\n{BODY}\n\nTags: Harbour, Tripoli"
        site.write("content/b.txt", scraped)
    site.build()

    assert showing(site, "quokka") == []
    assert bool(showing(site, FIRST)) == (rights == "excerpt")
    page = site.page("articles/a.html")
    said = "Read the whole article at" if rights == "excerpt" else "Read the article at"
    assert f'<a href="{SOURCE}" rel="noopener">{said} news.example</a>' in page
    assert "Afterwards" not in page


def test_the_word_of_the_article_beats_that_of_the_site(site: SiteFolder) -> None:
    site.write("digestgen.yaml", f"{CONFIG}rights:\n  default: link\n")
    site.write("content/a.md", harbour(rights="full"))
    site.build()

    assert LATER in site.page("articles/a.html")


def test_an_edit_of_the_rights_leaves_nothing_behind(site: SiteFolder) -> None:
    site.write("content/a.md", harbour(source_url=SOURCE)).build()
    assert showing(site, "quokka")

    report = site.write("content/a.md", harbour(source_url=SOURCE, rights="link")).build()

    assert report.is_done
    assert showing(site, "quokka") == []


def test_images_of_a_text_that_is_not_shown_are_not_published(site: SiteFolder) -> None:
    site.write("content/map.svg", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    body = f"{FIRST}\n\n![A map](map.svg)\n\n{LATER}"
    site.write("content/a.md", harbour(body, rights="excerpt", source_url=SOURCE)).build()

    assert showing(site, "map.svg") == []
    assert not (site.out / "assets").exists()


def test_a_link_shows_the_summary_that_was_written_and_none_made_of_the_text(
    site: SiteFolder,
) -> None:
    site.write("content/a.md", harbour(rights="link", source_url=SOURCE, summary="Works ended."))
    site.write("content/b.md", harbour(rights="link", source_url=SOURCE))
    site.build()

    assert "<p>Works ended.</p>" in site.page("articles/a.html")
    assert "Works ended." in site.page("feed.xml")
    assert showing(site, FIRST) == []


def test_links_without_a_text_are_no_copies_of_each_other(site: SiteFolder) -> None:
    for number, name in enumerate(("Cranes", "Bridges")):
        text = article(
            title=f"{name} of the year", body=BODY, rights="link", source_url=f"{SOURCE}/{number}"
        )
        site.write(f"content/{name}.md", text)
    site.build()

    assert "cranes" not in site.page("articles/bridges.html")


def test_digests_quote_of_an_excerpt_what_it_shows_and_of_a_link_nothing(site: SiteFolder) -> None:
    site.write("content/a.md", harbour(rights="excerpt", source_url=SOURCE))
    site.write("content/b.md", harbour(rights="link", source_url=SOURCE))
    site.build()

    topic = site.page("topics/harbour.html")
    assert "articles/a.html#p1" in topic or FIRST not in topic
    assert "articles/b.html#" not in topic


@pytest.mark.parametrize("rights", ["excerpt", "link"])
def test_without_a_source_it_is_a_doubt_with_a_remedy(site: SiteFolder, rights: str) -> None:
    report = site.write("content/a.md", harbour(rights=rights)).build()

    assert report.is_done
    (problem,) = [p for p in report.problems if p.code == "rights-source"]
    assert problem.path.endswith("content/a.md")
    assert "source_url" in problem.hint
    assert "Read the" not in site.page("articles/a.html")


def test_a_word_that_is_none_is_a_doubt_at_its_place(site: SiteFolder) -> None:
    report = site.write("content/a.md", harbour(rights="exerpt")).build()

    (problem,) = [p for p in report.problems if p.code == "rights"]
    assert (problem.line, problem.column) != (0, 0)
    assert "exerpt" in problem.message


def test_canonical_is_our_own_unless_the_site_wants_that_of_the_source(site: SiteFolder) -> None:
    site.write("content/a.md", harbour(source_url=SOURCE))
    site.write("content/b.md", harbour(source_url=SOURCE, rights="excerpt"))
    site.build()
    own = f'<link rel="canonical" href="{BASE_URL}articles/a.html">'
    assert own in site.page("articles/a.html")

    site.write("digestgen.yaml", f"{CONFIG}rights: {{canonical: source}}\n").build()

    assert f'<link rel="canonical" href="{SOURCE}">' in site.page("articles/a.html")
    excerpt = f'<link rel="canonical" href="{BASE_URL}articles/b.html">'
    assert excerpt in site.page("articles/b.html")
