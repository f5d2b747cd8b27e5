"""Which column of a data set is which field of an article.

    --map body=text,title=headline|name,date=published_at,outlet=publisher

Left of `=` stands a field of digestgen (or a name of its own, kept in the front matter), right of
it a column; `|` parts columns of which the first that says something counts, and a dot leads into
an object: `author.name`. Fields that are not mapped are found by the names that digestgen knows
from front matter, and the text by the names of `BODY`.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

import msgspec

from digestgen.content.field_names import ROLES, fold_name
from digestgen.model.problem import Problem
from digestgen.strict_yaml import Mapping, Scalar, Sequence, load


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


BODY = _names(
    """
    body content text article articlebody articletext bodytext fulltext maintext contenthtml
    contenttext bodyhtml html markdown story post rawtext plaintext
    """
)
"""Folded names of columns that hold the text, the surest first."""
_RETRIEVED = _names(
    """
    retrieved retrievedat retrievaldate scraped scrapedat scrapedate dateretrieved fetched fetchedat
    crawled crawledat crawldate datedownload downloadedat downloaddate accessed
    """
)
FIELDS = (
    "title", "date", "updated", "authors", "section", "categories", "tags", "summary", "slug",
    "language", "source", "draft",
)  # fmt: skip
"""Fields of an article that a column may give, besides body, id and retrieved."""
_ROLE_FIELDS = {"published": "date", "source_url": "source"}
_OTHERS = ("body", "id", "retrieved")


class FieldMap(msgspec.Struct, frozen=True):
    """For each field the columns that may hold it, in their order."""

    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def columns_of(self, field: str) -> tuple[str, ...]:
        """Return the columns of a field, () for none."""
        return dict(self.columns).get(field, ())


def parse_map(text: str) -> tuple[FieldMap, tuple[Problem, ...]]:
    """Return the mapping that `--map` states, or what is wrong with it."""
    pairs: dict[str, tuple[str, ...]] = {}
    problems: list[Problem] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, sign, columns = part.partition("=")
        found = tuple(filter(None, (column.strip() for column in columns.split("|"))))
        if not sign or not name.strip() or not found:
            problems.append(_fault("--map", 0, 0, f"'{part}' is no pair", "write body=text"))
        else:
            pairs[_field(name)] = found
    return FieldMap(tuple(pairs.items())), tuple(problems)


def read_map(text: str, path: str) -> tuple[FieldMap, tuple[Problem, ...]]:
    """Return the mapping of a YAML or JSON file: `field: column`, or `field: [column, column]`."""
    node, faults = load(text)
    problems = [_fault(path, f.line, f.column, f.message, f.hint) for f in faults]
    if node is not None and not isinstance(node, Mapping):
        problems.append(_fault(path, 1, 1, "no pairs stand here", "write lines such as body: text"))
    if not isinstance(node, Mapping):
        return FieldMap(), tuple(problems)
    pairs: dict[str, tuple[str, ...]] = {}
    for name, value in node.pairs:
        items = value.items if isinstance(value, Sequence) else (value,)
        columns = [item.text for item in items if isinstance(item, Scalar) and item.text]
        if not name.text or not columns or len(columns) < len(items):
            fault = f"'{name.text}' names no column"
            problems.append(_fault(path, name.line, name.column, fault, "write body: text"))
        else:
            pairs[_field(name.text)] = tuple(columns)
    return FieldMap(tuple(pairs.items())), tuple(problems)


def completed(given: FieldMap, columns: Iterable[str]) -> FieldMap:
    """Return `given` with the fields it leaves out, found among `columns` by their names."""
    pairs = dict(given.columns)
    mapped = {column for names in pairs.values() for column in names}
    found: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        if column in mapped:
            continue
        folded = fold_name(column.rpartition(".")[2])
        role, rank = ROLES.get(folded, ("", 0))
        if folded in BODY:
            found.setdefault("body", []).append((BODY.index(folded), column))
        elif folded in _RETRIEVED:
            found.setdefault("retrieved", []).append((_RETRIEVED.index(folded), column))
        elif role:
            found.setdefault(_ROLE_FIELDS.get(role, role), []).append((rank, column))
    for name, ranked in found.items():
        pairs.setdefault(name, tuple(column for _, column in sorted(ranked)))
    return FieldMap(tuple(pairs.items()))


def missing_columns(given: FieldMap, columns: Iterable[str]) -> list[str]:
    """Return the columns of `given` that are not among `columns`, each with what may be meant."""
    known = list(columns)
    missing = []
    for field, names in given.columns:
        for name in names:
            if name not in known and name.split(".", 1)[0] not in known:
                near = difflib.get_close_matches(name, known, 1)
                meant = f" (did you mean '{near[0]}'?)" if near else ""
                missing.append(f"{field}: no column '{name}'{meant}")
    return missing


def described(mapping: FieldMap) -> str:
    """Return the mapping for people: `title from headline; body from text`."""
    return "; ".join(f"{name} from {' or '.join(columns)}" for name, columns in mapping.columns)


def _field(name: str) -> str:
    """Return the field that `name` means; a name of its own stays."""
    name = name.strip()
    folded = fold_name(name)
    if name in (*FIELDS, *_OTHERS):
        return name
    if folded in BODY:
        return "body"
    if folded in _RETRIEVED:
        return "retrieved"
    role = ROLES.get(folded, ("", 0))[0]
    return _ROLE_FIELDS.get(role, role) or name


def _fault(path: str, line: int, column: int, message: str, hint: str) -> Problem:
    return Problem(path, line, column, "import-mapping", message, hint)
