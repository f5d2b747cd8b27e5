from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.build.site_links import site_problems

BASE = "https://user.example/repo/"


def told(tmp_path: Path, **pages: str) -> list[tuple[str, int, str, str]]:
    for name, html in pages.items():
        path = tmp_path / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(exist_ok=True)
        path.write_text(html)
    return [
        (p.path, p.line, p.code, p.message) for p in site_problems(tmp_path, BASE, shown="site")
    ]


@pytest.mark.parametrize(
    "link",
    [
        "b.html", "b", "sub/", "sub", "sub/c.html#here", "#top", "#own", "", "?q=1",
        "https://user.example/repo/b.html", "https://user.example/repo/", "/repo/b",
        "https://elsewhere.example/x", "//elsewhere.example/x", "mailto:a@b.example", "/other/x",
        "data:image/png;base64,AAAA", "caf%C3%A9.html", "http://[::1/",
    ],
)  # fmt: skip
def test_links_that_lead_somewhere(tmp_path: Path, link: str) -> None:
    page = f'<p id="own"><a href="{link}">x</a></p>'

    found = told(tmp_path, index=page, b="x", sub__index="x", sub__c='<h2 id="here">', café="x")

    assert [] == found


@pytest.mark.parametrize(
    ("markup", "code", "target"),
    [
        ('<a href="gone.html">', "site-link", "gone.html"),
        ('<a href="B.html">', "site-link", "B.html"),
        ('<img src="a/gone.png">', "site-link", "a/gone.png"),
        ('<img srcset="b.html 1x, gone.png 2x">', "site-link", "gone.png"),
        ('<script src="gone.js">', "site-link", "gone.js"),
        ('<a href="/repo/gone">', "site-link", "gone"),
        ('<a href="https://user.example/repo/gone">', "site-link", "gone"),
        ('<a href="../up.html">', "site-link", "../up.html"),
        ('<a href="b.html#gone">', "site-fragment", "#gone"),
        ('<a href="#gone">', "site-fragment", "#gone"),
    ],
)
def test_links_that_lead_nowhere(tmp_path: Path, markup: str, code: str, target: str) -> None:
    (found,) = told(tmp_path, index=f"<p>\n{markup}x", b="<p id='x'>")

    assert ("site/index.html", code) == (found[0], found[2])
    assert f"'{target}'" in found[3]


def test_a_target_is_told_once_with_the_first_line(tmp_path: Path) -> None:
    page = '<p>\n<a href="gone">\n<a href="gone">'

    assert [
        (
            "site/a.html",
            2,
            "site-link",
            "a link to 'gone', which is no file of the site, here and on 1 more",
        )
    ] == told(tmp_path, a=page, b=page)


def test_without_a_known_address_complete_links_are_those_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="https://example.org/gone">')

    assert () == site_problems(tmp_path, "", shown="site")
