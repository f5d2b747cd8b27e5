"""Strategies for articles and for edits of one field of an article."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.incremental import pieces
from tests.incremental.pieces import Piece

_tags = st.lists(st.sampled_from(pieces.TAGS), max_size=4, unique=True).map(tuple)
_dates = st.sampled_from((*pieces.DATES * 2, pieces.BAD_DATE))
_links = st.lists(st.sampled_from(pieces.LINKS), max_size=3).map(tuple)
_FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(pieces.TITLES),
    "date": _dates,
    "tags": _tags,
    "author": st.sampled_from(pieces.AUTHORS),
    "section": st.sampled_from(pieces.SECTIONS),
    "slug": st.sampled_from(pieces.SLUGS),
    "summary": st.sampled_from(["", "In short.", "In sport."]),
    "is_draft": st.booleans(),
    "body": st.sampled_from(pieces.BODIES),
    "links": _links,
    "rights": st.sampled_from(["", "full", "excerpt", "link", "exerpt"]),
    "redirect_from": st.sampled_from(pieces.CLAIMS),
}

paths_of_articles = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(pieces.FOLDERS),
        st.sampled_from(pieces.STEMS),
        st.sampled_from((".md", ".md", ".md", *pieces.SUFFIXES)),
    ),
)
new_piece = st.builds(
    Piece,
    title=_FIELDS["title"],
    date=st.sampled_from(pieces.DATES[:6]),
    tags=_tags,
    author=_FIELDS["author"],
    section=_FIELDS["section"],
    slug=st.just(""),
    summary=_FIELDS["summary"],
    is_draft=st.just(False),
    body=_FIELDS["body"],
    links=_links,
)
edits = st.sampled_from(sorted(_FIELDS)).flatmap(
    lambda name: st.tuples(st.just(name), _FIELDS[name])
)


def changed_piece(piece: Piece, edit: tuple[str, Any]) -> Piece:
    """Return the article with one field changed."""
    name, value = edit
    return piece._replace(**{name: value})
