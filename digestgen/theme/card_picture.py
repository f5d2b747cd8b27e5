"""A social card -> PNG, 1200 x 630: the size that networks show without cutting.

Deterministic for one version of Pillow. The colours are those of the default theme by day; a card
lies on the pages of others, which have one look.
"""

from __future__ import annotations

import io
from typing import NamedTuple

from PIL import Image, ImageDraw, PngImagePlugin

from digestgen.model.social import SocialCard
from digestgen.theme.card_text import CardFont, is_from_the_right, lines_of

WIDTH, HEIGHT = 1200, 630
MARK = "digestgen"
"""In the file as the name of the software: by it a card is known for one of ours."""
_MARGIN = 84
_ROOM = WIDTH - 2 * _MARGIN
_PAPER, _INK, _SOFT, _ACCENT = "#fbfaf6", "#1d1b18", "#5c574e", "#8c1d18"
_SMALL = 30
_RULE_AT, _HEADLINE_FROM = 130, 160
_NOTES_AT, _DATE_AT = 512, 556
_SIZES = ((80, 3), (66, 4), (54, 5))
"""Sizes of a headline with the lines that it may have, the largest first."""
_LEADING = 1.16
_COLOURS = 64


class _Headline(NamedTuple):
    lines: tuple[str, ...]
    size: int


def draw_card(card: SocialCard, font: CardFont) -> bytes:
    """Return the card as PNG.

    One with a headline that the font cannot draw shows the site's title alone; the site's host,
    when it cannot draw that either. Of the small lines such texts are left out.
    """
    sheet = _Sheet(font)
    site, date = font.drawn(card.site), font.drawn(card.date)
    headline = font.drawn(card.headline)
    notes = [drawn for note in card.notes if (drawn := font.drawn(note))]
    if site and headline:
        sheet.line(site, 66, _ACCENT)
        sheet.headline(headline)
        sheet.line(" \u00b7 ".join(notes), _NOTES_AT, _INK)
        sheet.line(date, _DATE_AT, _SOFT)
    else:
        sheet.headline(site or font.drawn(card.host))
    return _png(sheet.image)


class _Sheet:
    """The picture while it is drawn on."""

    def __init__(self, font: CardFont) -> None:
        self.image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        self._draw = ImageDraw.Draw(self.image)
        self._font = font
        self._draw.rectangle((_MARGIN, 0, _MARGIN + 96, 11), fill=_ACCENT)
        self._draw.line((_MARGIN, _RULE_AT, WIDTH - _MARGIN, _RULE_AT), fill=_INK, width=2)

    def headline(self, text: str) -> None:
        """Draw a text as large as it can be."""
        lines, size = _fitted(self._font, text)
        for number, line in enumerate(lines):
            top = _HEADLINE_FROM + number * round(size * _LEADING)
            # The font has one weight: a line around its letters makes them stand out.
            self._text(line, size, top, _INK, is_rtl=is_from_the_right(text), stroke=1)

    def line(self, text: str, top: int, fill: str) -> None:
        """Draw one small line, cut where it is too long."""
        for line in lines_of(self._font, text, _SMALL, _ROOM, 1):
            self._text(line, _SMALL, top, fill, is_rtl=is_from_the_right(text))

    def _text(
        self, line: str, size: int, top: int, fill: str, *, is_rtl: bool, stroke: int = 0
    ) -> None:
        self._draw.text(
            (WIDTH - _MARGIN if is_rtl else _MARGIN, top),
            line,
            fill=fill,
            font=self._font.at(size),
            anchor="ra" if is_rtl else "la",
            direction="rtl" if is_rtl else None,
            stroke_width=stroke,
        )


def _fitted(font: CardFont, text: str) -> _Headline:
    """Return the lines of a headline in the largest size in which all of it has room."""
    for size, most in _SIZES:
        lines = lines_of(font, text, size, _ROOM, most + 1)
        if len(lines) <= most:
            return _Headline(lines, size)
    size, most = _SIZES[-1]
    return _Headline(lines_of(font, text, size, _ROOM, most), size)


def _png(image: Image.Image) -> bytes:
    told = PngImagePlugin.PngInfo()
    told.add_text("Software", MARK)
    few = image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    file = io.BytesIO()
    few.save(file, "PNG", pnginfo=told, compress_level=6)
    return file.getvalue()
