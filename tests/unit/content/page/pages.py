"""The golden pages: `NAME.html` beside `NAME.md`, which tells fields, edits and Markdown."""

from __future__ import annotations

from pathlib import Path

from digestgen.cleaning import clean
from digestgen.content.source import read_source

GOLDEN = Path(__file__).resolve().parents[3] / "golden" / "pages"


def told(path: Path) -> str:
    """Return what reading and cleaning make of a page, for people to read."""
    source, _ = read_source(path.read_bytes(), path.name)
    assert source is not None
    cleaned = clean(source)
    fields = [f"{field.name}: {field.value}" for field in source.fields]
    edits = [f"{edit.rule}: {edit.before.strip()!r}" for edit in cleaned.edits]
    return "\n".join((*fields, "", *edits, "", cleaned.markdown))


def main() -> None:
    """Write the expected files anew: `python -m tests.unit.content.page.pages`; read them after."""
    for path in sorted(GOLDEN.glob("*.html")):
        path.with_suffix(".md").write_text(told(path), encoding="utf-8")


if __name__ == "__main__":
    main()
