"""How good the cleaner is, on texts and pages whose articles are known.

    python -m benchmarks.cleaning [--data FOLDER] [--generated FOLDER] [--write-docs]

FOLDER holds `extraction/` (flat_input.jsonl, flat_truth.jsonl, html/, html_truth.jsonl) and
`markdown/` (posts as their authors wrote them); `--generated` a folder of made-up scrapes with
`content/` and `truth.jsonl`. What is not there is left out. `--write-docs` puts the figures into
docs/cleaning.md. Nothing is installed or fetched.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from benchmarks.cleaning_facts import fact_figures
from benchmarks.cleaning_html import body_figures, html_predictions, html_truths
from digestgen.cleaned_file import CleanedFile, clean_file
from digestgen.model.edit import replay
from digestgen.model.reading import ReadSettings

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "cleaning.md"
DATA = ROOT.parent / "shared" / "corpora"
BEGIN, END = "<!-- figures: python -m benchmarks.cleaning -->", "<!-- end of figures -->"
WORST = 10
_BY_CHANCE = 3
"""Runs of words this short agree by chance."""
_WORD = re.compile(r"\w+")


class Section(NamedTuple):
    """A table of figures with its heading."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def flat_sections(folder: Path) -> Iterator[Section]:
    """Yield the figures of flattened texts: bodies, facts, rules, the worst."""
    truths = {row["id"]: row for row in _rows(folder / "flat_truth.jsonl")}
    texts = {row["id"]: row["text"] for row in _rows(folder / "flat_input.jsonl")}
    cleaned = {key: _cleaned(text, key) for key, text in texts.items()}
    predictions = {key: _prediction(key, result) for key, result in cleaned.items()}
    untouched = {key: {"body": text} for key, text in texts.items()}
    rows = [("left as it is", *_shown(body_figures(untouched, truths)))]
    rows.append(("cleaned", *_shown(body_figures(predictions, truths))))
    yield Section(
        f"Flattened texts ({len(texts)})", ("", "F1", "precision", "recall", "exact"), tuple(rows)
    )
    yield Section(
        "Facts in flattened texts",
        ("", "known in", "right", "wrong of those given"),
        tuple(fact_figures(predictions, truths)),
    )
    yield _rule_section(texts, truths, cleaned)
    replayed = sum(_replays(result) for result in cleaned.values())
    yield Section(
        "Replaying the edits gives the cleaned text",
        ("", ""),
        (("texts", f"{replayed} of {len(texts)}"),),
    )
    yield _worst_section("The ten worst flattened texts", predictions, truths)


def html_sections(folder: Path) -> Iterator[Section]:
    """Yield the figures of saved pages."""
    truths = html_truths(folder)
    predictions = {row["id"]: row for row in html_predictions(folder)}
    rows = (("cleaned", *_shown(body_figures(predictions, truths))),)
    yield Section(f"Saved pages ({len(truths)})", ("", "F1", "precision", "recall", "exact"), rows)
    yield Section(
        "Facts in saved pages",
        ("", "known in", "right", "wrong of those given"),
        tuple(fact_figures(predictions, truths)),
    )
    yield _worst_section("The ten worst saved pages", predictions, truths)


def markdown_section(folder: Path) -> Section:
    """Return how many posts of Markdown come out other than they went in."""
    posts = harmed = 0
    for row in _rows(folder / "index.jsonl"):
        path = folder / row["path"]
        if path.suffix not in (".md", ".markdown") or not path.is_file():
            continue
        result, _ = clean_file(path.read_bytes(), path.name, ReadSettings())
        posts += 1
        harmed += bool(result and result.edits)
    return Section("Posts in Markdown", ("", ""), (("posts with an edit", f"{harmed} of {posts}"),))


def generated_section(folder: Path) -> Section:
    """Return how made-up scrapes come out: paragraphs whole and unbroken, tags."""
    whole = paragraphs = hits = given = known = 0
    for truth in _rows(folder / "truth.jsonl"):
        path = folder / "content" / truth["file"]
        result, _ = clean_file(path.read_bytes(), path.name, ReadSettings())
        assert result is not None
        text = " ".join(" ".join(block.text for block in result.blocks).split())
        whole += sum(" ".join(p.split()) in text for p in truth["paragraphs"])
        paragraphs += len(truth["paragraphs"])
        names = dict(zip(truth["tags_as_written"], truth["tags"], strict=False))
        got = {names.get(tag, tag) for tag in result.metadata.tags}
        hits += len(got & set(truth["tags"]))
        given += len(got)
        known += len(set(truth["tags"]))
    return Section(
        "Made-up scrapes",
        ("", ""),
        (
            ("paragraphs exact", f"{whole / max(paragraphs, 1):.4f}"),
            ("topics, F1", f"{2 * hits / max(given + known, 1):.4f}"),
        ),
    )


def _cleaned(text: str, name: str) -> CleanedFile:
    result, problems = clean_file(
        text.encode("utf-8", "surrogatepass"), f"{name}.txt", ReadSettings()
    )
    assert result is not None, problems
    return result


def _prediction(key: str, result: CleanedFile) -> dict[str, Any]:
    found = result.metadata
    return {
        "id": key,
        "body": "\n\n".join(block.text for block in result.blocks),
        "title": found.title if result.title_source == "text" else "",
        "date": found.published.isoformat() if found.published else "",
        "authors": list(found.authors),
        "tags": list(found.tags),
    }


