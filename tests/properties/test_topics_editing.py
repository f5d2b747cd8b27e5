"""Laws of editing topics.yaml: files as editors may write them, edits as they may ask for."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from digestgen.model.topic import TopicEntry
from digestgen.text.fold import fold
from digestgen.topics.editing import Edited, keep_apart, merge, rename, split
from digestgen.topics.editor_file import read_topics_file
from digestgen.topics.editor_yaml import lost_comments
from digestgen.topics.vocabulary import Vocabulary, build_vocabulary

PATH = "content/topics.yaml"
_NAMES = (
    "Harbour",
    "Ferry",
    "ferry",
    "Old: quay",
    "1984",
    "No",
    "# one",
    "Weir",
    "Lock",
    "Été",
    "C++",
)
_NAME = st.sampled_from(_NAMES)
_COMMENT = st.sampled_from(["", "# a note", "# another: note", "#bare"])


def _quoted(name: str) -> str:
    return f'"{name}"' if set(name) & {":", "#"} else name


@st.composite
def _item(draw: st.DrawFn, name: str, aliases: list[str]) -> str:
    note = draw(_COMMENT)
    lines = [f"- name: {_quoted(name)}  {note}".rstrip()]
    is_block = draw(st.booleans())
    if aliases and is_block:
        offset = " " * draw(st.integers(0, 3))
        lines.append("  aliases:")
        for alias in aliases:
            if draw(st.booleans()):
                lines.append(f"  {offset}# about {aliases.index(alias)}")
            lines.append(f"  {offset}- {_quoted(alias)}  {draw(_COMMENT)}".rstrip())
    elif aliases:
        lines.append(f"  aliases: [{', '.join(map(_quoted, aliases))}]")
    elif is_block:
        return "\n".join([f"- {_quoted(name)}  {note}".rstrip()])
    if draw(st.booleans()):
        lines += ["  description: |", "    Two lines.", "", "    # of text"]
    if draw(st.booleans()):
        lines += ["  # between", f"  slug: address-{_NAMES.index(name)}"]
    return "\n".join(lines)


@st.composite
def _files(draw: st.DrawFn) -> str:
    chosen = draw(st.lists(_NAME, unique_by=str.casefold, max_size=7))
    out = [draw(_COMMENT)] if draw(st.booleans()) else []
    while chosen:
        count = draw(st.integers(1, min(3, len(chosen))))
        name, *aliases = chosen[:count]
        chosen = chosen[count:]
        out.append(draw(_item(name, aliases)))
        out += draw(st.lists(_COMMENT, max_size=2))
    indent = " " * draw(st.sampled_from([0, 2]))
    text = "".join(f"{indent}{line}\n" if line else "\n" for line in "\n".join(out).split("\n"))
    return text if draw(st.booleans()) else text.removesuffix("\n")


_Edit = Callable[[str], Edited]
_EDITS = st.one_of(
    st.builds(lambda a, b: lambda text: merge(text, a, b, path=PATH), _NAME, _NAME),
    st.builds(lambda a, b: lambda text: keep_apart(text, a, b, path=PATH), _NAME, _NAME),
    st.builds(lambda a, b: lambda text: rename(text, a, b, path=PATH), _NAME, _NAME),
    st.builds(lambda a, b: lambda text: split(text, a, [b], path=PATH), _NAME, _NAME),
)


def _entries(text: str) -> tuple[TopicEntry, ...]:
    entries, problems = read_topics_file(text, PATH)
    assert problems == ()
    return entries


def _names_in(text: str) -> set[str]:
    return {fold(name) for one in _entries(text) for name in (one.name, *one.aliases)}


@given(_files(), st.lists(_EDITS, min_size=1, max_size=4))
def test_an_edited_file_is_valid_and_keeps_every_comment(text: str, edits: list[_Edit]) -> None:
    _entries(text)
    for edit in edits:
        edited = edit(text)
        if edited.problems:
            assert edited.text == text
            continue
        _entries(edited.text)
        assert lost_comments(text, edited.text) == []
        assert _names_in(text) <= _names_in(edited.text)
        descriptions = sum(bool(one.description) for one in _entries(text))
        assert edited.text.count("Two lines.") >= descriptions
        text = edited.text


@given(_files(), _EDITS)
def test_an_edit_done_again_changes_nothing(text: str, edit: _Edit) -> None:
    once = edit(text)
    if once.problems:
        return

    twice = edit(once.text)

    assert twice.text == once.text


def _vocabulary(text: str) -> Vocabulary:
    tags = [(name, 1) for name in _NAMES if name != "ferry"]
    return build_vocabulary(tags, [], _entries(text), auto_merge=True, language="en", first_seen={})


@given(st.sampled_from(_NAMES), st.sampled_from(_NAMES))
def test_a_merge_and_a_split_give_back_the_vocabulary(a: str, b: str) -> None:
    if a.casefold() == b.casefold() or "ferry" in (a, b):
        return
    merged = merge("", a, b, path=PATH)

    parted = split(merged.text, b, [a], path=PATH)

    assert _vocabulary(merged.text).lookup != _vocabulary("").lookup
    assert _vocabulary(parted.text).lookup == _vocabulary("").lookup
