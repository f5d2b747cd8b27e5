"""The generators that are compared, each described in a file of its own; `find` looks for them."""

from __future__ import annotations

from benchmarks.generators.find import PEERS, choose, digestgen_alone
from benchmarks.generators.model import Generator

__all__ = ["PEERS", "Generator", "choose", "digestgen_alone"]
