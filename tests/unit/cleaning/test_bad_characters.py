"""Broken encodings and leftover markup are mended on sure signs alone."""

from __future__ import annotations

import ftfy.bad_codecs  # noqa: F401  registers the encoding
import pytest

from digestgen.markdown import render_markdown
from tests.unit.cleaning.sources import cleaned


def _seen(text: str) -> str:
    return render_markdown(
        cleaned(text).markdown, path="a.md", first_line=1, html="safe", title=""
    ).plain_text.strip()


@pytest.mark.parametrize(
    "meant",
    [
        "The café of Selby isn’t open.",
        "“Eels,” she said — “again.”",
        "Müller naïvely asked for crème brûlée.",
        "Цена рыбы растёт.",
    ],
)
def test_broken_utf8_is_put_right(meant: str) -> None:
    broken = meant.encode().decode("sloppy-windows-1252")

    assert _seen(broken) == meant


@pytest.mark.parametrize(
    "text",
    [
        "São João e a Ângela foram à praia.",
        "L’Âge d’or, à côté de Âncora.",
        "Broken text shows â€™ where it should show ’.",
        "He’s here: the cafÃ© of Selby.",
        "The café of Selby isn’t open.",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert _seen(text) == text


def test_tags_with_attributes_and_entities_go() -> None:
    text = 'The boat <span style="color: red">is late</span>.<br />It isn&#8217;t&nbsp;lost.'

    assert _seen(text).replace("\u00a0", " ") == "The boat is late.\n\nIt isn’t lost."


def test_markup_escaped_more_than_once_goes() -> None:
    tags = '&amp;lt;span class="x" style="y"&amp;gt;&amp;amp;#65279;&amp;lt;/span&amp;gt;'
    text = f"The boat is late. {tags} So is the cart."

    assert _seen(text) == "The boat is late. So is the cart."


@pytest.mark.parametrize(
    "text",
    ["Write <b> for bold and </b> behind it.", "If a < b and b > c, stop.", "AT&T owns it."],
)
def test_texts_about_markup_keep_it(text: str) -> None:
    assert _seen(text) == text
