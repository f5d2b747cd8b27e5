"""Incremental equals from nothing, byte for byte, for any sequence of edits and accidents.

The runs are the same every time: each seed is a run of its own, so that the cores share them. The
long ones draw anew: `python -m pytest -m slow tests/incremental/test_state_machine.py`.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.incremental.machine import KilledAtAnyTime, LongLived, Machine

STEPS = 30
_EXAMPLES_A_SEED = 5
_PHASES = (Phase.explicit, Phase.generate, Phase.shrink)


def _run(machine: type[Machine], number: int, examples: int, steps: int) -> None:
    fixed = settings(
        max_examples=examples,
        stateful_step_count=steps,
        database=None,
        deadline=None,
        phases=_PHASES,
        print_blob=False,
        suppress_health_check=list(HealthCheck),
    )
    seeded = seed(number)(type(machine.__name__, (machine,), {}))
    run_state_machine_as_test(seeded, settings=fixed)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(4))
def test_every_build_gives_what_a_build_from_nothing_gives(number: int) -> None:
    """20 seconds each; a failure takes minutes to be made small."""
    _run(Machine, number, _EXAMPLES_A_SEED, STEPS)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("number", range(2))
def test_a_long_lived_site_gives_what_a_build_from_nothing_gives(number: int) -> None:
    _run(LongLived, number, _EXAMPLES_A_SEED, STEPS)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("number", range(100, 108))
def test_every_build_is_exact_over_long_stories(number: int) -> None:
    """Five minutes each."""
    _run(KilledAtAnyTime, number, 40, 80)


@pytest.mark.slow
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("number", range(100, 104))
def test_a_long_lived_site_is_exact_over_long_stories(number: int) -> None:
    _run(LongLived, number, 40, 80)
