"""The interface in the language of a site: catalogues of a theme, dates as a locale writes them.

Catalogues are gettext's: `locale/fr.po` in a theme's folder, looked for as `fr-CA`, then `fr`, in
the site's own theme before the default one; each gives the messages that those before it lack. So a
site may bring a language, or say a few things otherwise, in English as well (`locale/en.po`). A
language without any catalogue is spoken in English.

Months, patterns of dates and signs in figures are those of the locale (CLDR, through babel). Babel
is loaded only where there is a catalogue to read and nothing kept of it: what was read is kept as a
small file beside compiled templates.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from digestgen.fingerprint import digest_bytes
from digestgen.model.problem import Problem
from digestgen.wording import ENGLISH, Speech, Wording

_FOLDER = "locale"
_SOURCE_LANGUAGE = "en"
_DECODER = msgspec.msgpack.Decoder(Speech)


def catalogue_files(folders: Iterable[Path], language: str) -> tuple[Path, ...]:
    """Return the catalogues that serve a language, the one that is asked first standing first."""
    places = [(folder / _FOLDER) for folder in folders]
    files = {
        (place, path.stem.replace("_", "-").lower()): path
        for place in places
        for path in sorted(place.glob("*.po"))
    }
    tags = list(_tags(language))
    if tags[-1] == _SOURCE_LANGUAGE or any(tag == name for tag in tags for _, name in files):
        return tuple(files[place, tag] for tag in tags for place in places if (place, tag) in files)
    # What nobody has translated is said in English, in the site's own English if it has one.
    return catalogue_files(folders, _SOURCE_LANGUAGE)


def speaks(folders: Iterable[Path], language: str) -> bool:
    """Return whether the interface can be in a language: English always."""
    tags = list(_tags(language))
    names = (path.stem for path in catalogue_files(folders, language))
    return tags[-1] == _SOURCE_LANGUAGE or any(n.replace("_", "-").lower() in tags for n in names)


def wording_digest(folders: Iterable[Path], language: str) -> str:
    """Return one digest of all that the interface is made of; '' for English as it is."""
    files = catalogue_files(folders, language)
    if not files:
        return ""
    parts = [f"{path.name} {digest_bytes(path.read_bytes())}" for path in files]
    return digest_bytes("\n".join([language, *parts]).encode())


def wording_of(folders: Iterable[Path], language: str, *, kept: Path | None = None) -> Wording:
    """Return the interface in a language.

    `kept` is a file for what was read of catalogues, named after all that this depends on: files,
    code, libraries. Messages with a fault are left out; `catalogue_problems` says which.
    """
    folders = tuple(folders)
    digest = wording_digest(folders, language)
    if not digest:
        return ENGLISH
    if kept:
        with suppress(OSError, msgspec.DecodeError):
            return Wording(_DECODER.decode(kept.read_bytes()))
    from digestgen.theme.catalogues import read_speech  # noqa: PLC0415  loads babel

    is_spoken = speaks(folders, language)
    speech, _ = read_speech(
        catalogue_files(folders, language), language if is_spoken else _SOURCE_LANGUAGE
    )
    speech = msgspec.structs.replace(speech, digest=digest)
    if kept:
        _keep(kept, speech)
    return Wording(speech)


def catalogue_problems(folders: Iterable[Path], language: str) -> tuple[Problem, ...]:
    """Return what is wrong with the catalogues of a site, with places; loads babel if any is read.

    The catalogues that come with digestgen are taken to be right.
    """
    folders = tuple(folders)
    found = catalogue_files(folders, language)
    own = [path for path in found if path.parent.parent != folders[-1]]
    if not own:
        return ()
    from digestgen.theme.catalogues import read_speech  # noqa: PLC0415  loads babel

    return read_speech(found, language)[1]


def _tags(language: str) -> Iterator[str]:
    """Yield a tag and what it is a kind of: fr-ca, fr."""
    parts = language.lower().split("-")
    for size in range(len(parts), 0, -1):
        yield "-".join(parts[:size])


def _keep(path: Path, speech: Speech) -> None:
    """Keep what was read; where that fails, it is read again next time."""
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(msgspec.msgpack.encode(speech))
        beside.replace(path)
