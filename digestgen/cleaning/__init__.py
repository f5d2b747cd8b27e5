"""Clean scraped text: `Source -> Cleaned`.

One rule a file in `rules/`, their order in `rules/__init__.py`, words as data in `words/`. Pure
and linear. The rules are loaded for the first source that needs them.
"""

from __future__ import annotations

from digestgen.model.cleaned import Cleaned
from digestgen.model.metadata import Metadata
from digestgen.model.source import Format, Source
from digestgen.model.wish import NO_WISHES, WISH_FIELDS, Wishes

__all__ = ["RULE_NAMES", "clean", "is_scrape"]

_MIN_SCRAPE_WORDS = 100
"""A Markdown file of one line and fewer words is a note, not a scrape."""


def clean(
    source: Source,
    *,
    rules_off: tuple[str, ...] = (),
    language: str = "en",
    wishes: Wishes = NO_WISHES,
) -> Cleaned:
    """Return the cleaned body of `source` as Markdown, what was found in the text, and every edit.

    Which sources are cleaned: plain text; and a Markdown file that is none, being one long line
    without front matter that bears a sure mark of a scrape. Everything else comes back as it is,
    with no edits but those of `wishes`: what editors keep and drop.

    `rules_off` names rules of `RULE_NAMES` that shall not run. `language` is that of the site,
    used when the text does not show its own. Confidence is 1 for an untouched text, else the
    product of the trusts of the rules that changed something (see `rules/__init__.py`), a little
    less when a title had to be made up.
    """
    if not is_scrape(source):
        cleaned = Cleaned(markdown=source.body, edits=(), found=Metadata())
        if source.format is Format.HTML:
            from digestgen.cleaning.page import clean_page  # noqa: PLC0415

            cleaned = clean_page(source, rules_off=rules_off)
        if wishes == NO_WISHES:
            return cleaned
        from digestgen.cleaning.carry_out import carry_out  # noqa: PLC0415  seldom asked for

        return carry_out(source, cleaned, wishes)
    from digestgen.cleaning.scrape import clean_scrape  # noqa: PLC0415

    return clean_scrape(source, rules_off=rules_off, language=language, wishes=wishes)


def is_scrape(source: Source) -> bool:
    """Return whether the cleaning rules apply to `source`.

    A front matter of `keep:` and `drop:` alone says how to clean it, not that it is clean.
    """
    if source.format is Format.TEXT:
        return True
    is_stated = any(field.name.casefold() not in WISH_FIELDS for field in source.fields)
    if source.format is not Format.MARKDOWN or is_stated:
        return False
    body = source.body.strip()
    if "\n" in body:
        return False
    from digestgen.cleaning.marks import has_sure_mark  # noqa: PLC0415
    from digestgen.cleaning.tokens import count_words  # noqa: PLC0415

    return count_words(body) >= _MIN_SCRAPE_WORDS and has_sure_mark(source.body)


def __getattr__(name: str) -> tuple[str, ...]:
    """Return `RULE_NAMES`, the names of the rules in their order."""
    if name == "RULE_NAMES":
        from digestgen.cleaning.page_rules import PAGE_RULE_NAMES  # noqa: PLC0415
        from digestgen.cleaning.rules import RULE_NAMES  # noqa: PLC0415

        return RULE_NAMES + PAGE_RULE_NAMES
    raise AttributeError(name)
