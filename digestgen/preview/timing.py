"""When to look, and whether to wait a little longer: pure, the time comes as an argument.

An editor saves in steps: vim moves the old file away and writes a new one, others empty it first, a
checkout writes a thousand. So a look waits until it has been quiet for a moment (`Debounce`), and
what is gone or empty is believed when it has stayed so (`Patience`).
"""

from __future__ import annotations

from collections.abc import Iterable

QUIET_S = 0.035
"""Between the steps of one save lie 1 to 20 ms."""
QUIET_AFTER_WRITTEN_S = 0.012
"""A file that was closed by its writer is most likely complete."""
QUIET_OF_MANY_S = 0.15
MANY = 30
LONGEST_S = 1.0
"""A stream of events without a pause is looked into after this time."""
GRACE_S = 0.25
"""How long a file may be missing before it is held for deleted."""
_LONGEST_GRACE_S = 1.0


class Debounce:
    """Says when it has been quiet for long enough after the last of some events."""

    def __init__(self) -> None:
        self._first = 0.0
        self._last = 0.0
        self._count = 0
        self._is_written = False

    def hint(self, now: float, *, is_written: bool = False) -> None:
        """Take in an event; `is_written`: a file was closed by who wrote it."""
        self._is_written = is_written
        if not self._count:
            self._first = now
        self._last = now
        self._count += 1

    def due(self) -> float | None:
        """Return when to look; None when nothing was told since the last `clear`."""
        if not self._count:
            return None
        quiet = QUIET_AFTER_WRITTEN_S if self._is_written else QUIET_S
        if self._count > MANY:
            quiet = QUIET_OF_MANY_S
        return min(self._last + quiet, self._first + LONGEST_S)

    def clear(self) -> None:
        """Forget what was told: it is being looked at."""
        self._count = 0


class Patience:
    """Remembers since when files are gone or empty."""

    def __init__(self) -> None:
        self._since: dict[str, float] = {}
        self._began = 0.0

    def wait(self, doubtful: Iterable[str], now: float) -> float:
        """Return for how many seconds to wait before these are believed; 0 to go on now."""
        seen = {path: self._since.get(path, now) for path in doubtful}
        if seen and not self._since:
            self._began = now
        self._since = seen
        if not seen:
            return 0.0
        left = max(seen.values()) + GRACE_S - now
        left = min(left, self._began + _LONGEST_GRACE_S - now)
        return max(left, 0.0)

    def clear(self) -> None:
        """Forget all: they were believed."""
        self._since = {}
