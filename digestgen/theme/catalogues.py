"""Catalogues and locales -> `Speech`. The one door to babel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog as Messages
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, read_po

from digestgen.model.problem import Problem, Severity
from digestgen.wording import CONTEXT_END, ENGLISH, Speech

_PIECE = re.compile(r"'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+")
_VALUE = re.compile(r"%\((\w+)\)s|%(.?)")
_FIELDS = {
    "d": "{day}", "dd": "{day:02}", "MMMM": "{month}", "LLLL": "{month}", "MMM": "{short}",
    "LLL": "{short}", "M": "{number}", "L": "{number}", "MM": "{number:02}", "LL": "{number:02}",
    "y": "{year}", "yyyy": "{year}",
}  # fmt: skip
_SAMPLES = (*range(201), 1_000_000)
_HINT = "write the same %(name)s as in the English text, or leave msgstr empty"


def read_speech(files: Sequence[Path], language: str) -> tuple[Speech, tuple[Problem, ...]]:
    """Return a language by its catalogues, the first of which win, and what is wrong with these.

    A message with a fault is left out, as if it were not translated.
    """
    problems: list[Problem] = []
    catalogues = [found for path in files if (found := _read(path, problems))]
    # The forms of a language are the same in all of its catalogues; the last is the default's.
    plural = catalogues[-1][1].plural_expr if catalogues else "n != 1"
    forms = catalogues[-1][1].num_plurals if catalogues else 2
    messages: dict[str, tuple[str, ...]] = {}
    for path, catalogue in catalogues:
        for message in catalogue:
            key, texts = _texts(message)
            if not message.id or message.fuzzy or not all(texts):
                continue
            if fault := _fault(message, texts, forms):
                problems.append(_problem(path, message.lineno or 1, fault, _HINT))
            else:
                messages.setdefault(key, texts)
    locale = _locale(language)
    return _spoken(messages, plural, language, locale), tuple(problems)


def _read(path: Path, problems: list[Problem]) -> tuple[Path, Messages] | None:
    try:
        with path.open("rb") as file:
            return path, read_po(file, locale=_name(path), abort_invalid=True)
    except PoFileError as error:
        problems.append(_problem(path, error.lineno, str(error), "mend it as gettext has it"))
    except (OSError, ValueError, LookupError) as error:
        problems.append(_problem(path, 0, f"cannot be read: {error}", "save it as UTF-8"))
    return None


def _name(path: Path) -> str | None:
    locale = _locale(path.stem)
    return str(locale) if locale else None


def _locale(language: str) -> Locale | None:
    parts = language.replace("_", "-").split("-")
    for size in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:size]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _texts(message: Message) -> tuple[str, tuple[str, ...]]:
    """Return the key of a message, and its translation: one text, or its forms."""
    source = message.id[0] if isinstance(message.id, tuple | list) else message.id
    key = f"{message.context}{CONTEXT_END}{source}" if message.context else str(source)
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return key, tuple(text or "" for text in texts)


def _fault(message: Message, texts: Sequence[str], forms: int) -> str:
    """Return what is wrong with a translation; '' for nothing."""
    sources = message.id if isinstance(message.id, tuple | list) else (message.id,)
    if len(sources) > 1 and len(texts) != forms:
        return f"{len(texts)} forms where this language has {forms}"
    known = {name for source in sources for name in _names(source)}
    for text in texts:
        if unknown := [name for name in _names(text) if name not in known]:
            return f"'{unknown[0]}' does not stand in the English text"
    # Words may stand for a number ("one article"); nothing else may be lost.
    needed = set(_names(sources[-1])) - {"num"}
    lost = sorted(needed.difference(_names(texts[-1])))
    return f"'{lost[0]}' is missing" if lost else ""


def _names(text: str) -> Iterator[str]:
    """Yield the values that a text holds, `%(name)s`; a lone `%` is one of them."""
    for match in _VALUE.finditer(text):
        if match[1] or match[2] != "%":
            yield match[0] if not match[1] else match[1]


def _problem(path: Path, line: int, message: str, hint: str) -> Problem:
    return Problem(str(path), line, 0, "catalogue", message, hint, Severity.WARNING)


def _spoken(
    messages: dict[str, tuple[str, ...]], plural: str, language: str, locale: Locale | None
) -> Speech:
    if locale is None or locale.language == ENGLISH.language:
        return Speech(language, messages, plural)
    skeletons = locale.datetime_skeletons
    group = locale.number_symbols.get("latn", {}).get("group", ",")
    month = _skeleton(skeletons, "yMMMM", "MMMM y")
    # Only some languages have other forms; what babel says of the rest may be another locale's.
    alone = _twelve(locale.months["stand-alone"]["wide"]) if "LLLL" in month else ()
    return Speech(
        language=language,
        messages=messages,
        plural=plural,
        categories=tuple(_categories(locale)),
        months=_twelve(locale.months["format"]["wide"]),
        months_alone=alone,
        short_months=_twelve(locale.months["format"]["abbreviated"]),
        weekdays=_seven(locale.days["stand-alone"]["wide"]),
        short_weekdays=_seven(locale.days["stand-alone"]["short"]),
        day=_pattern(str(locale.date_formats["long"].pattern)),
        day_of_year=_pattern(_skeleton(skeletons, "MMMd", "d MMM")),
        month=_pattern(month),
        group=group,
    )


def _skeleton(skeletons: object, name: str, default: str) -> str:
    found = skeletons.get(name) if hasattr(skeletons, "get") else None
    return str(found.pattern) if found else default


def _twelve(names: dict[int, str]) -> tuple[str, ...]:
    return tuple(names[month] for month in range(1, 13))


def _seven(names: dict[int, str]) -> tuple[str, ...]:
    return tuple(names[day] for day in range(7))


def _categories(locale: Locale) -> Iterable[tuple[str, int]]:
    """Return each form of the locale's plural with a number that takes it."""
    found: dict[str, int] = {}
    for number in _SAMPLES:
        found.setdefault(locale.plural_form(number), number)
    return found.items()


def _pattern(pattern: str) -> str:
    """Return a pattern of CLDR as one of `str.format`; a field that we do not know is left out."""
    found = []
    for match in _PIECE.finditer(pattern):
        piece = match[0]
        if piece[0] == "'":
            found.append((match[1] or "'").replace("{", "{{").replace("}", "}}"))
        else:
            found.append(_FIELDS.get(piece, "") if piece.isalpha() and piece.isascii() else piece)
    return "".join(found)
