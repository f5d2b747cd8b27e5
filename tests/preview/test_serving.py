"""What the preview answers, and when: GitHub Pages' rules, changes as a whole, faults, drafts."""

from __future__ import annotations

import itertools
import re
import socket
import threading
import time
from collections.abc import Iterator
from functools import partial

import pytest

from tests.preview.process import PreviewProcess, preview, wait_for
from tests.sites.folder import SiteFolder, article

_NUMBER = re.compile(r"Number (\d+) ")


@pytest.fixture
def served(site: SiteFolder) -> Iterator[PreviewProcess]:
    site.write("content/a.md", article(title="First", tags=("Wells",)))
    site.write("content/b.md", article(title="Second", tags=("Wells",)))
    with preview(site.root) as running:
        yield running


def test_addresses_follow_the_rules_of_github_pages(served: PreviewProcess) -> None:
    assert 302 == served.get("/").status
    assert "/repo/" == served.get("/repo").headers["location"]
    assert 200 == served.get("").status
    assert served.get("articles/a").body == served.get("articles/a.html").body
    assert "/repo/topics/?x=1" == served.get("topics?x=1").headers["location"]
    assert 200 == served.get("topics/").status
    assert 404 == served.get("articles/A").status
    assert 404 == served.get("articles/a/").status
    assert 404 == served.get("articles/").status


def test_a_missing_page_is_404_at_any_depth_and_leads_into_the_preview(
    served: PreviewProcess,
) -> None:
    for path in ("x", "x/", "deep/er/x.html", "/other"):
        answer = served.get(path)

        assert 404 == answer.status
        assert 'href="/repo/"' in answer.text
        assert 'href="https://user.example' not in answer.text


def test_types_and_tags(served: PreviewProcess) -> None:
    page, style = served.get("articles/a"), served.get("theme/style.css")

    assert "text/html; charset=utf-8" == page.headers["content-type"]
    assert "text/css; charset=utf-8" == style.headers["content-type"]
    assert "application/xml; charset=utf-8" == served.get("feed.xml").headers["content-type"]
    for path, answer in (("articles/a", page), ("theme/style.css", style)):
        again = served.get(path, If_None_Match=f'"x", {answer.headers["etag"]}')
        assert (304, b"") == (again.status, again.body)
        head = served.get(path, method="HEAD")
        assert (200, b"") == (head.status, head.body)
        assert answer.headers["content-length"] == head.headers["content-length"]


def test_the_authors_site_is_left_alone(served: PreviewProcess, site: SiteFolder) -> None:
    assert not site.out.exists()
    assert served.folder == site.root


def test_no_request_sees_half_a_change(served: PreviewProcess, site: SiteFolder) -> None:
    for number in range(60):
        site.write(f"content/more/{number}.md", article(title=f"Piece {number}", tags=("Ports",)))
    served.shows("topics/ports", "Piece 59")
    mixed: list[tuple[int, int]] = []
    seen: set[int] = set()
    ends = threading.Event()

    def read() -> None:
        while not ends.is_set():
            numbers = [_number(served, path) for path in ("", "topics/", "articles/a", "")]
            seen.update(numbers)
            mixed.extend(pair for pair in itertools.pairwise(numbers) if pair[0] > pair[1])

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(1, 9):
        site.write(
            "digestgen.yaml", f"title: Number {number} \nbase_url: https://u.example/repo/\n"
        )
        wait_for(partial(_holds, seen, number))
    ends.set()
    for reader in readers:
        reader.join()

    assert mixed == []


def _holds(seen: set[int], number: int) -> bool:
    return number in seen


def _number(served: PreviewProcess, path: str) -> int:
    found = _NUMBER.search(served.get(path).text.replace("</", " "))
    return int(found[1]) if found else 0


