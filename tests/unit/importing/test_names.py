from __future__ import annotations

import pytest

from digestgen.importing.names import Names, safe_path, with_hash
from digestgen.names import safe_output_path


def test_a_taken_name_gets_the_lowest_free_number() -> None:
    names = Names({"a"})

    found = [names.free("a", lambda name: name != "a-3") for _ in range(3)]

    assert ["a-2", "a-4", "a-5"] == found


def test_names_that_differ_in_case_alone_clash() -> None:
    names = Names(set())
    names.reserve("Foo")

    assert "foo-2" == names.free("foo", lambda _: True)


@pytest.mark.parametrize(
    "path",
    ["../../etc/passwd", "/abs/x.md", "a\\..\\b.md", "CON/nul.md", "a\0b.md", "x" * 500 + ".md",
     "_index.md", ".hidden/x.md", "a?.md", "..", "trail .md", "dot./x.md", "é\u0301.md", "~"],
)  # fmt: skip
def test_a_safe_path_stays_in_its_folder_on_every_system(path: str) -> None:
    safe = safe_path(path)

    assert safe_output_path(safe)
    assert not safe.startswith("/")
    assert ".." not in safe.split("/")


def test_what_is_safe_stays_as_it_is() -> None:
    assert "2020/My Note.md" == safe_path("2020/My Note.md")


def test_a_hash_stands_before_the_ending() -> None:
    first, second = with_hash("a/b.png", b"1"), with_hash("a/b.png", b"2")

    assert first != second
    assert first.startswith("a/b-")
    assert first.endswith(".png")
