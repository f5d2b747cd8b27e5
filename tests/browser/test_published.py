"""A new user's way: start a site, publish it, and browse the branch as a host serves it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chromium import MARKS, Watch
from tests.browser.serving import ServedSite, serve
from tests.cli.run import Run, digestgen
from tests.cli.test_publish import git

pytestmark = MARKS
_TARGETS = "all => all.map(a => new URL(a.getAttribute('href'), document.baseURI).href)"
"""Also of links in drawings, whose property `href` is no text."""


class Desk:
    """A project, its bare remote, and a host that serves the published branch."""

    def __init__(self, top: Path, host: ServedSite) -> None:
        self.root, self.remote, self.host = top / "digest", top / "remote.git", host
        git(top, "init", "--quiet", "--bare", str(self.remote))
        assert self.run("init", str(self.root), "--base-url", host.base_url, cwd=top).status == 0
        git(self.root, "init", "--quiet")
        git(self.root, "remote", "add", "origin", str(self.remote))

    def run(self, *arguments: str, cwd: Path | None = None) -> Run:
        return digestgen(*arguments, cwd=cwd or self.root)

    def publish(self) -> Run:
        """Publish, and let the host serve what the branch holds now."""
        run = self.run("publish")
        command = ["git", "-C", str(self.remote), "archive", "gh-pages"]
        tree = subprocess.run(command, capture_output=True, check=True).stdout
        for path in sorted(self.host.folder.rglob("*"), reverse=True):
            path.unlink() if path.is_file() else path.rmdir()
        subprocess.run(["tar", "-x", "-C", str(self.host.folder)], input=tree, check=True)
        return run


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "served"
    folder.mkdir()
    with serve(folder) as host:
        yield Desk(tmp_path, host)


def test_the_published_branch_can_be_browsed_to_its_last_page(page: Page, desk: Desk) -> None:
    run = desk.publish()
    assert run.status == 0, run.err
    watch = Watch(page)
    start = desk.host.base_url
    seen, waiting = set[str](), [start]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = page.goto(address)
        assert answer, address
        assert answer.ok, address
        found: list[str] = page.eval_on_selector_all("a[href]", _TARGETS)
        inside = {link.partition("#")[0] for link in found if link.startswith(start)}
        waiting += sorted(link for link in inside if link.endswith((".html", "/")))

    pages = {a.removesuffix("index.html") for a in desk.host.pages()} - {"404.html"}
    assert pages <= {a.removeprefix(start).removesuffix("index.html") for a in seen}
    assert watch.faults == []


def test_what_is_edited_and_deleted_shows_after_the_next_publication(
    page: Page, desk: Desk
) -> None:
    desk.publish()
    article = desk.root / "content/2024/2024-03-04-first-tram.md"
    text = article.read_text("utf-8").replace("eleven minutes", "twelve minutes")
    article.write_text(text, "utf-8")
    (desk.root / "content/scraped/2023-11-20-ferry-crews.txt").unlink()

    run = desk.publish()

    assert run.status == 0, run.err
    page.goto(desk.host.over_http("articles/first-tram.html"))
    expect(page.locator("main")).to_contain_text("twelve minutes")
    # Its old address leads on.
    page.goto(desk.host.over_http("articles/ferry-crews.html"))
    page.wait_for_url(f"{desk.host.base_url}archive/**")


def test_an_address_that_never_was_gives_the_page_for_it(page: Page, desk: Desk) -> None:
    desk.publish()

    answer = page.goto(desk.host.over_http("no/such/page.html"))

    assert answer
    assert answer.status == 404
    page.get_by_role("link", name="Topics", exact=True).first.click()
    page.wait_for_url(f"{desk.host.base_url}topics/**")
