"""What a build says of cleaning, and the pages of what was changed."""

from __future__ import annotations

import re

import pytest

from digestgen.build.gather import gather
from digestgen.build.project import open_project
from digestgen.build.report import BuildReport
from digestgen.cli.check import LOW_CONFIDENCE, worst_first
from digestgen.content import doubts as reading
from digestgen.model import cleaned as model
from digestgen.store import cleaned as store
from tests.cli.run import digestgen
from tests.sites.folder import BASE_URL, TODAY, SiteFolder, article

SCRAPED = (
    " date 2020-05-02 By By Jane Doe 2 hours ago in World The river <b>rose</b> again.Nobody was "
    "hurt in the town. More about River flood, Jane's town More news from River flood Jane's town"
)
SHOWN = "cleaning:\n  show_changes: true\n"
CHANGES = "articles/a/changes.html"


def configure(site: SiteFolder, text: str) -> None:
    site.write("digestgen.yaml", f"title: Test digest\nbase_url: {BASE_URL}\n{text}")


def assert_exact(site: SiteFolder) -> BuildReport:
    """Build upon what is there and from nothing; they must agree. Return the first's report."""
    report = site.build()
    tree = site.tree()
    whole = site.build(use_cache=False)
    assert site.tree() == tree
    for name in ("articles", "pages", "edited", "edits", "removed_chars", "to_look_at", "problems"):
        assert getattr(report, name) == getattr(whole, name), name
    return report


# figures


def test_figures_hold_through_edits(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED).write("content/b.txt", SCRAPED)
    site.write("content/c.md", article())
    first = assert_exact(site)
    assert (first.edited, first.to_look_at) == (2, 0)
    assert first.removed_chars > 2 * 100

    site.write("content/b.txt", "A clean text that nothing is wrong with. It has two sentences.\n")
    second = assert_exact(site)
    assert second.edited == 1
    assert second.edits == first.edits // 2

    site.write("content/b.txt", SCRAPED)
    assert assert_exact(site).edits == first.edits

    site.remove("content/a.txt")
    assert assert_exact(site).edited == 1

    site.write("content/b.txt", f"---\ndraft: true\n---\n{SCRAPED}")
    assert assert_exact(site).edited == 0


def test_a_build_without_changes_tells_the_same_figures(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED)

    before, after = site.build(), site.build()

    assert (before.edited, before.edits) == (after.edited, after.edits)
    assert after.looked_at == 0


def test_build_says_in_a_line_what_cleaning_did(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED)

    out = digestgen("build", cwd=site.root).out

    pattern = r"cleaned: \d+ edits in 1 article, \d+ characters removed; none needs a look\n"
    assert re.search(pattern, out)
    assert "edited" in digestgen("build", "--json", cwd=site.root).json()


def test_build_of_clean_articles_says_nothing_of_cleaning(site: SiteFolder) -> None:
    site.write("content/a.md", article())

    assert "cleaned:" not in digestgen("build", cwd=site.root).out


HEADED = (
    "Home News Sport The river rose again in the night By {name} Published 26 April 2020, 10:15 "
    "Share Facebook Twitter Email The river rose again in the night and the town woke up wet. "
    "Nobody was hurt, the mayor said on Monday. The council met at noon in the old hall. It will "
    "meet again on Friday. Boats went from door to door until the evening came. "
)


