"""What a cleaning rule is."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

import msgspec

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings


class Mark(msgspec.Struct, frozen=True):
    """Where in the draft's text a fact was read, and how sure that is; a probability."""

    name: str
    start: int
    end: int
    sure: float


class Outcome(msgspec.Struct, frozen=True):
    """What one rule wants done, and what it read."""

    changes: tuple[Change, ...] = ()
    found: Findings = Findings()
    marks: tuple[Mark, ...] = ()
    """Where it read what it found, where it can tell more than its changes do."""
    sure: float = 1.0
    """How sure this very outcome is, where the rule can tell; a probability."""


NOTHING = Outcome()


class Shape(str, Enum):
    """Which texts a rule is safe for."""

    ONE_LINE = "one-line"
    """Only texts that were flattened into one line; their blocks must be guessed."""
    LINES = "lines"
    """Only texts with lines of their own: it judges whole lines."""
    ANY = "any"


class Rule(msgspec.Struct, frozen=True):
    """A cleaning rule: a pure function with its name and the texts it is safe for."""

    name: str
    run: Callable[[Draft], Outcome]
    shape: Shape = Shape.ANY
    trust: float = 1.0
    """How sure its edits are: the share that proved right where truth was known; 1 for those that
    cannot err.
    """
    rounds: int = 1
    """How often it may run over its own result, until it wants nothing more."""
