"""Which days a digest is of: the last ones, a week, a month, or any."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

import click

from digestgen.pages.digest_order import part_in_words
from digestgen.pages.digest_topics import Days
from digestgen.text.stretches import MONTH, WEEK, Stretch, is_part, kind_of
from digestgen.wording import ENGLISH, Wording

DEFAULT_SINCE = "7d"
_SINCE = re.compile(r"([1-9]\d{0,3})\s*([dw])", re.IGNORECASE)


class EditionDays(NamedTuple):
    """The days of an edition."""

    days: Days
    heading: str
    in_words: str
    """As in `no articles from 13 April 2020 to 19 April 2020`."""


def chosen_days(
    today: date,
    wording: Wording = ENGLISH,
    *,
    since: str | None = None,
    month: str | None = None,
    week: str | None = None,
    first: date | None = None,
    last: date | None = None,
) -> EditionDays:
    """Return the days that the options name, with a heading in the language of the site.

    Raises click.UsageError when they contradict.
    """
    is_range = first is not None or last is not None
    if sum((since is not None, month is not None, week is not None, is_range)) > 1:
        raise click.UsageError("give one of --since, --month, --week, and --from with --to")
    if part := month or week:
        return _told(Days.of_part(part), part_in_words(part, wording))
    if is_range:
        if first is None:
            raise click.UsageError("--to needs --from, the first day")
        end = last or today
        if end < first:
            raise click.UsageError(f"--to {end} lies before --from {first}")
        return _told(_between(first, end), _span(first, end, wording))
    count, start = _since(since or DEFAULT_SINCE, today)
    heading = (
        wording.gettext("Today")
        if count == 1
        else wording.ngettext("The last %(num)s day", "The last %(num)s days", count)
    )
    return _told(_between(start, today), heading)


def _since(text: str, today: date) -> tuple[int, date]:
    """Return how many days are meant, and the first of them."""
    match = _SINCE.fullmatch(text.strip())
    if match is None:
        raise click.UsageError(f"--since '{text}' is no time: write 7d for days, 2w for weeks")
    count = int(match[1]) * (7 if match[2].lower() == "w" else 1)
    try:
        return count, today - timedelta(days=count - 1)
    except OverflowError:
        raise click.UsageError(f"--since '{text}' reaches too far back") from None


def _between(first: date, last: date) -> Days:
    return Days.between(Stretch(first.isoformat(), last.isoformat()))


def _told(days: Days, heading: str) -> EditionDays:
    first, last = (date.fromisoformat(day) for day in days.stretch)
    span = _span(first, last, ENGLISH)
    words = f"on {span}" if first == last else f"from {span}"
    return EditionDays(days, heading, words)


def _span(first: date, last: date, wording: Wording) -> str:
    return wording.days(first.isoformat(), last.isoformat())


def month_type(text: str) -> str:
    """Return a month as typed. Raises ValueError, which click tells the user."""
    return _part(text, MONTH, "2020-04")


def week_type(text: str) -> str:
    """Return a week as typed."""
    return _part(text.upper(), WEEK, "2020-W17")


def _part(text: str, kind: str, example: str) -> str:
    if kind_of(text) != kind or not is_part(text):
        raise click.BadParameter(f"'{text}' is no {kind}: write it as in {example}")
    return text


def day_type(text: str) -> date:
    """Return a day as typed."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"'{text}' is no day: write it as in 2020-04-26") from None
