"""Images beside the articles: their size, their smaller variants, and which drawings are harmless.

Pillow reads and scales. A variant is made once and kept under `.digestgen/pictures/`, named by the
digest of the image, so that builds from nothing and incremental ones copy the same bytes.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from digestgen.content.drawings import drawing_of
from digestgen.model.picture import Picture
from digestgen.model.problem import Problem, Severity
from digestgen.store import database, sources
from digestgen.store.sources import SourceRow

if TYPE_CHECKING:
    from PIL.Image import Image

    from digestgen.store.database import Connection

FOLDER = "pictures"
MAX_PIXELS = 100_000_000
"""A file of few bytes may claim to be larger, and would fill the memory."""
QUALITY = 82
_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
_SCALED = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_READ = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif"})


def picture_of(path: Path, shown: str) -> tuple[Picture | None, Problem | None]:
    """Return the size of an image file, None for what is none; and a doubt about a broken one.

    Of an SVG with anything active in it, the doubt alone. Of others only the head is read. Raises
    OSError where the disk fails.
    """
    suffix = path.suffix.lower()
    if suffix == ".svg":
        drawing, why = drawing_of(path.read_bytes())
        hint = "draw it without scripts, links and foreign parts, or save it as PNG"
        return (None, _doubt(shown, why, hint)) if why else (drawing, None)
    if suffix not in _READ:
        return None, None
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415  most edits have no new image

    try:
        with path.open("rb") as file, Image.open(file) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                what = f"{width:,} x {height:,} pixels"
                return None, _doubt(shown, what, "make it smaller; no page shows so many")
            if _is_turned(image):
                width, height = height, width
            can_scale = image.format in _SCALED and getattr(image, "n_frames", 1) == 1
            return Picture(width, height, can_scale), None
    except UnidentifiedImageError:
        # A browser may know a form that this Pillow does not.
        return None, None if suffix == ".avif" else _doubt(
            shown, "no image can be read from this file", "save it again, or take the right ending"
        )
    except (ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return None, _doubt(shown, f"a broken image: {error}", "save it again")


def _doubt(shown: str, message: str, hint: str) -> Problem:
    return Problem.of_file(shown, "image-file", message, hint, Severity.WARNING)


def take_asset(db: Connection, content: Path, path: str, digest: str, stamp: str) -> None:
    """Put a file that articles may show into the store; one that is refused is told, not offered.

    Raises OSError.
    """
    picture, doubt = picture_of(content / path, path)
    if doubt and path.lower().endswith(".svg"):
        database.remove_asset(db, path)
    else:
        database.add_asset(db, path, digest, picture)
    problems = sources.encode_problems((doubt,) if doubt else ())
    row = SourceRow(path, sources.ASSET, path.casefold(), stamp, digest, problems=problems)
    sources.put_source(db, row)


def _is_turned(image: Image) -> bool:
    return image.getexif().get(_ORIENTATION) in _TURNED


def variant(state: Path, source: Path, digest: str, width: int) -> Path:
    """Return the file of a variant, made if it is not there yet; of a broken image, itself.

    In the form of the original, upright, without its metadata. Raises OSError where the disk fails.
    """
    folder = state / FOLDER
    import PIL  # noqa: PLC0415

    stem = f"{digest}-{width}-{QUALITY}-{PIL.__version__}"
    for suffix in dict.fromkeys(_SCALED.values()):
        kept = folder / f"{stem}.{suffix}"
        if kept.is_file():
            return kept
    from PIL import Image, ImageOps  # noqa: PLC0415

    with Image.open(source) as image:
        form = image.format or ""
        try:
            upright = ImageOps.exif_transpose(image)
            height = max(1, round(upright.height * width / upright.width))
            scaled = _plain(upright, form).resize((width, height), Image.Resampling.LANCZOS)
        except (OSError, SyntaxError, ValueError) as error:
            if getattr(error, "errno", None):
                raise
            return source
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{stem}.{_SCALED[form]}"
    fresh = target.with_name(f"{target.name}.{os.getpid()}.new")
    if form == "PNG":
        scaled.save(fresh, form, optimize=True)
    elif form == "WEBP":
        scaled.save(fresh, form, quality=QUALITY, method=4)
    else:
        scaled.save(fresh, form, quality=QUALITY, optimize=True, progressive=True)
    fresh.replace(target)
    return target


def _plain(image: Image, form: str) -> Image:
    """Return an image in a mode that its form can hold and that scales smoothly."""
    if form == "JPEG":
        return image.convert("RGB")
    if image.mode in ("RGB", "RGBA", "L", "LA"):
        return image
    has_alpha = "A" in image.mode or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")
