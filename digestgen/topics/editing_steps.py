"""The steps of editing `topics.yaml`: each changes, adds or takes out items, or refuses.

Pure. Names are found as the vocabulary finds them: by their fold, unless an entry keeps it apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

import msgspec

from digestgen.model.problem import Problem, Severity
from digestgen.model.topic import TopicEntry
from digestgen.names import is_safe_slug, slugify
from digestgen.topics.editor_file import read_topics_file
from digestgen.topics.editor_items import Item, TopicsText
from digestgen.topics.editor_yaml import (
    Entry,
    NotEditable,
    add_names,
    changed_item,
    new_item,
    remove_names,
    removed_item,
    values_of,
)
from digestgen.topics.groups import Keys, base_key

_MOVED = ("type", "description", "hidden", "scope", "pinned", "min_articles", "names")
"""Keys that a merged entry gives when the other has none."""


class Refused(Exception):  # noqa: N818  carries a problem out of an edit
    """Carries the problem of an edit that cannot be done."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class Steps:
    """The file while it is edited."""

    def __init__(self, pieces: TopicsText, path: str) -> None:
        self.pieces = pieces
        self.said: list[str] = []
        self._path = path
        self._touched: set[str] = set()
        """Names of entries that may differ afterwards."""
        self._before = [item.entry for item in pieces.items if item.entry]

    def lost(self, entries: Sequence[TopicEntry]) -> tuple[Problem, ...]:
        """Return a problem for every entry that changed though nobody touched it."""
        now = {_bare(entry) for entry in entries}
        return tuple(
            Problem(
                self._path,
                entry.line,
                entry.column,
                "topics-edit-shape",
                f"'{entry.name}' would be changed as well",
                "edit the file by hand",
                Severity.ERROR,
            )
            for entry in self._before
            if entry.name not in self._touched and _bare(entry) not in now
        )

    def merge(self, a: str, b: str) -> None:
        """Make `a` an alias of `b`."""
        target, source = self._find(b), self._find(a)
        if target is not None and target == source:
            return
        if source is not None and self._entry(source).name != a and not self._names(source, a):
            owner = self._entry(source)
            self._refuse(
                source,
                f"'{a}' is an alias of '{owner.name}'",
                f"merge '{owner.name}', or first take it out: digestgen topics split"
                f" '{owner.name}' '{a}'",
            )
        for one, other in ((source, b), (target, a)):
            if one is not None and self._keeps_apart(one, other):
                self._refuse(
                    one,
                    f"'{self._entry(one).name}' is kept apart from '{other}'",
                    "take it out of 'keep_apart:' first",
                )
        if a == b or self._same_key(a, b):
            return
        rest: dict[str, object] = {}
        moved = None
        if source is not None:
            item = self.pieces.items[source]
            rest = self._values(source, item)
            moved = self._take_out(source, target, into=b)
        names = [moved.name, *moved.aliases] if moved else [a]
        if target is None:
            values: dict[str, str | Sequence[str]] = {"name": b}
            target = self._append(values)
        self._change(target, lambda entry: _absorb(entry, names, moved, rest))
        self.said.append(f"'{a}' is now an alias of '{self._entry(target).name}'")

    def part(self, a: str, b: str, slug: str) -> None:
        """Keep `a` and `b` apart."""
        if a == b:
            self._refuse(None, f"'{a}' is one name", "give two names that differ")
        one, other = self._find(a), self._find(b)
        if one is not None and one == other and not self._same_key(a, b):
            name = self._entry(one).name
            spelling = a if name == b else b
            self._refuse(
                one,
                f"'{a}' and '{b}' are names of one entry",
                f"part them with: digestgen topics split '{name}' '{spelling}'",
            )
        pairs = ((one, b), (other, a))
        if any(at is not None and self._keeps_apart(at, name) for at, name in pairs):
            return
        if self._same_key(a, b) and not slug and not (one is not None and self._entry(one).slug):
            self._refuse(
                one,
                f"'{a}' and '{b}' would both get the address '{slugify(a)}'",
                f"give '{a}' another one: --slug {slugify(a)}-2",
            )
        if slug and not is_safe_slug(slug):
            self._refuse(one, f"'{slug}' cannot be an address", f"write '{slugify(slug)}'")
        at, name = (other, a) if one is None and other is not None and not slug else (one, b)
        if at is None:
            at = self._append({"name": a})

        def change(entry: Entry) -> None:
            if slug:
                entry["slug"] = slug
            add_names(entry, "keep_apart", [name])

        self._change(at, change)
        self.said.append(f"'{a}' and '{b}' are kept apart")

    def rename(self, old: str, new: str) -> None:
        """Call `old` by the name `new`, with its address."""
        at, other = self._find(old), self._find(new)
        if old == new or (at is not None and self._entry(at).name == new):
            return
        if at is not None and self._entry(at).name != old:
            name = self._entry(at).name
            self._refuse(at, f"'{old}' is an alias of '{name}'", f"rename '{name}'")
        if other is not None and other != at:
            name = self._entry(other).name
            self._refuse(
                other,
                f"'{new}' is a name of '{name}' already",
                f"join the two: digestgen topics merge '{old}' '{name}'",
            )
        if at is None:
            at = self._append({"name": old})
        address = self._entry(at).slug or slugify(old)

        def change(entry: Entry) -> None:
            entry["name"] = new
            remove_names(entry, "aliases", [new])
            if "slug" not in entry and slugify(new) != address:
                entry.insert(1, "slug", address)
            if not self._same_key(old, new):
                add_names(entry, "aliases", [old])

        self._change(at, change)
        self._touched.add(new)
        self.said.append(f"'{old}' is now called '{new}'; its address stays {address}.html")

    def split(self, topic: str, spelling: str) -> None:
        """Make `spelling` a topic of its own, kept apart from `topic`."""
        at, own = self._find(topic), self._find(spelling)
        if topic == spelling or (at is not None and self._entry(at).name == spelling):
            self._refuse(at, f"'{spelling}' is the name of the topic", "split off another spelling")
        is_own = own is not None and own != at
        if is_own and own is not None and self._entry(own).name != spelling:
            name = self._entry(own).name
            self._refuse(
                own,
                f"'{spelling}' is an alias of '{name}', not of '{topic}'",
                f"split it off there: digestgen topics split '{name}' '{spelling}'",
            )
        if is_own and at is not None and self._keeps_apart(at, spelling):
            return
        if at is None:
            at = self._append({"name": topic})
        name = self._entry(at).name

        def change(entry: Entry) -> None:
            remove_names(entry, "aliases", [spelling])
            add_names(entry, "keep_apart", [spelling])

        self._change(at, change)
        if not is_own:
            values: dict[str, str | Sequence[str]] = {"name": spelling}
            slug = self._free_slug(spelling, {slugify(name)})
            if slug != slugify(spelling):
                values["slug"] = slug
            self._append(values)
        self.said.append(f"'{spelling}' is a topic of its own, kept apart from '{name}'")

    def _free_slug(self, name: str, taken: set[str]) -> str:
        taken = taken | {
            entry.slug or slugify(entry.name) for item in self.pieces.items if (entry := item.entry)
        }
        slug, number = slugify(name), 2
        while slug in taken:
            slug, number = f"{slugify(name)}-{number}", number + 1
        return slug

    def _keys(self) -> Keys:
        return Keys(item.entry for item in self.pieces.items if item.entry)

    def _same_key(self, a: str, b: str) -> bool:
        return base_key(a) == base_key(b)

    def _find(self, name: str) -> int | None:
        """Return the number of the item whose entry has this name or alias."""
        keys = self._keys()
        key = keys(name)
        entries = [(n, item.entry) for n, item in enumerate(self.pieces.items) if item.entry]
        for number, entry in entries:
            if keys(entry.name) == key:
                return number
        for number, entry in entries:
            if any(keys(alias) == key for alias in entry.aliases):
                return number
        return None

    def _names(self, number: int, name: str) -> bool:
        keys = self._keys()
        return keys(self._entry(number).name) == keys(name)

    def _entry(self, number: int) -> TopicEntry:
        entry = self.pieces.items[number].entry
        assert entry is not None
        return entry

    def _keeps_apart(self, number: int, name: str) -> bool:
        keys = self._keys()
        return any(keys(other) == keys(name) for other in self._entry(number).keep_apart)

    def _refuse(self, number: int | None, message: str, hint: str) -> NoReturn:
        entry = None if number is None else self._entry(number)
        line, column = (entry.line, entry.column) if entry else (0, 0)
        raise Refused(
            Problem(self._path, line, column, "topics-edit", message, hint, Severity.ERROR)
        )

    def _append(self, values: dict[str, str | Sequence[str]]) -> int:
        items = list(self.pieces.items)
        indent = self.pieces.indent
        is_spaced = any("\n" in {*item.tail.splitlines(keepends=True)} for item in items[:-1])
        if items and is_spaced and not items[-1].tail.endswith("\n\n"):
            last = items[-1]
            tail = last.tail if last.tail == "\n" else f"{last.tail}\n"
            items[-1] = msgspec.structs.replace(last, tail=tail)
        items.append(self._read(new_item(values, indent), "", is_plain=len(values) == 1))
        self.pieces = msgspec.structs.replace(self.pieces, items=tuple(items))
        self._touched.add(str(values["name"]))
        return len(items) - 1

    def _change(self, number: int, change: Callable[[Entry], None]) -> None:
        items = list(self.pieces.items)
        item = items[number]
        self._touched.add(self._entry(number).name)
        try:
            body = changed_item(item.body, change, is_plain=item.is_plain)
        except NotEditable:
            self._not_editable(number)
        items[number] = self._read(body, item.tail, line=self._entry(number).line)
        self.pieces = msgspec.structs.replace(self.pieces, items=tuple(items))

    def _values(self, number: int, item: Item) -> dict[str, object]:
        try:
            return values_of(item.body, _MOVED, is_plain=item.is_plain)
        except NotEditable:
            self._not_editable(number)

    def _not_editable(self, number: int) -> NoReturn:
        name = self._entry(number).name
        self._refuse(number, f"'{name}' is written as no command can edit", "edit it by hand")

    def _read(self, body: str, tail: str, *, is_plain: bool = False, line: int = 0) -> Item:
        # Alone it may name what stands elsewhere; the whole file is checked at the end.
        entries, _ = read_topics_file(body, self._path)
        entry = msgspec.structs.replace(entries[0], line=line, column=1 if line else 0)
        return Item(entry, body, tail, is_plain=is_plain)

    def _take_out(self, number: int, target: int | None, *, into: str) -> TopicEntry:
        items = list(self.pieces.items)
        entry = self._entry(number)
        self._touched.add(entry.name)
        is_kept = target is None or not self._entry(target).description
        rest = removed_item(items[number].body, entry.description, is_kept=is_kept)
        items[number] = Item(None, "", rest + items[number].tail)
        self.pieces = msgspec.structs.replace(self.pieces, items=tuple(items))
        if entry.slug or slugify(entry.name) != slugify(into):
            self.said.append(f"topics/{entry.slug or slugify(entry.name)}.html goes")
        return entry


def _bare(entry: TopicEntry) -> TopicEntry:
    return msgspec.structs.replace(entry, line=0, column=0)


def _absorb(
    entry: Entry, names: Sequence[str], moved: TopicEntry | None, rest: Mapping[str, object]
) -> None:
    """Put names and what another entry said into an entry; what both say stays as it is here."""
    own = str(entry["name"])
    add_names(entry, "aliases", [name for name in names if name != own])
    if moved is None:
        return
    gone = [moved.name, *moved.aliases]
    for key in ("broader", "related"):
        remove_names(entry, key, gone)
    own_names = {base_key(name) for name in (str(entry["name"]), *gone)}
    for key, more in (
        ("broader", moved.broader),
        ("related", moved.related),
        ("keep_apart", moved.keep_apart),
    ):
        add_names(entry, key, [name for name in more if base_key(name) not in own_names])
    for key, value in rest.items():
        entry.setdefault(key, value)
