"""The founding example, block by block."""

from __future__ import annotations

from datetime import date

from digestgen.model.cleaned import Cleaned
from digestgen.model.edit import replay
from digestgen.model.metadata import Found
from digestgen.text.sentences import split_sentences
from tests.shared_data import needs_shared, shared
from tests.unit.cleaning.sources import cleaned

HEADINGS = (
    "Haftar had made big advanced by failed to capture Tripoli",
    "Reports claim Haftar asking for more Sudanese mercenaries",
)


def text() -> str:
    return shared("seeds/000_8ad8d04297d13306.txt").read_text(encoding="utf-8")


def seed() -> Cleaned:
    return cleaned(text())


@needs_shared
def test_seed_metadata_is_read_out_of_the_text() -> None:
    found = seed().found

    assert date(2020, 4, 26) == found.published
    assert found.authors == ("Ken Hanly",)
    assert found.section == "Politics"
    assert found.tags == ("Sudan Libya relations", "Haftar in Libya", "Libyan civill war")


@needs_shared
def test_seed_cut_off_tag_is_told() -> None:
    assert seed().spellings == (("Sudan Libya relations", "Sudan Libya relation..."),)


@needs_shared
def test_seed_title_is_derived_from_its_telling_subheading() -> None:
    result = seed()

    assert result.title_source is Found.DERIVED
    assert result.found.title == HEADINGS[1]


@needs_shared
def test_seed_blocks_stand_in_reading_order() -> None:
    blocks = seed().markdown.split("\n\n")

    heads = [" ".join(block.split()[:5]) for block in blocks]
    assert heads == [
        "In Libya this week the",
        "## Haftar had made big",
        "Haftar has captured eastern Libya",
        "Although the GNA is the",
        "The GNA claims France supports",
        "One report claims that Dagalo",
        "## Reports claim Haftar asking",
        "There are already many Sudanese",
    ]
    assert [f"## {heading}" for heading in HEADINGS] == [blocks[1], blocks[6]]
    assert blocks[5].endswith("as mercenaries for Haftar in Libya.")
    assert blocks[7].endswith("commentators of the present situation.")


@needs_shared
def test_seed_sentences_stand_once_each() -> None:
    blocks = [b for b in seed().markdown.split("\n\n") if not b.startswith("## ")]

    sentences = [block[s.start : s.end].strip() for block in blocks for s in split_sentences(block)]

    assert len(sentences) == 17
    assert len(set(sentences)) == 17
    assert "However, some radical Islamists, the Madkhalists support him." in sentences


@needs_shared
def test_seed_keeps_nothing_of_the_page() -> None:
    body = seed().markdown

    for scrap in ("Ken Hanly", "By By", "mins ago", "2020-04-26", "More about", "More news"):
        assert scrap not in body


@needs_shared
def test_seed_edits_replay() -> None:
    result = seed()

    assert result.markdown == replay(text(), result.edits)


@needs_shared
def test_seed_as_markdown_file_is_cleaned_alike() -> None:
    from digestgen.cleaning import clean  # noqa: PLC0415  beside its one use
    from tests.unit.cleaning.sources import markdown_source  # noqa: PLC0415

    assert seed() == clean(markdown_source(text()))
