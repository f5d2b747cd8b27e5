"""Learn the weights of `digestgen.cleaning.frame.titles` from flattened pages with known titles.

    python -m benchmarks.train_titles FLAT_INPUT.jsonl FLAT_TRUTH.jsonl [--check]

Needs numpy. `--check` leaves a fifth of the pages out in turn and prints how many headlines are
read rightly on those, and the wrong ones. Pages are few, so each is also shown with the headline
and article of others, and the weights start from what is plain.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from benchmarks.learned import module, parsed_options
from benchmarks.train_frame import (
    FOLDS,
    Choice,
    Page,
    Space,
    fold,
    folded,
    learn_choice,
    read_pages,
)
from digestgen.cleaning.frame import title_features, titles
from digestgen.cleaning.frame.layout import lay_out

TARGET = Path(__file__).parents[1] / "digestgen" / "cleaning" / "frame" / "title_weights.py"
TITLE = Space(title_features.SIZES)
L2 = 4.0
OTHERS, OTHERS_WEIGHT = 3, 0.5
TITLE_PRIOR = np.concatenate([
    np.array(table, dtype=float)
    for table in (
        (1, 1, 0, 0, 1.5, 0, -1.5, 0.5, -1),  # begin: see title_features.B_TEXT
        (1.5, 1.5, 1, 1, 0.5, 0.5, 1.5, 0.5, -0.5, 0.5, -0.5, -1.5),  # end: see E_STAMP there
        (-2, -1, -0.5, 0, 0, 0, 0, 0, -0.5),  # words
        (0, 0, -0.5, -1.5, 0),  # case: title sentence capitals mixed none
        (0, -2, -1, 3),  # copies
        (0, -1, -2), (0, -1.5, -3), (0, -2, -4),  # stops, lost blanks, signs inside
        (0, -3, 0, -1),  # last word: other, leads on, in the article, of a date
        (-0.5, 0.5, 0), (-1, -0.5, 0, 0.5, 0.5),  # first word and share in the article
        (0.5, 0, 0, 0, -0.5, -1),  # words before
        (0, -1, 0, -0.5, -1.5, -1, 1.5, 1, -0.5, 0),  # words of the name behind; first name known
        (0, -1, 0, -2),  # last sign
        (0, -1, 0),  # crumbs at the begin
        (0, -1.5), (0, -0.7, -1, -2), (0, -0.7, -1.2, -1.5),  # quotes, name, standfirst inside
        (0.3, 0, 0),  # rest until the next sign
        (0, -1, 0.5), (0, 0, 1), (0, -3), (0, -3),  # name told; one word, begin and end
    )
])  # fmt: skip
"""What is plain without pages: they are too few to learn all of it from."""


def title_choice(page: Page) -> Choice | None:
    """Return the candidates for the title of a page; None when the true one is not among them."""
    candidates = titles.title_candidates(page.layout, page.start, page.end)
    text = page.layout.text
    is_true = np.array(
        [folded(text[c.start : c.end]) == page.title for c in candidates], dtype=float
    )
    if not page.title or not is_true.any():
        return None
    return Choice(
        TITLE.matrix([c.features for c in candidates]), is_true / is_true.sum(), 1 - is_true
    )


def retitled(pages: Sequence[Page]) -> list[Page]:
    """Return the heads of `pages` around the headlines and articles of others in the same fold."""
    chance = random.Random(2)
    out = []
    for style in sorted({p.name.rpartition(".")[2] for p in pages}):
        printed = {
            p.name: (p, places) for p in pages if p.name.endswith(style) and (places := _printed(p))
        }
        for page, places in printed.values():
            others = [o for o in printed.values() if fold(o[0]) == fold(page) and o[0] is not page]
            for other, theirs in chance.sample(others, min(OTHERS, len(others))):
                a, z = theirs[0]
                head = page.layout.text[: page.start]
                for start, end in reversed(places):
                    head = head[:start] + other.layout.text[a:z] + head[end:]
                text = head + other.layout.text[other.start : other.end]
                out.append(Page(page.name, lay_out(text), len(head), len(text), (), other.title))
    return out


def _printed(page: Page) -> list[tuple[int, int]]:
    """Return where the title stands in the head of `page`."""
    if not page.title:
        return []
    pattern = re.compile(r"[^\w]*".join(map(re.escape, page.title.split())), re.I)
    return [m.span() for m in pattern.finditer(page.layout.text, 0, page.start)]


def learn_title(choices: Iterable[Choice]) -> np.ndarray:
    """Return the weights of headlines as one column."""
    return learn_choice(list(choices), TITLE, l2=L2, cost_weight=0.0, prior=TITLE_PRIOR)


def check(pages: Sequence[Page], others: Sequence[Page]) -> float:
    """Print the headlines read wrongly in pages left out, and return the share of right ones."""
    known = {p.name: title_choice(p) for p in pages}
    more = [(fold(p), c) for p in others if (c := title_choice(p))]
    right = 0
    for left_out in range(FOLDS):
        column = learn_title(
            [c for p in pages if fold(p) != left_out and (c := known[p.name])]
            + [c._replace(weight=OTHERS_WEIGHT) for f, c in more if f != left_out]
        )
        for page in pages:
            choice = known[page.name]
            if fold(page) != left_out:
                continue
            if choice is None:
                sys.stdout.write(f"{page.name}: no candidate is {page.title!r}\n")
                continue
            best = int((choice.matrix @ column).argmax())
            right += bool(choice.true_share[best])
            if not choice.true_share[best]:
                wrong = titles.title_candidates(page.layout, page.start, page.end)[best]
                shown = page.layout.text[wrong.start : wrong.end]
                sys.stdout.write(f"{page.name}: {shown!r} for {page.title!r}\n")
    return right / len(pages)


def main() -> None:
    """Learn from the named files."""
    options = parsed_options(__doc__)
    pages = [p for p in read_pages(options.texts, options.truths) if p.title]
    others = retitled(pages)
    if options.check:
        sys.stdout.write(f"right: {check(pages, others):.3f} of {len(pages)}\n")
        return
    column = learn_title(
        [c for p in pages if (c := title_choice(p))]
        + [c._replace(weight=OTHERS_WEIGHT) for p in others if (c := title_choice(p))]
    )
    found = f"{len(pages)} flattened pages with known titles"
    text = module("train_titles", found, {"TITLE": TITLE.weights(column)})
    TARGET.write_text(text, encoding="utf-8")
    sys.stderr.write(f"wrote {TARGET}\n")


if __name__ == "__main__":
    main()
