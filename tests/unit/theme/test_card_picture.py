"""A social card as a picture: its size, the same bytes, and what it falls back on."""

from __future__ import annotations

import io

import msgspec
import pytest
from PIL import Image

from digestgen.model.social import SocialCard
from digestgen.theme.card_picture import draw_card
from digestgen.theme.card_text import CardFont

_CARD = SocialCard("Coast digest", "coast.example", "Ferries return", ("Libya",), "26 April 2020")
_FONT = CardFont(None)


def changed(**fields: object) -> bytes:
    return draw_card(msgspec.structs.replace(_CARD, **fields), _FONT)


@pytest.mark.parametrize("headline", ["Ferries", "word " * 200, "W" * 1000, "", "Élections"])
def test_a_card_is_a_png_of_one_size(headline: str) -> None:
    data = changed(headline=headline)

    with Image.open(io.BytesIO(data)) as image:
        image.load()
        assert (image.format, image.size) == ("PNG", (1200, 630))
        assert image.info["Software"] == "digestgen"
    assert len(data) < 60_000


def test_a_card_has_the_same_bytes_by_another_font_object() -> None:
    assert draw_card(_CARD, _FONT) == draw_card(_CARD, CardFont(None))


@pytest.mark.parametrize(
    "fields",
    [{"headline": "Others"}, {"notes": ("Sudan",)}, {"date": ""}, {"site": "Another"}],
)
def test_every_text_stands_on_the_card(fields: dict[str, object]) -> None:
    assert changed(**fields) != changed()


def test_a_headline_that_cannot_be_drawn_leaves_the_title_alone() -> None:
    alone = changed(headline="中文")

    assert alone == changed(headline="Αθήνα", notes=("Other",), date="")
    assert alone != changed()


def test_without_a_title_that_can_be_drawn_the_host_stands() -> None:
    assert changed(site="中文", headline="中文") == changed(site="", headline="x")
    assert changed(site="中文") != changed(site="中文", host="other.example")


def test_a_note_that_cannot_be_drawn_is_left_out() -> None:
    assert changed(notes=("Libya", "中文")) == changed()


def test_letters_stay_within_the_margins() -> None:
    with Image.open(io.BytesIO(changed(headline="Wide words " * 40))) as image:
        grey = image.convert("L").point(lambda level: 255 if level < 128 else 0)

    box = grey.getbbox()
    assert box is not None
    assert (box[0] >= 80, box[2] <= 1120, box[3] <= 600) == (True, True, True)
