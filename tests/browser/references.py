"""Pictures of pages that were looked at and found good, and how a picture is held against them.

`python -m tests.browser.references` makes them anew. Look at every one before they are accepted:
from then on they are what is right. They hold for one Chromium and one set of fonts, which stand
beside them in `made_with.json`.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from tests.browser.chromium import chromium
from tests.browser.kinds import PAGES
from tests.browser.serving import ServedSite, built

FOLDER = Path(__file__).resolve().parent / "references"
_ROOT = Path(__file__).resolve().parents[2]
_MADE_WITH = FOLDER / "made_with.json"
_TALLEST = 1000
"""Pixels from the top of a page that a picture shows."""
_COLOURS = 16
_RARE_TOO = Image.Quantize.MAXCOVERAGE
"""The palette has the accent as well, though few pixels have it."""
_BLUR = 1.5
"""Pixels: edges of letters may lie a little elsewhere."""
_LITTLE = 40
"""Of 255: quantised colours differ by less."""
MOST_DIFFERENT = 0.004
"""The share of pixels that may differ by more than a little."""
_SCRIPTED = ("search", "not found")
_QUIET = "() => document.fonts.ready.then(() => { scrollTo(0, 0); })"


class Look(NamedTuple):
    """How a page is looked at."""

    theme: str
    scheme: Literal["light", "dark"]
    width: int

    @property
    def name(self) -> str:
        return f"{self.theme}-{self.scheme}-{self.width}"


LOOKS = (
    Look("default", "light", 1280),
    Look("default", "dark", 360),
    Look("wire", "light", 1280),
)
KINDS = tuple(PAGES)


def reference(look: Look, kind: str) -> Path:
    """Return where the picture of a kind of page lies."""
    return FOLDER / look.name / f"{kind.replace(' ', '-')}.png"


@contextmanager
def sample_in(theme: str) -> Iterator[ServedSite]:
    """Build the sample of the repository in a theme."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        shutil.copytree(_ROOT / "content", project / "content")
        text = (_ROOT / "digestgen.yaml").read_text("utf-8")
        text = re.sub(r"(?m)^theme: .*$", f"theme: {theme}", text)
        (project / "digestgen.yaml").write_text(text, "utf-8")
        with built(project) as site:
            yield site


def pictures(browser: Browser, site: ServedSite, look: Look) -> Iterator[tuple[str, Image.Image]]:
    """Yield each kind of page with the picture of its top."""
    size = {"width": look.width, "height": 900}
    with browser.new_context(
        viewport=size,  # type: ignore[arg-type]  # a dict of the same shape
        color_scheme=look.scheme,
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        for kind in KINDS:
            until: Literal["networkidle", "load"] = "networkidle" if kind in _SCRIPTED else "load"
            page.goto(site.over_http(PAGES[kind]), wait_until=until)
            page.evaluate(_QUIET)
            height = page.evaluate("document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": look.width, "height": min(height, _TALLEST)}
            data = page.screenshot(full_page=True, clip=clip)  # type: ignore[arg-type]  # likewise
            yield kind, Image.open(io.BytesIO(data)).convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of pixels that differ by more than a little; 1.0 for other heights."""
    if one.size != other.size:
        return 1.0
    blurred = [i.convert("RGB").filter(ImageFilter.GaussianBlur(_BLUR)) for i in (one, other)]
    bands = ImageChops.difference(*blurred).split()
    most = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(most.histogram()[_LITTLE:]) / (one.width * one.height)


def surroundings(browser: Browser) -> dict[str, str]:
    """Return what pictures hang on besides the pages: the browser and the fonts."""
    fonts = ""
    if shutil.which("fc-list"):
        command = ["fc-list", ":", "family", "style"]
        found = subprocess.run(command, capture_output=True, text=True, check=True)
        fonts = "\n".join(sorted(found.stdout.splitlines()))
    digest = sha256(fonts.encode()).hexdigest()[:16]
    return {"chromium": browser.version.split(".")[0], "fonts": digest}


def made_with() -> dict[str, str]:
    """Return the surroundings in which the references were made."""
    found: dict[str, str] = json.loads(_MADE_WITH.read_text("utf-8"))
    return found


def _make() -> None:
    with chromium() as browser:
        for look in LOOKS:
            with sample_in(look.theme) as site:
                for kind, picture in pictures(browser, site, look):
                    path = reference(look, kind)
                    path.parent.mkdir(parents=True, exist_ok=True)
                    few = picture.quantize(_COLOURS, _RARE_TOO, dither=Image.Dither.NONE)
                    few.save(path, optimize=True)
        text = json.dumps(surroundings(browser), indent=2)
    _MADE_WITH.write_text(f"{text}\n", "utf-8")


if __name__ == "__main__":
    _make()
