"""Laws of the preview's addresses: nothing that is asked leads out of the list."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.preview.addresses import Listing, asked_path
from digestgen.preview.inject import Serving, allowing, served

_PART = st.text(st.sampled_from("ab.%2eEfF/\\\0 ö~"), max_size=6)
_RAW = st.one_of(
    st.binary(max_size=40),
    st.lists(_PART, max_size=6).map(lambda parts: "/" + "/".join(parts)).map(str.encode),
)
_ADDRESS = st.lists(st.sampled_from(["a", "b", "index", "ö"]), min_size=1, max_size=3).map(
    lambda parts: "/".join(parts) + ".html"
)


@given(_RAW)
def test_a_path_that_is_taken_goes_down_only(raw: bytes) -> None:
    path = asked_path(raw)

    if path is not None:
        parts = path.split("/")
        assert "" == parts[0]
        assert not {"..", "."} & set(parts)
        assert "" not in parts[1:-1]
        assert not any(sign in path for sign in "\\\0\r\n")


@given(st.lists(_ADDRESS), _RAW)
def test_what_is_found_is_in_the_list(addresses: list[str], raw: bytes) -> None:
    path = asked_path(raw) or "/"

    found = Listing(addresses).find(path[1:])

    if found.endswith("/"):
        assert any(address.startswith(found) for address in addresses)
    else:
        assert not found or found in addresses


@given(st.lists(_ADDRESS), st.lists(_ADDRESS), st.lists(_ADDRESS))
def test_a_list_that_was_changed_is_one_made_anew(
    first: list[str], added: list[str], removed: list[str]
) -> None:
    changed = Listing(first)

    changed.change(added=added, removed=removed)

    fresh = Listing((set(first) - set(removed)) | set(added))
    assert list(fresh.addresses()) == list(changed.addresses())
    for path in ("", "a", "a/", "a/b", "b", "ö", "ö/", "index"):
        assert fresh.find(path) == changed.find(path)


@given(st.text(st.sampled_from("abc-src 'none';*\"<>&"), max_size=60))
def test_a_policy_allows_what_it_did(policy: str) -> None:
    once = allowing(policy, {"script-src": "http://x/live.js"})

    assert once == allowing(once, {}) or not once
    assert "unsafe" not in once


@given(st.binary(max_size=200))
def test_what_is_put_into_a_page_leaves_the_rest_as_it_was(html: bytes) -> None:
    page = served(html, Serving("localhost", is_live=True, badge="A draft"))

    assert len(page) > len(html)
    assert served(html, Serving("localhost", is_live=False)) == html
