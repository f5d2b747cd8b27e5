from __future__ import annotations

from digestgen.preview.timing import (
    GRACE_S,
    LONGEST_S,
    QUIET_AFTER_WRITTEN_S,
    QUIET_S,
    Debounce,
    Patience,
)


def test_a_look_waits_for_a_quiet_moment_after_the_last_event() -> None:
    debounce = Debounce()
    assert debounce.due() is None

    debounce.hint(10.0)
    debounce.hint(10.02)

    assert 10.02 + QUIET_S == debounce.due()


def test_a_file_that_was_closed_is_looked_at_sooner_until_more_happens() -> None:
    debounce = Debounce()
    debounce.hint(10.0)
    debounce.hint(10.0, is_written=True)
    assert 10.0 + QUIET_AFTER_WRITTEN_S == debounce.due()

    debounce.hint(10.0)

    assert 10.0 + QUIET_S == debounce.due()


def test_a_stream_of_events_is_looked_into_all_the_same() -> None:
    debounce = Debounce()
    for number in range(500):
        debounce.hint(10.0 + number / 100)

    assert 10.0 + LONGEST_S == debounce.due()


def test_many_events_are_given_more_time() -> None:
    few, many = Debounce(), Debounce()
    few.hint(10.0)
    for _ in range(100):
        many.hint(10.0)

    assert (many.due() or 0) > (few.due() or 0)


def test_what_is_gone_is_believed_when_it_stays_so() -> None:
    patience = Patience()

    assert GRACE_S == patience.wait(["a.md"], 5.0)
    assert 0 < patience.wait(["a.md"], 5.1) < GRACE_S
    assert 0 == patience.wait(["a.md"], 5.0 + GRACE_S)


def test_what_came_back_is_forgotten() -> None:
    patience = Patience()
    patience.wait(["a.md"], 5.0)

    assert 0 == patience.wait([], 5.1)
    assert GRACE_S == patience.wait(["a.md"], 6.0)


def test_nobody_waits_for_ever() -> None:
    patience = Patience()
    waits = [patience.wait([f"{n}.md", "a.md"], 5.0 + n / 10) for n in range(12)]

    assert 0 == waits[-1]
