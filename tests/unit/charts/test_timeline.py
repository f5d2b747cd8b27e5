from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from digestgen.charts.labels import text_width
from digestgen.charts.timeline import (
    BASE,
    LABEL,
    NARROWEST,
    TALLEST,
    Mark,
    Month,
    Timeline,
    draw_timeline,
)

months = st.dictionaries(
    st.one_of(
        st.builds("{:04}-{:02}".format, st.integers(2015, 2024), st.integers(1, 12)),
        st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12)),
        st.just(""),
    ),
    st.integers(1, 20_000),
    max_size=40,
)


def drawn(sizes: dict[str, int], *, href: str = "", year_href: str = "") -> Timeline | None:
    given_months = [Month(m, f"month {m}", n, href and m) for m, n in sizes.items()]
    return draw_timeline(given_months, {m[:4]: year_href for m in sizes})


def chart(sizes: dict[str, int], **links: str) -> Timeline:
    found = drawn(sizes, **links)
    assert found is not None
    return found


def test_two_articles_make_no_chart() -> None:
    assert drawn({"2020-01": 1, "2020-02": 1}) is None


def test_one_month_makes_no_chart_whatever_is_undated() -> None:
    assert drawn({"2020-01": 40, "": 9}) is None


def test_a_few_years_are_shown_by_month() -> None:
    found = chart({"2020-03": 4, "2018-12": 2, "": 1})

    assert found.unit == "month"
    assert [(bar.text, bar.articles) for bar in found.bars] == [
        ("month 2018-12", 2),
        ("month 2020-03", 4),
    ]
    assert [bar.height for bar in found.bars] == [TALLEST // 2, TALLEST]
    assert [mark.text for mark in found.marks] == ["2018", "2019", "2020", "4"]
    assert (found.peak, found.most, found.peaks, found.undated) == ("month 2020-03", 4, 1, 1)
    assert not found.is_linked


def test_one_year_has_its_quarters_below() -> None:
    marks = chart({"2020-03": 4, "2020-12": 2}).marks

    assert [mark.text for mark in marks] == ["Jan", "Apr", "Jul", "Oct", "4"]


def test_many_years_are_shown_by_year() -> None:
    found = chart({"2000-03": 4, "2000-05": 3, "2020-12": 2}, href="x", year_href="y")

    assert found.unit == "year"
    assert [(bar.text, bar.articles, bar.href) for bar in found.bars] == [
        ("2000", 7, "y"),
        ("2020", 2, "y"),
    ]
    assert [(row.text, row.articles, row.months) for row in found.rows] == [
        ("2000", 7, ()),
        ("2020", 2, ()),
    ]


def test_bars_and_cells_lead_where_the_months_do() -> None:
    found = chart({"2020-03": 4, "2020-12": 2}, href="x")

    assert found.is_linked
    assert [bar.href for bar in found.bars] == ["2020-03", "2020-12"]
    assert [cell.href for cell in found.rows[0].months if cell.articles] == ["2020-03", "2020-12"]


@given(months)
def test_the_table_has_all_figures_of_the_bars(sizes: dict[str, int]) -> None:
    found = drawn(sizes)
    if found is None:
        return

    of_rows = [row.articles for row in found.rows]
    of_cells = [cell.articles for row in found.rows for cell in row.months if cell.articles]
    assert [bar.articles for bar in found.bars] == (of_cells if found.unit == "month" else of_rows)
    assert sum(of_rows) + found.undated == sum(sizes.values())


@given(months)
def test_bars_stand_in_the_chart_side_by_side(sizes: dict[str, int]) -> None:
    found = drawn(sizes)
    if found is None:
        return

    for bar in found.bars:
        assert 0 <= bar.x < bar.x + bar.width <= 100_30
        assert 2 <= bar.height <= TALLEST
    # Of a thousand years bars may touch: none is thinner than a hair.
    if int(max(m for m in sizes if m)[:4]) - int(min(m for m in sizes if m)[:4]) < 300:
        ends = [(bar.x, bar.x + bar.width) for bar in found.bars]
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(ends))


def extent(mark: Mark) -> tuple[float, float]:
    """Return left and right of a label, in pixels of the narrowest chart."""
    at, width = mark.x * NARROWEST / 100_00, text_width(mark.text, LABEL)
    left = {"start": at, "middle": at - width / 2, "end": at - width}[mark.anchor]
    return left, left + width


@given(months)
def test_labels_stand_apart_and_within_the_chart_on_the_narrowest_phone(
    sizes: dict[str, int],
) -> None:
    found = drawn(sizes)
    if found is None:
        return

    below = [mark for mark in found.marks if mark.y > BASE]
    extents = [extent(mark) for mark in below]
    assert all(end < start for (_, end), (start, _) in itertools.pairwise(extents))
    for left, right in map(extent, found.marks):
        assert -1 <= left
        assert right <= NARROWEST + 1
    assert min(mark.y for mark in found.marks) >= LABEL
