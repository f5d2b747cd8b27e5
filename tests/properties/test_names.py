"""Laws of slugs and links, over any text."""

from __future__ import annotations

from urllib.parse import unquote, urljoin

from hypothesis import given
from hypothesis import strategies as st

from digestgen.names import MAX_SLUG_BYTES, is_safe_slug, relative_link, safe_output_path, slugify

_ANY_TEXT = st.text(st.characters(), max_size=80)
_PAGES = st.lists(_ANY_TEXT.map(slugify), min_size=1, max_size=4).map(
    lambda p: "/".join(p) + ".html"
)


@given(_ANY_TEXT)
def test_slug_is_a_fixed_point_and_safe(name: str) -> None:
    slug = slugify(name)

    assert slug == slugify(slug)
    assert is_safe_slug(slug)
    assert safe_output_path(f"topics/{slug}.html")
    assert len(slug.encode()) <= MAX_SLUG_BYTES


@given(st.one_of(st.text("az09-A", max_size=12), st.sampled_from(["con", "index", "a" * 121])))
def test_slug_of_a_slug_is_made_like_all_others(name: str) -> None:
    # A soft hyphen counts for nothing; of an empty slug the whole name is hashed.
    slug = slugify(name)

    assert slug.startswith("x-") or slug == slugify(f"{name}\u00ad")


@given(_PAGES, _PAGES)
def test_relative_link_leads_back_to_the_page(here: str, there: str) -> None:
    link = relative_link(here, there)

    assert f"/deep/{there}" == unquote(urljoin(f"/deep/{here}", link))
    assert not set(link) & set("<>\"'& \\?#")


@given(_ANY_TEXT)
def test_no_accepted_path_climbs(path: str) -> None:
    if safe_output_path(path):
        assert all(part not in ("", ".", "..") for part in path.split("/"))


_ODD = (
    "con", "aux.html", "com1.html", "com10", "nul", "a-b", "index",
    ".html", "a..html", "x.tmp.html", "-a", "a",
)  # fmt: skip
_SEGMENTS = st.one_of(st.sampled_from(_ODD), st.from_regex(r"[a-z0-9.\-/]{0,12}", fullmatch=True))


@given(st.lists(_SEGMENTS, min_size=1, max_size=4), st.sampled_from(["", ".html", ".xml", "/"]))
def test_plain_addresses_are_judged_as_all_others(segments: list[str], end: str) -> None:
    """One letter that is not plain makes every segment be looked at, and changes nothing else."""
    path = "/".join(segments) + end

    assert safe_output_path(f"é/{path}") == safe_output_path(path)
