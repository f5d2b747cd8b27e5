"""Programs are timed, looked at and found out; a whole benchmark of digestgen alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from benchmarks import measure, scale, speed, warm
from benchmarks.corpus import Corpus
from benchmarks.generators import Generator, choose, digestgen_alone
from benchmarks.measure import Measurement, run
from benchmarks.results import Run, Warm, read_lines
from benchmarks.rounds import environment_of, interleaved
from benchmarks.sites import BenchSite, write_sites
from digestgen.build.report import BuildReport
from digestgen.public import Site

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")

TWO_PROCESSES = """
import subprocess, sys, time
block = bytes(b"x") * 60_000_000
code = "import time; block = bytes(b'x') * 60_000_000; time.sleep(1)"
subprocess.run([sys.executable, "-c", code])
"""


def measured(tmp_path: Path, code: str, *, limit_s: float = 60.0) -> Measurement:
    return run(
        (sys.executable, "-c", code),
        folder=tmp_path,
        environment=os.environ,
        log=tmp_path / "log",
        limit_s=limit_s,
    )


def test_memory_is_that_of_all_processes_together(tmp_path: Path) -> None:
    cost = measured(tmp_path, TWO_PROCESSES)

    assert 0 == cost.status
    # Two blocks of 57 MiB and two interpreters; neither process alone has as much.
    assert 120 <= cost.memory_mib <= 240
    assert cost.memory_samples >= 2
    assert cost.wall_s >= 1


def test_processor_time_counts_children(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"

    cost = measured(
        tmp_path, f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}])"
    )

    assert 0.3 <= cost.cpu_s <= 1.5
    assert cost.loop_ms > 0


def test_the_status_and_the_words_of_a_failure_are_kept(tmp_path: Path) -> None:
    cost = measured(tmp_path, "import sys; print('no such theme'); sys.exit(3)")

    assert 3 == cost.status
    assert "no such theme\n" == (tmp_path / "log").read_text()


def test_a_run_that_takes_too_long_is_ended_with_its_children(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', "
        "'import time; time.sleep(60)']); print(child.pid, flush=True); child.wait()"
    )

    cost = measured(tmp_path, code, limit_s=1.0)

    assert -9 == cost.status
    assert cost.wall_s < 30
    child = Path("/proc") / (tmp_path / "log").read_text().strip() / "stat"
    assert not child.exists() or ") Z" in child.read_text()


def test_a_busy_machine_is_waited_for_in_vain_and_a_quiet_one_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    beats = count()
    monkeypatch.setattr(measure, "_LISTEN_S", 0.01)
    monkeypatch.setattr(measure, "processor_seconds", lambda: float(next(beats)))

    assert not measure.wait_for_quiet(0.05)
    assert next(beats) >= 4

    monkeypatch.setattr(measure, "processor_seconds", lambda: 7.0)

    assert measure.wait_for_quiet(0.0)


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """A program that says that it is Hugo."""
    program = tmp_path / "hugo"
    program.write_text("#!/bin/sh\necho 'hugo v0.999.1-abc+extended linux/amd64'\n")
    program.chmod(0o755)
    return program


def test_hugo_is_found_where_the_environment_says(
    fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HUGO", str(fake))

    generators, missing = choose("hugo-related,hugo")

    assert ["digestgen", "hugo-related", "hugo"] == [g.name for g in generators]
    assert () == missing
    assert "Hugo 0.999.1" == generators[1].version
    assert (str(fake), "--quiet") == generators[2].command
    assert "related" in dict(generators[1].files)["hugo.toml"]
    assert "related" not in dict(generators[2].files)["hugo.toml"]


def test_a_python_program_around_hugo_is_not_what_is_timed(
    tmp_path: Path, fake: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts, inside = tmp_path / "bin", tmp_path / "lib/python3.12/site-packages/hugo/binaries"
    for folder in (scripts, inside):
        folder.mkdir(parents=True)
        (folder / "hugo").write_bytes(fake.read_bytes())
        (folder / "hugo").chmod(0o755)
    monkeypatch.delenv("HUGO", raising=False)
    monkeypatch.setattr(sys, "executable", str(scripts / "python"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "elsewhere"))

    generators, _ = choose("hugo")

    assert str(inside / "hugo") == generators[1].command[0]


def test_what_is_not_here_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZOLA", str(tmp_path / "nothing"))

    generators, missing = choose("zola")

    assert ["digestgen"] == [generator.name for generator in generators]
    assert ("zola",) == missing


def test_a_peer_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="'jekyl' is no peer: choose from hugo"):
        choose("hugo,jekyl")


def pretended(code: str) -> Generator:
    """A generator that is a few lines of Python."""
    return Generator(
        name="pretended",
        version="1",
        command=(sys.executable, "-c", code),
        files=(("settings.txt", "none\n"),),
        dialect="yaml",
        sources="content",
        output="out",
        page="{}.html",
        expects=("index.html",),
        state=("kept",),
    )


COPIES = """
from pathlib import Path
out, kept = Path("out"), Path("kept")
new = not out.exists() and not kept.exists()
out.mkdir(exist_ok=True)
kept.write_text("x")
for source in Path("content").iterdir():
    (out / f"{source.stem}.html").write_text(source.read_text())
