"""What editors wish for one text: `keep:` and `drop:` of its front matter, patterns of the site.

Found in the source text before any rule runs, so that it does not matter what the rules make of it.
The word of the article beats that of the site, and what is kept beats what is dropped. Pure; linear
in the text, but for the patterns, which have their time limit.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from typing import NamedTuple
from urllib.parse import urlsplit

from digestgen.model.problem import Problem, Severity
from digestgen.model.source import Field, FieldValue, Source
from digestgen.model.wish import NO_WISHES, WISH_FIELDS, Removal, SitePattern, Wishes
from digestgen.text.lines import one_line, shorten
from digestgen.text.patterns import TIME_LIMIT_S, find_spans

Span = tuple[int, int]
_SITE_NAMES = frozenset({"site", "sitename", "publisher"})
_ALIKE = {"'": "['’‘]", "’": "['’‘]", "‘": "['’‘]", '"': '["“”„]', "“": '["“”„]', "”": '["“”„]'}
"""Whoever types a text does not see which quotes the page has."""
_MAY_BE_GLUED = tuple(".!?…:;,)]”’\"'")
"""Behind these signs the blank may be missing in a flattened page."""
_MUCH = 0.5


def find_wishes(
    source: Source,
    *,
    drop: tuple[SitePattern, ...] = (),
    keep: tuple[SitePattern, ...] = (),
    source_url: str = "",
) -> tuple[Wishes, tuple[Problem, ...]]:
    """Return what editors wish for `source`, and what is wrong with their wishes.

    `drop` and `keep` are the patterns of the site that are for texts like this one; those for other
    paths and sources are passed over. Places count in the file.
    """
    fields = [f for f in source.fields if f.line and f.name.casefold() in WISH_FIELDS]
    if not (fields or drop or keep):
        return NO_WISHES, ()
    problems: list[Problem] = []
    own_kept: list[Span] = []
    own_dropped: list[tuple[Span, Problem]] = []
    for field in fields:
        is_keep = field.name.casefold() == "keep"
        for wanted in _texts(source, field, problems):
            spans = list(_occurrences(source, wanted.text))
            if not spans:
                problems.append(_not_found(source.path, wanted, is_keep=is_keep))
            elif is_keep:
                own_kept += spans
            else:
                contradiction = _contradiction(source.path, wanted)
                own_dropped += [(span, contradiction) for span in spans]
    own = _merged(own_kept)
    for span, contradiction in own_dropped:
        if _meets(own, span) and contradiction not in problems:
            problems.append(contradiction)
    removed = _merged(span for span, _ in own_dropped if not _meets(own, span))
    removals = [Removal(*span, "dropped in the front matter") for span in removed]
    around = _Around(source, source_url)
    site_kept = (span for _, span in _site_spans(source, around, keep, problems))
    site_kept = (span for span in site_kept if not _meets(removed, span))
    kept = _merged([*own, *site_kept])
    found = list(_site_spans(source, around, drop, problems))
    _note_much(source, found, problems)
    removals += [
        Removal(*span, _reason(pattern)) for pattern, span in found if not _meets(kept, span)
    ]
    wishes = Wishes(kept, _joined(_with_blanks(source, r) for r in removals))
    return wishes, tuple(problems)


class _Wanted(NamedTuple):
    text: str
    line: int
    column: int


def _texts(source: Source, field: Field, problems: list[Problem]) -> Iterator[_Wanted]:
    """Yield the texts of a field; what is no text or list of texts is a doubt."""
    values: tuple[FieldValue | tuple[str, FieldValue], ...] = (
        field.value if isinstance(field.value, tuple) else (field.value,)
    )
    for value in values:
        if value is None:
            continue
        if not isinstance(value, str):
            problems.append(
                Problem(
                    source.path, field.line, field.column, "front-matter-value",
                    f"'{field.name}' holds something else than texts",
                    'write a list of texts, each in quotes: - "..."', Severity.WARNING,
                )
            )  # fmt: skip
        elif text := value.strip():
            yield _Wanted(text, *_place(source, field, text))


def _place(source: Source, field: Field, text: str) -> tuple[int, int]:
    """Return where an item of a list stands: fields know only where the list begins."""
    head = source.text[: source.body_start].split("\n")
    needle = " ".join(text.split()[:3])
    for number, line in enumerate(head[field.line - 1 :], field.line):
        first = field.column - 1 if number == field.line else 0
        if (at := line.find(needle, first)) >= 0:
            return number, at + 1
    return field.line, field.column


def _occurrences(source: Source, wanted: str) -> Iterator[Span]:
    """Yield every stretch of the body that reads like `wanted`.

    Blanks of any kind are alike, curly and straight quotes too. Whole words are looked for first:
    `drop: ["a"]` must not take the letter out of every word; but a flattened page may have glued
    the text to the word before it.
    """
    pattern = _loose(wanted)
    whole = re.compile(rf"(?<!\w){pattern}(?!\w)")
    found = [match.span() for match in whole.finditer(source.text, source.body_start)]
    loose = re.compile(pattern)
    yield from found or (m.span() for m in loose.finditer(source.text, source.body_start))


def _loose(wanted: str) -> str:
    parts: list[str] = []
    for word in wanted.split():
        if parts:
            parts.append(r"\s*" if parts[-1].endswith("\0") else r"\s+")
        signs = "".join(_ALIKE.get(sign, re.escape(sign)) for sign in word)
        parts.append(signs + ("\0" if word.endswith(_MAY_BE_GLUED) else ""))
    return "".join(parts).replace("\0", "")


class _Around:
    """What patterns may be limited by."""

    def __init__(self, source: Source, source_url: str) -> None:
        self._path = source.path
        self._host = host_of(source_url)
        self._names = {name.casefold() for name in site_names_of(source)}

    def suits(self, pattern: SitePattern) -> bool:
        if pattern.path and not self._lies_in(pattern.path):
            return False
        wanted = pattern.source.casefold().removeprefix("www.")
        return (
            not wanted
            or wanted == self._host
            or self._host.endswith(f".{wanted}")
            or pattern.source.casefold() in self._names
        )

    def _lies_in(self, path: str) -> bool:
        return self._path.startswith(path) if path.endswith("/") else fnmatchcase(self._path, path)


def site_names_of(source: Source) -> frozenset[str]:
    """Return what the front matter or the page calls the site that an article came from."""
    return frozenset(
        one_line(field.value)
        for field in source.fields
        if field.name.casefold().replace("_", "") in _SITE_NAMES and isinstance(field.value, str)
    )


def host_of(address: str) -> str:
    """Return the host of an address, without `www.`; '' when it has none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _site_spans(
    source: Source, around: _Around, patterns: Iterable[SitePattern], problems: list[Problem]
) -> Iterator[tuple[SitePattern, Span]]:
    for pattern in patterns:
        if not around.suits(pattern):
            continue
        try:
            spans = find_spans(pattern.text, source.text, source.body_start)
        except TimeoutError:
            problems.append(_too_slow(source.path, pattern))
            continue
        yield from ((pattern, span) for span in spans)


