"""Statistics, tables, the chart and the page, on values that are known."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import msgspec
import pytest

from benchmarks.chart import Bar, Panel, bar_chart
from benchmarks.machine import Machine, file_system
from benchmarks.measure import Measurement
from benchmarks.page import scale_section, speed_chart, speed_section, write_page
from benchmarks.results import Run, Summary, Warm, append, read_lines, summarise, warm_figures
from benchmarks.scale_tables import scale_table
from benchmarks.stats import median, percentile, power_law, ratio
from benchmarks.tables import Table, as_markdown, as_text, scenario_table, warm_table

SVG = "{http://www.w3.org/2000/svg}"
MACHINE = Machine("A processor", 2, 8.0, "Linux 6.1", "3.12.1", "tmpfs")


def measured(
    generator: str,
    wall_s: float,
    *,
    articles: int = 100,
    scenario: str = "cold",
    memory_mib: float = 100.0,
    fault: str = "",
) -> Run:
    cost = Measurement(
        wall_s=wall_s,
        cpu_s=2 * wall_s,
        system_s=0.1,
        memory_mib=memory_mib,
        memory_method="pss",
        memory_samples=9,
        largest_mib=50.0,
        loop_ms=20.0,
        others_cores=0.25,
        status=0,
    )
    return Run(
        generator=generator,
        version="1",
        articles=articles,
        scenario=scenario,
        round=1,
        cost=cost,
        files=12 if scenario == "cold" else 0,
        size_bytes=3_000_000,
        seen_in=0,
        fault=fault,
    )


@pytest.mark.parametrize(
    ("values", "expected"), [([3.0, 1.0, 2.0], 2.0), ([4.0, 1.0, 2.0, 3.0], 2.5), ([7.0], 7.0)]
)
def test_the_median_is_in_the_middle(values: list[float], expected: float) -> None:
    assert expected == median(values)


def test_nothing_has_no_median() -> None:
    with pytest.raises(ValueError, match="no median"):
        median([])


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(value) for value in range(50, 0, -1)]

    assert 48.0 == percentile(values, 95)
    assert 50.0 == percentile(values, 100)
    assert 1.0 == percentile(values, 1)


def test_a_ratio_to_nothing_is_none() -> None:
    assert 2.5 == ratio(5.0, 2.0)
    assert ratio(5.0, 0.0) is None


def test_the_fit_finds_the_power_that_made_the_costs() -> None:
    sizes = [10.0, 100.0, 1000.0]

    fit = power_law(sizes, [0.5 * size**1.25 for size in sizes])

    assert fit is not None
    assert list(fit) == pytest.approx([0.5, 1.25])


def test_the_fit_lies_between_costs_that_scatter() -> None:
    fit = power_law([1.0, 10.0, 100.0], [1.0, 20.0, 100.0])

    # The middle point stands off the line through the others and cannot turn it.
    assert fit is not None
    assert fit[1] == pytest.approx(1.0)
    assert fit[0] == pytest.approx(2 ** (1 / 3))


def test_one_size_has_no_exponent() -> None:
    assert power_law([10.0, 10.0], [1.0, 2.0]) is None


def test_results_are_read_back_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    lines = (measured("hugo", 1.5), Warm("digestgen", "1", 9, 2.0, (0.1, 0.2), (1, 1), 80.0, ""))

    append(path, MACHINE)
    for line in lines:
        append(path, line)

    assert lines == read_lines(path)


def test_a_summary_holds_medians_the_least_and_the_first_fault() -> None:
    runs = [measured("hugo", wall) for wall in (5.0, 1.0, 2.0)]

    (whole,) = summarise(runs)
    (broken,) = summarise([*runs, measured("hugo", 9.0, fault="no pages")])

    assert (3, 2.0, 4.0, 1.0, 12) == (
        whole.runs,
        whole.wall_s,
        whole.cpu_s,
        whole.wall_least_s,
        whole.files,
    )
    assert "no pages" == broken.fault


def summaries() -> tuple[Summary, ...]:
    return summarise(
        [
            measured("digestgen", 3.0),
            measured("hugo", 2.0),
            measured("hugo-related", 4.0),
            measured("zola", 0.5, fault="nothing built"),
            measured("digestgen", 0.2, scenario="edit"),
            measured("hugo", 1.6, scenario="edit"),
        ]
    )


def test_a_table_compares_with_both_kinds_of_hugo() -> None:
    table = scenario_table(summaries(), "cold")

    assert ("÷ hugo", "÷ hugo-related") == table.heading[5:7]
    assert ("digestgen", "3.00", "3.00", "6.00", "100", "1.50", "0.75") == table.rows[0][:7]
    assert ("12", "3.0", "0.25") == table.rows[0][7:]


def test_a_table_gives_no_time_to_a_generator_that_failed() -> None:
    row = scenario_table(summaries(), "cold").rows[3]

    assert ("zola", "failed") == row[:2]
    assert {""} == set(row[2:])


def test_a_table_without_hugo_compares_with_nobody() -> None:
    table = scenario_table(summarise([measured("digestgen", 3.0, scenario="same")]), "same")

    assert ("generator", "wall s", "least", "CPU s", "memory MiB", "others") == table.heading


def test_tables_are_written_for_terminals_and_for_pages() -> None:
    table = Table(("name", "s"), (("a", "1.00"), ("long", "12.50")))

    assert "name      s\na      1.00\nlong  12.50" == as_text(table)
    assert "| name | s |\n| --- | ---: |\n| a | 1.00 |\n| long | 12.50 |" == as_markdown(table)


def test_warm_edits_are_told_in_milliseconds() -> None:
    warm = Warm("digestgen", "1", 9, 2.0, (0.010, 0.030, 0.020), (1, 4, 1), 80.0, "")

    assert (0.020, 0.030) == warm_figures(warm)
    assert (("digestgen", "3", "20.0", "30.0", "30.0", "4", "80"),) == warm_table([warm]).rows


def test_the_table_of_sizes_names_the_exponent_of_each_cost() -> None:
    runs = [
        measured("digestgen", size / 1000, articles=size, memory_mib=float(size) ** 0.5)
        for size in (100, 1000, 10_000)
    ]

    table = scale_table(summarise(runs))

    assert ("cold", "1,000", "1.00", "2.00", "32", "1.000") == table.rows[1]
    assert ("cold, exponent", "", "1.00", "1.00", "0.50", "") == table.rows[3]


def test_the_chart_is_an_image_with_words_and_both_schemes() -> None:
    image = speed_chart(summaries())

    root = ET.fromstring(image)
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert told is not None
    assert "Building 100 articles: wall time, shorter is faster" == title.text
    assert "cold: digestgen 3.00 s, hugo 2.00 s, hugo-related 4.00 s; edit: " in (told.text or "")
    assert "prefers-color-scheme: dark" in image
    assert image == speed_chart(summaries())


def test_bars_are_as_long_as_their_values() -> None:
    bars = (Bar("a & b", 4.0, "4 s", is_ours=True), Bar("c", 1.0, "1 s"), Bar("d", 0.0, "0 s"))

    root = ET.fromstring(bar_chart(title="<T>", description="", panels=[Panel("P", bars)]))

    widths = [
        float(rect.attrib["width"])
        for rect in root.iter(f"{SVG}rect")
        if rect.attrib["class"].startswith("bar")
    ]
    assert widths[1] == pytest.approx(widths[0] / 4, abs=0.1)
    assert 1.0 == widths[2]
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert texts[:4] == ["<T>", "a & b", "c", "d"]


def test_the_page_keeps_the_part_that_was_not_measured_anew(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "performance.md"

    write_page(page, speed="old speed\n")
    write_page(page, scale="new scale\n")
    write_page(page, speed="new speed\n")

    text = page.read_text("utf-8")
    assert text.index("new speed") < text.index("new scale") < text.index("## Repeat it")
    assert "old speed" not in text
    assert 1 == text.count("<!-- scale -->")


def test_a_page_says_what_is_missing(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"

    write_page(page, speed="speed\n")

    assert "Not measured yet: `python -m benchmarks.scale --write-docs`." in page.read_text("utf-8")


def test_a_small_run_is_marked_as_small() -> None:
    small = scale_section(MACHINE, summaries()[:1])
    large = scale_section(MACHINE, [msgspec.structs.replace(summaries()[0], articles=10_000)])

    assert "**A small run.** With 100 articles" in small
    assert "small" not in large
    assert "2 cores of A processor, 8 GiB, Linux 6.1, Python 3.12.1, sites on a RAM disk" in large


def test_a_page_warns_when_other_programs_were_at_work() -> None:
    busy = summaries()
    quiet = [msgspec.structs.replace(summary, others_cores=0.1) for summary in busy]

    assert "**A busy machine.** Other programs used up to 0.2 of the 2" in speed_section(
        MACHINE, busy, [], []
    )
    assert "busy" not in speed_section(MACHINE, quiet, [], [])


def test_the_speed_part_shows_scenarios_that_were_run_alone() -> None:
    text = speed_section(MACHINE, summaries(), [], [])

    assert "### Cold" in text
    assert "### Edit" in text
    assert "### Same" not in text
    assert "### Warm" not in text


def test_the_kind_of_file_system_is_that_of_the_nearest_mount(tmp_path: Path) -> None:
    assert file_system(tmp_path / "not" / "there") == file_system(tmp_path)
    assert "proc" == file_system(Path("/proc/self"))
