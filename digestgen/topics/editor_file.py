"""Read `content/topics.yaml`: what the editor says about topics.

Pure. The format, a YAML list; an item is a name, or a mapping with `name` and any of

- `slug`: the last part of its address; `type`: person, place, organisation, event, subject
- `names`: what it is called in other languages, a mapping of language tags
- `aliases`: other spellings of it; `keep_apart`: names never taken for it
- `broader`: names of topics that hold it; `related`: names of topics beside it
- `description`: Markdown; `scope`: what belongs here, plain
- `pinned`: articles, by path, slug or title; `min_articles`: a number
- `hidden`: true for no page of its own; `link`: false, texts do not link to it

Everything is read before anything is said, so that one run shows all faults. YAML's guessing of
types is switched off (`strict_yaml`): a topic may be called No or 2024.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import Pin, TopicEntry
from digestgen.names import is_safe_slug, slugify
from digestgen.strict_yaml import Mapping, Node, Scalar, Sequence, YamlFault, load
from digestgen.text.language_names import LANGUAGE_TAG
from digestgen.text.lines import one_line
from digestgen.topics.editor_checks import Draft, Name, check_entries

TYPES = ("person", "place", "organisation", "event", "subject")
_TEXT_KEYS = ("name", "slug", "type", "description", "hidden", "link", "scope", "min_articles")
_LIST_KEYS = ("aliases", "broader", "related", "keep_apart", "pinned")
_KEYS = (*_TEXT_KEYS, *_LIST_KEYS, "names")
_MOST_ARTICLES = 1000
_TRUE, _FALSE = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})


class _Item(msgspec.Struct):
    """A mapping being read: its values by key, already of the right shape."""

    line: int
    column: int
    texts: dict[str, Name] = {}
    lists: dict[str, tuple[Name, ...]] = {}
    names: tuple[tuple[str, Name], ...] = ()


def read_topics_file(text: str, path: str) -> tuple[tuple[TopicEntry, ...], tuple[Problem, ...]]:
    """Return the entries of the file in its order, and all faults; `path` is for messages.

    Entries with a fault are returned as far as they could be read. Linear, but for hints.
    """
    root, faults = load(text)
    if root is None or (isinstance(root, Scalar) and root.text is None):
        return (), _problems(faults, path, "topics-yaml")
    if not isinstance(root, Sequence):
        fault = YamlFault(root.line, root.column, "this is no list", "begin every topic with '- '")
        return (), _problems([fault], path, "topics-shape")
    problems: list[Problem] = []
    drafts = []
    for node in root.items:
        found: list[YamlFault] = []
        draft = _draft(node, found)
        problems += _problems(found, path, "topics-entry")
        if draft:
            drafts.append(draft)
    problems += check_entries(drafts, path)
    return tuple(draft.entry for draft in drafts), tuple(sorted(problems))


def _problems(
    faults: list[YamlFault] | tuple[YamlFault, ...], path: str, code: str
) -> tuple[Problem, ...]:
    return tuple(
        Problem(path, fault.line, fault.column, code, fault.message, fault.hint, Severity.ERROR)
        for fault in faults
    )


def _draft(node: Node, faults: list[YamlFault]) -> Draft | None:
    """Return what one item of the list says, None without a name."""
    if isinstance(node, Mapping):
        item = _item(node, faults)
    else:
        name = _name(node, faults, "a topic")
        item = _Item(node.line, node.column, {"name": name} if name else {})
        if not name:
            return None
    if "name" not in item.texts:
        faults.append(
            YamlFault(item.line, item.column, "a topic without a name", "add 'name: ...'")
        )
        return None
    slug, kind = item.texts.get("slug"), item.texts.get("type")
    least = item.texts.get("min_articles")
    # Tags in other languages find it as those of other spellings do.
    aliases = (*item.lists.get("aliases", ()), *(name for _, name in item.names))
    entry = TopicEntry(
        name=item.texts["name"].text,
        line=item.line,
        column=item.column,
        slug=_slug(slug, faults) if slug else "",
        aliases=tuple(dict.fromkeys(name.text for name in aliases)),
        type=_type(kind, faults) if kind else "",
        broader=tuple(name.text for name in item.lists.get("broader", ())),
        related=tuple(name.text for name in item.lists.get("related", ())),
        description=item.texts["description"].text if "description" in item.texts else "",
        keep_apart=tuple(name.text for name in item.lists.get("keep_apart", ())),
        scope=item.texts["scope"].text if "scope" in item.texts else "",
        pinned=tuple(
            Pin(name.text, name.line, name.column) for name in item.lists.get("pinned", ())
        ),
        min_articles=_number(least, faults) if least else 0,
        is_hidden=_truth(item.texts["hidden"], faults, "hidden")
        if "hidden" in item.texts
        else False,
        is_linked=_truth(item.texts["link"], faults, "link") if "link" in item.texts else True,
        names=tuple((tag, name.text) for tag, name in item.names),
    )
    return Draft(
        entry=entry,
        name=item.texts["name"],
        aliases=aliases,
        broader=item.lists.get("broader", ()),
    )


def _item(node: Mapping, faults: list[YamlFault]) -> _Item:
    item = _Item(node.line, node.column)
    for key, value in node.pairs:
        if key.text in _TEXT_KEYS:
            if text := _text(value, faults, key.text):
                item.texts[key.text] = text
        elif key.text in _LIST_KEYS:
            item.lists[key.text] = tuple(_names(value, faults, key.text))
        elif key.text == "names":
            item.names = tuple(names_by_language(value, faults))
        else:
            message = f"topics have no key '{key.text or ''}'"
            faults.append(YamlFault(key.line, key.column, message, _did_you_mean(key.text or "")))
    return item


def _did_you_mean(key: str) -> str:
    from rapidfuzz import process  # noqa: PLC0415  only for faulty files

    found = process.extractOne(key.lower().replace("-", "_"), _KEYS, score_cutoff=60)
    return f"did you mean '{found[0]}'?" if found else f"the keys are {', '.join(_KEYS)}"


def _text(node: Node, faults: list[YamlFault], key: str) -> Name | None:
    """Return the text of a scalar: a description as it stands, anything else on one line."""
    if key != "description":
        return _name(node, faults, f"'{key}'")
    if not isinstance(node, Scalar):
        message = "'description' is no text"
        faults.append(YamlFault(node.line, node.column, message, "write it behind '|', indented"))
        return None
    return Name(node.text.strip(), node.line, node.column) if node.text else None


def names_by_language(node: Node, faults: list[YamlFault]) -> Iterator[tuple[str, Name]]:
    """Yield what a topic is called in other languages, as (tag, name)."""
    if isinstance(node, Scalar) and node.text is None:
        return
    if not isinstance(node, Mapping):
        message, hint = "'names' is no mapping of languages", "write it as in 'names: {fr: Libye}'"
        faults.append(YamlFault(node.line, node.column, message, hint))
        return
    for key, value in node.pairs:
        if not LANGUAGE_TAG.fullmatch(key.text or ""):
            message = f"'{key.text or ''}' is no language tag"
            faults.append(YamlFault(key.line, key.column, message, "write fr, ar or pt-BR"))
        elif name := _name(value, faults, f"the name in '{key.text}'"):
            yield str(key.text), name


def _names(node: Node, faults: list[YamlFault], key: str) -> Iterator[Name]:
    """Yield the texts of a list, or the one text that stands there instead of a list."""
    if isinstance(node, Scalar) and node.text is None:
        return
    for item in node.items if isinstance(node, Sequence) else (node,):
        if name := _name(item, faults, f"'{key}'"):
            yield name


def _name(node: Node, faults: list[YamlFault], what: str) -> Name | None:
    if not isinstance(node, Scalar):
        found = "a list" if isinstance(node, Sequence) else "a mapping"
        hint = "put a text with ': ' in quotes" if isinstance(node, Mapping) else "write one text"
        faults.append(
            YamlFault(node.line, node.column, f"{what} holds {found} instead of a text", hint)
        )
        return None
    text = one_line(node.text or "")
    if not text:
        faults.append(
            YamlFault(node.line, node.column, f"{what} is empty", "fill it in or leave it out")
        )
        return None
    return Name(text, node.line, node.column)


def _slug(slug: Name, faults: list[YamlFault]) -> str:
    if is_safe_slug(slug.text):
        return slug.text
    message = f"'{slug.text}' cannot be an address"
    faults.append(YamlFault(slug.line, slug.column, message, f"write '{slugify(slug.text)}'"))
    return ""


def _type(kind: Name, faults: list[YamlFault]) -> str:
    known = {"organization": "organisation"}.get(kind.text.lower(), kind.text.lower())
    if known in TYPES:
        return known
    message = f"there is no type '{kind.text}'"
    faults.append(YamlFault(kind.line, kind.column, message, f"write one of {', '.join(TYPES)}"))
    return ""


def _number(value: Name, faults: list[YamlFault]) -> int:
    text = value.text
    if text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _MOST_ARTICLES:
        return int(text[:9])
    message = f"min_articles: '{text}' is no number from 1 to {_MOST_ARTICLES:,}"
    faults.append(YamlFault(value.line, value.column, message, "write it in digits, as in 3"))
    return 0


def _truth(value: Name, faults: list[YamlFault], key: str) -> bool:
    if value.text.lower() not in _TRUE | _FALSE:
        message = f"{key}: '{value.text}' is neither true nor false"
        faults.append(YamlFault(value.line, value.column, message, "write true or false"))
    return value.text.lower() in _TRUE
