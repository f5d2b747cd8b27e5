from __future__ import annotations

import pytest

from digestgen.markdown.addresses import Kind, external, kind_of, split_target


@pytest.mark.parametrize(
    "url",
    [
        "javascript:x",
        "JaVaScRiPt:x",
        " javascript:x",
        "\x01javascript:x",
        "java\nscript:x",
        "java\tscript:x",
        "java\u00adscript:x",
        "\u200bjavascript:x",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,x",
        "file:///etc/passwd",
        "blob:https://example.org/1",
        "view-source:https://example.org",
        "http:relative",
        "https:/one-slash",
        "http://",
        "http://[half",
        "http://example.org:port/",
        "\\\\server\\share",
        "/\\example.org",
        "12:30.md",
    ],
)
def test_what_is_not_ours_is_refused(url: str) -> None:
    assert Kind.FORBIDDEN is kind_of(url)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://example.org/a", Kind.EXTERNAL),
        ("HTTP://EXAMPLE.ORG", Kind.EXTERNAL),
        ("//example.org/a", Kind.EXTERNAL),
        ("mailto:a@example.org", Kind.EXTERNAL),
        ("tel:+4930123", Kind.EXTERNAL),
        ("wiki:Some Topic", Kind.INTERNAL),
        ("../a.md#b", Kind.INTERNAL),
        ("/about/", Kind.INTERNAL),
        ("./12:30.md", Kind.INTERNAL),
        ("a/b:c", Kind.INTERNAL),
        ("#top", Kind.FRAGMENT),
        ("", Kind.EMPTY),
        ("?page=2", Kind.EMPTY),
    ],
)
def test_kinds_of_addresses(url: str, kind: Kind) -> None:
    assert kind is kind_of(url)


def test_target_is_decoded_and_loses_its_query() -> None:
    assert split_target("../a%20b.md?x=1#%C3%9Cber") == ("../a b.md", "Über")


def test_target_holds_no_control_characters() -> None:
    assert split_target("a%02%03%00b") == ("ab", "")


def test_external_address_without_scheme_is_completed() -> None:
    assert external(' //example.org/a b"\n') == "https://example.org/a%20b%22"


def test_scheme_is_written_in_lower_case() -> None:
    assert external("HTTPS://EXAMPLE.org/A") == "https://EXAMPLE.org/A"
