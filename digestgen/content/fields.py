"""Fields as typed -> typed metadata.

Each role (title, published, tags ...) has several names in the world; `field_names` lists them. The
best named field of a role is read, the others and all unknown ones are kept in `Metadata.extra`.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from msgspec import json
from msgspec.structs import replace

from digestgen.content.dates import HINT, read_day
from digestgen.content.faults import error, notice, quoted, warning
from digestgen.content.field_names import CONTAINED_ROLES, CONTAINERS, ROLES, fold_name, role_of
from digestgen.content.labels import labels_of
from digestgen.content.paths import file_name_date
from digestgen.content.people import authors_of
from digestgen.content.values import is_absent, pairs_of, truth_of, without_wiki_link
from digestgen.model.metadata import Found, Metadata, Original
from digestgen.model.problem import Problem
from digestgen.model.source import Field, Source
from digestgen.model.wish import WISH_FIELDS
from digestgen.text.lines import one_line

_ADDRESS = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(r"/?([0-9]{4})/([0-9]{2})/([0-9]{2})/")
_ADDRESS_NAMES = frozenset({"path", "permalink", "url"})
_HIDDEN = frozenset({"draft", "private", "hidden", "pending", "unpublished", "idea", "inprogress"})
_SHOWN = frozenset({"published", "publish", "public", "live", "final", "done"})


def read_fields(source: Source, *, timezone: str) -> tuple[Metadata, tuple[Problem, ...]]:
    """Interpret the fields of `source`.

    A stated day is kept as it stands; `timezone`, an IANA name, is for counts of seconds alone. An
    article that states none has the day of its address (`path: 2020/04/26/...`) or its file's name.
    """
    reader = _Reader(source.fields, timezone)
    metadata = reader.metadata()
    if metadata.published is None:
        days = (*map(_day_in_address, source.fields), file_name_date(source.path))
        metadata = replace(metadata, published=next((day for day in days if day), None))
    return metadata, tuple(replace(problem, path=source.path) for problem in reader.problems)


def date_source(source: Source, metadata: Metadata) -> Found | None:
    """Return where `metadata.published`, as `read_fields(source)` gave it, came from."""
    if metadata.published is None:
        return None
    for field in source.fields:
        is_date = role_of(field.name) == "published"
        is_stated = is_date and not is_absent(field.value) and truth_of(field.value) is None
        if is_stated or _day_in_address(field) == metadata.published:
            return Found.FRONT_MATTER if field.line else Found.PAGE
    return Found.FILE_NAME


def _day_in_address(field: Field) -> date | None:
    """Return the day that an address begins with: `path = "2020/04/26/recruits"`."""
    if field.name.lower() not in _ADDRESS_NAMES or not isinstance(field.value, str):
        return None
    match = _DAY_IN_ADDRESS.match(field.value.strip())
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


class _Reader:
    """Reads the fields of one source, noting problems and which fields were used."""

    def __init__(self, fields: tuple[Field, ...], timezone: str) -> None:
        self.problems: list[Problem] = []
        self._timezone = timezone
        self._fields = fields
        self._used: set[int] = set()
        self._by_role: dict[str, list[Field]] = {}
        ranked: list[tuple[int, str, Field]] = []
        for field in fields:
            role, rank = ROLES.get(fold_name(field.name), ("", 0))
            if role and not is_absent(field.value):
                ranked.append((rank, role, field))
            elif role:
                self._used.add(id(field))
        for _, role, field in sorted(ranked, key=lambda entry: entry[0]):
            self._by_role.setdefault(role, []).append(field)
        self._look_into_containers()
        self._note_doubles()

    def metadata(self) -> Metadata:
        is_draft = self._is_draft()
        section = self._text("section")
        tags, categories = self._by_role.get("tags", []), self._by_role.get("categories", [])
        labels = labels_of(tags, categories, section)
        self._used.update(id(field) for field in tags)
        if labels.are_categories_used:
            self._used.update(id(field) for field in categories)
        return Metadata(
            title=self._text("title", is_needed=True),
            published=self._day("published"),
            updated=self._day("updated"),
            authors=self._authors(),
            section=labels.section,
            tags=labels.tags,
            summary=self._text("summary"),
            slug=self._text("slug"),
            language=self._text("language").replace("_", "-"),
            source_url=self._address(),
            original=self._original(),
            is_draft=is_draft,
            extra=tuple(
                sorted(
                    (
                        (field.name, json.encode(field.value).decode())
                        for field in self._fields
                        if id(field) not in self._used and field.name.casefold() not in WISH_FIELDS
                    ),
                    key=lambda pair: pair[0],
                )
            ),
        )

    def _look_into_containers(self) -> None:
        """Add what `[taxonomies]`, `[extra]` and `params:` hold for roles that are open."""
        open_roles = CONTAINED_ROLES - self._by_role.keys()
        for container in self._fields:
            if container.name.lower() not in CONTAINERS:
                continue
            for name, value in pairs_of(container.value) or ():
                role, _ = ROLES.get(fold_name(name), ("", 0))
                if role in open_roles and not is_absent(value):
                    inner = Field(
                        f"{container.name}.{name}", value, container.line, container.column
                    )
                    self._by_role.setdefault(role, []).append(inner)

    def _note_doubles(self) -> None:
        for fields in self._by_role.values():
            for first, second in pairwise(fields):
                if fold_name(first.name) == fold_name(second.name):
                    self.problems.append(
                        warning(
                            "front-matter-same-field",
                            f"'{first.name}' and '{second.name}' are one field; the first is used",
                            "keep one of them",
                            line=second.line,
                            column=second.column,
                        )
                    )

    def _text(self, role: str, *, is_needed: bool = False) -> str:
        for field in self._by_role.get(role, ()):
            if isinstance(field.value, str):
                self._used.add(id(field))
                return one_line(without_wiki_link(field.value))
            report = error if is_needed else warning
            self.problems.append(
                report(
                    "front-matter-value",
                    f"'{field.name}' is a list or mapping where a text is awaited",
                    f'put the value in quotes: {field.name}: "..."',
                    line=field.line,
                    column=field.column,
                )
            )
        return ""

    def _day(self, role: str) -> date | None:
        for field in self._by_role.get(role, ()):
            if id(field) in self._used:
                continue
            self._used.add(id(field))
            text = field.value if isinstance(field.value, str) else None
            day = (
                "is a list or mapping, no date"
                if text is None
                else read_day(text, timezone=self._timezone)
            )
            shown = quoted(text) if text is not None else f"'{field.name}'"
            if isinstance(day, str):
                self.problems.append(
                    error(
                        "front-matter-date",
                        f"{shown} {day}",
                        HINT,
                        line=field.line,
                        column=field.column,
                    )
                )
                return None
            if day.is_whole_month:
                self.problems.append(
                    notice(
                        "front-matter-month",
                        f"{shown} names no day; read as {day.value.isoformat()}",
                        HINT,
                        line=field.line,
                        column=field.column,
                    )
                )
            return day.value
        return None

    def _authors(self) -> tuple[str, ...]:
        for field in self._by_role.get("authors", ()):
            if names := authors_of(field):
                self._used.add(id(field))
                return names
        return ()

    def _address(self) -> str:
        for field in self._by_role.get("source_url", ()):
            if isinstance(field.value, str) and _ADDRESS.match(field.value.strip()):
                self._used.add(id(field))
                return one_line(field.value)
        return ""

    def _original(self) -> Original | None:
        name = self._text("original")
        line = self._by_role["original"][0].line if name else 0
        return Original(name, line) if name else None

    def _is_draft(self) -> bool:
        """Return whether any field says so: `draft: true`, `published: false`, `status: draft`."""
        says_draft = False
        for field in (*self._by_role.get("draft", ()), *self._by_role.get("published", ())):
            if not isinstance(field.value, str):
                continue
            name, word = fold_name(field.name), fold_name(field.value)
            truth = (
                truth_of(field.value)
                if name in ("draft", "isdraft", "publish", "published")
                else None
            )
            if truth is not None:
                self._used.add(id(field))
                says_draft |= truth if name in ("draft", "isdraft") else not truth
            elif name == "status" and word in _HIDDEN | _SHOWN:
                self._used.add(id(field))
                says_draft |= word in _HIDDEN
            elif name in ("draft", "isdraft"):
                says_draft = True
                self.problems.append(
                    warning(
                        "front-matter-draft",
                        f"{quoted(field.value)} is neither true nor false; taken for a draft",
                        "write draft: true or draft: false",
                        line=field.line,
                        column=field.column,
                    )
                )
        return says_draft
