"""Laws of mending front matter: what was to change changes, all else reads as before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digestgen.content.fields import read_fields
from digestgen.content.mending import Wanted, mend
from digestgen.content.source import read_source
from digestgen.model.metadata import Metadata
from digestgen.text.fold import fold
from digestgen.text.yaml_text import yaml_quoted, yaml_text

_NAMES = ("Libya", "Old: quay", "C++", "it's", 'the "quay"', "a, b", "Été", "1984", "yes", "#x")
_SPELT = (
    "libya",
    "old quay",
    "LIBYA",
    "Libya; Été",
    "quay|C++",
    "été ",
    "State of Libya",
    "jünger",
)
_TAGS = st.lists(st.sampled_from((*_NAMES, *_SPELT)), min_size=1, max_size=5)
_WANTED = st.builds(
    Wanted,
    names=st.dictionaries(st.sampled_from(_SPELT), st.sampled_from(_NAMES), min_size=3),
    lists=st.dictionaries(
        st.sampled_from(("Libya; Été", "quay|C++")),
        st.lists(st.sampled_from(_NAMES), min_size=2, max_size=3, unique=True).map(tuple),
        max_size=2,
    ),
)
_DATES = st.sampled_from(
    ("2020-04-26", "26 April 2020", "'May 1, 2020'  # then", "04/26/2020", "2020-04-26T10:00:00Z")
)


@st.composite
def _files(draw: st.DrawFn) -> str:
    write = draw(st.sampled_from((yaml_text, yaml_quoted)))
    tags = [write(tag) for tag in draw(_TAGS)]
    note = draw(st.sampled_from(("", "  # a note: [libya]")))
    way = draw(st.integers(0, 2))
    if way == 0:
        field = f"tags: [{', '.join(yaml_quoted(t) if ',' in t else t for t in tags)}]{note}"
    else:
        indent = "  " * (way - 1)
        field = f"tags:{note}\n" + "\n".join(f"{indent}- {tag}{note}" for tag in tags)
    end = draw(st.sampled_from(("\n", "\r\n")))
    text = f"---\ntitle: libya\n{field}\ndate: {draw(_DATES)}\n---\n\nlibya on 26 April 2020\n"
    return text.replace("\n", end)


def _read(data: bytes) -> tuple[Metadata, str] | None:
    source, _ = read_source(data, "a.md")
    if source is None:
        return None
    metadata, problems = read_fields(source, timezone="UTC")
    return None if any(p.is_fatal for p in problems) else (metadata, source.body)


@given(_files(), _WANTED)
def test_nothing_changes_but_the_tags_that_were_to(text: str, wanted: Wanted) -> None:
    before = _read(text.encode())
    found = mend(text.encode(), "a.md", wanted, timezone="UTC")
    if found is None:
        return

    after = _read(found.data)

    assert before is not None
    assert after is not None
    assert before[1] == after[1]
    old, new = before[0], after[0]
    assert (old.title, old.published, old.extra) == (new.title, new.published, new.extra)
    meant: list[str] = []
    for tag in old.tags:
        names = (wanted.names[tag],) if tag in wanted.names else wanted.lists.get(tag, (tag,))
        meant += names
    # Each tag says what it said, or what was wanted of it; the comments are all there.
    assert {fold(tag) for tag in new.tags} <= {fold(tag) for tag in (*meant, *old.tags)}
    assert text.count("# ") == found.data.decode().count("# ")


@given(_files(), _WANTED)
def test_mending_twice_is_mending_once_unless_names_are_names_of_others(
    text: str, wanted: Wanted
) -> None:
    names = {tag: name for tag, name in wanted.names.items() if name not in wanted.names}
    settled = Wanted(names, {})
    found = mend(text.encode(), "a.md", settled, timezone="UTC")

    again = mend(found.data, "a.md", settled, timezone="UTC") if found else None

    assert again is None
