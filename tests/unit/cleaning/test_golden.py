"""The golden cases; `python -m tests.unit.cleaning.golden` writes the expected parts anew."""

from __future__ import annotations

import pytest

from tests.unit.cleaning.golden import GOLDEN, Case, cases, told
from tests.unit.cleaning.sources import cleaned

CASES = [case for path in sorted(GOLDEN.glob("*.txt")) for case in cases(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_golden_case_comes_out_as_written(case: Case) -> None:
    result = cleaned(case.given)

    assert case.expected == told(result)


def test_golden_files_hold_the_cases_of_the_founding_kind() -> None:
    assert len(CASES) >= 12
