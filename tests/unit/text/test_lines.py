from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

from hypothesis import given
from hypothesis import strategies as st

from digestgen.text.lines import one_line, printable, shorten


def test_blanks_of_every_kind_become_one() -> None:
    assert one_line("  a\u00a0\tb\r\n c ") == "a b c"


def test_overrides_of_reading_direction_go() -> None:
    assert one_line("\u202egnp.exe") == "gnp.exe"


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shorten("The coast road, and then the capital", max_chars=18) == "The coast road…"


def test_a_short_text_stays() -> None:
    assert shorten("as it is", max_chars=8) == "as it is"


@given(st.text(st.one_of(st.characters(max_codepoint=127), st.characters()), max_size=20))
def test_one_line_is_what_it_says(text: str) -> None:
    line = one_line(text)

    blanks = re.sub(r"\s+", " ", printable(f"{text}é")).strip()
    assert unicodedata.normalize("NFC", blanks) == one_line(f"{text}é")
    assert line == unicodedata.normalize("NFC", re.sub(r"\s+", " ", printable(text)).strip())
    assert line == one_line(line)


@given(st.text(max_size=60), st.integers(min_value=2, max_value=30))
def test_never_longer_than_asked(text: str, limit: int) -> None:
    assert len(shorten(text, max_chars=limit)) <= limit


@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=60))
def test_what_is_printable_may_stand_in_xml(text: str) -> None:
    ET.fromstring(f"<a>{escape(printable(text))}</a>".encode())
