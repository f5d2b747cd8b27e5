"""`title-repeated`.

The headline printed twice in a row before the body, with a breadcrumb before it.

`Home News Who Pays For It? Who Pays For It? ...`: a run of five or more words, twice, directly
behind each other, in the first words, and no sentence ends in it: then it is the headline. Both
copies and the breadcrumb go.
"""

from __future__ import annotations

from digestgen.cleaning.draft import Change, Draft
from digestgen.cleaning.findings import Findings
from digestgen.cleaning.rule import NOTHING, Outcome
from digestgen.cleaning.tokens import bare, skip_blanks, tokens_of

MIN_WORDS, MAX_WORDS = 5, 30
MIN_DISTINCT = 4
MAX_BREADCRUMB = 6
WINDOW = 700


def title_repeated(draft: Draft) -> Outcome:
    """Take a headline that stands there twice."""
    text = draft.text
    words = [*map(bare, text[:WINDOW].split())]
    for first in range(min(MAX_BREADCRUMB + 1, len(words))):
        if words[first] not in words[first + MIN_WORDS : first + MAX_WORDS + 1]:
            continue
        for size in range(MAX_WORDS, MIN_WORDS - 1, -1):
            copy = first + size
            if copy + size >= len(words) or words[first:copy] != words[copy : copy + size]:
                continue
            tokens = tokens_of(text, 0, min(len(text), WINDOW))
            title = text[tokens[first].start : tokens[copy - 1].end]
            if len(set(words[first:copy])) < MIN_DISTINCT:
                continue
            if title.endswith((".", ",")) or ". " in title:
                continue
            end = skip_blanks(text, tokens[copy + size - 1].end)
            return Outcome(
                (Change(0, end, "", "the headline, printed twice before the text"),),
                Findings(title=title),
            )
    return NOTHING
