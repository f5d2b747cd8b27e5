from __future__ import annotations

from pathlib import Path

import pytest

from digestgen.cli.schema import NAMES
from digestgen.schemas import SCHEMAS
from tests.cli.run import digestgen


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_printed_without_a_project(tmp_path: Path, name: str) -> None:
    run = digestgen("schema", name, cwd=tmp_path)

    assert run.status == 0
    assert SCHEMAS[name]() == run.json()
    assert set(NAMES) == set(SCHEMAS)


def test_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    run = digestgen("schema", "theme", cwd=tmp_path)

    assert run.status == 2
    assert "front-matter" in run.err
