from __future__ import annotations

import json
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from digestgen.build.external_links import CACHE_NAME, ask, external_problems, is_lost

_ANSWERS = {
    ("HEAD", "/ok"): 200,
    ("HEAD", "/gone"): 404,
    ("GET", "/gone"): 404,
    ("HEAD", "/no-head"): 405,
    ("GET", "/no-head"): 200,
    ("HEAD", "/shy"): 404,
    ("GET", "/shy"): 200,
    ("HEAD", "/refused"): 403,
    ("GET", "/refused"): 403,
    ("HEAD", "/broken"): 500,
    ("GET", "/broken"): 500,
}


class Web(ThreadingHTTPServer):
    """A server that remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        assert isinstance(self.server, Web)
        self.server.asked.append((self.command, self.path))
        if self.path == "/slow":
            time.sleep(0.5)
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/ok")
        else:
            self.send_response(_ANSWERS.get((self.command, self.path), 200))
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_HEAD = do_GET = _answer  # noqa: N815  http.server's names

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def web() -> Iterator[Web]:
    server = Web()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(
    ("path", "status"),
    [("/ok", 200), ("/moved", 200), ("/no-head", 200), ("/shy", 200), ("/gone", 404),
     ("/refused", 403), ("/broken", 500)],
)  # fmt: skip
def test_what_a_server_answers(web: Web, path: str, status: int) -> None:
    assert status == ask(web.url + path)


def test_a_reader_loses_what_is_gone_and_not_what_is_refused() -> None:
    assert [False, False, True, True, True] == [
        is_lost(status) for status in (200, 403, 404, 500, "no route")
    ]


def test_an_answer_that_does_not_come_is_told(web: Web) -> None:
    assert ask(f"{web.url}/slow", timeout_s=0.1) == "no answer in 0.1 seconds"


def test_nobody_there_is_told() -> None:
    status = ask("http://127.0.0.1:9/", timeout_s=2)

    assert isinstance(status, str)
    assert is_lost(status)


def test_every_article_is_told_with_its_line_and_a_day_is_remembered(
    web: Web, tmp_path: Path
) -> None:
    url = f"{web.url}/gone"
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(f"---\ntitle: A\n---\n\n[x]({url})\n")
    links = {url: ("a.md", "b.md"), f"{web.url}/ok": ("a.md",)}

    def run(today: str) -> list[tuple[str, int, str]]:
        found = external_problems(links, content=tmp_path, state=tmp_path / "state", today=today)
        return [(problem.path, problem.line, problem.code) for problem in found]

    expected = [("a.md", 5, "link-external"), ("b.md", 5, "link-external")]
    assert expected == run("2026-01-01")
    asked = len(web.asked)
    assert expected == run("2026-01-01")
    assert asked == len(web.asked)
    assert expected == run("2026-01-02")
    assert 2 * asked == len(web.asked)


def test_a_torn_cache_is_begun_anew(web: Web, tmp_path: Path) -> None:
    cache = tmp_path / CACHE_NAME
    cache.write_text('{"torn')
    links = {f"{web.url}/ok": ("a.md",)}

    assert [] == list(external_problems(links, content=tmp_path, state=tmp_path, today="x"))
    assert {f"{web.url}/ok": ["x", 200]} == json.loads(cache.read_text())
