"""Social cards on their way into the site: drawn once, and kept under `.digestgen/cards/`.

A card is kept by the digest of all that it follows from: its texts, the font, the code that draws,
the version of Pillow. So a build that looks at everything, after a change of the theme or of
digestgen, draws only those that become others.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from digestgen.fingerprint import digest_bytes, digest_value
from digestgen.model.social import SocialCard
from digestgen.pages.social_cards import FONT
from digestgen.theme.system_fonts import digest_of, system_fonts

if TYPE_CHECKING:
    from digestgen.theme.card_text import CardFont

FOLDER = "cards"
_CODE = ("card_picture.py", "card_text.py")


def font_of(theme_folders: Iterable[str]) -> Path | None:
    """Return the font for cards that the theme brings; None for those of the machine."""
    found = (Path(folder) / FONT for folder in theme_folders)
    # A link could lead to any file of the machine.
    return next((path for path in found if path.is_file() and not path.is_symlink()), None)


def font_digest(theme_folders: Iterable[str]) -> str:
    """Return the digest of the theme's font; it stands for what the template is to other pages.

    '' for a theme without one: the fonts of the machine are a part of the epoch.
    """
    path = font_of(theme_folders)
    return digest_bytes(path.read_bytes()) if path else ""


class CardMaker:
    """Makes the cards of one site. Nothing is read before the first one."""

    def __init__(self, theme_folders: tuple[str, ...], compiled: str) -> None:
        """Keep cards beside the folder `compiled`; nowhere when that is ''."""
        self._folders = theme_folders
        self._kept = Path(compiled).parent / FOLDER if compiled else None
        self._fonts: list[CardFont] = []
        self._about = ""

    def picture_of(self, card: SocialCard) -> bytes:
        """Return a card as PNG. Raises OSError, TemplateError where the font is none."""
        if not self._about:
            fonts = font_digest(self._folders) or digest_of(system_fonts())
            self._about = f"{fonts} {_drawing_digest()}"
        kept = self._kept / f"{digest_value((card, self._about))}.png" if self._kept else None
        if kept and kept.is_file():
            return kept.read_bytes()
        from digestgen.theme.card_picture import draw_card  # noqa: PLC0415  loads Pillow

        data = draw_card(card, self._font_for(card))
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            fresh = kept.with_name(f"{kept.name}.{os.getpid()}.new")
            fresh.write_bytes(data)
            fresh.replace(kept)
        return data

    def _font_for(self, card: SocialCard) -> CardFont:
        """Return the first font that can draw title and headline, else the title alone."""
        fonts = self._fonts = self._fonts or self._opened()
        able = (font for font in fonts if font.drawn(card.site) and font.drawn(card.headline))
        half = (font for font in fonts if font.drawn(card.site))
        return next(able, None) or next(half, fonts[-1])

    def _opened(self) -> list[CardFont]:
        """Return the theme's font, else those of the machine and Pillow's own."""
        from digestgen.theme.card_text import CardFont  # noqa: PLC0415  loads Pillow

        path = font_of(self._folders)
        if path is None:
            return [*_readable(system_fonts()), CardFont(None)]
        try:
            return [CardFont(path)]
        except OSError as error:
            from digestgen.theme.render import TemplateError  # noqa: PLC0415  Jinja2

            message = f"no font can be read from it: {error}"
            raise TemplateError(str(path), 0, FONT, message) from error


def _readable(paths: Iterable[Path]) -> Iterator[CardFont]:
    """Yield the fonts among files of the machine; what is none is passed over."""
    from digestgen.theme.card_text import CardFont  # noqa: PLC0415  loads Pillow

    for path in paths:
        with suppress(OSError):
            yield CardFont(path)


@lru_cache(maxsize=1)
def _drawing_digest() -> str:
    """Return the digest of the code that draws, and of the library under it."""
    import PIL  # noqa: PLC0415
    from PIL import features  # noqa: PLC0415

    import digestgen.theme  # noqa: PLC0415

    folder = Path(digestgen.theme.__file__).parent
    code = [digest_bytes((folder / name).read_bytes()) for name in _CODE]
    return digest_value((*code, PIL.__version__, features.check_feature("raqm")))
