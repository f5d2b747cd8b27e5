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
from digestgen.store.groups import Group


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
    """Return a folder from which links to other folders are those of the page's own.

    All pages as deep in the site share it. A link within one folder leads out and in again, which
    costs a reader nothing.
    """
    return "-/" * address.count("/")
