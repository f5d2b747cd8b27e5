"""What a change of an article means for lists: what of it differs, and where it stood or stands.

A change whose halves are equal says that one of the article's topics has a new name: then all that
shows its topics counts as changed.
"""

from __future__ import annotations

from digestgen.model.delta import Delta, Shown
from digestgen.store.catalog import Catalog
from digestgen.store.groups import ARCHIVE, Group

_LINE = ("title", "permalink", "published", "summary", "language")
"""What of a card stands in a list, beside its topics."""
_ENTRY = (*_LINE, "updated", "authors")
"""In a feed."""
_NEAR = ("title", "permalink", "published", "language")
"""In the neighbours and related lists of others, beside topics and rare terms."""


def halves(delta: Delta) -> tuple[Shown, ...]:
    """Return the article as it was and as it is, as far as it is there."""
    return tuple(shown for shown in (delta.before, delta.after) if shown is not None)


def group_keys(shown: Shown, kind: str) -> tuple[str, ...]:
    """Return the keys of the groups of one kind that the article is in, in order."""
    return tuple(key for group, key in shown.groups if group == kind)


def groups_touched(delta: Delta, kind: str) -> tuple[str, ...]:
    """Return the keys of the groups of one kind that the article was or is in, sorted."""
    return tuple(sorted({key for shown in halves(delta) for key in group_keys(shown, kind)}))


def is_in(shown: Shown | None, group: Group) -> bool:
    """Return whether the article is (or was) a member."""
    return shown is not None and (group == ARCHIVE or tuple(group) in shown.groups)


def moves(delta: Delta, group: Group) -> bool:
    """Return whether the article joins or leaves the group, or has another date in it."""
    before, after = delta.before, delta.after
    if before is None or after is None:
        return True
    if is_in(before, group) != is_in(after, group):
        return True
    return before.card.published != after.card.published


def regroups(delta: Delta, kind: str) -> bool:
    """Return whether the article joins or leaves a group of that kind."""
    before, after = (set(group_keys(s, kind)) if s else set() for s in (delta.before, delta.after))
    return before != after


def line_differs(delta: Delta) -> bool:
    """Return whether the article's line in lists may differ."""
    return _differs(delta, _LINE)


def entry_differs(delta: Delta) -> bool:
    """Return whether the article's entry in feeds may differ."""
    return _differs(delta, _ENTRY)


def title_differs(delta: Delta) -> bool:
    """Return whether the article's title, or that it is in its topics, may differ."""
    return _differs(delta, ("title",))


def name_differs(delta: Delta) -> bool:
    """Return whether the article's name in the neighbours of others may differ, or its place."""
    return _differs(delta, _NEAR)


def relation_differs(delta: Delta) -> bool:
    """Return whether what its neighbours show of the article may differ."""
    before, after = delta.before, delta.after
    if name_differs(delta) or before is None or after is None:
        return True
    return _compared_by(before) != _compared_by(after)


def _compared_by(shown: Shown) -> tuple[object, ...]:
    return shown.terms, shown.sketch.ids, shown.sketch.levels


def copies_differ(delta: Delta) -> bool:
    """Return whether what copies of the article show of it may differ, or which are copies.

    They name where it is from, which nothing but the body's digest tells.
    """
    before, after = delta.before, delta.after
    if relation_differs(delta) or before is None or after is None:
        return True
    return (before.sketch.passages, before.sketch.pairs, before.body_digest) != (
        after.sketch.passages,
        after.sketch.pairs,
        after.body_digest,
    )


def _differs(delta: Delta, fields: tuple[str, ...]) -> bool:
    before, after = delta.before, delta.after
    if before is None or after is None or before == after:
        return True
    if any(getattr(before.card, field) != getattr(after.card, field) for field in fields):
        return True
    return group_keys(before, "topic") != group_keys(after, "topic")


def month_of(shown: Shown) -> str:
    """Return the month of the article, `2020-04`; '' when it is undated."""
    return shown.card.published.isoformat()[:7] if shown.card.published else ""


def months_touched(delta: Delta, group: Group) -> tuple[str, ...]:
    """Return the months in which the group had or has the article, sorted."""
    return tuple(sorted({month_of(shown) for shown in halves(delta) if is_in(shown, group)}))


def is_among_newest(delta: Delta, catalog: Catalog, group: Group, limit: int) -> bool:
    """Return whether the article may be or have been among the newest `limit` of the group.

    Told from the new catalog: if an article had been among them and newer ones pushed it out, these
    have changes of their own.
    """
    newest = catalog.newest(group, limit)
    if len(newest) < limit:
        return True
    if not newest:
        return False
    last = newest[-1]
    end = (last.published.isoformat() if last.published else "", last.article_id)
    for shown in halves(delta):
        published = shown.card.published
        place = (published.isoformat() if published else "", shown.card.article_id)
        if is_in(shown, group) and place >= end:
            return True
    return False
