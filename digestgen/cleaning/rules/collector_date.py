"""`collector-date`.

` date 2020-04-26 ` before the first word, written there by whoever collected the page.

It may lie some days off the day that the page itself prints; so a printed date wins over it. A
month alone is taken away but gives no date. Left alone when a small letter follows: then it is a
sentence.
"""

from __future__ import annotations

from datetime import date

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.marks import COLLECTOR_DATE
from digestgen.cleaning.rule import NOTHING, Outcome


def collector_date(draft: Draft) -> Outcome:
    """Take the date of the collector."""
    mark = COLLECTOR_DATE.match(draft.text)
    if not mark:
        return NOTHING
    try:
        day = date.fromisoformat(mark["day"])
    except ValueError:
        day = None
        if mark["day"] != mark["month"]:
            return NOTHING
    change = Change(0, mark.end(), "", "the date that the collector wrote before the text")
    return Outcome((change,), Findings(collected=day))
