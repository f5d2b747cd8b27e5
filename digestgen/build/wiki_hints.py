"""What a wiki link that leads nowhere may have meant: a topic with nearly that name.

Said when problems are shown, never stored: a new topic elsewhere may be nearer, and the article
with the link would not be looked at for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from digestgen.model.problem import Problem
from digestgen.pages.hints import WIKI_HINT
from digestgen.store import database
from digestgen.text.fold import fold

MOST = 20
"""Names that are compared with all topics, which takes a millisecond each; the first ones."""
_ALIKE = 75


def with_wiki_hints(db: database.Connection, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems, with a topic in the hint of those about wiki links."""
    found = sorted(problems)
    names = list(dict.fromkeys(_name(one) for one in found if one.hint == WIKI_HINT))[:MOST]
    near = _near(db, names) if names else {}
    for one in found:
        meant = near.get(_name(one)) if one.hint == WIKI_HINT else None
        yield msgspec.structs.replace(one, hint=f"did you mean '[[{meant}]]'?") if meant else one


def _name(problem: Problem) -> str:
    """Return what the link of the problem says, as its message quotes it."""
    return problem.message.partition("'")[2].rpartition("'")[0]


def _near(db: database.Connection, names: Iterable[str]) -> dict[str, str]:
    from rapidfuzz import process  # noqa: PLC0415  only for faulty links

    topics = {
        name: folded
        for name, folded in db.execute("SELECT name, folded FROM topic_name ORDER BY name")
        if folded
    }
    near = {}
    for name in names:
        if found := process.extractOne(fold(name), topics, score_cutoff=_ALIKE):
            near[name] = found[2]
    return near
