"""Texts of social cards: what the font can draw, lines, what is too long."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from digestgen.theme.card_text import CardFont, is_from_the_right, lines_of

_FONT = CardFont(None)
_SIZE, _WIDTH = 54, 1032


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ferries return", "Ferries return"),
        ("  two \n lines\t", "two lines"),
        ("“War” – over…", "“War” - over…"),
        ("a\xa0b c\xadd e\u200bf", "a b cd ef"),
        ("Rain ☔️ over 😀 Kufra", "Rain over Kufra"),
        ("Élections in Łódź", "Elections in Lodz"),
        ("£5 each, €6", "GBP 5 each, EUR 6"),
        ("Straße, œuvre, ångström", "Strasse, oeuvre, angstrom"),
        ("Αθήνα", ""),
        ("中文标题", ""),
        ("طرابلس", ""),
        ("Николай", ""),
        ("", ""),
    ],
)
def test_what_cannot_be_drawn_is_not_drawn_as_boxes(text: str, drawn: str) -> None:
    assert _FONT.drawn(text) == drawn


def test_a_headline_is_broken_between_words() -> None:
    lines = lines_of(_FONT, "Rival governments in Tripoli and Tobruk agree to share", _SIZE, 600, 5)

    assert " ".join(lines) == "Rival governments in Tripoli and Tobruk agree to share"
    assert len(lines) > 1


def test_a_long_headline_is_cut_at_a_word() -> None:
    lines = lines_of(_FONT, "word, " * 60, _SIZE, _WIDTH, 5)

    assert len(lines) == 5
    assert lines[-1].endswith("word\u2026")


def test_a_word_wider_than_a_line_is_broken_and_cut() -> None:
    lines = lines_of(_FONT, "Kapitaen" * 40, _SIZE, _WIDTH, 2)

    assert len(lines) == 2
    assert lines[1].endswith("\u2026")


@settings(max_examples=40)
@given(st.text("ab iW,-", max_size=120), st.integers(1, 4), st.integers(60, 400))
def test_lines_are_never_wider_nor_more_than_asked(text: str, most: int, width: int) -> None:
    lines = lines_of(_FONT, text, 30, width, most)

    assert len(lines) <= most
    assert all(_FONT.width(line, 30) <= width for line in lines)
    if not any(line.endswith("\u2026") for line in lines):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_font_of_a_theme_is_opened_and_another_file_is_none(tmp_path: Path) -> None:
    own = ImageFont.load_default(20)
    assert isinstance(own, ImageFont.FreeTypeFont)
    assert isinstance(own.path, io.BytesIO)
    (tmp_path / "card.ttf").write_bytes(own.path.getvalue())
    (tmp_path / "none.ttf").write_bytes(b"no font")

    assert CardFont(tmp_path / "card.ttf").drawn("Ferries") == "Ferries"
    with pytest.raises(OSError, match="format"):
        CardFont(tmp_path / "none.ttf")


@pytest.mark.parametrize(
    ("text", "is_it"), [("طرابلس 2020", True), ("12 a ط", False), ("1", False)]
)
def test_the_first_letter_tells_the_direction(text: str, is_it: bool) -> None:
    assert is_from_the_right(text) == is_it
