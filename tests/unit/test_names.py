from __future__ import annotations

import json
import re
import unicodedata
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin

import pytest

from digestgen.names import (
    MAX_SLUG_BYTES,
    absolute_link,
    is_safe_slug,
    relative_link,
    safe_output_path,
    slugify,
)
from tests.shared_data import needs_shared, shared


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Libyan civil war", "libyan-civil-war"),
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("F#", "f-sharp"),
        ("Research & Development", "research-and-development"),
        ("People's Party", "peoples-party"),
        ("U.S. Congress", "us-congress"),
        ("ﬁrst oﬃce", "first-office"),
        ("Škoda in Москва", "škoda-in-москва"),
        ("हिन्दी", "हिन्दी"),
        ("cafe\u0301", "café"),
        ("soft\u00adhyphen and ze\u200bro", "softhyphen-and-zero"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-page"),
        ("LPT¹", "lpt1-page"),
        ("index", "index-page"),
        (".html", "html"),
    ],
)
def test_slug_keeps_what_tells_names_apart(name: str, slug: str) -> None:
    assert slug == slugify(name)


def test_names_without_letters_get_slugs_of_their_own() -> None:
    slugs = {slugify(name) for name in ("🔥", "🌊", "!!!", "...", "")}

    assert len(slugs) == 5
    assert all(re.fullmatch("x-[0-9a-f]{8}", slug) for slug in slugs)


def test_long_name_is_cut_at_a_word_and_stays_distinct() -> None:
    one, two = slugify("a long story " * 30 + "one"), slugify("a long story " * 30 + "two")

    assert one != two
    assert one.startswith("a-long-story-a-long")
    assert max(len(one.encode()), len(two.encode())) <= MAX_SLUG_BYTES
    assert one == slugify(one)


def test_long_name_without_blanks_is_cut_between_characters() -> None:
    slug = slugify("界" * 200)

    assert MAX_SLUG_BYTES >= len(slug.encode()) > MAX_SLUG_BYTES - 4
    assert slug == slugify(slug)


@pytest.mark.parametrize(
    "text", ["libya", "c++", "v1.2", "a_b", "Libya", "москва", "2020-04", slugify("🔥"), "a-"]
)
def test_editor_may_type_letters_digits_and_a_few_signs(text: str) -> None:
    assert is_safe_slug(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            ".",
            "..",
            ".a",
            "a.",
            "a..b",
            "a/b",
            "a\\b",
            "a b",
            "a\x00",
            "a\u200bb",
            "e\u0301",
            "--",
        ),
        *(
            "con",
            "NUL",
            "com1.x",
            "index",
            "Index",
            "a.html",
            "a.XML",
            "x.tmp",
            "a.tmp-b",
            "\u0301a",
        ),
        *("a" * 121, "a:b", "a?b", "a%2fb", "\ud800"),
    ],
)
def test_editor_may_not_type_what_some_system_changes(text: str) -> None:
    assert not is_safe_slug(text)


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("index.html", "topics/libya.html", "topics/libya.html"),
        ("topics/libya.html", "index.html", "../index.html"),
        ("topics/libya.html", "topics/index.html", "index.html"),
        ("topics/libya/2020-04.html", "topics/libya.html", "../libya.html"),
        ("topics/libya/2020-04.html", "articles/a.html", "../../articles/a.html"),
        ("articles/a.html", "articles/a.html", "a.html"),
        ("a/b.html", "a/b/c.html", "b/c.html"),
        ("index.html", "a:b.html", "./a:b.html"),
        ("x/index.html", "x/a:b/c.html", "./a:b/c.html"),
        ("index.html", "topics/a b&\"'%.html", "topics/a%20b%26%22%27%25.html"),
        ("index.html", "topics/é.html", "topics/%C3%A9.html"),
    ],
)
def test_links_are_relative_and_encoded(here: str, there: str, link: str) -> None:
    assert link == relative_link(here, there)
    assert "/" + there == unquote(urljoin("/" + here, link))


def test_fragment_is_encoded() -> None:
    assert relative_link("a.html", "b.html", "été-&") == "b.html#%C3%A9t%C3%A9-%26"


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.html", "https://a.example/b/"),
        ("topics/index.html", "https://a.example/b/topics/"),
        ("topics/é.html", "https://a.example/b/topics/%C3%A9.html"),
        ("topics/myindex.html", "https://a.example/b/topics/myindex.html"),
    ],
)
def test_absolute_links_drop_the_index(page: str, address: str) -> None:
    assert address == absolute_link("https://a.example/b/", page)
    assert address == absolute_link("https://a.example/b", page)


@pytest.mark.parametrize(
    "path", ["index.html", "topics/libya/2020-04.html", ".nojekyll", "a/b.c/d"]
)
def test_plain_paths_may_be_written(path: str) -> None:
    assert safe_output_path(path)


@pytest.mark.parametrize(
    "path",
    [
        *(
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "a/../b",
            "./a",
            "a\\b",
            "C:/a",
            ".git/config",
            "a/.hidden",
        ),
        *(
            "a /b",
            "a./b",
            " a",
            "con.html",
            "a/NUL",
            "a\u202eb",
            "e\u0301.html",
            "a\nb",
            "a/.g\u200cit",
        ),
        *("x" * 256, "ab/" * 400 + "c", "a.html~", "\ud800.html", "git~1"),
    ],
)
def test_paths_that_leave_or_change_may_not_be_written(path: str) -> None:
    assert not safe_output_path(path)


def _hostile_names() -> list[str]:
    names = []
    for file in ("slugs", "file_names", "path_traversal", "naughty_strings"):
        lines = shared(f"corpora/hostile/{file}.jsonl").read_text("ascii").splitlines()
        names += [json.loads(line)["input"] for line in lines]
    return names


@needs_shared
def test_slugs_of_hostile_names_are_one_harmless_segment() -> None:
    for name in _hostile_names():
        slug = slugify(name)

        assert slug == slugify(slug), name
        assert is_safe_slug(slug), name
        assert safe_output_path(f"topics/{slug}.html"), name
        assert safe_output_path(f"topics/{slug}/feed.xml"), name
        assert slug == unicodedata.normalize("NFC", slug), name
        assert (slug,) == PurePosixPath(slug).parts, name


@needs_shared
def test_hostile_names_that_pass_as_typed_stay_in_the_folder() -> None:
    for name in _hostile_names():
        if safe_output_path(name):
            assert ".." not in PurePosixPath(name).parts, name
            assert not name.startswith(("/", "~")) or "/" not in name, name
            assert "\\" not in name, name
