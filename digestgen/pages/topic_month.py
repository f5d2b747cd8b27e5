"""One month of a topic in a year too busy for one page."""

from __future__ import annotations

from digestgen.pages.period_pages import month_kind

KIND = month_kind("topic")
