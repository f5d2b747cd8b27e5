"""What both kinds of plain editions say in the same words."""

from __future__ import annotations

from digestgen.model.view import Reasoned
from digestgen.pages.digest_body import DigestBody, DigestLine, DigestTopic
from digestgen.pages.edition import EditionView
from digestgen.wording import Wording


def summary_of(edition: EditionView, wording: Wording) -> str:
    """Return how much there is, in a line."""
    body = edition.body
    found = wording.ngettext("%(num)s article", "%(num)s articles", body.articles)
    if body.topics:
        topics = wording.ngettext("%(num)s topic", "%(num)s topics", body.topics)
        found = wording.gettext("%(articles)s on %(topics)s", articles=found, topics=topics)
    return wording.commas([found, days_of(edition, wording)])


def days_of(edition: EditionView, wording: Wording) -> str:
    """Return the days: `13 April 2020 to 19 April 2020`."""
    return wording.days(edition.days.first, edition.days.last)


def about_of(edition: EditionView, wording: Wording) -> str:
    """Return which topics alone it is about; '' for all."""
    if not edition.about:
        return ""
    return wording.gettext("About %(topics)s alone", topics=wording.commas(edition.about))


def rising_and_new(
    body: DigestBody, wording: Wording
) -> list[tuple[str, tuple[Reasoned, ...], str]]:
    """Return what is said of rising and of new topics: (label, topics, how many more or '')."""
    more = wording.ngettext("and %(num)s more", "and %(num)s more", body.new_more)
    found = [
        (wording.gettext("Rising:"), body.rising, ""),
        (wording.gettext("New:"), body.new, f" {more}" if body.new_more else ""),
    ]
    return [line for line in found if line[1]]


def why_of(topic: DigestTopic, wording: Wording) -> str:
    """Return what is said below the name of a topic."""
    parts = []
    if topic.is_new or topic.is_rising:
        parts.append(wording.gettext("New:") if topic.is_new else wording.gettext("Rising:"))
    why = topic.why
    if topic.elsewhere:
        elsewhere = wording.ngettext(
            "%(num)s of them under other topics",
            "%(num)s of them under other topics",
            topic.elsewhere,
        )
        why = wording.semicolon.join([why, elsewhere])
    return " ".join([*parts, why])


def topics_beside(line: DigestLine, wording: Wording) -> str:
    """Return the topics of an article beside the one that it stands under; '' for none."""
    if not line.topics:
        return ""
    names = wording.commas([topic.text for topic in line.topics])
    if line.quote:
        return wording.gettext("in %(topics)s", topics=names)
    return wording.gettext("also in %(topics)s", topics=names)


def groups_of(
    body: DigestBody, wording: Wording
) -> tuple[tuple[str, tuple[DigestLine, ...], int], ...]:
    """Return the articles that stand under no topic: (heading, articles, how many more)."""
    others = wording.gettext("Also") if body.leading else wording.gettext("Articles")
    groups = (
        (others, body.others, body.others_more),
        (wording.gettext("Without a topic"), body.plain, body.plain_more),
    )
    return tuple(group for group in groups if group[1])


def more_of(more: int, wording: Wording) -> str:
    """Return how many articles are not listed; '' for none."""
    return wording.ngettext("and %(num)s more", "and %(num)s more", more) if more else ""
