"""What both kinds of plain editions say in the same words."""

from __future__ import annotations

from digestgen.pages.digest_body import DigestBody, DigestLine, DigestTopic
from digestgen.pages.edition import EditionView


def summary_of(edition: EditionView) -> str:
    """Return how much there is, in a line."""
    body = edition.body
    found = _counted(body.articles, "article")
    if body.topics:
        found += f" on {_counted(body.topics, 'topic')}"
    return f"{found}, {days_of(edition)}"


def days_of(edition: EditionView) -> str:
    """Return the days: `13 April 2020 to 19 April 2020`."""
    days = edition.days
    return days.first_text if days.first == days.last else f"{days.first_text} to {days.last_text}"


def why_of(topic: DigestTopic) -> str:
    """Return what is said below the name of a topic."""
    kind = "New: " if topic.is_new else "Rising: " if topic.is_rising else ""
    beside = f"; {topic.elsewhere} of them under other topics" if topic.elsewhere else ""
    return f"{kind}{topic.why}{beside}"


def topics_beside(line: DigestLine) -> str:
    """Return the topics of an article beside the one that it stands under; '' for none."""
    if not line.topics:
        return ""
    names = ", ".join(topic.text for topic in line.topics)
    return f"{'in' if line.quote else 'also in'} {names}"


def groups_of(body: DigestBody) -> tuple[tuple[str, tuple[DigestLine, ...], int], ...]:
    """Return the articles that stand under no topic: (heading, articles, how many more)."""
    groups = (
        ("Also" if body.leading else "Articles", body.others, body.others_more),
        ("Without a topic", body.plain, body.plain_more),
    )
    return tuple(group for group in groups if group[1])


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