def _reason(pattern: SitePattern) -> str:
    return f"{pattern.reason or 'a pattern of the site'} ({pattern.place})"


def _not_found(path: str, wanted: _Wanted, *, is_keep: bool) -> Problem:
    code = "keep-not-found" if is_keep else "drop-not-found"
    shown = shorten(one_line(wanted.text), max_chars=60)
    return Problem(
        path, wanted.line, wanted.column, code, f"'{shown}' does not stand in the text",
        "copy it from the file as it is, or take it out of the list", Severity.WARNING,
    )  # fmt: skip


def _contradiction(path: str, wanted: _Wanted) -> Problem:
    shown = shorten(one_line(wanted.text), max_chars=60)
    return Problem(
        path, wanted.line, wanted.column, "keep-and-drop",
        f"'{shown}' is to go and to stay; it stays",
        "take it out of keep: or of drop:", Severity.WARNING,
    )  # fmt: skip


def _too_slow(path: str, pattern: SitePattern) -> Problem:
    shown = shorten(one_line(pattern.text), max_chars=60)
    return Problem.of_file(
        path, "pattern-time",
        f"the pattern '{shown}' ({pattern.place}) was not done with this article after "
        f"{TIME_LIMIT_S:g} s",
        "write it without a repetition inside a repetition, or limit it with path: or source:",
    )  # fmt: skip


def _note_much(
    source: Source, found: list[tuple[SitePattern, Span]], problems: list[Problem]
) -> None:
    """Doubt patterns that take most of a text."""
    sizes: dict[str, int] = {}
    for pattern, (start, end) in found:
        sizes[pattern.place] = sizes.get(pattern.place, 0) + end - start
    for place, size in sizes.items():
        if size > _MUCH * len(source.body):
            problems.append(
                Problem.of_file(
                    source.path, "pattern-much",
                    f"the pattern at {place} removes {size:,} of {len(source.body):,} characters",
                    "limit it with path: or source:, or write more of the words around it",
                    Severity.WARNING,
                )
            )  # fmt: skip


def _with_blanks(source: Source, removal: Removal) -> Removal:
    """Return the removal with the blanks, or the line end, that would be left over behind it."""
    text, start, end = source.text, removal.start, removal.end
    before = text[start - 1] if start > source.body_start else "\n"
    if before.isspace():
        while end < len(text) and text[end] in " \t":
            end += 1
        if before == "\n" and text[end : end + 1] == "\n":
            end += 1
    return Removal(start, end, removal.reason)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, with those that meet joined."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def _joined(removals: Iterable[Removal]) -> tuple[Removal, ...]:
    """Return the removals sorted; of two that overlap the first takes in the second."""
    out: list[Removal] = []
    for removal in sorted(removals):
        if out and removal.start < out[-1].end:
            last = out.pop()
            removal = Removal(last.start, max(last.end, removal.end), last.reason)  # noqa: PLW2901
        out.append(removal)
    return tuple(out)


def _meets(spans: tuple[Span, ...], span: Span) -> bool:
    """Return whether `span` overlaps one of `spans` (sorted, apart)."""
    at = bisect_left(spans, (span[1],))
    return at > 0 and spans[at - 1][1] > span[0]
