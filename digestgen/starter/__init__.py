"""A new site that builds at once: its files, and putting them where none are yet (floor 9)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from digestgen import __version__
from digestgen.schemas import schema_text
from digestgen.text.yaml_text import yaml_text

FILES = {
    "digestgen.yaml": "digestgen.yaml",
    "content/topics.yaml": "content/topics.yaml",
    "content/2024/2024-03-04-first-tram.md": "content/2024/2024-03-04-first-tram.md",
    "content/scraped/2023-11-20-ferry-crews.txt": "content/scraped/2023-11-20-ferry-crews.txt",
    "themes/README.md": "themes/README.md",
    "requirements.txt": "requirements.txt",
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".editorconfig": "editorconfig",
    ".vscode/extensions.json": "vscode/extensions.json",
    ".vscode/settings.json": "vscode/settings.json",
    ".github/workflows/pages.yml": "github/pages.yml",
}
"""Where each file of a new site goes, and what it is called in `files/`."""
SCHEMA_FILES = {
    ".vscode/digestgen.schema.json": "config",
    ".vscode/topics.schema.json": "topics",
}
"""Where the schemas go that `settings.json` names."""
_SAMPLES = "content/"
_LATER = (".github/",)


class Started(NamedTuple):
    """What was done; paths below the folder, with `/`."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    """Files that were there before and stay as they are."""


def start_site(folder: Path, *, title: str, base_url: str, has_workflow: bool = True) -> Started:
    """Write the files of a new site below `folder`; what is there already stays as it is.

    Samples are written only where there is no `content/` yet. Raises OSError.
    """
    has_content = (folder / "content").is_dir() and any((folder / "content").iterdir())
    written: list[str] = []
    kept: list[str] = []
    for path, text in _texts(title=title, base_url=base_url):
        if (path.startswith(_SAMPLES) and has_content) or (
            not has_workflow and path.startswith(_LATER)
        ):
            continue
        (written if _write_new(folder / path, text) else kept).append(path)
    return Started(tuple(written), tuple(kept))


def workflow(*, install: str, requirements: str) -> str:
    """Return the workflow that publishes a site.

    `install` is what pip gets, `requirements` the file that its cache goes by.
    """
    return _filled("github/pages.yml", {"install": install, "requirements": requirements})


def _texts(*, title: str, base_url: str) -> Iterator[tuple[str, str]]:
    values = {
        "title": yaml_text(title),
        "base_url": base_url,
        "version": ".".join(__version__.split(".")[:2]),
        "install": "-r requirements.txt",
        "requirements": "requirements.txt",
    }
    for path, name in FILES.items():
        yield path, _filled(name, values)
    for path, schema in SCHEMA_FILES.items():
        yield path, schema_text(schema)


def _filled(name: str, values: Mapping[str, str]) -> str:
    text = resources.files(__package__).joinpath("files", name).read_text("utf-8")
    names = "|".join(values)
    return re.sub(rf"\{{({names})\}}", lambda found: values[found[1]], text)


def _write_new(path: Path, text: str) -> bool:
    """Write a file, unless there is one; return whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return True
