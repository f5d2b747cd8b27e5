"""What a build writes, leaves out, and leaves alone."""

from __future__ import annotations

import os
import shutil

import pytest

from digestgen.build import current
from digestgen.build.output import Output
from tests.site_checks import faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article


def codes(report: object) -> list[str]:
    return [p.code for p in report.problems]  # type: ignore[attr-defined]  # any report


def test_one_article_makes_a_whole_site(site: SiteFolder) -> None:
    site.write(
        "content/2020/recruits.md",
        article(title="Recruits", tags=("Libya",), author="M. Aouami", section="World"),
    )

    report = site.build()

    assert codes(report) == []
    assert set(site.tree()) == {
        ".nojekyll", "404.html", "archive/2020-04.html", "archive/index.html",
        "articles/recruits.html", "authors/index.html", "authors/m-aouami.html",
        "changes.html", "changes.json", "digests/index.html", "digests/months-rss.xml",
        "digests/months.json", "digests/months.xml", "digests/weeks-rss.xml",
        "digests/weeks.json", "digests/weeks.xml", "favicon.ico", "feed.json", "feed.xml",
        "feeds.opml", "index.html", "map.html", "robots.txt", "rss.xml", "search.html",
        "search/headlines/2020-04.js", "search/topics.js", "search/words/re.js",
        "sections/index.html", "sections/world.html", "sitemap.xml", "theme/favicon.svg",
        "theme/full_text.js", "theme/not_found.js", "theme/search.css",
        "theme/search.js", "theme/style.css", "topics/index.html", "topics/libya.html",
        "topics/libya/feed.xml",
    }  # fmt: skip
    assert faults_of(site.out, BASE_URL) == []


def test_an_empty_folder_makes_an_empty_site(site: SiteFolder) -> None:
    report = site.build()

    assert (report.articles, report.is_done) == (0, True)
    assert faults_of(site.out, BASE_URL) == []


def test_a_second_build_changes_nothing(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("x",)))
    first = site.build()
    stamps = {p: p.stat().st_mtime_ns for p in site.out.rglob("*")}

    second = site.build()

    assert (second.written, second.removed) == (0, 0)
    assert second.unchanged == first.written
    assert stamps == {p: p.stat().st_mtime_ns for p in site.out.rglob("*")}


def test_a_removed_article_leaves_only_pages_that_lead_on(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("x",)))
    site.write("content/b.md", article(title="Another title", tags=("y",)))
    site.build()

    report = site.remove("content/b.md").build()

    # Words of its title that no other has; nobody links to them.
    assert report.removed == 1
    left = [path for path in site.tree() if "b.html" in path or "/y" in path]
    assert set(left) == {"articles/b.html", "topics/y.html", "topics/y/feed.xml"}
    assert "has been removed" in site.page("articles/b.html")
    assert "has been removed" in site.page("topics/y.html")
    assert "<entry>" not in site.page("topics/y/feed.xml")


def test_what_nobody_was_told_of_leaves_nothing_behind(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("x",)))
    site.write("content/b.md", article(title="Another title", tags=("y",)))
    site.build()
    site.remove("addresses.tsv")

    report = site.remove("content/b.md").build()

    assert report.removed == 4
    assert not [path for path in site.tree() if "b.html" in path or "/y" in path]


def test_a_failed_build_leaves_the_previous_site_as_it_was(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Old"))
    site.build()
    before = site.tree()

    report = site.write("content/b.md", article(date="2024-13-02")).build()

    assert not report.is_done
    assert site.tree() == before
    assert [(p.path, p.line, p.code) for p in report.problems] == [
        (f"{site.root}/content/b.md", 3, "front-matter-date")
    ]
    assert not list(site.root.glob(".site*"))


def test_all_faults_are_told_at_once(site: SiteFolder) -> None:
    site.write("content/a.md", article(date="2024-13-02"))
    site.write("content/b.md", "---\ntitle: x\ntitle: y\n---\n\ntext")
    site.write("content/c.md", article(slug="../up"))

    report = site.build()

    assert [p.path.rsplit("/", 1)[1] for p in report.problems] == ["a.md", "b.md", "c.md"]


def test_keep_going_builds_the_rest_and_lists_what_it_left_out(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="Good"))
    site.write("content/b.md", article(date="2024-13-02"))
    site.write("content/c.md", article(draft="true"))
    site.write("content/d.md", article(date="2030-01-01"))

    report = site.build(keep_going=True)

    assert (report.inputs, report.articles, report.left_out) == (4, 1, 3)
    assert sorted(codes(report)) == ["draft", "front-matter-date", "future"]
    assert [path for path in site.tree() if path.startswith("articles/")] == ["articles/a.html"]


