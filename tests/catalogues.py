"""Brings the catalogues of the default theme up to date: python -m tests.catalogues

Messages are found in the templates and in the package by the names of gettext's functions. New ones
are put into each catalogue without a translation, gone ones are taken out, and what a translation
was made of stands above it. A tag after the command begins a new catalogue: `de`, `pt-BR`.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
THEMES = ROOT / "themes"
LOCALES = THEMES / "default" / "locale"
"""Those of all themes that come with digestgen."""
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_noop": None,
    "raw": None,
    "ngettext": (1, 2),
    "ngettext_noop": (1, 2),
    "forms": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
_OPTIONS = {"trimmed": "false", "silent": "false", "newstyle_gettext": "true"}
_HEADER = """# The interface of digestgen in this language: see docs/languages.md.
# `python -m tests.catalogues` brings it up to date."""


def sources() -> Iterator[tuple[Path, str]]:
    """Yield every file with messages, and how it is read."""
    for path in sorted((ROOT / "digestgen").rglob("*.py")):
        yield path, "python"
    for pattern in ("*.html", "*.xml"):
        for path in sorted(THEMES.glob(f"*/{pattern}")):
            yield path, "jinja2.ext:babel_extract"


def messages() -> Catalog:
    """Return all messages of the interface, untranslated."""
    found = Catalog(project="digestgen", charset="utf-8")
    for path, method in sources():
        place = path.relative_to(ROOT).as_posix()
        with path.open("rb") as file:
            for _line, message, comments, context in extract(
                method, file, keywords=_KEYWORDS, comment_tags=("Translators:",), options=_OPTIONS
            ):
                # Without lines: they would change with every edit of a template.
                found.add(message, locations=[(place, 1)], auto_comments=comments, context=context)
    return found


def updated(path: Path, template: Catalog) -> bytes:
    """Return a catalogue with all messages of `template` and no others."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem.replace("-", "_"))
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.header_comment = _HEADER
    catalogue.fuzzy = False
    return written(catalogue)


def written(catalogue: Catalog) -> bytes:
    """Return the bytes of a catalogue: without dates and versions, so that they say only texts."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=96, sort_output=True, include_lineno=False)
    lines = buffer.getvalue().decode().split("\n")
    dropped = (
        '"POT-Creation',
        '"PO-Revision',
        '"Last-Tr',
        '"Generated',
        '"Project',
        '"Report',
        '"Language-Team',
    )
    return "\n".join(line for line in lines if not line.startswith(dropped)).encode()


def main(tags: list[str]) -> None:
    """Write all catalogues, and new ones for `tags`."""
    template = messages()
    for tag in tags:
        path = LOCALES / f"{tag}.po"
        if not path.exists():
            path.write_bytes(written(Catalog(locale=tag.replace("-", "_"), charset="utf-8")))
    for path in sorted(LOCALES.glob("*.po")):
        path.write_bytes(updated(path, template))
        with path.open("rb") as file:
            missing = [m for m in read_po(file) if m.id and not all(_texts(m.string))]
        sys.stdout.write(f"{path.name}: {len(template)} messages, {len(missing)} to translate\n")


def _texts(string: object) -> tuple[object, ...]:
    return string if isinstance(string, tuple) else (string,)


if __name__ == "__main__":
    main(sys.argv[1:])
