"""What page kinds make of answers of the catalog, kept: they ask the same again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any, TypeVar, cast

_Key = TypeVar("_Key", bound=str)
_Value = TypeVar("_Value")
CARDS_KEPT = 16_384
"""Some 1.5 KB each. The pages of articles are built in the order of time, and so ask for the same
cards again and again."""


class Keeping:
    """Keeps values by two names, for the catalog."""

    def __init__(self, **kept: dict[str, Any]) -> None:
        """Keep what is kept already, by the first name."""
        self._kept = kept

    def remember(
        self, what: str, key: str, make: Callable[[], _Value], *, at_most: int = CARDS_KEPT
    ) -> _Value:
        """Return what `make` makes for `key`, made once: page kinds ask the same again and again.

        It must depend on this catalog and on what both names say alone. `at_most` are kept.
        """
        kept = self._kept.setdefault(what, {})
        found = kept.get(key)
        if found is None:
            if len(kept) >= at_most:
                _drop_oldest(kept)
            found = kept[key] = make()
        return cast("_Value", found)

    def remembered(self, what: str) -> Mapping[str, Any]:
        """Return all that is kept under a name."""
        return self._kept.get(what, {})

    def remember_each(
        self,
        what: str,
        keys: Iterable[_Key],
        make: Callable[[_Key], _Value],
        *,
        at_most: int = CARDS_KEPT,
    ) -> list[_Value]:
        """Return what `remember` does for each key; `make` is given the key."""
        kept = self._kept.setdefault(what, {})
        values = []
        for key in keys:
            found = kept.get(key)
            if found is None:
                if len(kept) >= at_most:
                    _drop_oldest(kept)
                found = kept[key] = make(key)
            values.append(found)
        return values


def _drop_oldest(kept: dict[str, Any]) -> None:
    """Forget the half that came first: pages are made in the order of time, and ask nearby."""
    for key in list(islice(kept, len(kept) // 2 + 1)):
        del kept[key]
