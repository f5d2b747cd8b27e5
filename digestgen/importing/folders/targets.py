"""Where the links of imported pages lead: to another page, to a file, or where they always led."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from digestgen.importing.assets import asset_fault
from digestgen.importing.folders.dialect import FILE_SCHEME, PAGE_SCHEME, SITE_SCHEME, Dialect, Page
from digestgen.importing.model import Asset
from digestgen.importing.names import safe_path

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_ENDING = re.compile(r"(?:index)?\.html?\Z")
_FILES = "files"
"""Below the import's folder: what stood in folders of static files."""
_MARKDOWN_ENDING = re.compile(r"\.(?:md|markdown|mdown|mkd|html?)\Z", re.IGNORECASE)


class Targets:
    """The pages of a folder by path, address and name, and the files they show."""

    def __init__(
        self,
        dialect: Dialect,
        root: Path,
        pages: list[tuple[str, Page]],
        place: Callable[[Asset], str],
    ) -> None:
        self._dialect = dialect
        self._root = root
        self._place = place
        self._base = dialect.base_url.rstrip("/")
        self._paths: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._named: dict[str, Path] | None = None
        for relative, page in pages:
            target = _MARKDOWN_ENDING.sub("", dialect.target(page)) + ".md"
            self._paths[relative] = safe_path(target)
            for address in (dialect.address(page), *dialect.more_addresses(page)):
                if address:
                    self._addresses.setdefault(_folded(address), relative)
            for name in dialect.names(page):
                self._names.setdefault(name, relative)

    def target(self, relative: str) -> str:
        """Return where the page of a source is wanted."""
        return self._paths.get(relative) or safe_path(relative)

    def by_name(self, name: str) -> str:
        """Return the path of the source that another page calls so, '' for none."""
        name = name.strip().strip("/").casefold()
        return self._names.get(name, "") or self._names.get(name.rpartition("/")[2], "")

    def resolved(
        self, link: str, page: Page, assets: dict[str, Asset], doubt: Callable[[str], None]
    ) -> str:
        """Return what stands for `link` in the article; gathers the files it needs."""
        scheme, _, rest = link.partition(":")
        if f"{scheme}:" in (SITE_SCHEME, FILE_SCHEME, PAGE_SCHEME):
            path, _, fragment = unquote(rest).partition("#")
            if f"{scheme}:" == SITE_SCHEME:
                return rest
            found = self._to_page(path, page, fragment) if f"{scheme}:" == PAGE_SCHEME else ""
            return found or self._file(path, page, assets, doubt) or self._unknown(path, doubt)
        if self._base and link.startswith(f"{self._base}/"):
            link = link[len(self._base) :]
        if not link or link[0] in "#?" or _SCHEME.match(link):
            return link
        try:
            parts = urlsplit(link)
        except ValueError:
            return link
        path = unquote(parts.path)
        found = self._page_at(path, page)
        if found:
            return self._to_page(found, page, parts.fragment)
        return self._file(path, page, assets, doubt) or self._unknown(link, doubt)

    def _page_at(self, path: str, page: Page) -> str:
        """Return the source of the page that a path leads to."""
        if path.startswith("/"):
            own = path.strip("/")
            return self._addresses.get(_folded(path), "") or self._source_at(own)
        beside = posixpath.normpath(posixpath.join(page.folder, path))
        if found := self._source_at(beside):
            return found
        old = self._dialect.address(page)
        return self._addresses.get(_folded(posixpath.join(posixpath.dirname(old), path)), "")

    def _source_at(self, path: str) -> str:
        for ending in ("", ".md", "/index.md", "/_index.md"):
            if f"{path}{ending}" in self._paths:
                return f"{path}{ending}"
        return ""

    def _to_page(self, relative: str, page: Page, fragment: str) -> str:
        target = self._paths.get(relative)
        if target is None:
            return ""
        link = _link(target, self.target(page.relative))
        return f"{link}#{fragment}" if fragment else link

    def _file(
        self, path: str, page: Page, assets: dict[str, Asset], doubt: Callable[[str], None]
    ) -> str:
        """Return the link to a file and note it for copying, '' when there is no such file."""
        found = self._find(path, page)
        if found is None:
            return ""
        source, wanted = found
        if fault := asset_fault(source):
            doubt(f"'{path}' {fault}, so it was not copied")
            return path
        asset = Asset(str(source), safe_path(wanted))
        target = self._place(asset)
        assets[str(source)] = Asset(str(source), target)
        return _link(target, self.target(page.relative))

    def _find(self, path: str, page: Page) -> tuple[Path, str] | None:
        """Return the file that `path` names, and where it is wanted; nothing outside the site."""
        bare = path.lstrip("/")
        places = []
        if not path.startswith("/"):
            beside = posixpath.normpath(posixpath.join(page.folder, path))
            places.append((self._root / beside, beside))
        places += [
            (self._dialect.root / folder / bare, f"{_FILES}/{bare}")
            for folder in self._dialect.statics
        ]
        places.append((self._root / bare, bare))
        inside = self._dialect.root.resolve()
        for place, wanted in places:
            try:
                if place.is_file() and inside in place.resolve().parents:
                    return place, wanted
            except (OSError, ValueError):
                continue
        if "/" not in bare and self._dialect.name == "obsidian":
            return self._anywhere(bare)
        return None

    def _anywhere(self, name: str) -> tuple[Path, str] | None:
        """Return the file of that name wherever it lies in the vault."""
        if self._named is None:
            self._named = {}
            for file in sorted(self._root.rglob("*")):
                if file.is_file() and not any(
                    p.startswith(".") for p in file.relative_to(self._root).parts
                ):
                    self._named.setdefault(file.name.casefold(), file)
        named = self._named.get(name.casefold())
        return (named, named.relative_to(self._root).as_posix()) if named else None

    def _unknown(self, link: str, doubt: Callable[[str], None]) -> str:
        if link.startswith("/") and self._base.startswith("http"):
            return f"{self._base}{link}"
        doubt(f"the link '{link[:100]}' leads to nothing that was imported")
        return link


def _link(target: str, from_page: str) -> str:
    link = posixpath.relpath(target, posixpath.dirname(from_page) or ".")
    return quote(link, safe="/~!$&'+,;=@-._")


def _folded(address: str) -> str:
    """Return an address as it is compared: without its last slash, `index.html` and `.html`."""
    return _ENDING.sub("", unquote(address)).strip("/").casefold()