def _replays(result: CleanedFile) -> bool:
    return replay(result.original, result.edits).endswith(result.markdown)


def _rule_section(
    texts: Mapping[str, str],
    truths: Mapping[str, Mapping[str, Any]],
    cleaned: Mapping[str, CleanedFile],
) -> Section:
    """Return for each rule in how many texts it fired and how much of what it took was body."""
    fired: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for key, text in texts.items():
        words = list(_WORD.finditer(text))
        matcher = difflib.SequenceMatcher(
            None, [w[0] for w in words], _WORD.findall(truths[key]["body"]), autojunk=False
        )
        body: set[int] = set()
        for at, _, size in matcher.get_matching_blocks():
            if size > _BY_CHANCE:
                body.update(range(at, at + size))
        rules = defaultdict(list)
        for edit in cleaned[key].edits:
            rules[edit.rule].append(edit)
        for rule, edits in rules.items():
            fired[rule] += 1
            for edit in edits:
                gone = [
                    i
                    for i, w in enumerate(words)
                    if edit.start <= w.start() and w.end() <= edit.end
                ]
                if not edit.after.strip():
                    taken[rule] += len(gone)
                    wrong[rule] += sum(i in body for i in gone)
    rows = tuple(
        (f"`{rule}`", str(count), f"{taken[rule]:,}", f"{wrong[rule]:,}")
        for rule, count in sorted(fired.items(), key=lambda item: -item[1])
    )
    return Section(
        "What each rule did in the flattened texts",
        ("rule", "texts", "words taken", "of them words of the true body"),
        rows,
    )


def _worst_section(
    title: str,
    predictions: Mapping[str, Mapping[str, Any]],
    truths: Mapping[str, Mapping[str, Any]],
) -> Section:
    """Return the texts that came out worst, with the words kept wrongly and lost, and where."""
    scored = sorted(
        (body_figures({key: predictions.get(key, {})}, {key: truth})["f1"], key)
        for key, truth in truths.items()
    )
    rows = []
    for value, key in scored[:WORST]:
        got = _WORD.findall(str(predictions.get(key, {}).get("body", "")))
        want = _WORD.findall(truths[key]["body"])
        rows.append((f"`{key[:22]}`", f"{value:.3f}", _why(got, want)))
    return Section(title, ("text", "F1", "why"), tuple(rows))


def _why(got: Sequence[str], want: Sequence[str]) -> str:
    """Return how many words are too many or missing before, inside and behind the true body."""
    matcher = difflib.SequenceMatcher(None, got, want, autojunk=False)
    blocks = [b for b in matcher.get_matching_blocks() if b.size > _BY_CHANCE]
    if not blocks:
        return f"nothing of it found: {len(got)} words kept, {len(want)} true"
    first, last = blocks[0], blocks[-1]
    inside = (last.a + last.size - first.a, last.b + last.size - first.b)
    agreed = sum(b.size for b in blocks)
    places = (
        ("above", first.a, first.b),
        ("inside", inside[0] - agreed, inside[1] - agreed),
        ("below", len(got) - last.a - last.size, len(want) - last.b - last.size),
    )
    said = [
        f"{place} {kept} kept wrongly" if kept >= lost else f"{place} {lost} lost"
        for place, kept, lost in places
        if max(kept, lost) > _BY_CHANCE
    ]
    return "; ".join(said) or "a few words"


def _shown(figures: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(f"{figures[name]:.4f}" for name in ("f1", "precision", "recall", "exact"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def as_markdown(sections: Sequence[Section]) -> str:
    """Return the tables as Markdown."""
    out = []
    for section in sections:
        out += [f"**{section.title}**", ""]
        out.append("| " + " | ".join(section.head) + " |")
        out.append("|" + "---|" * len(section.head))
        out += ["| " + " | ".join(row) + " |" for row in section.rows]
        out.append("")
    return "\n".join(out)


def write_docs(text: str) -> None:
    """Put `text` between the marks in docs/cleaning.md."""
    page = DOCS.read_text("utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    DOCS.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", "utf-8")


@click.command(help=__doc__)
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=DATA, show_default=False
)
@click.option("--generated", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option("--write-docs", "writes", is_flag=True, help="Put the figures into docs/cleaning.md.")
@click.option("--no-time", is_flag=True, help="Leave the time per article out.")
def main(data: Path, generated: Path | None, writes: bool, no_time: bool) -> None:  # noqa: FBT001
    """Measure and print."""
    jobs: list[tuple[Path, Callable[[], Iterator[Section]]]] = [
        (data / "extraction" / "flat_input.jsonl", lambda: flat_sections(data / "extraction")),
        (data / "extraction" / "html_truth.jsonl", lambda: html_sections(data / "extraction")),
        (data / "markdown" / "index.jsonl", lambda: iter((markdown_section(data / "markdown"),))),
    ]
    if generated:
        jobs.append((generated / "truth.jsonl", lambda: iter((generated_section(generated),))))
    sections = [section for path, job in jobs if path.is_file() for section in job()]
    if not no_time:
        from benchmarks.cleaning_time import time_section  # noqa: PLC0415  a second of its own

        sections.append(Section(*time_section()))
    if not sections:
        raise click.ClickException(f"nothing to measure in {data}; name the folder with --data")
    text = as_markdown(sections)
    click.echo(text)
    if writes:
        write_docs(text)


if __name__ == "__main__":
    main()
