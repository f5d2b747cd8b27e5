"""Which generators there are on this machine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from benchmarks.generators import digest, eleventy, hugo, pelican, zola
from benchmarks.generators.model import Generator

_FINDERS: Mapping[str, Callable[[], tuple[Generator, ...]]] = MappingProxyType(
    {
        "hugo": hugo.find,
        "hugo-related": hugo.find,
        "zola": zola.find,
        "eleventy": eleventy.find,
        "pelican": pelican.find,
    }
)
PEERS = tuple(_FINDERS)


def digestgen_alone() -> tuple[Generator, ...]:
    """Return digestgen without peers."""
    return digest.find()


def choose(peers: str) -> tuple[tuple[Generator, ...], tuple[str, ...]]:
    """Return digestgen with the peers asked for, and the names of those that are not here.

    `peers` is "auto" (all that are here), "none", or names with commas between them. Raises
    ValueError for a name that is none.
    """
    names = {"auto": PEERS, "none": ()}.get(peers)
    if names is None:
        names = tuple(name.strip() for name in peers.split(","))
        if strange := [name for name in names if name not in PEERS]:
            raise ValueError(f"'{strange[0]}' is no peer: choose from {', '.join(PEERS)}")
    found = {g.name: g for finder in dict.fromkeys(_FINDERS[n] for n in names) for g in finder()}
    here = tuple(found[name] for name in names if name in found)
    return (*digestgen_alone(), *here), tuple(name for name in names if name not in found)
