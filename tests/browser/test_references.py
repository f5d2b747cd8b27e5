"""Pages look as they did when they were looked at; how to make references: `references.py`."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.browser.chromium import MARKS
from tests.browser.references import (
    FOLDER,
    KINDS,
    LOOKS,
    MOST_DIFFERENT,
    Look,
    difference,
    made_with,
    pictures,
    reference,
    sample_in,
    surroundings,
)

pytestmark = MARKS


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
def test_pages_look_as_they_did(browser: Browser, tmp_path: Path, look: Look) -> None:
    here, there = surroundings(browser), made_with()
    if here != there:
        pytest.skip(f"the references were made with {there}, here are {here}")
    changed = {}
    with sample_in(look.theme) as site:
        for kind, picture in pictures(browser, site, look):
            with Image.open(reference(look, kind)) as expected:
                share = difference(picture, expected)
            if share > MOST_DIFFERENT:
                changed[kind] = f"{share:.2%}"
                picture.save(tmp_path / f"{kind}.png")

    assert {} == changed, f"as they are now: {tmp_path}"


def test_there_is_a_reference_of_every_kind_and_no_other() -> None:
    wanted = {reference(look, kind) for look in LOOKS for kind in KINDS}

    assert wanted == set(FOLDER.rglob("*.png"))


def test_a_moved_paragraph_is_a_difference_and_a_colour_of_the_palette_is_none() -> None:
    with Image.open(reference(LOOKS[0], "article")) as found:
        picture = found.convert("RGB")
    moved = picture.copy()
    moved.paste(picture.crop((0, 400, picture.width, 600)), (0, 412))

    assert 0 == difference(picture, picture.quantize(24, dither=Image.Dither.NONE))
    assert difference(picture, moved) > MOST_DIFFERENT
    assert 1.0 == difference(picture, picture.crop((0, 0, picture.width, 300)))
