from __future__ import annotations

import pytest

from digestgen.preview.guard import foreign_refusal, host_name, hosts_of, refusal, unspeakable

LOCAL = hosts_of("127.0.0.1")


def _status(method: str = "GET", *headers: tuple[bytes, bytes], host: bytes = b"localhost") -> int:
    found = refusal(method, [(b"host", host), *headers], LOCAL)
    return found.status if found else 200


@pytest.mark.parametrize(
    ("host", "status"),
    [
        (b"localhost", 200),
        (b"localhost:8000", 200),
        (b"LocalHost", 200),
        (b"127.0.0.1:1", 200),
        (b"[::1]:8000", 200),
        (b"evil.example", 403),
        (b"127.0.0.2", 403),
        (b"localhost.", 403),
        (b"", 400),
        (b"localhost/", 400),
        (b"local host", 400),
        (b"\xff", 400),
    ],
)
def test_only_own_names_are_answered(host: bytes, status: int) -> None:
    assert status == _status(host=host)


def test_bound_to_everything_any_literal_address_is_a_name() -> None:
    hosts = hosts_of("0.0.0.0")

    assert hosts.allows("192.168.1.4")
    assert hosts.allows("[fe80::1]")
    assert not hosts.allows("evil.example")


def test_the_host_that_was_given_is_a_name() -> None:
    assert hosts_of("desk.example").allows(host_name(b"Desk.example:8000"))


@pytest.mark.parametrize("name", [b"transfer-encoding", b"upgrade"])
def test_bodies_and_upgrades_are_refused(name: bytes) -> None:
    assert 400 == _status("GET", (name, b"chunked"))


def test_a_length_of_nothing_is_no_body() -> None:
    assert 200 == _status("GET", (b"content-length", b"0"))
    assert 400 == _status("GET", (b"content-length", b"1"))


def test_only_reading_is_answered() -> None:
    assert [200, 200, 405, 405] == [_status(m) for m in ("GET", "HEAD", "POST", "get")]


@pytest.mark.parametrize(
    ("headers", "is_refused"),
    [
        ([], False),
        ([(b"sec-fetch-site", b"same-origin")], False),
        ([(b"sec-fetch-site", b"none")], False),
        ([(b"sec-fetch-site", b"cross-site")], True),
        ([(b"origin", b"http://localhost:8000")], False),
        ([(b"origin", b"https://localhost:8000")], True),
        ([(b"origin", b"null")], True),
    ],
)
def test_other_origins_are_refused(headers: list[tuple[bytes, bytes]], is_refused: bool) -> None:
    found = foreign_refusal([(b"host", b"localhost:8000"), *headers])

    assert is_refused == (found is not None)


def test_too_much_and_too_new_is_refused() -> None:
    assert unspeakable("1.1", [(b"x", b"y")]) is None
    assert 431 == (unspeakable("1.1", [(b"x", b"y" * 20_000)]) or (0,))[0]
    assert 505 == (unspeakable("9.9", []) or (0,))[0]
