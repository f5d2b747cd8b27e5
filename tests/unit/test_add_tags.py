from __future__ import annotations

import pytest

from digestgen.add_tags import add_tags
from digestgen.model.reading import ReadSettings

BODY = "The port was opened again.\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            f"---\n# kept\ntitle: A  # this too\n---\n\n{BODY}",
            f"---\n# kept\ntitle: A  # this too\ntags:\n  - Oil: a view\n---\n\n{BODY}",
        ),
        (f"---\r\ntitle: A\r\n---\r\n{BODY}", f"---\r\ntitle: A\r\ntags:\r\n---\r\n{BODY}"),
        (f"# A\n\n{BODY}", f"---\ntags:\n---\n\n# A\n\n{BODY}"),
    ],
)
def test_tags_are_added_and_all_else_stays(before: str, after: str) -> None:
    data, problem = add_tags(before.encode(), "a.md", ["Oil: a view", "Coast"], ReadSettings())

    assert problem is None
    assert data is not None
    lines = [line for line in data.splitlines() if b"Oil" not in line and b"Coast" not in line]
    assert [line for line in after.encode().splitlines() if b"Oil" not in line] == lines
    assert b"Coast" in data


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"---\ntitle: A\ntags: [x]\n---\n\n{BODY}", "a.md"),
        (f'+++\ntitle = "A"\n+++\n\n{BODY}', "a.md"),
        (f"A\n\n{BODY}", "a.txt"),
    ],
)
def test_where_tags_cannot_be_added_nothing_is_written(text: str, path: str) -> None:
    data, problem = add_tags(text.encode(), path, ["Oil"], ReadSettings())

    assert data is None
    assert problem is not None
    assert problem.code == "tags-not-written"
