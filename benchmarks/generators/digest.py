"""digestgen itself, as this checkout or the installed package has it.

Its site shows more than the peers' minimal one: related articles with reasons, pages of authors,
sections and months, a feed a topic. It is timed with its defaults, as people run it.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import digestgen
from benchmarks.generators.look import SITE_TITLE
from benchmarks.generators.model import BASE_URL, FEED_ITEMS, Generator

_START = "from digestgen.cli.main import main; main()"


def find() -> tuple[Generator, ...]:
    """Return digestgen; it is always there."""
    package = Path(digestgen.__file__).resolve().parent
    # The process is started in the site's folder, where this Python may find another digestgen.
    paths = [str(package.parent), *filter(None, [os.environ.get("PYTHONPATH")])]
    return (
        Generator(
            name="digestgen",
            version=f"digestgen {digestgen.__version__}",
            command=(sys.executable, "-c", _START, "build", "--quiet"),
            files=(
                (
                    "digestgen.yaml",
                    f"title: {SITE_TITLE}\nbase_url: {BASE_URL}/\nfeeds:\n  length: {FEED_ITEMS}\n",
                ),
            ),
            dialect="yaml",
            sources="content",
            output="site",
            page="articles/{}.html",
            expects=("index.html", "topics/index.html", "feed.xml", "sitemap.xml"),
            state=(".digestgen",),
            environment=(("PYTHONPATH", os.pathsep.join(paths)),),
            note="with related articles, pages of authors, sections and months, a feed a topic",
        ),
    )
