"""What a generator's dialect answers; the defaults are those of a plain folder of Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import msgspec

from digestgen.content.field_names import fold_name
from digestgen.content.values import texts_of
from digestgen.model.metadata import Metadata
from digestgen.model.source import Field, FieldValue
from digestgen.strict_yaml import Mapping as YamlMapping
from digestgen.strict_yaml import Scalar, load

PAGE_SCHEME = "dg-page:"
"""`dg-page:posts/a.md` is a link to the page of that source, found once all pages are known."""
FILE_SCHEME = "dg-file:"
"""`dg-file:images/a.png` is a link to a file of the folders of static files."""
SITE_SCHEME = "dg-site:"
"""`dg-site:/topics/x` is a link to a page that digestgen makes."""
_MAX_CONFIG_CHARS = 500_000
_DATED = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_ ]+(?=.)")


class Page(NamedTuple):
    """One content file, as its name, place and front matter tell."""

    relative: str
    """Its path below the content's root, with `/`."""
    metadata: Metadata
    fields: tuple[Field, ...]

    def value(self, *names: str) -> FieldValue:
        """Return the value of the first field of these names that says something."""
        wanted = [fold_name(name) for name in names]
        found = {fold_name(field.name): field.value for field in reversed(self.fields)}
        return next((found[name] for name in wanted if found.get(name)), None)

    def text(self, *names: str) -> str:
        """Return the text of a field, '' when it has none."""
        value = self.value(*names)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, *names: str) -> tuple[str, ...]:
        """Return the texts of a field that may be a list."""
        value = self.value(*names)
        return tuple(texts_of(value)) if value else ()

    @property
    def stem(self) -> str:
        """Its name without folders and ending."""
        return self.relative.rpartition("/")[2].rpartition(".")[0]

    @property
    def folder(self) -> str:
        """Its folder, '' for the root."""
        return self.relative.rpartition("/")[0]


Note = Callable[[str, str], None]
"""Takes a code's message and what to do; the reader knows the place."""


class Dialect:
    """A folder of Markdown files without a generator."""

    name = "markdown"
    content = ""
    """The folder of articles below the site's root."""
    statics: tuple[str, ...] = ()
    """Folders whose files stand at the root of the site."""
    left_out: frozenset[str] = frozenset(
        {"node_modules", "_site", "vendor", "public", "__pycache__"}
    )
    """Folders that hold no content."""
    templates: frozenset[str] = frozenset()
    """Endings of files that may hold articles and cannot be read here; each is reported."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.base_url = ""
        self.find: Callable[[str], str] = lambda _name: ""
        """From a name to the path of the source so called; the reader sets it."""
        self.configure()

    def configure(self) -> None:
        """Read the generator's settings, as far as they are plain."""

    def is_content(self, relative: str) -> bool:
        """Return whether the file at this path may be an article."""
        parts = relative.split("/")
        return not any(part.startswith((".", "_")) or part in self.left_out for part in parts)

    def target(self, page: Page) -> str:
        """Return where the article shall lie."""
        return page.relative

    def address(self, page: Page) -> str:  # noqa: ARG002  for those that know
        """Return the path of the address that the article had, '' when it is not known."""
        return ""

    def more_addresses(self, page: Page) -> tuple[str, ...]:
        """Return further paths that led to the article."""
        return tuple(p for p in page.texts("aliases", "redirect_from") if p.startswith("/"))

    def names(self, page: Page) -> tuple[str, ...]:
        """Return by which names, folded, other articles may link to this one."""
        return (page.stem.casefold(),)

    def metadata(self, page: Page) -> Metadata:
        """Return what the generator knows of the article, filled up from its place and name."""
        stem = page.folder.rpartition("/")[2] if page.stem in ("index", "_index") else page.stem
        return msgspec.structs.replace(
            page.metadata, title=page.metadata.title or titled(without_date(stem))
        )

    def body(self, text: str, page: Page, note: Note) -> str:  # noqa: ARG002
        """Return the text with the generator's own marks made Markdown."""
        return text

    def tags_in(self, body: str) -> tuple[str, ...]:  # noqa: ARG002
        """Return the tags that stand in the text itself."""
        return ()

    def skipped(self, page: Page, body: str) -> str:  # noqa: ARG002
        """Return why this page is no article, '' when it is one."""
        return ""


def page_link(relative: str, fragment: str = "") -> str:
    """Return the link that the reader makes one to the page of a source."""
    return f"{PAGE_SCHEME}{quote(relative)}" + (f"#{fragment}" if fragment else "")


def file_link(path: str) -> str:
    """Return the link that the reader makes one to a file."""
    return f"{FILE_SCHEME}{quote(path)}"


def titled(name: str) -> str:
    """Return a title made of a file's name."""
    words = " ".join(re.sub(r"[-_]+", " ", name).split()) if " " not in name else name
    return words[:1].upper() + words[1:]


def without_date(stem: str) -> str:
    """Return a name without the date at its head."""
    return _DATED.sub("", stem, count=1) if _DATED.match(stem) else stem


def config_values(root: Path, *names: str) -> dict[str, str]:
    """Return the texts of the first settings file found; keys folded, those of tables dotted.

    Reads TOML, YAML and JSON; a file that cannot be read gives nothing, as it is not ours to judge.
    """
    for name in names:
        path = root / name
        if path.is_file():
            text = path.read_text("utf-8", "replace")[:_MAX_CONFIG_CHARS]
            return dict(_texts(_parsed(text, path.suffix)))
    return {}


def _parsed(text: str, suffix: str) -> object:
    if suffix == ".toml":
        import tomllib  # noqa: PLC0415  for those who need it

        try:
            return tomllib.loads(text)
        except (ValueError, RecursionError):
            return {}
    node, _ = load(text)
    return _plain(node)


def _plain(node: object) -> object:
    if isinstance(node, YamlMapping):
        return {key.text or "": _plain(value) for key, value in node.pairs}
    return node.text or "" if isinstance(node, Scalar) else {}


def _texts(value: object, prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    if isinstance(value, Mapping):
        for name, item in value.items():
            key = f"{prefix}{name}".casefold()
            if isinstance(item, Mapping):
                found += _texts(item, f"{key}.")
            elif isinstance(item, str | int):
                found.append((key, str(item)))
    return found


def python_values(path: Path) -> dict[str, str]:
    """Return the texts that a settings file in Python sets; it is read, never run."""
    import ast  # noqa: PLC0415  for those who need it

    try:
        module = ast.parse(path.read_text("utf-8", "replace")[:_MAX_CONFIG_CHARS])
    except (OSError, SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    return {
        target.id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