def test_a_fault_holds_the_page_and_then_only_that_one(
    served: PreviewProcess, site: SiteFolder
) -> None:
    site.write("content/a.md", "---\ntitle: Broken\ndate: 2020-13-45\n---\nText.\n")
    (problem,) = served.event("faults")["problems"]
    assert "content/a.md" == problem["path"]
    assert "First" in served.get("articles/a").text

    site.write("content/b.md", article(title="Second", body="Edited all the same."))
    served.shows("articles/b", "Edited all the same.")

    site.write("content/a.md", article(title="First", body="Mended."))
    served.shows("articles/a", "Mended.")
    assert [] == served.event("faults")["problems"]


def test_a_project_with_a_fault_can_be_previewed(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First"))
    site.write("content/b.md", "---\ntitle: Broken\ndate: 2020-13-45\n---\nText.\n")

    with preview(site.root) as running:
        assert 200 == running.get("articles/a").status
        assert b"2020-13-45" in _first_events(running, "articles/a")


def _first_events(running: PreviewProcess, path: str) -> bytes:
    with socket.create_connection(("127.0.0.1", running.port), timeout=5) as sock:
        target = f"/_digestgen/events?path={running.base}{path}&digest=&styles="
        sock.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        received = b""
        while b"event: state" not in received or not received.endswith(b"\n\r\n"):
            received += sock.recv(65536)
        return received


def test_a_theme_that_cannot_be_rendered_at_all(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First"))
    site.write("themes/default/page.html", "{% block %}")

    with preview(site.root) as running:
        assert 503 == running.get("").status
        site.remove("themes/default/page.html")
        wait_for(lambda: running.get("articles/a").status == 200)


def test_drafts_and_later_articles_are_shown_when_asked_for(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First", draft="true"))
    site.write("content/b.md", article(title="Second", date="2999-01-01"))

    with preview(site.root) as running:
        assert [404, 404] == [running.get(f"articles/{name}").status for name in "ab"]
    with preview(site.root, "--drafts", "--future", "--no-live") as running:
        assert "Draft: readers" in running.get("articles/a").text
        assert "Held back until 2999-01-01" in running.get("articles/b").text


def test_a_configuration_may_move_the_site(served: PreviewProcess, site: SiteFolder) -> None:
    site.write("digestgen.yaml", "title: Moved\nbase_url: https://user.example/elsewhere/\n")

    wait_for(lambda: served.get("/elsewhere/articles/a").status == 200)
    assert 404 == served.get("/repo/articles/a").status


def test_topics_come_and_go(served: PreviewProcess, site: SiteFolder) -> None:
    site.write("content/topics.yaml", "- name: Wells\n  description: Holes with water.\n")
    served.shows("topics/wells", "Holes with water.")

    site.remove("content/topics.yaml")
    wait_for(lambda: "Holes with water." not in served.get("topics/wells").text)


def test_two_previews_do_not_get_in_each_others_way(
    served: PreviewProcess, site: SiteFolder
) -> None:
    with preview(site.root) as other:
        site.write("content/a.md", article(title="First", body="For both."))

        served.shows("articles/a", "For both.")
        other.shows("articles/a", "For both.")
        assert (site.root / ".digestgen" / "preview" / "site-2").is_dir()


def test_looking_alone_finds_edits_too(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="First"))

    with preview(site.root, "--poll") as running:
        site.write("content/a.md", article(title="First", body="Seen."))
        running.shows("articles/a", "Seen.", 5.0)


def test_a_build_beside_it_harms_nothing(served: PreviewProcess, site: SiteFolder) -> None:
    site.build()
    site.write("content/a.md", article(title="First", body="After."))

    served.shows("articles/a", "After.")
    assert "After." not in site.page("articles/a.html")


def test_edits_while_it_builds_are_seen(served: PreviewProcess, site: SiteFolder) -> None:
    for number in range(30):
        site.write("content/a.md", article(title="First", body=f"Text {number}."))
        time.sleep(0.013)

    served.shows("articles/a", "Text 29.")
