from __future__ import annotations

from tests.unit.cleaning.sources import cleaned

_QUOTE = "The ferry of Selby was built between 1817 and 1876 by two brothers from the mills."


def test_a_sentence_begun_anew_behind_a_copy_stands_once() -> None:
    text = (
        f"Rivers move because people move them. {_QUOTE} Others found the same in many rivers. "
        f"However, some small ferries, {_QUOTE} However, some small ferries, such as this one, do "
        "not move at all in the winter."
    )

    result = cleaned(text).markdown.replace("\n\n", " ")

    assert result == (
        f"Rivers move because people move them. {_QUOTE} Others found the same in many rivers. "
        "However, some small ferries, such as this one, do not move at all in the winter."
    )
