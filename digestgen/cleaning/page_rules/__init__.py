"""The rules for the text taken out of a saved page, one a file, and the order they run in.

A rule is a pure function from what is left of the page to the blocks that shall go; it sees the
page as the rules before it left it. What names itself goes first, then lines at the edges of the
text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from digestgen.cleaning.page_rules.bare_heading import bare_heading
from digestgen.cleaning.page_rules.below_text import below_text
from digestgen.cleaning.page_rules.byline_line import byline_line
from digestgen.cleaning.page_rules.calls import calls
from digestgen.cleaning.page_rules.caption_line import caption_line
from digestgen.cleaning.page_rules.credits import credits_line
from digestgen.cleaning.page_rules.date_line import date_line
from digestgen.cleaning.page_rules.linked_line import linked_line
from digestgen.cleaning.page_rules.read_more import read_more
from digestgen.cleaning.page_rules.standfirst import standfirst
from digestgen.cleaning.page_rules.title_again import title_again
from digestgen.cleaning.page_rules.twice import twice
from digestgen.cleaning.page_text import PageText, Removal


class PageRule(msgspec.Struct, frozen=True):
    """A rule with its name and how sure its edits are (see `Rule.trust`)."""

    name: str
    run: Callable[[PageText], Iterator[Removal]]
    trust: float


PAGE_RULES: tuple[PageRule, ...] = (
    PageRule("page-title", title_again, 0.99),
    PageRule("page-standfirst", standfirst, 0.95),
    PageRule("page-caption", caption_line, 0.95),
    PageRule("page-byline", byline_line, 0.97),
    PageRule("page-date", date_line, 0.98),
    PageRule("page-twice", twice, 0.97),
    PageRule("page-read-more", read_more, 0.98),
    PageRule("page-call", calls, 0.97),
    PageRule("page-linked-line", linked_line, 0.95),
    PageRule("page-credits", credits_line, 0.95),
    PageRule("page-below", below_text, 0.97),
    PageRule("page-bare-heading", bare_heading, 0.98),
)

PAGE_RULE_NAMES: tuple[str, ...] = tuple(rule.name for rule in PAGE_RULES)
