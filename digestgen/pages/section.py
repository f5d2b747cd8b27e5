"""The page of a section: newest articles, years behind them."""

from __future__ import annotations

from digestgen.pages.fronts import front_kind
from digestgen.wording import gettext_noop

KIND = front_kind("section", kicker=gettext_noop("Section"))
