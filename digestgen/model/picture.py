"""What a page must know of an image before it has it."""

from __future__ import annotations

import msgspec

WIDTHS = (480, 960)
"""Pixels of the smaller variants of a large image: a telephone, and the measure of a text at twice
the usual density."""
_WORTH = 1.25
"""An image hardly wider than a variant has none of that width."""


class Picture(msgspec.Struct, frozen=True):
    """The size of an image in pixels, as it is shown."""

    width: int
    height: int
    can_scale: bool
    """Whether smaller variants of it are made: not of moving images and drawings."""

    def variants(self) -> tuple[int, ...]:
        """Return the widths of its smaller variants, narrowest first."""
        if not self.can_scale:
            return ()
        return tuple(width for width in WIDTHS if self.width >= width * _WORTH)
