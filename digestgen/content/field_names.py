"""What the fields of a front matter are called by the tools of the world, and what they mean here.

A name is folded first: case, blanks, `-`, `_`, `.` do not count, so `pubDate`, `pub_date` and
`Pub Date` are one.
Of several names for one role the one further left wins.
"""

from __future__ import annotations

import re
from functools import lru_cache

_VARIANTS = {
    "title": "title headline name",
    "published": "published datepublished publishedat publishedtime publisheddate pubdate "
    "publishdate publicationdate publishedon date posted postedat posteddate dateposted created "
    "createdat datecreated createddate creationdate",
    "updated": "updated updatedat dateupdated lastupdated modified modifiedat datemodified "
    "modifieddate lastmod lastmodified lastmodifiedat",
    "authors": "authors author byline by creator creators authorname authornames",
    "section": "section rubric",
    "categories": "categories category",
    "tags": "tags tag keywords keyword topics topic labels subjects",
    "summary": "summary description excerpt abstract teaser lead standfirst",
    "slug": "slug",
    "language": "language lang locale",
    "original": "translationof translates",
    "source_url": "sourceurl source canonical canonicalurl original originalurl url",
    "draft": "draft isdraft publish status",
}

ROLES: dict[str, tuple[str, int]] = {
    name: (role, rank)
    for role, names in _VARIANTS.items()
    for rank, name in enumerate(names.split())
}
"""Folded name -> its role and its rank among the names of that role, from 0."""

CONTAINERS = frozenset({"taxonomies", "extra", "params"})
"""Mappings (of Zola and Hugo) that are looked into for roles the front matter leaves open."""

CONTAINED_ROLES = frozenset({"authors", "categories", "tags", "section", "summary", "source_url"})

STRONG = frozenset(
    {"title", "date", "slug", "tags", "author", "authors", "category", "categories", "published"}
)
"""Names that make even one line at the head of a file front matter; `Summary: ...` may be prose."""

_SEPARATORS = re.compile(r"[\s_.-]+")


@lru_cache(maxsize=1024)
def fold_name(name: str) -> str:
    """Return `name` without case and separators."""
    return _SEPARATORS.sub("", name).lower()


def role_of(name: str) -> str:
    """Return the role of `name`, or its folded form where it has none."""
    folded = fold_name(name)
    return ROLES.get(folded, (folded, 0))[0]


def is_known(name: str) -> bool:
    """Return whether `name` means something here."""
    return fold_name(name) in ROLES


def is_strong(name: str) -> bool:
    """Return whether `name` alone marks a front matter."""
    return fold_name(name) in STRONG