def test_drafts_and_future_articles_can_be_seen(site: SiteFolder) -> None:
    site.write("content/c.md", article(draft="true"))
    site.write("content/d.md", article(date="2030-01-01"))

    report = site.build(drafts=True, future=True)

    assert report.articles == 2


def test_two_files_with_one_address_are_a_fault_that_names_both(site: SiteFolder) -> None:
    site.write("content/2019/war.md", article()).write("content/2020/war.md", article())

    report = site.build()

    assert [(p.path, p.code) for p in report.problems] == [
        (f"{site.root}/content/2020/war.md", "address-clash")
    ]
    assert "2019/war.md" in report.problems[0].message


def test_addresses_that_differ_in_case_alone_clash(site: SiteFolder) -> None:
    site.write("content/a.md", article(slug="War")).write("content/b.md", article(slug="war"))

    report = site.build()

    assert codes(report) == ["address-clash"]
    assert "would be written to articles/War.html, as a.md is" in report.problems[0].message


def test_a_refused_edit_is_told_as_a_build_from_nothing_tells_it(site: SiteFolder) -> None:
    """Links of articles that the edit does not concern are told from what is remembered."""
    site.write("content/a.md", article(body="[gone](gone.md) [b](b.md)"))
    site.write("content/b.md", article(title="B", body="[lost](lost.md)"))
    site.write("content/c.md", article(title="C", body="[b](b.md#no) [c](c.md)")).build()
    site.remove("content/b.md").write("content/d.md", article(date="2020-13-77"))

    later = site.build()
    whole = site.build(use_cache=False)

    assert not later.is_done
    assert codes(later) == ["link-target", "link-target", "link-target", "front-matter-date"]
    assert later.problems == whole.problems


def test_a_foreign_file_stops_the_build(site: SiteFolder) -> None:
    site.write("content/a.md", article()).write("site/notes.txt", "mine")

    report = site.build()

    assert codes(report) == ["foreign-file"]
    assert site.tree() == {"notes.txt": b"mine"}


def test_a_home_page_of_somebody_else_stops_the_build(site: SiteFolder) -> None:
    site.write("content/a.md", article()).write("site/index.html", "<h1>mine</h1>")

    assert codes(site.build()) == ["foreign-file"]
    assert site.page("index.html") == "<h1>mine</h1>"


def test_what_belongs_to_the_owner_of_the_folder_is_carried_over(site: SiteFolder) -> None:
    site.write("content/a.md", article()).write("site/.gitignore", "*").write("site/CNAME", "x.org")
    site.write("site/.git/HEAD", "ref")

    site.build()
    site.write("content/b.md", article()).build()

    assert site.page(".gitignore") == "*"
    assert site.page("CNAME") == "x.org"
    assert site.page(".git/HEAD") == "ref"


def test_a_lost_list_of_our_files_is_no_fault(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("x",)))
    site.write("content/b.md", article(title="Another title", tags=("y",)))
    site.build()
    shutil.rmtree(site.root / ".digestgen")

    report = site.remove("content/b.md").build()

    assert report.is_done
    assert "has been removed" in site.page("articles/b.html")
    assert "<entry>" not in site.page("topics/y/feed.xml")


