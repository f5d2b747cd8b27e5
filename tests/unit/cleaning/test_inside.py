"""Captions, hints and links inside an article go; sentences that look alike stay."""

from __future__ import annotations

import pytest

from tests.unit.cleaning.sources import cleaned

_FIRST = (
    "The council of Selby bought a boat in the spring, and the boat has run ever since. Two "
    "hundred people a day cross the river on it, most of them workers of the mills. The captain, "
    "a man of sixty, knows every one of them by name and by debt."
)
_SECOND = (
    "The county paid half of the costs until last year, when it left the agreement. In winter the "
    "ice stops the boat for a month, and the mills send a cart over the upper bridge. Nobody in "
    "the town had seen so many eels before, the captain said on Monday."
)


def _words(text: str) -> str:
    return " ".join(text.replace("\n\n", " ").split())


@pytest.mark.parametrize(
    "noise",
    [
        "The boat at its landing in April. Photo: Ada Vale/AFP",
        "Workers of the mills wait for the boat (Image: GETTY)",
        "Read more: Mills count the losses of the winter",
        "SEE MORE: Why eels come back to the upper river",
        "SEE THE BEST PICTURES OF THE WEEK",
        "CLICK HERE TO GET THE SELBY NEWS APP",
        "CAPTAIN 'PROUD' OF THE BOAT THAT CARRIES 200 WORKERS",
        "ADVERTISEMENT",
        "Image 2 of 5 The boat lies at its landing in April. (Image credit: Ada Vale/AFP)",
        "Read more: Mills to close the upper river for the repair of the bri...",
        "Read more: Who pays for the bridge at Selby?",
    ],
)
def test_what_interrupts_an_article_goes(noise: str) -> None:
    result = _words(cleaned(f"{_FIRST} {noise} {_SECOND}").markdown)

    left = noise.rsplit(". ", 1)[-1]
    assert left not in result
    assert _FIRST in result
    assert _SECOND in result


@pytest.mark.parametrize(
    ("noise", "following"),
    [
        ("Read more: Mills count the losses", "However, the captain was not told of it."),
        ("Read more: Why so many mills closed", "An Ouse Press reporter in the area heard of it."),
        ("More: Mills count the losses", "It did not stop on Monday."),
        ("Also on selby.com Mills count the losses", "The captain did not hear of it."),
        ("ADVERTISEMENT", "Ouse Press reporters heard of it in the morning."),
        ("SEE THE BEST PICTURES OF THE WEEK", "Ouse Press reporters heard of it on Monday."),
    ],
)
def test_the_sentence_behind_stays_whole(noise: str, following: str) -> None:
    assert _words(cleaned(f"{_FIRST} {noise} {following} {_SECOND}").markdown) == (
        f"{_FIRST} {following} {_SECOND}"
    )


def test_a_link_whose_blanks_were_lost_goes() -> None:
    text = f"{_FIRST}SEE THE BEST PICTURES OF THE WEEK{_SECOND}"

    assert _words(cleaned(text).markdown) == f"{_FIRST} {_SECOND}"


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters reported on Tuesday that the boat had been sold.",
        "A spokesman of Getty Images said the picture was theirs.",
        "He told AFP, the agency, that nobody had asked him.",
        "Read more slowly, the teacher said.",
        "Related to the mayor by marriage, the captain kept his post.",
        "The BBC and the NHS were told of it.",
        "It was signed by the USA, the UK, the EU and the UN.",
        "NATO and the EU sent no boats to the river.",
        'Also on Sunday, the captain told them of the storm and the "great flood" behind it.',
        "The mills write their own APIs that other mills can use.",
        "The letter was signed. J K L M Vale was the first name on it, and others followed.",
        "He wanted one thing. More: the mills wanted it too, and so did the county.",
        "ADVERTISEMENT STANDARDS agreed with the mills.",
        "Bloomberg News reported on Friday that the mills had closed.",
    ],
)
def test_what_only_looks_alike_stays(sentence: str) -> None:
    assert _words(cleaned(f"{_FIRST} {sentence} {_SECOND}").markdown) == (
        f"{_FIRST} {sentence} {_SECOND}"
    )
