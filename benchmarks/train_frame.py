"""Learn the weights of `digestgen.cleaning.frame` from flattened pages with known bodies.

    python -m benchmarks.train_frame FLAT_INPUT.jsonl FLAT_TRUTH.jsonl [--check]

Needs numpy, which digestgen itself does not. `--check` leaves a fifth of the pages out in turn and
prints how far the borders lie off on those; without it the weights of all pages are written.

Three models, all linear: a logistic regression for segments (prose of the article or not), and two
conditional logits that choose one border among the candidates of a page, with the expected share
of words lost or kept wrongly as a second loss. Pages are few, so each is also shown with the head
and the tail of other pages around its body.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import random
import re
import sys
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.learned import module, parsed_options
from digestgen.cleaning.frame import borders, ends, prose, starts, weights
from digestgen.cleaning.frame.features import Features, Weights
from digestgen.cleaning.frame.layout import Layout, lay_out
from digestgen.cleaning.frame.prose import Prose

_WORD = re.compile(r"\w+")
_CLOSERS = re.compile(r"[.!?…”\"'’)\]]*")
TARGET = Path(__file__).parents[1] / "digestgen" / "cleaning" / "frame" / "weights.py"
FOLDS = 5
VARIANTS = 2
LEFT_OUT = 0.3
"""How often a variant has no head, or no tail."""
NEAR = 0.01
"""A border that loses fewer of the body's words is as good as the true one."""
PROSE_L2, START_L2, END_L2 = 3.0, 72.0, 96.0
START_COST, END_COST = 3.0, 8.0
KEPT = 2.0
"""A word kept wrongly costs as much as so many lost ones.

With 2, three times the L2 and twice the weight of bare bodies, precision on pages left out is .948
and F1 .966; with 1 and the others as they were before, .944 and .964. With 2.5 precision is .952,
and sentences at the end that begin like a label (`Follow us on foot, he said.`) are cut off, as
they are with bare bodies that weigh less.
"""
BARE = 0.4
"""What a body without a page below it counts when ends are learned: too many teach to keep all."""


class Page(NamedTuple):
    """A flattened page with its true borders."""

    name: str
    layout: Layout
    start: int
    end: int
    in_body: tuple[bool, ...]
    """For each word of the text; empty when only the borders are known."""
    title: str = ""
    """Its words, folded; empty when none is known to stand in the text."""


class Space:
    """Features as columns of a matrix."""

    def __init__(self, sizes: Sequence[int], bits: Sequence[int] = ()) -> None:
        self.sizes, self.bits = tuple(sizes), tuple(bits)
        places = np.cumsum([0, *self.sizes, *self.bits])
        self.size = int(places[-1])
        self._numbers = [int(p) for p in places[: len(self.sizes)]]
        self._masks = [int(p) for p in places[len(self.sizes) : -1]]

    def matrix(self, rows: Sequence[Features]) -> np.ndarray:
        """Return a row of zeros and ones for each of `rows`."""
        matrix = np.zeros((len(rows), self.size))
        for r, features in enumerate(rows):
            for place, value in zip(self._numbers, features.numbers, strict=True):
                matrix[r, place + value] = 1
            for place, mask, width in zip(self._masks, features.masks, self.bits, strict=True):
                for bit in range(width):
                    matrix[r, place + bit] = mask >> bit & 1
        return matrix

    def weights(self, column: np.ndarray) -> Weights:
        """Return the learned `column` as tables."""

        def tables(places: Sequence[int], sizes: Sequence[int]) -> tuple[tuple[float, ...], ...]:
            return tuple(
                tuple(round(float(w), 3) + 0.0 for w in column[place : place + size])
                for place, size in zip(places, sizes, strict=True)
            )

        return Weights(tables(self._numbers, self.sizes), tables(self._masks, self.bits))


PROSE = Space(prose.SIZES)
START = Space(starts.SIZES, starts.MASK_BITS)
END = Space(ends.SIZES, ends.MASK_BITS)


class Choice(NamedTuple):
    """The candidates of one page."""

    matrix: np.ndarray
    true_share: np.ndarray
    cost: np.ndarray
    """Words lost, and `KEPT` times those kept wrongly, as a share of the body, times five."""
    weight: float = 1.0


