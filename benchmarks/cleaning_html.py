"""What cleaning makes of saved pages whose articles are known, scored by the measure of the field.

The *body text* of a page is what a reader reads of its cleaned Markdown: the words of paragraphs,
headings, lists, quotes, tables and code, without markup, addresses of links, the title, and
pictures with their alternative texts and captions.

    python -m benchmarks.cleaning_html FOLDER

FOLDER holds `html/ID.html.gz` and `html_truth.jsonl` (lines with `id`, `body` and, where known,
`title`, `date`, `authors`, `tags`).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from digestgen.cleaned_file import clean_file
from digestgen.model.reading import ReadSettings

_WORD = re.compile(r"\w+")
_RUN = 4


def html_prediction(data: bytes, name: str) -> dict[str, Any]:
    """Return what cleaning finds in one page: id, body, title, date, authors, tags.

    An empty body when the page cannot be read.
    """
    cleaned, _ = clean_file(data, f"{name}.html", ReadSettings())
    if cleaned is None:
        return {"id": name, "body": ""}
    found = cleaned.metadata
    return {
        "id": name,
        "body": "\n\n".join(block.text for block in cleaned.blocks if block.type != "image"),
        "title": found.title,
        "date": found.published.isoformat() if found.published else "",
        "authors": list(found.authors),
        "tags": list(found.tags),
    }


def html_predictions(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield `html_prediction` of every page in `folder/html`, by name."""
    for path in sorted((folder / "html").glob("*.html.gz")):
        yield html_prediction(
            gzip.decompress(path.read_bytes()), path.name.removesuffix(".html.gz")
        )


def html_truths(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what is known of the pages in `folder`, by id."""
    lines = (folder / "html_truth.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return {row["id"]: row for row in rows}


def body_figures(
    predictions: Mapping[str, Mapping[str, Any]], truths: Mapping[str, Mapping[str, Any]]
) -> dict[str, float]:
    """Return f1, precision and recall of runs of four words, and the share of exact bodies.

    Exact is a body with the same words in the same order. Precision and recall are means over
    pages, F1 is made of both means: the measure of the article extraction benchmark
    (https://github.com/scrapinghub/article-extraction-benchmark).
    """
    precisions: list[float] = []
    recalls: list[float] = []
    exact = 0
    for key, truth in truths.items():
        wanted, got = _words(truth["body"]), _words(str(predictions.get(key, {}).get("body", "")))
        true, found = _runs(wanted), _runs(got)
        hits = sum((true & found).values())
        if found:
            precisions.append(hits / sum(found.values()))
        if true:
            recalls.append(hits / sum(true.values()))
        exact += wanted == got
    precision, recall = _mean(precisions), _mean(recalls)
    both = precision + recall
    return {
        "f1": 2 * precision * recall / both if both else 0.0,
        "precision": precision,
        "recall": recall,
        "exact": exact / len(truths) if truths else 0.0,
    }


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _runs(words: list[str]) -> Counter[tuple[str, ...]]:
    count = max(1, len(words) - _RUN + 1) if words else 0
    return Counter(tuple(words[at : at + _RUN]) for at in range(count))


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def main() -> None:
    """Print the figures of a folder, as the command line names it."""
    folder = Path(sys.argv[1])
    predictions = {row["id"]: row for row in html_predictions(folder)}
    figures = body_figures(predictions, html_truths(folder))
    shown = "  ".join(f"{name} {value:.4f}" for name, value in figures.items())
    sys.stdout.write(f"{len(predictions)} pages: {shown}\n")


if __name__ == "__main__":
    main()
