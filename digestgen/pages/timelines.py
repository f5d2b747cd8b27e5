"""The bar chart of a group's articles by month or year."""

from __future__ import annotations

from digestgen.charts.timeline import Month, Timeline, draw_timeline
from digestgen.model.ids import Permalink
from digestgen.pages.addresses import period_address
from digestgen.pages.links import link
from digestgen.pages.listing import month_anchor
from digestgen.pages.periods import shape_of
from digestgen.store.catalog import Catalog
from digestgen.store.groups import Group


def timeline_of(catalog: Catalog, address: Permalink, group: Group) -> Timeline | None:
    """Return the chart of a group on the page at `address`; None where it would say nothing.

    Bars lead to the pages of months and years where there are such pages: for long groups, and for
    the archive. Read from the sums by month; linear in the months.
    """
    shape = shape_of(catalog, group)
    is_archive = group.kind == "archive"
    months = [
        Month(
            month,
            catalog.wording.month_alone(month),
            articles,
            month_anchor(catalog, address, group, month).href
            if shape.is_long or is_archive
            else "",
        )
        for month, articles in shape.months.items()
    ]
    years = {
        year: link(address, period_address(group, year))
        for year in shape.years
        if year and shape.is_long and not is_archive
    }
    return draw_timeline(months, years, catalog.wording)
