"""The one door to ruamel.yaml: change one item of a YAML list, keep its comments, order and style.

Pure. The caller cuts the file into items by the places that the strict reader gives; only the item
that changes is printed anew, all others stay byte for byte. ruamel.yaml loses a comment when what
it belongs to goes; such comments are put on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.scalarstring import LiteralScalarString

from digestgen.text.lines import one_line

Entry = CommentedMap
"""An item to be changed: its keys and values, in order."""
_DASH = re.compile(r"(\s*-)(\s*)(.*)", re.S)
_COMMENT = re.compile(r"(?:^|\s)(#.*)$", re.M)
_NESTED_LIST = re.compile(r"^( *)(?:- +)?[\w-]+:[^\S\n]*(?:#.*)?\n(?:\s*(?:#.*)?\n)*( *)- ", re.M)
_WIDE = 1_000_000

Change = Callable[[CommentedMap], None]


def changed_item(text: str, change: Change, *, is_plain: bool) -> str:
    """Return the item `text`, which begins with its dash, after `change` of its mapping.

    `is_plain`: the item is a name alone; it becomes a mapping. `text` ends with a newline and with
    no comment of the list itself. Comments are kept, all of them.
    """
    indent = len(text) - len(text.lstrip(" "))
    body = _dedented(text, indent)
    if is_plain:
        body = _DASH.sub(r"\1 name: \3", body, count=1)
    offset = _offset(body)
    yaml = _yaml(offset)
    items = yaml.load(body)
    change(items[0])
    out = StringIO()
    yaml.dump(items, out)
    printed = _indented(_dedented(out.getvalue(), offset), indent)
    return printed + _comment_lines(lost_comments(body, printed), indent)


def new_item(values: dict[str, str | Sequence[str]], indent: int) -> str:
    """Return a new item: a name alone when there is nothing else to say."""
    yaml = _yaml(0)
    mapping: Any = CommentedMap(
        (key, value if isinstance(value, str) else flow_list(value))
        for key, value in values.items()
    )
    out = StringIO()
    yaml.dump(CommentedSeq([mapping if len(mapping) > 1 else values["name"]]), out)
    return _indented(out.getvalue(), indent)


def flow_list(names: Iterable[str]) -> CommentedSeq:
    """Return a list that is printed in brackets."""
    found = CommentedSeq(names)
    found.fa.set_flow_style()
    return found


def names_of(item: CommentedMap, key: str) -> list[str]:
    """Return the names under `key`, whether it holds a list or one of them alone."""
    value = item.get(key)
    if value is None:
        return []
    return [_text(one) for one in value] if isinstance(value, list) else [_text(value)]


def add_names(item: CommentedMap, key: str, names: Iterable[str]) -> None:
    """Add those of `names` that are not there yet, behind the others."""
    here = names_of(item, key)
    more = [name for name in dict.fromkeys(names) if one_line(name) not in here]
    if not more:
        return
    if isinstance(item.get(key), list):
        item[key].extend(more)
    else:
        item[key] = flow_list([*here, *more])


def remove_names(item: CommentedMap, key: str, names: Iterable[str]) -> None:
    """Take names out; the key goes with the last of them."""
    gone = set(names)
    here = names_of(item, key)
    if gone.isdisjoint(here):
        return
    if gone >= set(here):
        del item[key]
        return
    for at in range(len(here) - 1, -1, -1):
        if here[at] in gone:
            del item[key][at]


def _text(value: Any) -> str:  # noqa: ANN401  what ruamel made of a scalar
    return one_line(str(value))


def lost_comments(before: str, after: str) -> list[str]:
    """Return the comments of `before` that `after` has no more, in order."""
    kept = after
    lost = []
    for comment in comments_of(before):
        if comment in kept:
            kept = kept.replace(comment, "", 1)
        else:
            lost.append(comment)
    return lost


def comments_of(text: str) -> list[str]:
    """Return the comments of `text`, and what looks like one inside of its texts."""
    return [match[1].rstrip() for match in _COMMENT.finditer(text)]


def _comment_lines(comments: Iterable[str], indent: int) -> str:
    return "".join(f"{' ' * indent}{comment}\n" for comment in comments)


def removed_item(text: str, description: str, *, is_kept: bool) -> str:
    """Return what stays of an item that goes: its comments, a line each.

    `is_kept`: its description stands elsewhere now; otherwise that becomes a comment as well.
    """
    indent = len(text) - len(text.lstrip(" "))
    comments = [one for one in comments_of(text) if one not in description]
    if description and not is_kept:
        comments += [f"# {line}".rstrip() for line in description.split("\n")]
    return _comment_lines(comments, indent)


def put_text(item: CommentedMap, key: str, text: str) -> None:
    """Put a text under `key`, behind `|` when it has several lines."""
    item[key] = LiteralScalarString(f"{text}\n") if "\n" in text else text


class _Typed(RoundTripConstructor):
    """Makes text of every plain scalar, as the strict reader does."""


for _tag in ("bool", "int", "float", "timestamp"):
    _Typed.add_constructor(f"tag:yaml.org,2002:{_tag}", RoundTripConstructor.construct_yaml_str)


def _yaml(offset: int) -> YAML:
    yaml = YAML(typ="rt", pure=True)
    # Scalars stay as they are typed: a topic may be called 1984 or No.
    yaml.Constructor = _Typed
    yaml.preserve_quotes = True
    yaml.width = _WIDE
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=offset + 2, offset=offset)
    return yaml


def _offset(body: str) -> int:
    """Return how far the item's own lists are indented below their keys."""
    match = _NESTED_LIST.search(body)
    if not match:
        return 0
    key = len(match[1]) + (2 if match[0].lstrip(" ").startswith("- ") else 0)
    return max(0, len(match[2]) - key)


def _dedented(text: str, by: int) -> str:
    # The indentation of inner lists is that of the outer one as well; the outer one has its own.
    lines = text.splitlines(keepends=True)
    return "".join(line[by:] if line[:by] == " " * by else line.lstrip(" ") for line in lines)


def _indented(text: str, by: int) -> str:
    return "".join(
        f"{' ' * by}{line}" if line.strip() else line for line in text.splitlines(keepends=True)
    )
