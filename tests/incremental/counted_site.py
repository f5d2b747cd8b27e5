"""A site of 300 articles whose edits are counted, and the edits.

12 topics, 8 authors, 3 sections, 36 months; every seventh article links to another, some show an
image. No article shows more than its own: a figure in the table of counts is a page that must show
the edit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from tests.incremental.project import Project
from tests.sites.folder import BASE_URL, article

ARTICLES = 300
TOPICS = (
    "Libya", "Sudan", "Darfur", "Haftar", "Sebha oil field", "Tripoli port", "Bread prices",
    "Nile floods", "Railways", "Elections", "Kufra", "Sahel drought",
)  # fmt: skip
AUTHORS = ("Ann Lee", "Bob Ray", "Cid Oak", "Dee Fox", "Eva Jay", "Fay Elm", "Gus Ash", "Hal Ivy")
SECTIONS = ("World", "Economy", "Culture")
LINKED = 152
"""The article whose heading others link to."""
_CONFIGURATION = f"title: Counted\nbase_url: {BASE_URL}\ntopics:\n  whole_up_to: 20\n"
_TOPICS_FILE = "- name: Libya\n  type: place\n- name: Elections\n  aliases: [Votes]\n"


class Entry(NamedTuple):
    """What makes an article."""

    title: str
    date: str
    tags: tuple[str, ...]
    author: str
    section: str
    body: str
    summary: str

    def text(self) -> str:
        """Return the file."""
        return article(
            title=self.title, date=self.date, tags=self.tags, body=self.body, author=self.author,
            section=self.section, summary=self.summary,
        )  # fmt: skip


def entry(n: int) -> Entry:
    """Return article `n` as it is before any edit."""
    body = f"The town of number {n} has a market, a school and a well."
    if n % 7 == 3:
        body += f"\n\nSee [that](a{LINKED}.md#the-siege) and [this](a{(n * 5) % ARTICLES}.md)."
    if n % 50 == 9:
        body += "\n\n![Map](map.png)"
    if n == LINKED:
        body += "\n\n## The siege\n\nIt was long."
    return Entry(
        title=f"Report {n} from the town",
        date=f"{2019 + n % 3}-{1 + n * 7 % 12:02d}-{1 + n * 11 % 28:02d}",
        tags=(TOPICS[n % 12], *((TOPICS[(n // 12 + 5) % 12],) if n % 4 == 1 else ())),
        author=AUTHORS[n * 3 % 8],
        section=SECTIONS[n // 3 % 3],
        body=body,
        summary=f"What happened in town {n}.",
    )


def path_of(n: int) -> str:
    return f"content/a{n}.md"


def write_site(project: Project) -> None:
    """Write all of it."""
    project.write("digestgen.yaml", _CONFIGURATION)
    project.write("content/topics.yaml", _TOPICS_FILE)
    project.write("content/map.png", b"\x89PNG before")
    for n in range(ARTICLES):
        project.write(path_of(n), entry(n).text())


def _write(n: int, **changes: Any) -> Callable[[Project], None]:  # noqa: ANN401  fields of Entry
    text = entry(n)._replace(**changes).text()
    return lambda project: project.write(path_of(n), text)


def _delete(project: Project) -> None:
    (project.root / path_of(121)).unlink()


def _rename_file(project: Project) -> None:
    (project.root / path_of(100)).rename(project.root / "content/renamed.md")


def _new(project: Project) -> None:
    added = entry(44)._replace(title="A new report", date="2020-06-15", tags=("Libya", "Kufra"))
    project.write(path_of(ARTICLES), added.text())


def _nothing(project: Project) -> None:
    """Save what is there already."""
    project.write(path_of(100), entry(100).text())


def _rename_topic(project: Project) -> None:
    renamed = _TOPICS_FILE.replace("name: Elections", "name: Elections in Libya")
    project.write("content/topics.yaml", renamed.replace("[Votes]", "[Votes, Elections]"))


EDITS: dict[str, Callable[[Project], None]] = {
    "nothing": _nothing,
    "body": _write(100, body="The town has a new well, and nothing else is new."),
    "title": _write(100, title="Another headline"),
    "summary": _write(100, summary="What happened, in other words."),
    "date within its month": _write(100, date=entry(100).date[:8] + "28"),
    "date in another month": _write(100, date="2021-12-27"),
    "tag added": _write(100, tags=(*entry(100).tags, "Nile floods")),
    "tag removed": _write(101, tags=entry(101).tags[:1]),
    "author": _write(100, author="Hal Ivy"),
    "article added": _new,
    "article deleted": _delete,
    "file renamed": _rename_file,
    "heading in a linked article": _write(
        LINKED, body=entry(LINKED).body + "\n\n## The peace\n\nIt was short."
    ),
    "heading lost by a linked article": _write(
        LINKED, body=entry(LINKED).body.replace("## The siege", "## The storm")
    ),
    "topic renamed in topics.yaml": _rename_topic,
    "topic mentioned by a body": _write(
        100, body="The town has a new well, and trades with Kufra."
    ),
    "alias that a text has": lambda project: project.write(
        "content/topics.yaml", _TOPICS_FILE.replace("[Votes]", "[Votes, town of number 100]")
    ),
    "image": lambda project: project.write("content/map.png", b"\x89PNG after"),
}
