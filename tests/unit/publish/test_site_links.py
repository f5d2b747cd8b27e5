from __future__ import annotations

import pytest

from digestgen.publish.site_links import BrokenLink, broken_links

_FILES = {
    "index.html": b'<a href="topics/libya.html">x</a>',
    "topics/libya.html": b'<h2 id="the siege">x</h2>',
    "topics/index.html": b"",
    "theme/style.css": b"",
}


def found(address: str, data: str) -> list[BrokenLink]:
    files = _FILES | {address: data.encode()}
    return list(broken_links([address], frozenset(files), files.__getitem__))


@pytest.mark.parametrize(
    "target",
    [
        "../topics/libya.html",
        "../topics/libya",
        "../topics/",
        "../topics",
        "../",
        "..",
        "../topics/libya.html?x=1#the%20siege",
        "../topics/libya.html#",
        "../topics/libya.html#:~:text=x",
        "#top",
        "",
        "https://elsewhere.example/x",
        "//elsewhere.example/x",
        "mailto:me@example.org",
        "/another/site/",
    ],
)
def test_links_that_lead_somewhere(target: str) -> None:
    assert found("articles/a.html", f'<p><a class="x" href="{target}">x</a>') == []


@pytest.mark.parametrize(
    ("target", "is_fragment"),
    [
        ("libya.html", False),
        ("../topics/Libya.html", False),
        ("../../topics/libya.html", False),
        ("../topics/libya.html#the-siege", True),
        ("#here", True),
    ],
)
def test_links_that_lead_nowhere(target: str, *, is_fragment: bool) -> None:
    assert found("articles/a.html", f'<p>x</p>\n<a href="{target}">x</a>') == [
        BrokenLink("articles/a.html", 2, target, is_fragment=is_fragment)
    ]


def test_pictures_and_style_sheets_count_too() -> None:
    page = '<link rel="stylesheet" href="../theme/gone.css"><img alt="" src="gone.png">'

    assert [link.target for link in found("articles/a.html", page)] == [
        "../theme/gone.css",
        "gone.png",
    ]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<a href='gone.html'>", ["gone.html"]),
        ('<img srcset="a.html 1x, gone.png 2x">', ["gone.png"]),
        ('<video poster="gone.png">', ["gone.png"]),
        ('<a href="https://user.example/repo/gone">', ["https://user.example/repo/gone"]),
        ('<a href="/repo/gone">', ["/repo/gone"]),
        ('<a href="/repo/#gone">', ["/repo/#gone"]),
        ('<a href="https://user.example/repo/">', []),
        ('<a href="https://user.example/repo/topics/libya">', []),
        ('<a href="/repo/topics/">', []),
        ('<a href="/elsewhere/">', []),
        ('<a href="mailto:a@user.example">', []),
        ('<a name="here"></a><a href="#here">', []),
    ],
)
def test_complete_links_are_followed_where_the_address_is_known(
    markup: str, expected: list[str]
) -> None:
    files = _FILES | {"articles/a.html": markup.encode()}
    links = broken_links(
        ["articles/a.html"],
        frozenset(files),
        files.__getitem__,
        base_url="https://user.example/repo/",
    )

    assert [link.target for link in links] == expected
