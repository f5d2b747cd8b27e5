"""What leads where: every old address of a site, and editors' words that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.ledger import MOVED, Line
from digestgen.model.problem import Problem, Severity
from digestgen.pages import moved_feed, redirect
from digestgen.pages.live import live_address
from digestgen.pages.moved import Why, lead_of
from digestgen.store.catalog import Catalog

WORDS = {
    Why.BY_HAND: "the ledger says so",
    Why.CLAIMED: "the article says that the address was its own",
    Why.ARTICLE: "the article has a new address",
    Why.TOPIC: "the topic has another name, or is part of another now",
    Why.PERIOD: "the articles of the page stand there now",
    Why.GONE: "removed; this is what is nearest",
}


class OldAddress(msgspec.Struct, frozen=True):
    """An address without a page of its own."""

    address: str
    to: str
    title: str
    """Of the page it leads to."""
    why: str
    """moved, claimed, renamed, joined, period or gone."""
    reason: str
    """The same in words."""


def old_addresses(catalog: Catalog) -> Iterator[OldAddress]:
    """Yield every address that leads on, sorted within pages, then feeds. Linear in the ledger."""
    for kind in (redirect.KIND, moved_feed.KIND):
        for key in kind.keys(catalog):
            address = kind.address(key)
            lead = lead_of(catalog, address)
            yield OldAddress(address, lead.target, lead.text, lead.why.value, WORDS[lead.why])


def doubts_of_moves(catalog: Catalog, data: bytes, path: str) -> Iterator[Problem]:
    """Yield a doubt for each editor's word in the ledger that leads nowhere, or does nothing."""
    lines = data.decode("utf-8", "replace").splitlines()
    for address, target in catalog.moves():
        text = Line(address, MOVED, target).text()
        number = lines.index(text) + 1 if text in lines else 0
        if live_address(catalog, address):
            yield Problem(
                path,
                number,
                1,
                "ledger-live",
                f"there is a page at {address}, which wins: nothing leads to {target}",
                "delete the line, or the page",
                Severity.NOTICE,
            )
        elif not live_address(catalog, target) and not catalog.known_alike(target.casefold()):
            yield Problem(
                path,
                number,
                1,
                "ledger-target",
                f"there never was a page at {target}: {address} leads elsewhere",
                "write the address of a page that is there",
                Severity.WARNING,
            )
