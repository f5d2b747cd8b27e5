"""The golden cases of the cleaner, as a person reads them: name, input, expected, `.` between.

The expected part begins with what was found, a line each, then the Markdown.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digestgen.model.cleaned import Cleaned
from digestgen.model.metadata import Found
from tests.unit.cleaning.sources import cleaned

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "cleaning"


class Case(NamedTuple):
    """One golden case."""

    name: str
    given: str
    expected: str


def cases(path: Path) -> list[Case]:
    """Return the cases of one file."""
    parts = path.read_text(encoding="utf-8").split("\n.\n")
    found = [Case(*(p.strip("\n") for p in parts[i : i + 3])) for i in range(0, len(parts) - 2, 3)]
    assert parts[-1].strip() == ""
    return found


def told(result: Cleaned) -> str:
    """Return a result as the golden files tell it."""
    found = result.found
    lines = [
        f"title: {found.title}" if result.title_source is Found.TEXT else "",
        f"published: {found.published}" if found.published else "",
        f"authors: {', '.join(found.authors)}" if found.authors else "",
        f"section: {found.section}" if found.section else "",
        f"tags: {', '.join(found.tags)}" if found.tags else "",
        *(f"spelling: {tag} = {spelling}" for tag, spelling in result.spellings),
    ]
    head = "\n".join(line for line in lines if line)
    return f"{head}\n\n{result.markdown}".strip("\n")


def rewrite(path: Path, results: list[tuple[str, str, str]]) -> None:
    """Write the cases of one file anew; read the difference before keeping it."""
    blocks = ["\n.\n".join(case) for case in results]
    path.write_text("\n.\n\n".join(blocks) + "\n.\n", encoding="utf-8")


def main() -> None:
    """Write the expected parts of all golden files anew: `python -m tests.unit.cleaning.golden`."""
    for path in sorted(GOLDEN.glob("*.txt")):
        rewrite(path, [(c.name, c.given, told(cleaned(c.given))) for c in cases(path)])


if __name__ == "__main__":
    main()