def read_pages(texts: Path, truths: Path) -> list[Page]:
    """Return the pages of a collection, each with the stretch that holds most of its body."""
    truth = {row["id"]: row for row in map(json.loads, truths.open(encoding="utf-8"))}
    pages = []
    for row in map(json.loads, texts.open(encoding="utf-8")):
        text = row["text"]
        words = list(_WORD.finditer(text))
        matcher = difflib.SequenceMatcher(
            None, [w[0] for w in words], _WORD.findall(truth[row["id"]]["body"]), autojunk=False
        )
        in_body = [False] * len(words)
        for at, _, size in matcher.get_matching_blocks():
            in_body[at : at + size] = [True] * size
        first, last = _best_run(in_body)
        end = _CLOSERS.match(text, words[last].end())
        title = folded(truth[row["id"]].get("title") or "")
        pages.append(
            Page(
                row["id"], lay_out(text), words[first].start(), end.end() if end else 0,
                tuple(in_body), title,
            )
        )  # fmt: skip
    return pages


def folded(text: str) -> str:
    """Return the words of `text` without case, as titles are compared."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def _best_run(marks: Sequence[bool]) -> tuple[int, int]:
    """Return the stretch with the most true marks over false ones (Kadane)."""
    best, best_run, total, start = 0, (0, 0), 0, 0
    for i, mark in enumerate(marks):
        if total <= 0:
            total, start = 0, i
        total += 1 if mark else -1
        if total > best:
            best, best_run = total, (start, i)
    return best_run


def varied(pages: Sequence[Page]) -> list[Page]:
    """Return the bodies of `pages` with heads and tails of others in the same fold, and bare."""
    chance = random.Random(1)
    out = []
    for style in sorted({p.name.rpartition(".")[2] for p in pages}):
        alike = [p for p in pages if p.name.endswith(style)]
        for page in alike:
            others = [p for p in alike if fold(p) == fold(page)]
            body = page.layout.text[page.start : page.end]
            for number in range(VARIANTS):
                above, below = chance.choice(others), chance.choice(others)
                head = above.layout.text[: above.start]
                tail = below.layout.text[below.end :]
                if number and chance.random() < LEFT_OUT:
                    head = ""
                if number and chance.random() < LEFT_OUT:
                    tail = ""
                out.append(_page(page, head, body, tail))
            out.append(_page(page, "", body, ""))
    return out


def _page(page: Page, head: str, body: str, tail: str) -> Page:
    start = len(head)
    return Page(page.name, lay_out(head + body + tail), start, start + len(body), ())


def fold(page: Page) -> int:
    """Return the fold of a page; both ways of flattening it lie in the same."""
    return int(hashlib.md5(page.name.partition(".")[0].encode()).hexdigest(), 16) % FOLDS


def learn_prose(pages: Iterable[Page]) -> Weights:
    """Return the weights of segments, each weighing the root of its words."""
    rows, marks, sizes = [], [], []
    for page in pages:
        words = page.layout.words
        for (start, end), features in prose.segment_features(page.layout):
            a, z = bisect_left(words, start), bisect_left(words, end)
            if a < z:
                inside = page.start - 3 <= start < page.end
                rows.append(features)
                marks.append(sum(page.in_body[a:z]) / (z - a) if inside else 0.0)
                sizes.append((z - a) ** 0.5)
    x, y, size = PROSE.matrix(rows), np.array(marks), np.array(sizes)

    def slope(w: np.ndarray) -> np.ndarray:
        p = 1 / (1 + np.exp(-x @ w))
        return np.asarray(x.T @ ((p - y) * size) / size.sum() * 100 + PROSE_L2 * w / 100)

    return PROSE.weights(_descend(slope, PROSE.size, steps=300))


def choice(
    page: Page, candidates: Sequence[tuple[int, Features]], space: Space, true: int
) -> Choice:
    """Return the candidates as a matrix, how true each is, and what it costs."""
    words = page.layout.words
    body = max(20, bisect_left(words, page.end) - bisect_left(words, page.start))
    wanted = bisect_left(words, true)
    off = np.array([(bisect_left(words, at) - wanted) / body for at, _ in candidates])
    cost = np.abs(off)
    true_share = np.exp(-cost / NEAR)
    true_share[cost > cost.min() + NEAR] = 0
    is_kept = off < 0 if space is START else off > 0
    return Choice(
        space.matrix([f for _, f in candidates]),
        true_share / true_share.sum(),
        np.minimum(np.where(is_kept, cost * KEPT, cost), 2) * 5,
    )


def learn_choice(
    choices: Sequence[Choice], space: Space, *, l2: float, cost_weight: float,
    prior: np.ndarray | float = 0.0,
) -> np.ndarray:  # fmt: skip
    """Return the weights that choose the true candidates: cross entropy and expected cost.

    `prior` is where they are drawn to.
    """

    def slope(w: np.ndarray) -> np.ndarray:
        total = l2 * (w - prior) / len(choices)
        for x, true_share, cost, weight in choices:
            z = x @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            pull = p - true_share + cost_weight * p * (cost - (p * cost).sum())
            total += weight * (x.T @ pull) / len(choices)
        return total

    return _descend(slope, space.size, steps=200, at=prior)


def _descend(
    slope: Callable[[np.ndarray], np.ndarray],
    size: int,
    *,
    steps: int,
    at: np.ndarray | float = 0.0,
) -> np.ndarray:
    """Return where Adam (Kingma and Ba 2015) arrives from `at`."""
    w = np.zeros(size) + at
    first, second = np.zeros(size), np.zeros(size)
    for step in range(1, steps + 1):
        g = slope(w)
        first = 0.9 * first + 0.1 * g
        second = 0.999 * second + 0.001 * g * g
        rate = 0.05 if step < 0.6 * steps else 0.015
        w = w - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return w


class Model(NamedTuple):
    """Learned weights."""

    prose: Weights
    start: Weights
    end: Weights


def learn(pages: Sequence[Page], variants: Sequence[Page]) -> Model:
    """Return the weights learned from `pages`.

    The scores that starts are learned with come from models that did not see the page.
    """
    measured: dict[int, Prose] = {}
    for left_out in sorted({fold(p) for p in pages}):
        table = learn_prose(p for p in pages if fold(p) != left_out)
        for page in (*pages, *variants):
            if fold(page) == left_out:
                measured[id(page)] = prose.measure(page.layout, table)
    begin = [
        choice(p, list(starts.start_candidates(p.layout, measured[id(p)])), START, p.start)
        for p in (*pages, *variants)
    ]
    finish = [
        choice(p, list(ends.end_candidates(p.layout)), END, p.end)._replace(
            weight=BARE if not p.in_body and p.end > len(p.layout.text) - 20 else 1.0
        )
        for p in (*pages, *variants)
    ]
    return Model(
        learn_prose(pages),
        START.weights(learn_choice(begin, START, l2=START_L2, cost_weight=START_COST)),
        END.weights(learn_choice(finish, END, l2=END_L2, cost_weight=END_COST)),
    )


def source(model: Model, pages: int) -> str:
    """Return the module that holds `model`."""
    named = dict(zip(("PROSE", "START", "END"), model, strict=True))
    return module("train_frame", f"{pages} flattened pages with known bodies", named)


def check(pages: Sequence[Page], variants: Sequence[Page]) -> dict[str, dict[str, Any]]:
    """Return the borders of each page found with weights that were learned from the others."""
    found = {}
    for left_out in range(FOLDS):
        model = learn(
            [p for p in pages if fold(p) != left_out], [p for p in variants if fold(p) != left_out]
        )
        weights.PROSE, weights.START, weights.END = model
        borders.find_frame.cache_clear()
        for page in pages:
            if fold(page) == left_out:
                frame = borders.find_frame(page.layout.text)
                words = page.layout.words
                pairs = ((frame.start.at, page.start), (frame.end.at, page.end))
                off = [abs(bisect_left(words, a) - bisect_left(words, b)) for a, b in pairs]
                body = bisect_left(words, page.end) - bisect_left(words, page.start)
                found[page.name] = {
                    "start": off[0] / body,
                    "end": off[1] / body,
                    "frame": frame[:2],
                }
    return found


def main() -> None:
    """Learn from the named files."""
    options = parsed_options(__doc__)
    pages = read_pages(options.texts, options.truths)
    variants = varied(pages)
    if options.check:
        found = check(pages, variants)
        for border in ("start", "end"):
            off = np.mean([f[border] for f in found.values()])
            sys.stdout.write(f"{border}: off by {off:.4f} of the body's words\n")
        return
    TARGET.write_text(source(learn(pages, variants), len(pages)), encoding="utf-8")
    sys.stderr.write(f"wrote {TARGET}\n")


if __name__ == "__main__":
    main()
