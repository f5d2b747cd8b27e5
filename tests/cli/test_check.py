from __future__ import annotations

from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article


def told(site: SiteFolder, *options: str) -> list[dict[str, Any]]:
    return digestgen("check", "--json", *options, cwd=site.root).rows()


def places(rows: Iterable[dict[str, Any]], code: str) -> list[tuple[str, int, int]]:
    return [(row["path"], row["line"], row["column"]) for row in rows if row["code"] == code]


def test_near_topics_are_told_at_their_tags(site: SiteFolder) -> None:
    for name in ("a", "b", "c"):
        site.write(f"content/{name}.md", article(tags=("Reserve Bank of Eastland",)))
    site.write("content/d.md", article(tags=("Libya", "Bank of Eastland Reserves")))

    rows = told(site)

    assert [("content/d.md", 6, 6)] == places(rows, "topic-near")
    (near,) = [row for row in rows if row["code"] == "topic-near"]
    assert "did you mean 'Reserve Bank of Eastland'?" in near["hint"]
    assert near["severity"] == "advice"


def test_a_tag_mistyped_in_a_draft_is_near_a_topic(site: SiteFolder) -> None:
    for name in ("a", "b"):
        site.write(f"content/{name}.md", article(tags=("Reserve Bank of Eastland",)))
    site.write("content/d.md", article(tags=("Bank of Eastland Reserves",), draft="true"))

    assert [("content/d.md", 5, 6)] == places(told(site), "topic-near")


def test_advice_on_tags_has_its_place_in_every_article(site: SiteFolder) -> None:
    for name in ("a", "b"):
        site.write(f"content/{name}.md", article(tags=("Teaching", "Replication; Teaching")))
    site.write("content/c.md", article(tags=("World", "Teaching"), section="world"))
    site.write("content/d.md", article(tags=("The town was shelled again.",)))

    rows = told(site)

    assert [("content/a.md", 6, 6), ("content/b.md", 6, 6)] == places(rows, "tag-list")
    assert [("content/c.md", 5, 6)] == places(rows, "tag-repeats")
    assert [("content/d.md", 5, 6)] == places(rows, "tag-sentence")


