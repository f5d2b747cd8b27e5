"""What a page says of an image besides where it is: its size, and which smaller files there are."""

from __future__ import annotations

from html import escape

from digestgen.model.ids import Permalink
from digestgen.model.picture import Picture
from digestgen.names import relative_link
from digestgen.pages.addresses import variant_address

SIZES = "(min-width: 46rem) 42rem, 100vw"
"""How wide the theme shows an image: the measure of a text, or the screen."""


def picture_attributes(picture: Picture, address: Permalink, path: str, asset: Permalink) -> str:
    """Return the attributes of an image on the page at `address`.

    With its size known a browser keeps the place, so that the text does not jump.
    """
    found = f' width="{picture.width}" height="{picture.height}"'
    widths = picture.variants()
    if not widths:
        return found
    files = [(width, variant_address(path, width)) for width in widths]
    files.append((picture.width, asset))
    sources = ", ".join(f"{relative_link(address, file)} {width}w" for width, file in files)
    return f'{found} srcset="{escape(sources)}" sizes="{SIZES}"'
