from __future__ import annotations

import pytest

from digestgen.publish.secrets import looks_secret

_KEY = b"-----BEGIN RSA PRIVATE KEY-----\n" + b"MIIEowIBAAKCAQEA" * 4 + b"\n"


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("assets/.env", b""),
        ("assets/.env.production", b""),
        ("assets/id_ed25519", b""),
        ("assets/server.PEM", b""),
        ("assets/.ssh/config", b""),
        ("assets/notes.txt", b"a\n" + _KEY),
        ("assets/notes.txt", b"key = AKIA" + b"ABCDEFGHIJKLMNOP"),
        ("articles/a.html", b"<p>ghp_" + b"a1B2" * 9 + b"</p>"),
    ],
)
def test_keys_and_passwords_are_seen(address: str, data: bytes) -> None:
    assert looks_secret(address, data)


@pytest.mark.parametrize(
    ("address", "data"),
    [
        ("articles/keys.html", b"<p>It begins with -----BEGIN RSA PRIVATE KEY-----, she said.</p>"),
        ("articles/environment.html", b"The .env file, and AKIA as a word."),
        ("assets/keynote.pdf", b"%PDF-1.7"),
        ("topics/key.html", b""),
    ],
)
def test_articles_about_keys_are_none(address: str, data: bytes) -> None:
    assert looks_secret(address, data) == ""


def test_the_line_is_told() -> None:
    assert looks_secret("notes.txt", b"one\ntwo\n" + _KEY).startswith("line 3, ")
