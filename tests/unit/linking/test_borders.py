"""Where words end around a name."""

from __future__ import annotations

import pytest

from digestgen.linking.borders import has_borders


@pytest.mark.parametrize(
    ("before", "name", "behind", "expected"),
    [
        ("", "Libya", "", True),
        ("<p>", "Libya", "</p>", True),
        ("in ", "Libya", ", and", True),
        ("(", "Libya", ")", True),
        ("in ", "Libya", "'s oil", True),
        ("the ", "Democrats", "’ vote", True),
        ("in ", "Libya", "'la", False),
        ("d'", "Iran", " ", False),
        ("‘", "Iran", "’", True),
        ("pro-", "Libya", " ", False),
        ("in ", "Libya", "-led", False),
        ("&", "amp", ";", False),
        ("in ", "Libya", ".", True),
        ("in ", "Libya", ".org", False),
        ("", "https", "://", False),
        ("note: ", "Libya", ": oil", True),
        ("\x02", "1", "\x03", False),
        ("的", "中国", "人", True),
        ("in ", "Libya", "中", False),
        ("リ", "ビア", "ン", False),
        ("는 ", "리비아", "는", True),
        ("ลิ", "เบีย", "\u0e48", False),
    ],
)
def test_borders(before: str, name: str, behind: str, expected: bool) -> None:
    html = before + name + behind

    assert expected == has_borders(html, len(before), len(before) + len(name))
