"""`relative-age`: `24 mins ago in Politics` at the start of the body.

The word behind `in` is the section.

The age counts from the day of the scrape, so no date is made of it. Only at the very start, where
no sentence has begun: `three days ago` in running text stays.
"""

from __future__ import annotations

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.marks import AGE, read_section
from digestgen.cleaning.rule import NOTHING, Outcome


def relative_age(draft: Draft) -> Outcome:
    """Take the age and the section at the start."""
    at = len(draft.text) - len(draft.text.lstrip())
    age = AGE.match(draft.text, at)
    if not age:
        return NOTHING
    end, section = age.end(), ""
    if age["where"] and (found := read_section(draft.text, age.end())):
        section, end = found
    rest = draft.text[end:]
    if rest[:1] and not rest[0].isspace():
        return NOTHING
    if not section and not rest.lstrip()[:1].isupper():
        return NOTHING
    change = Change(0, end + len(rest) - len(rest.lstrip()), "", "how long ago the page was read")
    return Outcome((change,), Findings(section=section))
