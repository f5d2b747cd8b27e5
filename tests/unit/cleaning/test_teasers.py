"""The founding kind of mess in many shapes: any number of sections, headings, quotations, cuts."""

from __future__ import annotations

import random

import pytest

from digestgen.text.sentences import split_sentences
from tests.unit.cleaning.sources import cleaned

PLACES = ("Selby", "Whinmoor", "Calby", "Thornwick", "Harrow", "Ottery", "Pemble", "Quorn")
THINGS = ("mill", "ferry", "orchard", "chapel", "tunnel", "quarry", "market", "lantern", "kiln")
HEADINGS = ("Boats replace buses", "Nobody knows the price", "The view from the hill", "A 2nd try")


def sentence(rng: random.Random, number: int) -> str:
    place, thing, other = rng.choice(PLACES), rng.choice(THINGS), rng.choice(THINGS)
    return rng.choice(
        [
            f"The {thing} of {place} was sold in year {number} for more than the {other} cost.",
            f'"We never saw the {thing} number {number} again," said the keeper of the {other}.',
            f"In {place}, the {number} owners of the {thing} asked for a new {other} at once.",
            f"However, some old {thing} hands, {number} in all, still want the {other} back.",
        ]
    )


@pytest.mark.parametrize("seed", range(60))
def test_text_that_begins_anew_is_put_in_reading_order(seed: int) -> None:
    rng = random.Random(seed)
    sections = [[sentence(rng, 100 * i + k) for k in range(7)] for i in range(rng.randint(1, 4))]
    headings = rng.sample(HEADINGS, len(sections)) if seed % 5 else [""] * len(sections)
    sections = sections if any(headings) else sections[:1]
    intro = "It was a hard winter for everybody on the river."
    teaser = [
        f"{heading} {' '.join(section[: rng.randint(2, 4)])}".strip()
        for heading, section in zip(headings, sections, strict=False)
    ]
    broken = sections[-1][teaser[-1].count(".") :][0].split()
    teaser[-1] += " " + " ".join(broken[: rng.randint(1, len(broken) - 1)])
    whole = [s for section in sections for s in section]

    blocks = cleaned(f"{intro} {' '.join(teaser)} {' '.join(whole)}").markdown.split("\n\n")

    body = [b for b in blocks if not b.startswith("## ")]
    got = [b[s.start : s.end].strip() for b in body for s in split_sentences(b)]
    assert got == [intro, *whole]
    assert [f"## {h}" for h in headings if h] == [b for b in blocks if b.startswith("## ")]