def test_advice_on_entries_stands_at_their_line(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Red",)))
    site.write("content/b.md", article(tags=("Red",)))
    site.write("content/c.md", article(tags=("Green",), draft="true"))
    site.write(
        "content/topics.yaml",
        "- Red\n- Blue\n- name: Grey\n- name: Ash\n  broader: [Grey]\n- Green\n",
    )

    rows = told(site)

    assert [("content/topics.yaml", 2, 3), ("content/topics.yaml", 4, 3)] == places(
        rows, "topic-unused"
    )
    assert [("content/topics.yaml", 3, 3)] == places(rows, "topic-empty")
    assert [("content/c.md", 5, 6)] == places(rows, "topic-drafts")


def test_articles_without_topics_and_files_without_articles(site: SiteFolder) -> None:
    site.write("content/a.md", article(body="![x](a.png)")).write("content/a.png", b"png")
    site.write("content/b.png", b"png")

    rows = told(site)

    assert [("content/a.md", 0, 0)] == places(rows, "article-topicless")
    assert [("content/b.png", 0, 0)] == places(rows, "asset-unused")


def test_a_topic_of_most_articles_is_told_once(site: SiteFolder) -> None:
    for number in range(20):
        tags = ("All",) if number < 9 else ("Few", f"n{number // 3}")
        site.write(f"content/a{number:02}.md", article(tags=(*tags, f"t{number // 4}")))

    assert [("content/a00.md", 5, 6), ("content/a09.md", 5, 6)] == places(told(site), "topic-most")


def test_advice_is_bounded_and_all_shows_everything(site: SiteFolder) -> None:
    for number in range(8):
        tags = (f"Single number {'abcdefgh'[number]}{number * 7919}", "left; right")
        site.write(f"content/{number}.md", article(tags=tags))

    few = digestgen("check", cwd=site.root)
    everything = digestgen("check", "--all", cwd=site.root)

    assert few.status == 0
    assert few.err.count("[topic-single]") == 5 + 1
    assert "and 3 more of the kind [topic-single]; --all shows them" in few.err
    assert "also content/1.md:6:6, content/2.md:6:6 and 5 more" in few.err
    assert everything.err.count("[topic-single]") == 8
    assert "content/7.md:6:6" in everything.err


@pytest.mark.parametrize("option", [[], ["--strict"]])
def test_advice_never_fails_a_check(site: SiteFolder, option: list[str]) -> None:
    site.write("content/a.md", article(tags=("Single", "a; b")))

    run = digestgen("check", *option, cwd=site.root)

    assert run.status == 0
    assert "advice" in run.err


def test_quiet_tells_no_advice(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Single",)))

    assert digestgen("check", "-q", cwd=site.root).err == ""


def test_images_headings_and_stories_are_looked_at(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="One", body="![](a.png)\n\n### Deep\n"))
    site.write("content/a.png", b"png")
    site.write("content/b.md", article(title="ONE", body="Other."))
    site.write("content/c.md", article(title="Three", body="Other."))

    rows = told(site, "--no-site")

    assert [("content/a.md", 6, 0)] == places(rows, "image-text")
    assert [("content/a.md", 8, 0)] == places(rows, "heading-skip")
    assert {
        "content/b.md": "has the same title and date as a.md",
        "content/c.md": "has the same text as b.md",
    } == {row["path"]: row["message"] for row in rows if row["code"] == "story-twice"}
    assert digestgen("check", "--strict", cwd=site.root).status == 1


def test_the_links_of_the_built_site_are_followed(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",)))
    assert digestgen("build", cwd=site.root).status == 0
    assert not places(told(site), "site-link")

    page = site.out / "articles" / "a.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<a href="gone">x</a></main>'))

    assert ["site/articles/a.html"] == [path for path, _, _ in places(told(site), "site-link")]
    assert [] == places(told(site, "--no-site"), "site-link")


def test_fix_mends_what_is_certain_and_shows_it(site: SiteFolder) -> None:
    before = "---\ntitle: A  # mine\ndate: 26 April 2020\ntags: [libya, Sudan;Libya]\n---\n\nText\n"
    site.write("content/a.md", before)
    site.write("content/b.md", article(title="B", tags=("Libya", "Sudan")))
    site.write("content/c.md", article(title="C", tags=("Libya", "Sudan"), draft="true"))

    dry = digestgen("check", "--fix", "--dry-run", cwd=site.root)

    assert (site.root / "content/a.md").read_text() == before
    run = digestgen("check", "--fix", cwd=site.root)
    expected = "---\ntitle: A  # mine\ndate: 2020-04-26\ntags: [Libya, Sudan]\n---\n\nText\n"
    assert (site.root / "content/a.md").read_text() == expected
    assert "-date: 26 April 2020\n" in dry.out
    assert "+date: 2020-04-26\n" in run.out
    assert "3 places mended in 1 file" in run.err
    again = digestgen("check", "--fix", cwd=site.root)
    assert "nothing that could be mended" in again.err


def test_fix_tells_programs_what_it_did(site: SiteFolder) -> None:
    site.write("content/a.md", article(date="26 April 2020"))

    rows = told(site, "--fix")

    assert [("content/a.md", 3, 7)] == places(rows, "fixed")


def test_dry_run_needs_fix(site: SiteFolder) -> None:
    assert digestgen("check", "--dry-run", cwd=site.root).status == 2


def test_external_links_are_asked_for_only_when_wanted(site: SiteFolder) -> None:
    body = "[a](http://web.example/gone#x) ![m](http://web.example/ok)"
    site.write("content/a.md", article(body=body))
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(404 if "gone" in self.path else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_HEAD = do_GET  # noqa: N815  http.server's name

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as proxy:
        Thread(target=proxy.serve_forever, daemon=True).start()
        # The command asks this server for every address, as it would ask a company's proxy.
        web = {"http_proxy": f"http://127.0.0.1:{proxy.server_address[1]}", "no_proxy": ""}
        without = digestgen("check", "--json", cwd=site.root, **web).rows()
        assert asked == []
        rows = digestgen("check", "--json", "--external", cwd=site.root, **web).rows()
        proxy.shutdown()

    assert [] == places(without, "link-external")
    assert [("content/a.md", 6, 0)] == places(rows, "link-external")
    assert {"http://web.example/gone", "http://web.example/ok"} == set(asked)


def test_what_a_template_breaks_everywhere_is_told_once(site: SiteFolder) -> None:
    site.write("content/2020/a.md", article(tags=("Libya",)))
    assert digestgen("build", cwd=site.root).status == 0
    for page in site.out.rglob("*.html"):
        up = "../" * (len(page.relative_to(site.out).parts) - 1)
        text = page.read_text("utf-8")
        page.write_text(text.replace("</body>", f'<a href="{up}gone#x">x</a></body>'), "utf-8")

    (lost,) = [row for row in told(site) if row["code"] == "site-link"]

    assert "gone" in lost["message"]
    assert " more" in lost["message"]
