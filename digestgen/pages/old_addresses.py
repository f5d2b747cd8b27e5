"""What page kinds at old addresses have alike: a page for each address that leads on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digestgen.model.ids import PageKey, Permalink
from digestgen.pages.moved import is_known
from digestgen.store.catalog import Catalog


class OldAddresses:
    """The old addresses that one page kind serves."""

    def __init__(self, name: str, is_ours: Callable[[str], bool]) -> None:
        """`is_ours`: whether an address is one of this kind, if it leads on at all."""
        self._name = name
        self._is_ours = is_ours

    def keys(self, catalog: Catalog) -> Iterator[PageKey]:
        """Yield the pages that there are."""
        for address in catalog.perhaps_dead():
            key = PageKey(self._name, (address,))
            if self.exists(key, catalog):
                yield key

    def exists(self, key: PageKey, catalog: Catalog) -> bool:
        """Return whether a page is there."""
        return self._is_ours(key.parts[0]) and is_known(catalog, key.parts[0])

    @staticmethod
    def address(key: PageKey) -> Permalink:
        """Return the address of a page: the old one."""
        return Permalink(key.parts[0])
