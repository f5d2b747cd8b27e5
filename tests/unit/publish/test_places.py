from __future__ import annotations

import pytest

from digestgen.publish.places import is_same_place, pages_address, without_secrets


@pytest.mark.parametrize(
    ("remote", "domain", "expected"),
    [
        ("git@github.com:Ada/digest.git", "", "https://ada.github.io/digest/"),
        ("https://github.com/ada/Digest", "", "https://ada.github.io/Digest/"),
        ("https://token@github.com/ada/digest.git/", "", "https://ada.github.io/digest/"),
        ("ssh://git@github.com/ada/ada.github.io.git", "", "https://ada.github.io/"),
        ("git@github.com:ada/digest.git", "News.example\n", "https://news.example/"),
        ("https://git.example/ada/digest.git", "", ""),
        ("/srv/git/digest.git", "", ""),
    ],
)
def test_the_remote_tells_where_the_site_will_be(remote: str, domain: str, expected: str) -> None:
    assert pages_address(remote, domain) == expected


@pytest.mark.parametrize(
    ("base_url", "is_same"),
    [
        ("https://ada.github.io/digest/", True),
        ("http://ADA.github.io/digest", True),
        ("https://ada.github.io/Digest/", False),
        ("https://ada.github.io/", False),
        ("https://eve.github.io/digest/", False),
    ],
)
def test_paths_have_case_and_hosts_have_none(base_url: str, *, is_same: bool) -> None:
    assert is_same_place(base_url, "https://ada.github.io/digest/") == is_same


def test_a_token_is_not_printed() -> None:
    assert without_secrets("https://me:ghp_x@github.com/a/b") == "https://github.com/a/b"
