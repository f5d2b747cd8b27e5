"""What the interface says, in one language: words, counts, dates and figures.

Pure. The source text of every message is English, and English needs nothing else; what another
language needs (`Speech`) is read from the catalogues of a theme by `theme/locale.py`. Messages are
those of gettext: values stand in them as `%(name)s`, and `%%` is a percent sign.

The methods are called as gettext's functions are, because by these names the messages are found
when catalogues are brought up to date (`python -m tests.catalogues`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

CONTEXT_END = "\x04"
"""Between the context of a message and the message, as in gettext's own files."""


class Speech(msgspec.Struct, frozen=True):
    """A language as data: small, so that it can be kept and handed to other processes."""

    language: str
    """A tag that browsers know."""
    messages: dict[str, tuple[str, ...]]
    """By the English text (behind its context, if it has one): one text, or one for each form."""
    plural: str = "n != 1"
    """Which form a number takes, as an expression in C (`Plural-Forms` of gettext)."""
    categories: tuple[tuple[str, int], ...] = (("one", 1), ("other", 2))
    """What browsers call the forms, each with a number that takes it."""
    months: tuple[str, ...] = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    """As they stand in a date."""
    months_alone: tuple[str, ...] = ()
    """As they stand by themselves; () when that is the same."""
    short_months: tuple[str, ...] = (
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    )  # fmt: skip
    weekdays: tuple[str, ...] = (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
    )  # fmt: skip
    short_weekdays: tuple[str, ...] = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    day: str = "{day} {month} {year}"
    day_of_year: str = "{day} {short}"
    month: str = "{month} {year}"
    group: str = ","
    """Stands between thousands."""
    digest: str = ""
    """Of all that it was made of."""


def gettext_noop(message: str) -> str:
    """Return a message as it is: it is only marked, and translated where it is shown."""
    return message


def ngettext_noop(one: str, many: str) -> tuple[str, str]:
    """Return a message for one and for many as it is."""
    return one, many


