from __future__ import annotations

import subprocess
import sys
from datetime import date

from digestgen.fingerprint import digest_value
from digestgen.model.ids import PageKey
from digestgen.model.view import Anchor, Reasoned


def test_equal_values_have_equal_digests_in_every_process() -> None:
    code = (
        "from digestgen.fingerprint import digest_value;"
        "from digestgen.model.ids import PageKey;"
        "print(digest_value(PageKey('topic', ('a', 'b'))))"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={"PYTHONHASHSEED": seed, "PATH": ""},
        ).stdout.strip()
        for seed in ("1", "2")
    }  # fmt: skip

    assert runs == {digest_value(PageKey("topic", ("a", "b")))}


def test_the_type_counts() -> None:
    assert digest_value(Anchor("a", "b")) != digest_value(Reasoned("a", "b", ""))


def test_any_field_counts() -> None:
    assert digest_value((date(2020, 4, 26),)) != digest_value((date(2020, 4, 27),))
