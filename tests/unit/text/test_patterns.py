from __future__ import annotations

import time

import pytest

from digestgen.text import patterns
from digestgen.text.patterns import PatternError, check_pattern, find_spans


def test_spans_count_in_the_whole_text() -> None:
    assert find_spans(r"b+", "bb abba b", 3) == ((4, 6), (8, 9))


def test_lines_and_text_have_ends_of_their_own() -> None:
    assert find_spans(r"^b$", "a\nb\nb", 0) == ((2, 3), (4, 5))
    assert find_spans(r"\Ab", "b\nb", 2) == ((2, 3),)
    assert find_spans(r"b\Z", "b\nb", 0) == ((2, 3),)


def test_nothing_empty_is_found() -> None:
    assert find_spans(r"b*", "abba", 0) == ((1, 3),)


@pytest.mark.parametrize("text", ["(a", "[b", "*c", "(?P<x>a)(?P<x>b", "\\", "a" * 2001, "a*", "|"])
def test_what_is_no_use_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(PatternError) as caught:
        check_pattern(text)

    assert caught.value.hint


def test_a_runaway_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "TIME_LIMIT_S", 0.05)
    started = time.process_time()

    with pytest.raises(TimeoutError):
        find_spans(r"(a|aa)+$", "a" * 60 + "b", 0)

    assert time.process_time() - started < 5
