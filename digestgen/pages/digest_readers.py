"""Which digests a change of an article may show in.

Its own week and month, before and after. Those behind that compare themselves with these: a topic
is rising against the three before. The one in which a topic is new, or no longer: that of the
article that comes next in it. And those beside one that comes or goes, which link to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from digestgen.model.delta import Delta, Shown
from digestgen.pages.changes import group_keys, halves, moves
from digestgen.pages.digest_order import beside, counts_of, has_digest
from digestgen.pages.digest_topics import COMPARED, RISING_LEAST
from digestgen.pages.kind import AT_ONCE
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group
from digestgen.text.stretches import MONTH, WEEK, part_of, step, stretch_of


def parts_shown(delta: Delta, catalog: Catalog, kind: str) -> set[str]:
    """Return the weeks or months whose digests may differ, appear or vanish.

    They need not be there.
    """
    found = parts_counted(delta, catalog, kind)
    if _line_differs(delta):
        found |= set(_there(catalog, own_parts(delta, kind)))
    if moves(delta, ARCHIVE):
        for part in own_parts(delta, kind):
            if may_have_crossed(delta, catalog, part):
                found |= {*beside(catalog, part)} - {""}
        # Those of the other kind link to it, where they have a day in common; a month tells the
        # sizes of its weeks.
        other = MONTH if kind == WEEK else WEEK
        for part in own_parts(delta, other):
            if kind == MONTH or may_have_crossed(delta, catalog, part):
                found |= set(_there(catalog, _parts_of_days(kind, part)))
    return found


def parts_counted(delta: Delta, catalog: Catalog, kind: str) -> set[str]:
    """Return the weeks or months whose numbers, or what is new or rising in them, may differ.

    A topic with a new name counts as such.
    """
    found: set[str] = set()
    if _topics_differ(delta):
        own = own_parts(delta, kind)
        found |= own if moves(delta, ARCHIVE) else set(_there(catalog, own))
        for shown in halves(delta):
            if day := day_of(shown):
                found |= set(_compared_with(delta, shown, catalog, kind, day))
    return found


def own_parts(delta: Delta, kind: str) -> set[str]:
    """Return the weeks or months in which the article stood or stands; undated, in none."""
    return {part_of(kind, day) for shown in halves(delta) if (day := day_of(shown))}


def day_of(shown: Shown) -> str:
    """Return the day of an article, '' when it is undated."""
    return shown.card.published.isoformat() if shown.card.published else ""


def _topics_differ(delta: Delta) -> bool:
    before, after = delta.before, delta.after
    if before is None or after is None or before == after or moves(delta, ARCHIVE):
        return True
    return group_keys(before, "topic") != group_keys(after, "topic")


def _line_differs(delta: Delta) -> bool:
    """Return whether what digests tell of the article itself may differ."""
    before, after = delta.before, delta.after
    return _topics_differ(delta) or bool(before and after and _told(before) != _told(after))


def _told(shown: Shown) -> tuple[str, ...]:
    card = shown.card
    return card.title, card.permalink, card.language, shown.leads_digest


def _compared_with(
    delta: Delta, shown: Shown, catalog: Catalog, kind: str, day: str
) -> Iterator[str]:
    """Yield the later weeks or months that say something by the numbers of these days."""
    part = part_of(kind, day)
    for key in _topics_moved(delta, shown):
        group = Group("topic", key)
        for by in range(1, COMPARED + 1):
            later = step(part, by)
            # Had it been enough before, an article of that time would have a change of its own.
            if (
                has_digest(catalog, later)
                and catalog.count_between(group, stretch_of(later)) >= RISING_LEAST
            ):
                yield later
        if follower := _follower(catalog, group, day):
            yield from _there(catalog, [part_of(kind, follower)])
    if moves(delta, ARCHIVE) and (follower := _follower(catalog, ARCHIVE, day)):
        # The site begins elsewhere: what comes first there compares itself with nothing.
        first = part_of(kind, follower)
        yield from _there(catalog, (step(first, by) for by in range(COMPARED)))


def _there(catalog: Catalog, parts: Iterable[str]) -> Iterator[str]:
    """Yield those with a digest: one that went, or came, had changes of its own articles."""
    return (part for part in parts if has_digest(catalog, part))


def _topics_moved(delta: Delta, shown: Shown) -> tuple[str, ...]:
    """Return the topics of one half in which the article does not stand so in the other."""
    own = group_keys(shown, "topic")
    if delta.before is None or delta.after is None or moves(delta, ARCHIVE):
        return own
    other = delta.after if shown is delta.before else delta.before
    return tuple(key for key in own if key not in group_keys(other, "topic"))


def _follower(catalog: Catalog, group: Group, day: str) -> str:
    """Return the next day of a group, where a change on `day` may have moved its beginning.

    With AT_ONCE articles before and one more, one of these was there all the time.
    """
    if catalog.has_before(group, day, AT_ONCE + 1):
        return ""
    return catalog.first_day(group, behind=day)


def may_have_crossed(delta: Delta, catalog: Catalog, part: str) -> bool:
    """Return whether a digest may come or go by this change and others."""
    articles = counts_of(catalog, WEEK if "W" in part else MONTH).get(part, 0)
    least = catalog.config.digests.min_articles
    if articles < least:
        return True
    is_in = delta.after is not None and stretch_of(part).holds(day_of(delta.after))
    return is_in and articles < least + AT_ONCE


def _parts_of_days(kind: str, part: str) -> set[str]:
    """Return the weeks or months that have a day in common with one of the other kind."""
    first, last = stretch_of(part)
    found = [part_of(kind, first)]
    while found[-1] < part_of(kind, last):
        found.append(step(found[-1], 1))
    return set(found)
