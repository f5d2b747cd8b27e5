from __future__ import annotations

import pytest

from digestgen.preview.inject import Serving, allowing, served, with_local_links

PAGE = b"""<!doctype html>
<html><head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'none'">
<title>A</title></head><body class="x"><p>Text</p></body></html>
"""
LIVE = Serving("localhost:8000", is_live=True, digest="d", styles="s")


def test_a_page_gets_the_script_and_may_load_it_and_no_other() -> None:
    page = served(PAGE, LIVE).decode()

    assert '<script src="/_digestgen/live.js" data-query="digest=d&amp;styles=s" defer>' in page
    assert "script-src http://localhost:8000/_digestgen/live.js;" in page
    assert "connect-src http://localhost:8000/_digestgen/events" in page
    assert "default-src 'none'" in page
    assert "unsafe" not in page


def test_without_live_and_badge_a_page_is_what_was_built() -> None:
    assert PAGE == served(PAGE, Serving("localhost", is_live=False))


def test_a_badge_stands_at_the_head_of_the_body_even_without_live() -> None:
    page = served(PAGE, Serving("localhost", is_live=False, badge="A <draft>")).decode()

    badge = '<p class="digestgen-badge" role="note">A &lt;draft&gt;</p>'
    assert f'<body class="x">{badge}<p>Text</p>' in page
    assert "<script" not in page


def test_a_page_of_any_form_gets_the_script() -> None:
    assert b"live.js" in served(b"<p>no head at all", LIVE)
    assert b"live.js" in served(b"", LIVE)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("", ""),
        ("img-src *", "img-src *"),
        ("default-src 'self'", "default-src 'self'; script-src 'self' http://x/live.js"),
        ("script-src 'none'", "script-src http://x/live.js"),
        ("SCRIPT-SRC 'self'; img-src *", "script-src 'self' http://x/live.js; img-src *"),
        ("default-src 'none'; script-src 'self'; script-src *",
         "default-src 'none'; script-src 'self' http://x/live.js"),
    ],
)  # fmt: skip
def test_a_policy_is_opened_by_one_address(policy: str, expected: str) -> None:
    assert expected == allowing(policy, {"script-src": "http://x/live.js"})


def test_404_leads_to_the_preview() -> None:
    page = (
        b'<a href="https://u.example/repo/a.html">https://u.example/repo/</a><a href="https://o/">'
    )

    assert (
        b'<a href="/repo/a.html">https://u.example/repo/</a><a href="https://o/">'
        == with_local_links(page, "https://u.example/repo/", "/repo/")
    )
