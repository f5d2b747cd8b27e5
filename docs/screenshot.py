"""Take the picture of a topic page that the README shows: `python -m docs.screenshot`.

Builds the sample articles into a temporary folder and opens the page from disk, as a reader may.
The fonts are those of the machine: the first one of the theme's lists that it has.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from digestgen.public import Site
from tests.browser.chromium import chromium

_ROOT = Path(__file__).resolve().parent.parent
_PAGE = "topics/libyan-civil-war.html"
_PICTURE = _ROOT / "docs" / "images" / "topic.png"
_SIZE = (1280, 900)


def main() -> None:
    """Build, open, take the picture."""
    width, height = _SIZE
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        shutil.copytree(_ROOT / "content", Path(folder) / "content")
        shutil.copy(_ROOT / "digestgen.yaml", folder)
        Site(folder).build()
        page = browser.new_page(
            viewport={"width": width, "height": height}, reduced_motion="reduce"
        )
        page.goto((Path(folder) / "site" / _PAGE).as_uri())
        _PICTURE.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=_PICTURE)


if __name__ == "__main__":
    main()
