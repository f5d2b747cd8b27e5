"""Check a built site from the command line: `python tests/check_site.py FOLDER`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.site_checks import audit, faults_of


def main() -> int:
    site = Path(sys.argv[1])
    home = (site / "index.html").read_text("utf-8")
    canonical = re.search(r'rel="canonical" href="([^"]+)"', home)
    assert canonical, "the home page has no canonical address"
    faults = faults_of(site, canonical[1])
    for fault in faults:
        print(fault)  # noqa: T201
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages, {len(faults)} faults")  # noqa: T201
    # The one hidden file is kept for git and is not published.
    run = audit(site, canonical[1], "--ignore", "hidden-file")
    if run:
        print(run.stdout, run.stderr)  # noqa: T201
    return 1 if faults or (run and run.returncode) else 0


if __name__ == "__main__":
    sys.exit(main())
