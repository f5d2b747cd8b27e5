"""Laws of the vocabulary, over tags that editors may type."""

from __future__ import annotations

from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from digestgen.model.topic import TopicEntry
from digestgen.text.fold import fold
from digestgen.topics.editor_file import read_topics_file
from digestgen.topics.slips import slip_of
from digestgen.topics.vocabulary import build_vocabulary

_WORDS_TEXT = """
    Libya libya Libyan civil civill war wars Haftar Hafttar the 2020 C C++ community comunity US
    U.S. centre center 🔥 open source
"""
_WORDS = st.sampled_from(_WORDS_TEXT.split())
_TAGS = st.one_of(
    st.lists(_WORDS, min_size=1, max_size=4).map(" ".join),
    st.lists(_WORDS, min_size=1, max_size=3).map("-".join),
    st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: " ".join(words)[:-1] + "..."),
    st.text(min_size=1, max_size=12),
)
_COUNTED = st.lists(st.tuples(_TAGS, st.integers(1, 30)), max_size=12)
_PAIRS = st.lists(st.tuples(_TAGS, _TAGS), max_size=4)
_ENTRIES = st.lists(
    st.tuples(_TAGS, st.lists(_TAGS, max_size=2), st.lists(_TAGS, max_size=2)), max_size=3
).map(
    lambda rows: tuple(
        TopicEntry(name, line, 3, aliases=tuple(aliases), keep_apart=tuple(apart))
        for line, (name, aliases, apart) in enumerate(rows, 1)
        if name.strip()
    )
)


@given(_COUNTED, _PAIRS, _ENTRIES, st.randoms(), st.booleans())
def test_order_of_the_inputs_is_nothing(
    counted: list[tuple[str, int]],
    pairs: list[tuple[str, str]],
    entries: tuple[TopicEntry, ...],
    random: Random,
    auto_merge: bool,
) -> None:
    first_seen = {tag: f"{len(tag)}.md" for tag, _ in counted}
    one = build_vocabulary(
        counted, pairs, entries, auto_merge=auto_merge, language="en", first_seen=first_seen
    )
    random.shuffle(counted)
    random.shuffle(pairs)
    shuffled = tuple(random.sample(entries, len(entries)))
    other = build_vocabulary(
        counted, pairs, shuffled, auto_merge=auto_merge, language="en", first_seen=first_seen
    )

    assert one == other
    assert list(one.lookup) == list(other.lookup)


@given(_COUNTED, _PAIRS, _ENTRIES)
def test_every_tag_has_just_one_topic(
    counted: list[tuple[str, int]],
    pairs: list[tuple[str, str]],
    entries: tuple[TopicEntry, ...],
) -> None:
    found = build_vocabulary(counted, pairs, entries, auto_merge=True, language="en", first_seen={})

    keys = [topic.key for topic in found.topics]
    spellings = [one for topic in found.topics for one in (topic.name, *topic.aliases)]
    assert sorted(set(keys)) == keys
    assert len(set(spellings)) == len(spellings)
    assert {tag for tag, _ in counted if tag.strip()} <= set(found.lookup)
    assert set(found.lookup.values()) <= set(keys)
    # Two entries for one name are a fault of the file; a build that goes on has one topic of them.
    folded = Counter(fold(entry.name) for entry in entries)
    names = {topic.name for topic in found.topics}
    assert {entry.name for entry in entries if folded[fold(entry.name)] == 1} <= names
    assert folded.keys() <= {fold(name) for name in names}


@given(_COUNTED, _TAGS, _TAGS)
def test_kept_apart_names_stay_apart(counted: list[tuple[str, int]], one: str, other: str) -> None:
    if one == other or not one.strip() or not other.strip():
        return
    found = build_vocabulary(
        [*counted, (one, 3), (other, 5)],
        [(one, other)],
        (TopicEntry(one, 1, 3, keep_apart=(other,)),),
        auto_merge=True,
        language="en",
        first_seen={},
    )

    assert found.lookup[one] != found.lookup[other]


@given(st.text(max_size=200))
def test_any_text_as_topics_file_gives_problems_not_exceptions(text: str) -> None:
    entries, problems = read_topics_file(text, "topics.yaml")

    assert all(entry.name for entry in entries)
    assert all(problem.line >= 1 for problem in problems)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_a_slip_is_one_edit_whichever_way(one: str, other: str) -> None:
    there, back = slip_of(one, other), slip_of(other, one)

    assert (there is None) == (back is None)
    if there:
        assert abs(len(one) - len(other)) <= 1
