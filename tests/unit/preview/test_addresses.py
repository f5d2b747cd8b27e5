from __future__ import annotations

import pytest

from digestgen.preview.addresses import Listing, as_location, asked_path, base_path

LISTING = Listing(["index.html", "topics.html", "topics/index.html", "topics/a.html", "a/b/c.png"])


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("", "index.html"),
        ("index", "index.html"),
        ("index.html", "index.html"),
        ("topics", "topics.html"),
        ("topics/", "topics/index.html"),
        ("topics/a", "topics/a.html"),
        ("topics/a/", ""),
        ("topics/A", ""),
        ("a", "a/"),
        ("a/b", "a/b/"),
        ("a/b/", ""),
        ("a/b/c", ""),
        ("a/b/c.png", "a/b/c.png"),
        ("nothing", ""),
    ],
)
def test_paths_mean_what_they_mean_on_github_pages(path: str, address: str) -> None:
    assert address == LISTING.find(path)


def test_a_folder_is_there_as_long_as_something_is_in_it() -> None:
    listing = Listing(["a/b/c.html", "a/d.html"])

    listing.change(added=["a/e.html"], removed=["a/b/c.html"])

    assert "a/" == listing.find("a")
    assert "" == listing.find("a/b")


@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (b"/", "/"),
        (b"/a/b.html", "/a/b.html"),
        (b"/a/", "/a/"),
        (b"/r%C3%B6h", "/röh"),
        (b"/a%20b", "/a b"),
        (b"/..", None),
        (b"/a/%2e%2E/b", None),
        (b"/a/./b", None),
        (b"/a//b", None),
        (b"//a", None),
        (b"/a%2fb", None),
        (b"/a%5Cb", None),
        (b"/a\\b", None),
        (b"/a%00", None),
        (b"/a%0d%0ab", None),
        (b"/%", None),
        (b"/%f", None),
        (b"/%zz", None),
        (b"/%ff", None),
        (b"/%c0%ae", None),
        (b"a", None),
        (b"*", None),
        (b"http://x/", None),
        (b"/" + b"a" * 5000, None),
    ],
)
def test_paths_are_decoded_once_and_strictly(raw: bytes, path: str | None) -> None:
    assert path == asked_path(raw)


def test_a_location_is_written_as_one() -> None:
    assert "/repo/r%C3%B6h%20%22/" == as_location('/repo/röh "/')


def test_the_base_is_the_path_of_the_base_url() -> None:
    assert "/repo/" == base_path("https://user.example/repo/")
    assert "/" == base_path("https://user.example/")