class Wording:
    """The interface in one language. Two of the same speech say the same."""

    def __init__(self, speech: Speech) -> None:
        self._messages = speech.messages
        self._form_of = _form_function(speech.plural)
        self._speech = speech
        self.language = speech.language
        self.digest = speech.digest
        self.day = lru_cache(maxsize=16384)(self._day)
        self.month_alone = lru_cache(maxsize=4096)(self._month_alone)
        self.figure = lru_cache(maxsize=4096)(self._figure)
        self._first = self.pgettext("day of the month", "1")
        self._counted = lru_cache(maxsize=4096)(self._count)
        self.comma = self.pgettext("list", ", ")
        """What stands between the things of a list."""
        self.last_comma = self.pgettext("list", " and ")
        """What stands before the last of them."""
        self.semicolon = self.pgettext("list", "; ")
        """What stands between longer things."""

    # messages

    def gettext(self, message: str, /, **values: object) -> str:
        """Return a message, with these values in it."""
        found = self._messages.get(message)
        return (found[0] if found else message) % values

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """Return a message that says different things in different places."""
        found = self._messages.get(f"{context}{CONTEXT_END}{message}")
        return (found[0] if found else message) % values

    def ngettext(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Return what is said of so many; `num` stands for the number, unless it is given."""
        if not values:
            return self._counted(one, many, number)
        return self._form(one, one, many, number) % ({"num": self.figure(number)} | values)

    def _count(self, one: str, many: str, number: int) -> str:
        return self._form(one, one, many, number) % {"num": self.figure(number)}

    def npgettext(self, context: str, one: str, many: str, number: int, /, **values: object) -> str:
        """Return what is said of so many in a certain place."""
        text = self._form(f"{context}{CONTEXT_END}{one}", one, many, number)
        return text % ({"num": self.figure(number)} | values)

    def _form(self, key: str, one: str, many: str, number: int) -> str:
        found = self._messages.get(key)
        if found:
            return found[self._form_of(number)] if len(found) > 1 else found[0]
        return one if number == 1 else many

    def raw(self, message: str) -> str:
        """Return a message with its `%(name)s` still in it, for scripts."""
        found = self._messages.get(message)
        return found[0] if found else message

    def forms(self, one: str, many: str) -> dict[str, str]:
        """Return a message by what browsers call its forms, with `%(num)s` in it, for scripts."""
        return {name: self._form(one, one, many, n) for name, n in self._speech.categories}

    # lists

    def listed(self, things: Sequence[str]) -> str:
        """Return `a, b and c`."""
        if len(things) < 2:  # noqa: PLR2004
            return "".join(things)
        return f"{self.commas(things[:-1])}{self.last_comma}{things[-1]}"

    def commas(self, things: Sequence[str]) -> str:
        """Return `a, b, c`."""
        return self.comma.join(things)

    def labelled(self, label: str, text: str) -> str:
        """Return `label: text`."""
        return self.gettext("%(label)s: %(text)s", label=label, text=text)

    # figures and dates

    def _figure(self, number: int) -> str:
        return f"{number:,}".replace(",", self._speech.group)

    def _day(self, day: str) -> str:
        """Return `26 April 2020` for `2020-04-26`, '' for ''."""
        return self._dated(self._speech.day, date.fromisoformat(day)) if day else ""

    def days(self, first: str, last: str) -> str:
        """Return `13 April 2020 to 19 April 2020`, or the day when it is one."""
        if first == last:
            return self.day(first)
        return self.gettext("%(first)s to %(last)s", first=self.day(first), last=self.day(last))

    def short_day(self, day: str) -> str:
        """Return `26 Apr` for `2020-04-26`."""
        return self._dated(self._speech.day_of_year, date.fromisoformat(day))

    def month(self, month: str) -> str:
        """Return `April 2020` for `2020-04`, as in a sentence; `Undated` for ''."""
        if not month:
            return self.undated
        names = self._speech.months_alone or self._speech.months
        return self._speech.month.format(
            month=names[int(month[5:7]) - 1],
            short=self._speech.short_months[int(month[5:7]) - 1],
            number=int(month[5:7]),
            year=int(month[:4]),
        )

    def _month_alone(self, month: str) -> str:
        """Return a month as it stands by itself, in a heading or a line of a list."""
        return capitalised(self.month(month))

    def year(self, year: str) -> str:
        """Return `2020` for `2020`, `Undated` for ''."""
        return str(int(year)) if year else self.undated

    @property
    def undated(self) -> str:
        """Return what is said of articles without a date."""
        return self.gettext("Undated")

    @property
    def month_names(self) -> tuple[str, ...]:
        """Return the twelve months as they stand by themselves."""
        return tuple(map(capitalised, self._speech.months_alone or self._speech.months))

    @property
    def short_months(self) -> tuple[str, ...]:
        """Return the twelve months, short."""
        return tuple(map(capitalised, self._speech.short_months))

    @property
    def weekdays(self) -> tuple[tuple[str, str], ...]:
        """Return the days of the week, short and in full, Monday first."""
        short, full = self._speech.short_weekdays, self._speech.weekdays
        return tuple(zip(map(capitalised, short), map(capitalised, full), strict=True))

    def _dated(self, pattern: str, moment: date) -> str:
        return pattern.format(
            day=self._first if moment.day == 1 else moment.day,
            month=self._speech.months[moment.month - 1],
            short=self._speech.short_months[moment.month - 1],
            number=moment.month,
            year=moment.year,
        )


def capitalised(text: str) -> str:
    """Return a text with a great first letter, where its script has one."""
    return text[:1].upper() + text[1:]


def _form_function(plural: str) -> Callable[[int], int]:
    if plural == "n != 1":
        return lambda number: int(number != 1)
    from gettext import c2py  # noqa: PLC0415  undocumented, but stable

    function: Callable[[int], int] = c2py(plural)
    return function


ENGLISH = Wording(Speech("en", {}))
