"""How many planted copies are found, and how many different texts are taken for copies.

A copy has a tenth of its words replaced, deleted or followed by another; or no such edits, another
headline, and no last 30 %; or both. Different texts are all pairs of the posts, but for those with
one headline: collections publish each other's posts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from random import Random

from digestgen.linking.alike import Sample, are_copies, sample_of
from digestgen.linking.sketch import sketch_of
from digestgen.model.sketch import Sketch
from digestgen.store.marks import SHARED_MARKS
from digestgen.text.fold import fold

EDITED = 0.1
KEPT = 0.7


def copies_table(texts: Sequence[str]) -> str:
    """Return the figures as Markdown. `texts`: title, a line break, text."""
    random = Random(1)
    pool = [word for text in texts for word in text.split()]
    split = [(head, body) for head, _, body in (text.partition("\n") for text in texts)]
    originals = [_sketch(head, body) for head, body in split]
    lines = ["| planted copies | found |", "|---|---|"]
    for name, is_edited, is_cut in (
        ("a tenth of the words edited", True, False),
        ("another headline, no last 30 %", False, True),
        ("both", True, True),
    ):
        found = 0
        for original, (head, body) in zip(originals, split, strict=True):
            words = body.split()
            words = _edited(words, pool, random) if is_edited else words
            words = words[: int(len(words) * KEPT)] if is_cut else words
            copy = _sketch("Another headline" if is_cut else head, " ".join(words))
            found += _are_found(original, copy)
        lines.append(f"| {name} | {found / len(texts):.4f} |")
    samples = [
        (fold(head), sample_of(one)) for (head, _), one in zip(split, originals, strict=True)
    ]
    pairs, wrong = _wrong(samples)
    lines += ["", f"Of {pairs} pairs of other texts {wrong} are taken for copies."]
    return "\n".join([*lines, ""])


def _sketch(head: str, body: str) -> Sketch:
    return sketch_of(head, body, language="en")


def _edited(words: Sequence[str], pool: Sequence[str], random: Random) -> list[str]:
    found: list[str] = []
    for word in words:
        if random.random() >= EDITED:
            found.append(word)
            continue
        other = random.choice(pool)
        found += random.choice(([other], [], [word, other]))
    return found


def _are_found(one: Sketch, other: Sketch) -> bool:
    """Return whether the store would find them, and they are told to be copies."""
    meet = len(set(one.passage_marks()).intersection(other.passage_marks()))
    return meet >= SHARED_MARKS and are_copies(sample_of(one), sample_of(other))


def _wrong(samples: Sequence[tuple[str, Sample]]) -> tuple[int, int]:
    pairs = wrong = 0
    for (head, one), (other_head, other) in combinations(samples, 2):
        if head != other_head:
            pairs += 1
            wrong += are_copies(one, other)
    return pairs, wrong
