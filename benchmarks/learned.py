"""What the programs that learn weights share: their arguments, and the module that they write."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from digestgen.cleaning.frame.features import Weights

_A_LINE = 10


def parsed_options(doc: str | None) -> argparse.Namespace:
    """Return `texts`, `truths` and `check` as given on the command line."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("truths", type=Path)
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def module(program: str, learned_from: str, named: Mapping[str, Weights]) -> str:
    """Return the text of a module that gives each of the weights its name."""
    rows = [
        f'"""Learned weights; written by `python -m benchmarks.{program}`, not by hand.',
        "",
        f"From {learned_from}.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "from digestgen.cleaning.frame.features import Weights",
        "",
        "# fmt: off",
    ]
    for name, weights in named.items():
        rows += _assignment(name, weights)
    return "\n".join([*rows, ""])


def _assignment(name: str, weights: Weights) -> Iterator[str]:
    yield from (f"{name} = Weights(", "    (")
    for table in weights.numbers:
        yield from _table(table)
    yield from ("    ),", "    (")
    for table in weights.masks:
        yield from _table(table)
    yield from ("    ),", ")")


def _table(table: Sequence[float]) -> Iterator[str]:
    yield "        ("
    for i in range(0, len(table), _A_LINE):
        yield "            " + ", ".join(f"{w:g}" for w in table[i : i + _A_LINE]) + ","
    yield "        ),"
