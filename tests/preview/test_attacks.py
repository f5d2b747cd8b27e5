"""Raw bytes against the preview: nothing leaks, nothing falls over."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.process import PreviewProcess, preview
from tests.sites.folder import SiteFolder, article

SECRET = "topsecret-7c1f"
_LINE_ENDS = "\r\n"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreviewProcess]:
    root = tmp_path_factory.mktemp("attacked")
    site = SiteFolder(root / "project")
    site.write("content/a.md", article(title="Open to all"))
    site.write("secret.txt", SECRET)
    site.write("content/draft.md", article(title=SECRET, draft="true"))
    (root / "secret.txt").write_text(SECRET)
    with preview(site.root) as running:
        out = running.folder / ".digestgen" / "preview" / "site"
        # What somebody else puts there was not built, and is not served.
        (out / "link.html").symlink_to(site.root / "secret.txt")
        (out / "folder").symlink_to(site.root)
        (out / "articles" / "extra.txt").write_text(SECRET)
        yield running


@pytest.fixture(autouse=True)
def _still_serves(served: PreviewProcess) -> Iterator[None]:
    yield

    assert served.process.poll() is None
    assert 200 == served.get("articles/a").status
    assert not any("Traceback" in line for line in served.messages)


def _talk(served: PreviewProcess, data: bytes, *, seconds: float = 1.0) -> bytes:
    """Send bytes, and return what comes until the other side closes, or for so long."""
    with socket.create_connection(("127.0.0.1", served.port), timeout=seconds) as sock:
        received = b""
        try:
            sock.sendall(data)
            while piece := sock.recv(65536):
                received += piece
        except (TimeoutError, ConnectionError):
            pass
        return received


def _request(target: bytes, *headers: bytes, host: bytes = b"localhost") -> bytes:
    lines = [b"GET " + target + b" HTTP/1.1", b"Host: " + host, b"Connection: close", *headers]
    return b"\r\n".join(lines) + b"\r\n\r\n"


def _statuses(answer: bytes) -> list[int]:
    return [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]


_UP = [
    b"..",
    b"%2e%2e",
    b"%2E.",
    b".%2e",
    b"..%2f",
    b"..%5c",
    b"..\\",
    b"%2e%2e%2f",
    b"%c0%ae%c0%ae",
]
_UP += [b"%252e%252e", b"....//", b"..;", b"%uff0e%uff0e", b"\xe2\x80\xa5", b"..%00", b".", b"%2e"]
_STARTS = [
    b"/",
    b"/repo/",
    b"/repo/articles/",
    b"/_digestgen/",
    b"//",
    b"/repo//",
    b"",
    b"/repo/x/",
]
_ENDS = [b"/secret.txt", b"/../secret.txt", b"secret.txt", b"/digestgen.yaml", b"/.digestgen/lock"]


def test_no_path_leaves_the_site(served: PreviewProcess) -> None:
    for start in _STARTS:
        for up in _UP:
            for end in _ENDS:
                for times in (1, 3, 8):
                    answer = _talk(served, _request(start + (up + b"/") * times + end.lstrip(b"/")))

                    assert SECRET.encode() not in answer
                    assert b"title: Test digest" not in answer
                    assert all(status in (301, 400, 404) for status in _statuses(answer)), answer


@pytest.mark.parametrize(
    "target",
    [
        b"/repo/link.html", b"/repo/link", b"/repo/folder/secret.txt", b"/repo/articles/extra.txt",
        b"/repo/articles/draft", b"/repo/.digestgen/", b"/repo/%00", b"/repo/index.html%00.txt",
        b"/repo/articles%2fa.html", b"/repo/articles%5ca.html", b"/repo/articles\\a.html",
        b"/repo/ARTICLES/a.html", b"/repo/articles/A.html", b"/repo/articles/a.html/",
        b"/repo/articles/a.html/x", b"/repo/articles//a.html", b"/repo/%",
        b"/repo/%zz", b"/repo/%e",
        b"/repo/%ff%fe", b"/repo/%ed%a0%80", b"/repo/%c3%28", b"/repo/%0d%0aSet-Cookie:x",
        b"/repo/" + b"a" * 3000, b"/repo/" + b"a/" * 1500, b"/repo/C:/secret.txt",
        b"/repo/~/secret.txt", b"/repo/file:///etc/passwd", b"/repo/index.html::$DATA",
        b"file:///etc/passwd", b"http://evil.example/repo/", b"//evil.example/..", b"/repo/con",
        b"*", b"evil.example:80", b"\xff\xfe", b"/repo/\x00", b"/repo/\x7f", b"/repo/ x",
    ],
)  # fmt: skip
def test_no_other_address_is_found(served: PreviewProcess, target: bytes) -> None:
    answer = _talk(served, _request(target))

    assert SECRET.encode() not in answer
    assert set(_statuses(answer)) <= {400, 404}
    assert b"set-cookie" not in answer.lower()
    assert b"root:" not in answer


@pytest.mark.parametrize(
    "target", [b"//evil.example", b"/repo//evil.example", b"/repo\\evil.example"]
)
def test_no_redirect_leads_away(served: PreviewProcess, target: bytes) -> None:
    for end in (b"", b"/", b"/.."):
        answer = _talk(served, _request(target + end))

        assert b"evil.example" not in answer.partition(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    "host",
    [
        b"evil.example", b"evil.example:80", b"localhost.evil.example", b"127.0.0.1.nip.io", b"",
        b"localhost@evil.example", b"localhost:80@evil.example", b"evil.example/localhost",
        b"0.0.0.0", b"169.254.169.254", b"[::ffff:127.0.0.1]", b"2130706433",
        b"localhost, evil.example",
        b"localhost\tevil", b"\"><script>", b"localhost:99999999",
        b"local\xc3\xb6host", b"a" * 5000,
    ],
)  # fmt: skip
def test_no_other_name_is_answered(served: PreviewProcess, host: bytes) -> None:
    for target in (b"/repo/", b"/_digestgen/events?path=/repo/", b"/_digestgen/live.js"):
        answer = _talk(served, _request(target, host=host))

        assert set(_statuses(answer)) <= {400, 403}
        assert b"evil" not in answer
        assert b"Open to all" not in answer


@pytest.mark.parametrize("host", [b"localhost", b"LOCALHOST:1234", b"127.0.0.1:80", b"[::1]:8000"])
def test_own_names_are_answered(served: PreviewProcess, host: bytes) -> None:
    assert [200] == _statuses(_talk(served, _request(b"/repo/", host=host)))


def test_two_hosts_or_none_are_refused(served: PreviewProcess) -> None:
    for data in (
        b"GET /repo/ HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET /repo/ HTTP/1.0\r\n\r\n",
        _request(b"/repo/", b"Host: evil.example"),
        _request(b"/repo/", b"Host: localhost"),
    ):
        assert set(_statuses(_talk(served, data))) == {400}


@pytest.mark.parametrize(
    "headers",
    [
        [b"Sec-Fetch-Site: cross-site"], [b"Sec-Fetch-Site: same-site"], [b"Sec-Fetch-Site: x"],
        [b"Origin: http://evil.example"], [b"Origin: null"], [b"Origin: http://localhost:1"],
        [b"Origin: https://localhost"], [b"Sec-Fetch-Site: same-origin", b"Origin: http://evil"],
    ],
)  # fmt: skip
def test_the_stream_is_for_own_pages(served: PreviewProcess, headers: list[bytes]) -> None:
    answer = _talk(served, _request(b"/_digestgen/events?path=/repo/", *headers))

    assert [403] == _statuses(answer)
    assert b"event:" not in answer


def test_no_other_origin_may_read(served: PreviewProcess) -> None:
    for target in ("", "articles/a.html", "theme/style.css", "nothing", "/_digestgen/live.js"):
        headers = served.get(target, Origin="http://evil.example").headers

        assert not any(name.startswith("access-control-") for name in headers)
        assert "same-origin" == headers["cross-origin-resource-policy"]
        assert "no-store" == headers["cache-control"]
        assert "nosniff" == headers["x-content-type-options"]


@pytest.mark.parametrize(
    "data",
    [
        b"POST /repo/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        b"GET /repo/secret HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 42\r\n\r\n"
        b"GET /repo/articles/a HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n"
        b"\r\nxx",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding : chunked\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\n X: folded\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nX\x00: y\r\n\r\n",
        b"GET /repo/ HTTP/1.1\rHost: localhost\r\r", b"GET /repo/\r\n\r\n", b"GET\r\n\r\n",
        b"GET /repo/ HTTP/9.9\r\nHost: localhost\r\n\r\n", b"\r\n" * 5000, b"\x00" * 70000,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"G" * 100_000, b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 100_000 + b"\r\n\r\n",
        b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        b"Connection: Upgrade\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)  # fmt: skip
def test_what_breaks_the_rules_is_refused(served: PreviewProcess, data: bytes) -> None:
    answer = _talk(served, data)

    assert set(_statuses(answer)) <= {400, 405, 431, 505}
    assert 1 >= len(_statuses(answer))
    assert b"Traceback" not in answer
    assert b"site-packages" not in answer


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "X"])
def test_only_reading_is_answered(served: PreviewProcess, method: str) -> None:
    answer = served.get("", method=method)

    assert 405 == answer.status
    assert "GET, HEAD" == answer.headers["allow"]


def test_bare_line_feeds_make_one_request_at_most(served: PreviewProcess) -> None:
    data = b"GET /repo/ HTTP/1.1\nHost: localhost\nConnection: close\n\nGET /x HTTP/1.1\n\n"

    assert 1 == len(_statuses(_talk(served, data)))


def test_requests_in_a_row_are_answered_in_their_order(served: PreviewProcess) -> None:
    one = b"GET /repo/articles/a HTTP/1.1\r\nHost: localhost\r\n\r\n"
    other = b"GET /repo/nothing HTTP/1.1\r\nHost: localhost\r\n\r\n"

    answer = _talk(served, (one + other) * 20 + _request(b"/repo/"))

    assert [200, 404] * 20 + [200] == _statuses(answer)


def test_who_says_nothing_is_not_waited_for(served: PreviewProcess) -> None:
    silent = [socket.create_connection(("127.0.0.1", served.port)) for _ in range(30)]
    slow = socket.create_connection(("127.0.0.1", served.port), timeout=15)
    slow.sendall(b"GET /repo/ HTTP/1.1\r\nHost: localhost\r\nX: ")
    began = time.monotonic()

    assert 200 == served.get("articles/a").status
    while time.monotonic() - began < 14:
        try:
            slow.sendall(b"y")
            time.sleep(0.25)
        except OSError:
            break

    assert 8 < time.monotonic() - began < 13
    for sock in silent:
        sock.settimeout(1)
        assert b"" == sock.recv(1)
        sock.close()
    slow.close()


def test_more_connections_than_there_may_be(served: PreviewProcess) -> None:
    many = []
    for _ in range(600):
        try:
            many.append(socket.create_connection(("127.0.0.1", served.port), timeout=1))
        except OSError:
            break
    for sock in many:
        sock.close()

    time.sleep(0.3)
    assert 200 == served.get("articles/a").status


def test_streams_have_a_limit(served: PreviewProcess) -> None:
    request = b"GET /_digestgen/events?path=/repo/ HTTP/1.1\r\nHost: localhost\r\n\r\n"
    many = [socket.create_connection(("127.0.0.1", served.port), timeout=5) for _ in range(80)]
    for sock in many:
        sock.sendall(request)

    statuses = [sock.recv(12) for sock in many]

    for sock in many:
        sock.close()
    assert {b"HTTP/1.1 200", b"HTTP/1.1 503"} == set(statuses)


def test_whoever_goes_in_the_middle_harms_nobody(served: PreviewProcess) -> None:
    for cut in (1, 10, 30):
        for _ in range(20):
            sock = socket.create_connection(("127.0.0.1", served.port))
            sock.sendall(
                _request(b"/repo/theme/style.css")[:-cut] if cut > 1 else _request(b"/repo/")
            )
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            sock.close()


def test_it_listens_on_this_machine_alone(served: PreviewProcess) -> None:
    table = Path("/proc/net/tcp")
    if not table.exists():
        pytest.skip("no table of connections here")
    port = f":{served.port:04X}"
    bound = [line.split()[1] for line in table.read_text().splitlines() if line.split()[3] == "0A"]

    assert [f"0100007F{port}"] == [place for place in bound if place.endswith(port)]