def test_articles_of_low_confidence_are_listed_worst_first(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (model, store, reading):
        monkeypatch.setattr(module, "LOOK_BELOW", 0.99)
    site.write("content/a.txt", "By By Jane Doe | The river rose again in the night. It did.\n")
    site.write("content/b.txt", HEADED.format(name="Jane Doe") + "Most Read Mills Tags Selby\n")
    project, _ = open_project(folder=site.root)
    assert project

    gathered = gather(project, today=TODAY)

    low = [p.path for p in worst_first(gathered) if p.code == LOW_CONFIDENCE]
    assert [path.rpartition("/")[2] for path in low] == ["b.txt", "a.txt"]
    assert worst_first(gathered)[-1].code == LOW_CONFIDENCE
    report = site.build()
    assert report.to_look_at == 2
    assert [p.code for p in report.problems].count("low-confidence") == 2


# configuration


def test_a_new_pattern_has_articles_read_again(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED).write("content/b.md", article(body="The river."))
    site.build()
    assert "Nobody" in site.page("articles/a.html")

    configure(site, "cleaning:\n  drop: ['Nobody was hurt']\n")
    assert_exact(site)
    assert "Nobody" not in site.page("articles/a.html")

    configure(site, "cleaning:\n  drop: [{pattern: Nobody was hurt, path: web/*}]\n")
    assert_exact(site)
    assert "Nobody" in site.page("articles/a.html")

    configure(site, "cleaning:\n  keep: ['By By Jane Doe']\n")
    assert_exact(site)
    assert "By By Jane Doe" in site.page("articles/a.html")


def test_a_pattern_that_fails_in_an_article_stops_the_build(site: SiteFolder) -> None:
    configure(site, "cleaning:\n  drop: ['(a|aa)+$']\n")
    site.write("content/a.txt", "a" * 80 + "b The river rose.\n").write("content/b.md", article())

    report = site.build()

    assert not report.is_done
    (problem,) = [p for p in report.problems if p.is_fatal]
    assert problem.code == "pattern-time"
    assert problem.path.endswith("content/a.txt")
    assert "digestgen.yaml:4:10" in problem.message
    assert site.build(keep_going=True).articles == 1


# pages of what was changed


def test_there_are_no_pages_of_changes_unless_asked_for(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED)
    site.build()

    assert CHANGES not in site.tree()
    assert "changes.html" not in site.page("articles/a.html")


def test_a_page_tells_what_was_changed(site: SiteFolder) -> None:
    configure(site, SHOWN)
    site.write("content/a.txt", SCRAPED).write("content/b.md", article())
    site.build()

    page = site.page(CHANGES)

    assert '<del class="changed">By By Jane Doe </del><sup><a href="#why-2">2</a></sup>' in page
    assert '<li id="why-2"><b>byline</b> who wrote it, not part of the text</li>' in page
    assert '<ins class="changed">\n\n</ins>Nobody was' in page
    assert "The river &lt;b&gt;rose&lt;/b&gt; again." in page.replace(
        '<ins class="changed">\\</ins>', ""
    )
    assert '<meta name="robots" content="noindex">' in page
    assert '<a href="../a.html">Back to the article</a>' in page
    assert '<a href="a/changes.html" rel="nofollow">' in site.page("articles/a.html")
    assert "articles/b/changes.html" not in site.tree()
    assert "a/changes.html" not in site.page("sitemap.xml")


def test_pages_of_changes_come_change_and_go_as_in_a_build_from_nothing(site: SiteFolder) -> None:
    site.write("content/a.txt", SCRAPED).write("content/b.txt", SCRAPED)
    site.write("content/c.md", article())
    assert_exact(site)

    configure(site, SHOWN)
    assert_exact(site)
    assert "articles/b/changes.html" in site.tree()

    site.write("content/a.txt", SCRAPED.replace("By By Jane Doe", "By By John Doe"))
    report = site.build()
    assert CHANGES in report.rendered_pages
    assert "articles/b/changes.html" not in report.rendered_pages
    assert "John Doe" in site.page(CHANGES)
    assert_exact(site)

    site.write("content/b.txt", "A clean text that nothing is wrong with. It has two sentences.\n")
    assert_exact(site)
    assert "articles/b/changes.html" not in site.tree()

    site.write("content/a.txt", f"---\nslug: moved\n---\n{SCRAPED}")
    assert_exact(site)
    assert CHANGES not in site.tree()
    assert "articles/moved/changes.html" in site.tree()

    configure(site, "")
    assert_exact(site)
    assert not [address for address in site.tree() if address.endswith("/changes.html")]


def test_what_only_the_removed_text_tells_is_shown_anew(site: SiteFolder) -> None:
    """Nothing else of the article differs: neither its card, nor its body, nor any figure."""
    configure(site, SHOWN)
    site.write("content/a.txt", "It rose. Advertisement The council met at noon, and it rained.\n")
    site.build()
    site.write("content/a.txt", "It rose. ADVERTISEMENT The council met at noon, and it rained.\n")

    report = assert_exact(site)

    assert report.rendered_pages == (CHANGES,)
    assert "ADVERTISEMENT" in site.page(CHANGES)
