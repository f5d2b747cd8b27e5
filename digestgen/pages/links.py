"""Links between pages, each made once.

A relative link depends on the folder of the page it stands on alone, so the pages of a folder share
theirs.
"""

from __future__ import annotations

from functools import lru_cache

from digestgen.model.ids import Permalink, TopicKey
from digestgen.model.view import Anchor
from digestgen.names import relative_link
from digestgen.pages.addresses import front_address
from digestgen.store.catalog import Group


def link(address: Permalink, target: Permalink) -> str:
    """Return the link from the page at `address` to another, as `relative_link` makes it."""
    return _link(address[: address.rfind("/") + 1], target)


@lru_cache(maxsize=32768)
def _link(folder: str, target: str) -> str:
    return relative_link(folder, target)


def topic_anchor(address: Permalink, key: TopicKey, name: str) -> Anchor:
    """Return a link to a topic from the page at `address`."""
    return _topic_anchor(shared_folder(address), key, name)


@lru_cache(maxsize=32768)
def _topic_anchor(folder: str, key: TopicKey, name: str) -> Anchor:
    return Anchor(name, relative_link(folder, front_address(Group("topic", key))))


def shared_folder(address: Permalink) -> str:
    """Return a folder from which links to articles and fronts are those of the page's own.

    `authors/ann/2020.html` and `sections/oil/2020.html` lie as deep, and `topics/` apart lead the
    same way up.
    """
    top, slash, rest = address.partition("/")
    if not slash:
        return ""
    return (f"{top}/" if top in _TARGETS else "-/") + "-/" * rest.count("/")


_TARGETS = frozenset({"articles", "topics"})
"""The folders that the links of lists lead into."""
