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
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver

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
    offset = _offset(body)
    yaml = _yaml(offset)
    items = _loaded(yaml, body, is_plain=is_plain)
    change(items[0])
    out = StringIO()
    yaml.dump(items, out)
    printed = _indented(_dedented(out.getvalue(), offset), indent)
    return printed + _comment_lines(lost_comments(body, printed), indent)


class NotEditable(Exception):  # noqa: N818  a state of a file, no fault of ours
    """ruamel.yaml cannot read what the strict reader could."""


def _loaded(yaml: YAML, body: str, *, is_plain: bool) -> Any:  # noqa: ANN401  ruamel's
    try:
        if not is_plain:
            return yaml.load(body)
        if body.count("\n") == 1:
            return yaml.load(_DASH.sub(r"\1 name: \3", body, count=1))
        return CommentedSeq([CommentedMap(name=_text(yaml.load(body)[0]))])
    except YAMLError as error:
        raise NotEditable from error


def values_of(text: str, keys: Iterable[str], *, is_plain: bool) -> dict[str, Any]:
    """Return what an item says under those of `keys` that it has, to be put into another one."""
    item = _loaded(_yaml(0), _dedented(text, len(text) - len(text.lstrip(" "))), is_plain=is_plain)
    return {
        key: flow_list(names_of(item[0], key)) if isinstance(item[0][key], list) else item[0][key]
        for key in keys
        if item[0].get(key) is not None
    }


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


class _AllText(VersionedResolver):
    """Takes every scalar for text, as the strict reader does; nothing at all stays nothing."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:  # noqa: ANN401  as in ruamel
        if kind is ScalarNode and implicit[0] and value not in ("", "~"):
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)


def _yaml(offset: int) -> YAML:
    yaml = YAML(typ="rt", pure=True)
    # A topic may be called 1984 or No, and needs no quotes for it.
    yaml.Resolver = _AllText
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
