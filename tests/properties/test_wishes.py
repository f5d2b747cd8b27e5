"""Laws of what editors keep and drop, over texts that the rules have much to do with."""

from __future__ import annotations

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from digestgen.cleaning import clean
from digestgen.cleaning.passages import passages_of
from digestgen.cleaning.wishes import find_wishes
from digestgen.model.source import Field, Source
from digestgen.model.wish import SitePattern, Wishes
from tests.properties.test_cleaning import SCRAPS, laws_hold
from tests.unit.cleaning.sources import markdown_source, text_source

_LONG = "The river rose again in the night and the town woke up wet. "
_BODIES = st.lists(st.sampled_from((*SCRAPS, _LONG, _LONG * 2)), min_size=1, max_size=25).map(
    "".join
)
_HEAD = " date 2020-04-26 By By Ada Vale 24 mins ago in World " + _LONG + "Advertisement " + _LONG
_BAIT = ("Advertisement", "Ada Vale", "in World", "Related articles", "2020-04-26")
_SIGNS = re.compile(r"[\W_]+")


@st.composite
def sources_with_parts(draw: st.DrawFn, *, count: int = 2) -> tuple[Source, list[str]]:
    """Draw a text and some stretches of it."""
    # Behind a head that goes, places in the text are no longer those in the source.
    body = draw(st.sampled_from(["", _HEAD])) + draw(_BODIES)
    parts = []
    for _ in range(count):
        start = draw(st.integers(0, len(body)))
        part = body[start : start + draw(st.integers(1, 80))]
        # What rules are after is what keeping is for.
        parts.append(draw(st.sampled_from([part, *(scrap for scrap in _BAIT if scrap in body)])))
    make = draw(st.sampled_from([text_source, text_source, markdown_source]))
    return make(body), parts


def with_fields(source: Source, **wishes: str) -> Source:
    fields = tuple(Field(name, (text,), 1, 1) for name, text in wishes.items())
    return Source(source.path, source.text, source.format, "yaml", fields, 0, source.encoding)


def wishes_of(source: Source) -> Wishes:
    return find_wishes(source)[0]


def letters(text: str) -> str:
    """Return what of a text is no matter of form."""
    return _SIGNS.sub("", text)


@given(sources_with_parts())
def test_edits_still_lead_from_the_source_to_the_result(drawn: tuple[Source, list[str]]) -> None:
    plain, (keep, drop) = drawn
    source = with_fields(plain, keep=keep, drop=drop)

    result = clean(source, wishes=wishes_of(source))

    laws_hold(source, result)
    assert result == clean(source, wishes=wishes_of(source))


@given(sources_with_parts(count=1))
def test_kept_text_is_in_the_result(drawn: tuple[Source, list[str]]) -> None:
    plain, (keep,) = drawn
    source = with_fields(plain, keep=keep)
    wishes = wishes_of(source)
    assume(wishes.kept)

    result = clean(source, wishes=wishes)

    for start, end in wishes.kept:
        assert letters(source.text[start:end]) in letters(result.markdown)


@given(sources_with_parts(count=1))
def test_dropped_text_is_removed_where_it_stood(drawn: tuple[Source, list[str]]) -> None:
    plain, (drop,) = drawn
    source = with_fields(plain, drop=drop)
    wishes = wishes_of(source)
    assume(wishes.removals)

    result = clean(source, wishes=wishes)

    touched = {at for edit in result.edits for at in range(edit.start, edit.end)}
    for removal in wishes.removals:
        assert touched.issuperset(range(removal.start, removal.end))


@given(_BODIES, st.sampled_from(["river", r"\w+ up", "(?i)BY", r"\.", r"[A-Z]\w+ the"]))
def test_patterns_drop_all_that_they_match(body: str, text: str) -> None:
    source = text_source(body)
    wishes, _ = find_wishes(source, drop=(SitePattern(text, "digestgen.yaml:1:1"),))

    laws_hold(source, clean(source, wishes=wishes))


@given(sources_with_parts())
def test_passages_tell_both_texts(drawn: tuple[Source, list[str]]) -> None:
    plain, (keep, drop) = drawn
    source = with_fields(plain, keep=keep, drop=drop)
    result = clean(source, wishes=wishes_of(source))
    assume(result.edits)

    passages = passages_of(source, result.edits)

    assert source.body == "".join(p.text for p in passages if p.change != "put")
    assert result.markdown == "".join(p.text for p in passages if p.change != "removed")
