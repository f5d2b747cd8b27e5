"""The engine: brings the store up to date with the sources, and the site with the store.

1. scan `content/`; read what differs (in worker processes when it is much)
2. choose which of the articles are in the site; group them
3. ask the page kinds which pages may show something of what changed; look at these
4. stage the pages whose fingerprint differs, commit the store, put them in their places

Step 3 looks at all pages when the store is new, when theme, configuration or code changed, and when
so much changed that asking costs more than looking.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from digestgen.build.output import Output
from digestgen.build.project import Project, store_path
from digestgen.build.profile import Clock
from digestgen.build.report import BuildReport
from digestgen.build.lock import locked
from digestgen.model.problem import Problem
from digestgen.store import database, traces
from digestgen.store.file import StoreFile

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


class BuildOptions(NamedTuple):
    """How to build."""

    today: date
    """Articles dated later are left out unless `future`."""
    drafts: bool = False
    future: bool = False
    workers: int = 1
    keep_going: bool = False
    """Build without the files that have faults."""
    use_cache: bool = True
    """Whether what earlier builds left may be used."""
