"""How well topics work: tags that become one, related articles, copies, proposed tags.

    python -m benchmarks.topics [--data FOLDER] [--write-docs]

FOLDER holds `tags/tag_pairs.tsv` (label, a, b, source): pairs of tags that curators call the same
or different. All tags together are one site, each on one article; a pair is merged when both are
one topic, suggested when it would be asked of the editor. `topics/tagged_posts.jsonl.gz` (id,
source, title, date, tags, body) are posts with the tags of their editors, for everything else: see
`topics_related`, `topics_copies`, `topics_proposed`.

`--write-docs` puts the figures into docs/topics.md. Nothing is installed or fetched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks.bm25 import Bm25
from benchmarks.posts import POSTS, load_posts, read_posts
from benchmarks.topics_copies import copies_table
from benchmarks.topics_proposed import proposed_table
from benchmarks.topics_related import related_table
from digestgen.topics.suggest import candidates, suggestions
from digestgen.topics.vocabulary import build_vocabulary

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "topics.md"
DATA = ROOT.parent / "shared" / "corpora"
BEGIN, END = "<!-- figures: python -m benchmarks.topics -->", "<!-- end of figures -->"


class Pair(NamedTuple):
    """Two tags and whether they name one topic."""

    is_same: bool
    a: str
    b: str
    source: str


class Figures(NamedTuple):
    """Precision and recall of joining pairs."""

    precision: float
    recall: float


class Judged(NamedTuple):
    """The tags of all pairs as topics, and what an editor would be asked."""

    topic_of: dict[str, str]
    suggested: frozenset[frozenset[str]]

    def is_merged(self, pair: Pair) -> bool:
        """Return whether both tags are one topic."""
        return self.topic_of[pair.a] == self.topic_of[pair.b]

    def is_found(self, pair: Pair) -> bool:
        """Return whether both are one topic or may be one."""
        asked = frozenset((self.topic_of[pair.a], self.topic_of[pair.b])) in self.suggested
        return asked or self.is_merged(pair)


def read_pairs(path: Path) -> list[Pair]:
    """Return the pairs of a file."""
    lines = path.read_text("utf-8").split("\n")[1:]
    cells = [line.split("\t") for line in lines if line.strip()]
    return [Pair(row[0] == "same", row[1], row[2], row[3]) for row in cells]


def judge(pairs: Sequence[Pair]) -> Judged:
    """Return what digestgen makes of the tags of `pairs`."""
    tags = sorted({tag for pair in pairs for tag in (pair.a, pair.b)})
    vocabulary = build_vocabulary(
        [(tag, 1) for tag in tags], [], (), auto_merge=True, language="en", first_seen={}
    )
    found = candidates(vocabulary.topics, vocabulary.lookup, (), "en")
    asked = suggestions(found, vocabulary.topics, {}, {})
    return Judged(
        {tag: str(vocabulary.lookup[tag]) for tag in tags},
        frozenset(frozenset(map(str, one.keys)) for one in asked),
    )


def figures_of(pairs: Sequence[Pair], is_joined: Callable[[Pair], bool]) -> Figures:
    """Return precision and recall of joining."""
    counts = Counter((pair.is_same, is_joined(pair)) for pair in pairs)
    right, wrong, missed = counts[True, True], counts[False, True], counts[True, False]
    return Figures(
        right / (right + wrong) if right + wrong else 1.0,
        right / (right + missed) if right + missed else 1.0,
    )


def as_markdown(pairs: Sequence[Pair]) -> str:
    """Return the tables."""
    judged = judge(pairs)
    same = sum(pair.is_same for pair in pairs)
    lines = [
        f"{len(pairs)} pairs of tags, {same} of them the same topic:",
        "",
        "| | precision | recall |",
        "|---|---|---|",
    ]
    for name, is_joined in (
        ("merged silently", judged.is_merged),
        ("merged or suggested", judged.is_found),
    ):
        lines.append("| {} | {:.3f} | {:.3f} |".format(name, *figures_of(pairs, is_joined)))
    kinds: dict[tuple[bool, str], list[Pair]] = {}
    for pair in pairs:
        kinds.setdefault((not pair.is_same, pair.source), []).append(pair)
    lines += ["", "| pairs | number | merged | merged or suggested |", "|---|---|---|---|"]
    for (is_other, source), some in sorted(kinds.items()):
        merged, found = (sum(map(ask, some)) for ask in (judged.is_merged, judged.is_found))
        label = "different" if is_other else "same"
        lines.append(f"| {label}: {source} | {len(some)} | {merged} | {found} |")
    return "\n".join([*lines, ""])


@click.command(help=__doc__)
@click.option(
    "--data", type=click.Path(path_type=Path, file_okay=False), default=DATA, show_default=False
)
@click.option("--write-docs", "writes", is_flag=True, help="Put the figures into docs/topics.md.")
def main(*, data: Path, writes: bool) -> None:
    """Measure and print."""
    path = data / "tags" / "tag_pairs.tsv"
    if not path.is_file():
        raise click.ClickException(f"no {path}; name the folder with --data")
    text = as_markdown(read_pairs(path))
    posts_path = data / POSTS
    if posts_path.is_file():
        posts = load_posts(posts_path)
        bare, tagged = read_posts(posts, are_tagged=False), read_posts(posts, are_tagged=True)
        bm25 = Bm25(bare.texts)
        tables = (
            related_table(posts, bare, tagged, bm25),
            proposed_table(posts, tagged, bm25),
            copies_table(bare.texts),
        )
        text = "\n".join([text, *tables])
    click.echo(text)
    if writes:
        page = DOCS.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        _, _, after = rest.partition(END)
        DOCS.write_text(f"{before}{BEGIN}\n\n{text}\n{END}{after}", "utf-8")


if __name__ == "__main__":
    main()