(out / "index.html").write_text("new" if new else "again")
"""


def rounds(
    tmp_path: Path, generators: Sequence[Generator], scenarios: tuple[str, ...], *, rounds: int = 1
) -> list[Run]:
    corpus = Corpus(5)
    sites = write_sites(tuple(generators), tmp_path, corpus)
    return list(
        interleaved(
            sites,
            corpus,
            rounds=rounds,
            scenarios=scenarios,
            limit_s=60,
            log=tmp_path / "log",
        )
    )


def test_rounds_go_over_all_generators_before_they_begin_again(tmp_path: Path) -> None:
    one = pretended(COPIES)
    two = msgspec.structs.replace(one, name="second")

    runs = rounds(tmp_path, [one, two], ("cold", "edit"), rounds=2)

    assert [
        (1, "pretended", "cold"),
        (1, "pretended", "edit"),
        (1, "second", "cold"),
        (1, "second", "edit"),
        (2, "pretended", "cold"),
    ] == [(r.round, r.generator, r.scenario) for r in runs][:5]
    assert 8 == len(runs)
    assert [""] * 8 == [r.fault for r in runs]
    assert (6, 0) == (runs[0].files, runs[0].seen_in)
    assert 1 == runs[1].seen_in


def test_sources_are_as_they_were_when_a_round_is_over(tmp_path: Path) -> None:
    rounds(tmp_path, [pretended(COPIES)], ("cold", "edit", "title"))

    texts = [path.read_text() for path in (tmp_path / "pretended/content").iterdir()]
    assert 5 == len(texts)
    assert not [text for text in texts if "Tidemark" in text]


def test_cold_means_without_output_and_without_what_was_kept(tmp_path: Path) -> None:
    rounds(tmp_path, [pretended(COPIES)], ("cold",), rounds=2)

    assert "new" == (tmp_path / "pretended/out/index.html").read_text()


def test_other_scenarios_follow_a_build_that_is_not_counted(tmp_path: Path) -> None:
    (same,) = rounds(tmp_path, [pretended(COPIES)], ("same",))

    assert ("same", "") == (same.scenario, same.fault)
    assert "again" == (tmp_path / "pretended/out/index.html").read_text()


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        ("pass", "not built: index.html, "),
        (COPIES.replace("{source.stem}", "x"), " and 2 more"),
        (COPIES + "raise SystemExit('no room')", "ended with status 1: no room"),
        (
            COPIES.replace("source.read_text()", "'nothing'"),
            "the edit is not on the article's page",
        ),
    ],
)
def test_wrong_output_is_a_fault_and_ends_the_generators_part(
    tmp_path: Path, code: str, fault: str
) -> None:
    runs = rounds(tmp_path, [pretended(code)], ("cold", "edit"), rounds=2)

    assert fault in runs[-1].fault
    assert [""] * (len(runs) - 1) == [r.fault for r in runs[:-1]]
    assert len(runs) <= 2


def test_generators_run_without_what_changes_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("LANG", "C.UTF-8")

    theirs = environment_of(BenchSite(pretended(COPIES), tmp_path))
    ours = environment_of(BenchSite(digestgen_alone()[0], tmp_path))

    assert not [name for name in theirs if name.startswith("PYTHON")]
    assert "C.UTF-8" == theirs["LANG"]
    assert ours["PYTHONPATH"].endswith(f"{os.pathsep}/somewhere")
    assert "PYTHONDONTWRITEBYTECODE" not in ours


def test_digestgen_alone_is_timed_from_end_to_end(tmp_path: Path) -> None:
    arguments = ["--articles=20", "--runs=1", "--peers=none", "--edits=2", f"--folder={tmp_path}"]

    done = CliRunner().invoke(speed.main, [*arguments, "--scenarios=warm,edit,cold,same"])

    assert 0 == done.exit_code, done.output
    lines = read_lines(tmp_path / "results.jsonl")
    cold, same, edit = (line for line in lines if isinstance(line, Run))
    assert ["cold", "same", "edit"] == [cold.scenario, same.scenario, edit.scenario]
    assert cold.files > 40
    assert edit.seen_in >= 1
    assert 20 <= cold.cost.memory_mib <= 1000
    assert "\ncold\ngenerator" in done.output
    # The sites are gone; the results stay.
    left = {path.name for path in tmp_path.iterdir()}
    assert {"results.jsonl", "last-run.log"} == left - {"warm.json"}
    if warm.can_update():
        assert [2] == [len(line.seconds) for line in lines if isinstance(line, Warm)]
    else:
        assert "warm: left out, for this digestgen has no Site.update()" in done.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scenarios=cold,tepid"], "'tepid' is no scenario"),
        (["--peers=jekyll"], "'jekyll' is no peer"),
    ],
)
def test_a_wrong_option_is_explained(arguments: list[str], message: str) -> None:
    done = CliRunner().invoke(speed.main, arguments)

    assert 2 == done.exit_code
    assert message in done.output


def test_sizes_are_timed_and_fitted(tmp_path: Path) -> None:
    arguments = ["--sizes=20,5", "--scenarios=cold", f"--folder={tmp_path}"]

    done = CliRunner().invoke(scale.main, arguments)

    assert 0 == done.exit_code, done.output
    runs = [line for line in read_lines(tmp_path / "results.jsonl") if isinstance(line, Run)]
    assert [5, 20] == [line.articles for line in runs]
    assert "cold, exponent" in done.output


class Rebuilding(Site):
    """A site whose update is a whole build: right, if not fast."""

    def update(self, paths: Iterable[str | os.PathLike[str]]) -> BuildReport:
        assert all(Path(path).is_file() for path in paths)
        return self.build()


class Idle(Site):
    """A site whose update says that it is done and does nothing."""

    def update(self, paths: Iterable[str | os.PathLike[str]]) -> BuildReport:
        root = Path(next(iter(paths))).parent.parent
        return Site(root, out=root / "other").build()


@pytest.mark.parametrize(
    ("kind", "edits", "fault"), [(Rebuilding, 3, ""), (Idle, 1, "edit 0 not seen")]
)
def test_a_living_process_is_given_edits(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Site],
    edits: int,
    fault: str,
) -> None:
    monkeypatch.setattr(warm, "Site", kind)
    corpus = Corpus(5)
    (bench,) = write_sites(digestgen_alone(), tmp_path, corpus)

    updates = warm.give_edits(bench, corpus, 3)

    assert fault == updates.fault
    assert edits == len(updates.seconds) == len(updates.rendered)
    assert updates.first_build_s > 0
