"""Files that are copied as they are: what articles show, what the theme brings."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from digestgen.build.changes import digest_file
from digestgen.build.output import Output, copy_file, has_bytes, write_file
from digestgen.build.pictures import variant
from digestgen.build.refresh import DAMAGED, NEW, VIEW
from digestgen.fingerprint import digest_bytes
from digestgen.model.picture import WIDTHS
from digestgen.names import safe_output_path
from digestgen.pages.addresses import asset_address, variant_address
from digestgen.store import database, sources, traces
from digestgen.store.traces import Trace
from digestgen.theme.files import ThemeFiles, static_files

ASSET, THEME = "asset", "theme"
_ASSETS = asset_address("")
_VARIANT = re.compile(rf"^{_ASSETS}_[0-9]+/")
_AT_TOP = {"favicon.ico": "favicon.ico"}
"""Files of a theme that programs ask for at the top of a site without being told."""
_SMALL = 1 << 20
"""Larger files are compared by digest alone, never read as a whole."""


class Static(NamedTuple):
    """A file to copy."""

    address: str
    kind: str
    source: Path | None
    """None for an empty file."""
    digest: str


class Placed(NamedTuple):
    """A static file with its trace, and whether new bytes lie in the stage."""

    trace: Trace
    is_staged: bool


def theme_statics(theme: ThemeFiles) -> list[Static]:
    """Return what a theme brings, and the file that keeps GitHub Pages from running Jekyll."""
    found = [
        Static(_AT_TOP.get(name, f"theme/{name}"), THEME, path, digest_bytes(path.read_bytes()))
        for name, path in static_files(theme).items()
    ]
    return [*found, Static(".nojekyll", THEME, None, digest_bytes(b""))]


def asset_addresses(paths: Iterable[str]) -> frozenset[str]:
    """Return where these files of `content/` lie in the site when articles show them."""
    return frozenset(
        address
        for path in paths
        for address in (asset_address(path), *(variant_address(path, w) for w in WIDTHS))
    )


def asset_statics(
    db: database.Connection, content: Path, state: Path, addresses: Iterable[str] | None
) -> list[Static]:
    """Return the files of `content/` that articles show: all, or what lies at these addresses.

    Smaller variants of images are among them; they are made and kept under `state`.
    """
    paths = None
    if addresses is not None:
        # `assets/a.png` and `a.png` want one address, which is a fault to be told.
        plain = {_VARIANT.sub(_ASSETS, address) for address in addresses}
        paths = {
            path
            for address in (*addresses, *plain)
            for path in (address, address.removeprefix(_ASSETS))
        }
    found = []
    for shown in sources.assets_shown(db, paths):
        if not safe_output_path(asset_address(shown.path)):
            continue
        source = content / shown.path
        found.append(Static(asset_address(shown.path), ASSET, source, shown.digest))
        for width in shown.picture.variants() if shown.picture else ():
            smaller = variant(state, source, shown.digest, width)
            address = variant_address(shown.path, width)
            found.append(Static(address, ASSET, smaller, digest_file(smaller)))
    return found


def place(
    db: database.Connection, output: Output, static: Static, damaged: frozenset[str]
) -> Placed | None:
    """Stage a file unless it lies in the site; None when its trace says so. Raises OSError."""
    old = traces.trace(db, static.address)
    is_damaged = static.address in damaged
    if old and (old.kind, old.output) == (static.kind, static.digest) and not is_damaged:
        return None
    data = None
    if static.source is None or static.source.stat().st_size <= _SMALL:
        data = static.source.read_bytes() if static.source else b""
    staged = output.stage / static.address
    stamp = has_bytes(str(output.out / static.address), data) if data is not None else None
    is_staged = stamp is None
    if stamp is None and data is not None:
        stamp = write_file(str(staged), data)
    elif stamp is None and static.source:
        stamp = copy_file(static.source, staged)
    why = DAMAGED if is_damaged else VIEW if old else NEW
    trace = Trace(
        address=static.address,
        folded=static.address.casefold(),
        kind=static.kind,
        parts="",
        epoch="",
        template="",
        view=static.digest,
        output=static.digest,
        stamp=stamp or "",
        why=why,
    )
    return Placed(trace, is_staged)
