"""Reading an ordinary article loads nothing that only other articles need."""

from __future__ import annotations

import subprocess
import sys

ARTICLE = """---
title: "Recruits"
date: 2020-04-26T10:00:00Z
author: "Jane Doe"
tags:
  - "Libya"
---

One *two* **three**, [four](https://example.org/a) in Tripoli.

## Next

> Quoted.

- a
- b
"""
HEAVY = {
    "json", "logging", "lxml", "markdown_it", "mdit_py_plugins", "nh3", "rapidfuzz", "regex",
    "spellchecker", "statistics", "tomllib", "trafilatura", "yaml", "zoneinfo",
    "digestgen.cleaning.rules",
}  # fmt: skip
CODE = f"""
import sys
import msgspec
before = set(sys.modules)
from digestgen.article import read_article
from digestgen.model.reading import ReadSettings
reading = read_article({ARTICLE.encode()!r}, "a.md", ReadSettings())
assert reading.article is not None and not reading.problems, reading
print(*set(sys.modules) - before)
"""


def test_an_ordinary_article_loads_no_library_it_does_not_need() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)

    loaded = done.stdout.split()
    assert "digestgen.markdown.prose" in loaded
    assert {name for name in loaded if name in HEAVY or name.split(".")[0] in HEAVY} == set()
