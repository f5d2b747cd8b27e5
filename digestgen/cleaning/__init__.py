"""Clean scraped text: `Source -> Cleaned`.

One rule a file in `rules/`, their order in `rules/__init__.py`, words as data in `words/`. Pure
and linear.
"""

from __future__ import annotations

from digestgen.cleaning.clean import clean
from digestgen.cleaning.rules import RULE_NAMES

__all__ = ["RULE_NAMES", "clean"]
