"""The page of a section: newest articles, years behind them."""

from __future__ import annotations

from digestgen.pages.fronts import front_kind

KIND = front_kind("section", kicker="Section")
