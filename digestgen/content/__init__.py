"""Bytes -> `Source` (decoded, split into fields and body), and fields -> typed `Metadata`.

Pure. Every fault of a file comes back as a `Problem` with its place; nothing that
an editor can write raises.
"""

from __future__ import annotations

from digestgen.content.fields import date_source, read_fields
from digestgen.content.paths import file_name_date, is_article_path
from digestgen.content.source import read_source

__all__ = ["date_source", "file_name_date", "is_article_path", "read_fields", "read_source"]
