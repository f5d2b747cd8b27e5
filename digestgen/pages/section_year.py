"""One year of a section that has more articles than its front shows."""

from __future__ import annotations

from digestgen.pages.period_pages import year_kind

KIND = year_kind("section")
