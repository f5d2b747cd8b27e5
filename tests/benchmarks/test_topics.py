from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from benchmarks.topics import Figures, figures_of, judge, main, read_pairs

PAIRS = (
    "label\ta\tb\tsource\n"
    "same\tpeace talks\tPeace Talks\town:case\n"
    "same\tsdk\tsoftware-development-kit\town:acronym\n"
    "same\tdinghy\tsmall boat\town:synonym\n"
    "different\tRegatta 2019\tRegatta 2020\town:year\n"
)


def test_figures_count_what_is_merged_and_what_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(PAIRS, "utf-8")
    pairs = read_pairs(path)
    judged = judge(pairs)

    assert figures_of(pairs, judged.is_merged) == Figures(1.0, 1 / 3)
    assert figures_of(pairs, judged.is_found) == Figures(1.0, 2 / 3)


def test_the_command_prints_a_row_a_source(tmp_path: Path) -> None:
    (tmp_path / "tags").mkdir()
    (tmp_path / "tags" / "tag_pairs.tsv").write_text(PAIRS, "utf-8")

    run = CliRunner().invoke(main, ["--data", str(tmp_path)])

    assert run.exit_code == 0
    assert "| same: own:acronym | 1 | 0 | 1 |" in run.output


def test_without_data_the_command_says_how_to_name_it(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["--data", str(tmp_path)])

    assert run.exit_code == 1
    assert "--data" in run.output