@pytest.mark.parametrize("renames", range(0, 8, 2))
def test_a_change_broken_off_amid_its_renames_is_completed_by_the_next_build(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    site.write("content/a.md", article()).write("site/.gitignore", "*")
    site.build()
    site.write("content/b.md", article(title="Another", tags=("x",)))
    real, done = os.replace, 0

    def failing(source: str, target: str) -> None:
        nonlocal done
        if "digestgen-stage" in str(source):
            if done == renames:
                raise OSError(5, "Input/output error", target)
            done += 1
        real(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="Input/output error"):
        site.build()
    monkeypatch.undo()

    report = site.build()

    assert report.is_done
    assert report.rendered == 0
    whole = site.tree()
    assert site.build(use_cache=False).is_done
    assert whole == site.tree()
    assert "articles/b.html" in whole
    assert site.page(".gitignore") == "*"
    assert not (site.root / ".site.digestgen-stage").exists()


def test_a_build_that_finds_faults_completes_a_change_that_was_broken_off(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("content/a.md", article(title="Before", body="Before."))
    site.build()
    site.write("content/a.md", article(title="After", body="After."))
    monkeypatch.setattr(Output, "_put", _failing)
    with pytest.raises(OSError, match="Input/output error"):
        site.build()
    monkeypatch.undo()
    assert "Before." in site.page("articles/a.html")
    site.write("content/b.md", article(date="2024-13-02"))

    assert not site.build().is_done

    assert "After." in site.page("articles/a.html")
    assert "After" in site.page("index.html")


def _failing(_self: Output, address: str) -> str:
    raise OSError(5, "Input/output error", address)


def test_a_disk_that_fails_leaves_the_previous_site(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("content/a.md", article())
    site.build()
    before = site.tree()
    real = os.mkdir

    def failing(path: str, mode: int = 0o777, **more: int) -> None:
        if "digestgen-stage" in str(path) and "topics" in str(path):
            raise OSError(28, "No space left on device", path)
        real(path, mode, **more)

    monkeypatch.setattr(os, "mkdir", failing)
    site.write("content/b.md", article(tags=("x",)))

    with pytest.raises(OSError, match="No space left"):
        site.build()

    assert site.tree() == before


def test_the_output_may_not_hold_the_sources(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    site.out = site.root / "content"

    with pytest.raises(ValueError, match="holds sources"):
        site.build()


def test_a_busy_year_of_a_long_topic_gets_a_page_a_month(site: SiteFolder) -> None:
    for number in range(51):
        month = 1 + number % 3
        site.write(f"content/a{number}.md", article(date=f"2020-0{month}-11", tags=("Libya",)))

    site.build()

    periods = [path for path in site.tree() if path.startswith("topics/libya/2020")]
    assert periods == [f"topics/libya/2020{part}.html" for part in ("-01", "-02", "-03", "")]
    assert site.page("topics/libya.html").count("<li") < 60
    assert faults_of(site.out, BASE_URL) == []


def test_undated_articles_are_listed_and_reported(site: SiteFolder) -> None:
    site.write("content/a.md", article(date="", tags=("Libya",)))

    report = site.build()

    assert codes(report) == ["date-missing"]
    assert "A title" in site.page("archive/undated.html")
    assert faults_of(site.out, BASE_URL) == []


def test_a_file_that_is_no_article_has_a_line_in_the_report(site: SiteFolder) -> None:
    site.write("content/a.md", article()).write("content/notes.docx", b"PK")

    report = site.build()

    assert [(p.code, p.severity.value) for p in report.problems] == [("not-an-article", "notice")]


def test_a_link_out_of_the_folder_is_not_followed(site: SiteFolder) -> None:
    site.write("secret.md", article(title="Secret"))
    (site.root / "content" / "in.md").symlink_to(site.root / "secret.md")
    (site.root / "content" / "loop").symlink_to(site.root / "content")

    report = site.build()

    assert (report.articles, codes(report)) == (0, ["link-outside", "link-outside"])


def test_what_is_no_regular_file_is_not_opened(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    os.mkfifo(site.root / "content" / "b.md")
    (site.root / "content" / "c.md").mkdir()

    report = site.build()

    assert (report.articles, codes(report)) == (1, ["not-an-article"])


def test_a_file_in_the_place_of_the_site_is_not_touched(site: SiteFolder) -> None:
    site.write("content/a.md", article()).write("site", "precious")

    with pytest.raises(ValueError, match="no folder"):
        site.build()

    assert (site.root / "site").read_text() == "precious"
    assert not list(site.root.glob(".site*"))


def test_litter_of_a_file_browser_stops_no_build(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    site.build()
    site.write("site/.DS_Store", b"x").write("site/topics/Thumbs.db", b"x")

    assert site.write("content/b.md", article()).build().is_done
    assert not [path for path in site.tree() if "DS_Store" in path or "Thumbs" in path]


def test_a_name_that_is_not_utf8_is_an_input_that_was_left_out(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    (site.root / "content" / os.fsdecode(b"bad\xff.md")).write_text(article())

    report = site.build(keep_going=True)

    assert (report.inputs, report.articles, report.left_out) == (2, 1, 1)
    assert codes(report) == ["file-name-encoding"]


def test_an_article_too_long_to_render_is_refused_at_once(site: SiteFolder) -> None:
    site.write("content/a.txt", "word " * 600_000)

    report = site.build()

    assert codes(report) == ["article-size"]
    assert report.seconds < 5


def test_a_large_site_is_compared_beside_the_scan_with_the_same_outcome(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "ASIDE_FROM", 0)
    site.write("content/a.md", article(tags=("x",))).write("content/b.md", article(title="B"))
    site.build()
    whole = site.tree()
    (site.out / "articles" / "a.html").unlink()
    (site.out / "index.html").write_bytes(b"altered")

    report = site.build()

    assert sorted(report.rendered_pages) == ["articles/a.html", "index.html"]
    assert whole == site.tree()
    assert site.build().looked_at == 0
    site.write("site/mine.txt", "mine")
    assert codes(site.build()) == ["foreign-file"]
