"""How often titles, dates, authors and tags are found, by the measure of the known collection."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

_WORD = re.compile(r"\w+")
_Rows = Mapping[str, Mapping[str, Any]]


def fact_figures(predictions: _Rows, truths: _Rows) -> Iterator[tuple[str, str, str, str]]:
    """Yield for each fact: name, texts that state it, accuracy or F1, share of wrong ones given."""
    for name in ("title", "date"):
        known = [key for key, truth in truths.items() if truth.get(name)]
        given = [key for key in known if predictions.get(key, {}).get(name)]
        right = sum(
            _folded(predictions[key][name], name) == _folded(truths[key][name], name)
            for key in given
        )
        if known:
            wrong = (len(given) - right) / len(given) if given else 0.0
            yield name, str(len(known)), f"accuracy {right / len(known):.3f}", f"{wrong:.3f}"
    for name in ("authors", "tags"):
        known = [key for key, truth in truths.items() if truth.get(name)]
        hits = given_count = true_count = 0
        for key in known:
            true = {_folded(value, name) for value in truths[key][name]}
            got = {_folded(value, name) for value in predictions.get(key, {}).get(name) or ()}
            hits += len(true & got)
            given_count += len(got)
            true_count += len(true)
        if known:
            wrong = (given_count - hits) / given_count if given_count else 0.0
            f1 = 2 * hits / max(given_count + true_count, 1)
            yield name, str(len(known)), f"F1 {f1:.3f}", f"{wrong:.3f}"


def _folded(value: object, name: str) -> str:
    if name == "date":
        return str(value)[:10]
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", str(value)).casefold()))
