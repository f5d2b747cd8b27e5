"""What problems of links say, where others must know it again."""

from __future__ import annotations

WIKI_HINT = "write the name of a topic, or the title or file name of an article"
"""Of wiki links that lead nowhere; a build puts the nearest topic in its place."""
