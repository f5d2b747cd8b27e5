"""What meets a build while it runs: another build, an interrupt, an editor who goes on writing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from digestgen.build.refresh import PARALLEL_FROM
from tests.cli.run import ROOT
from tests.incremental.commanded import EPOCH, PATIENCE_S
from tests.incremental.engine import Options
from tests.incremental.forked import Edit, Job, server
from tests.incremental.project import Project, new_folder
from tests.incremental.scenes import Scene
from tests.incremental.trees import assert_same
from tests.sites.folder import article

pytestmark = pytest.mark.timeout(300)
COMMAND = [sys.executable, "-c", "from digestgen.cli.main import main; main()", "build"]
MANY = 120
FOR_WORKERS = PARALLEL_FROM + 50


@pytest.fixture
def project() -> Iterator[Project]:
    folder = new_folder()
    yield Project(folder / "project")
    Project(folder).remove()


def start(project: Project, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, *options],
        cwd=project.root,
        env=os.environ | {"PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_take_interrupts,  # noqa: PLW1509  no threads of ours run
    )


def ended(process: subprocess.Popen[str]) -> str:
    """Wait for the end of a command and return what it said; kill one that hangs."""
    try:
        return process.communicate(timeout=PATIENCE_S)[1]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        raise


def _take_interrupts() -> None:
    """In a run of tests in the background interrupts are ignored, and so in all its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def write_many(project: Project, title: str, count: int = MANY) -> None:
    for n in range(count):
        tags = ("Libya", f"Topic {n % 20}")
        project.write(f"content/a{n}.md", article(title=f"{title} {n}", tags=tags, body=title * 50))


def test_two_builds_at_once_are_both_done_and_one_says_that_it_waits(project: Project) -> None:
    write_many(project, "Old")
    with start(project) as first:
        assert first.stderr
        first.stderr.readline()
        with start(project) as second:
            said, said_second = ended(first), ended(second)

    said += said_second
    assert (0, 0) == (first.returncode, second.returncode), said
    assert_same(project.reference(Options()).tree, project.tree(), said)
    assert [] == project.litter()
    assert "wait" in said.lower()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.7, 0.9, 1.0])
def test_an_interrupted_build_is_mended_by_the_next(project: Project, share: float) -> None:
    """Wherever it strikes, after the first word of the build."""
    write_many(project, "Old")
    began = time.perf_counter()
    assert server().build(project.root, Options()).is_done
    whole_s = time.perf_counter() - began
    old = project.tree()
    write_many(project, "New")
    with start(project) as process:
        assert process.stderr
        process.stderr.readline()
        time.sleep(share * whole_s)
        os.killpg(process.pid, signal.SIGINT)
        said = ended(process)

    # The last is the end of Python itself, struck when all is done; a shell calls it 130 as well.
    assert process.returncode in (0, 130, -signal.SIGINT), said
    assert "Traceback" not in said
    new = project.reference(Options()).tree
    assert project.tree() in (old, new)
    assert server().build(project.root, Options()).is_done
    assert_same(new, project.tree(), said)
    assert [] == project.litter()


def test_an_article_saved_while_a_build_runs_is_in_the_next() -> None:
    """The file keeps its size and its time, and the clock's grain may hide the rest."""
    scene = Scene("edited")
    try:
        path = scene.root / "content" / "a1.md"
        text = path.read_bytes()
        saved = text.replace(b"Another title", b"Anothxr title")
        path.write_bytes(saved)
        new = scene.project.reference(scene.options).tree
        path.write_bytes(text)
        never = Edit(str(path), saved, at=1_000_000)
        scene.rewind()
        looks = server().run(Job(str(scene.root), scene.options, edit=never)).events
        assert looks > 8
        for at in range(0, looks, max(1, looks // 8)):
            scene.rewind()
            edit = Edit(str(path), saved, at=at)
            answer = server().run(Job(str(scene.root), scene.options, edit=edit))
            assert not answer.fault, f"at {at}: {answer.fault}"
            assert path.read_bytes() == saved

            assert server().build(scene.root, scene.options).is_done

            assert_same(new, scene.project.tree(), f"saved before look {at} of {looks}")
    finally:
        scene.close()


def until(is_so: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


def children_of(pid: int) -> list[int]:
    return [
        int(child)
        for tasks in Path(f"/proc/{pid}/task").glob("*/children")
        for child in tasks.read_text("ascii").split()
    ]


def is_running(pid: int) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux for children")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("stage", ["reading", "writing"])
def test_workers_end_with_a_build_that_is_killed(
    project: Project, how: signal.Signals, stage: str
) -> None:
    write_many(project, "Old", FOR_WORKERS)
    pages = project.root / ".site.digestgen-stage" / "articles"
    with start(project, "--workers", "2") as first:
        until(lambda: pages.is_dir() if stage == "writing" else len(children_of(first.pid)) > 1)
        workers = children_of(first.pid)
        first.send_signal(how)
        first.wait()
    assert len(workers) > 1

    until(lambda: not any(map(is_running, workers)))
    with start(project, "--workers", "2") as second:
        said = ended(second)

    assert second.returncode == 0, said
    assert_same(project.reference(Options()).tree, project.tree(), said)
    assert [] == project.litter()


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="asks Linux for children")
@pytest.mark.parametrize("stage", ["reading", "writing"])
def test_a_worker_that_is_killed_ends_the_build_with_a_word_of_what_to_do(
    project: Project, stage: str
) -> None:
    write_many(project, "Old", FOR_WORKERS)
    pages = project.root / ".site.digestgen-stage" / "articles"
    with start(project, "--workers", "2") as first:
        until(lambda: pages.is_dir() if stage == "writing" else len(children_of(first.pid)) > 1)
        os.kill(children_of(first.pid)[0], signal.SIGKILL)
        said = ended(first)

    assert first.returncode == 1, said
    assert "--workers 1" in said
    assert "Traceback" not in said
    with start(project, "--workers", "2") as second:
        said = ended(second)
    assert second.returncode == 0, said
    assert_same(project.reference(Options()).tree, project.tree(), said)
    assert [] == project.litter()
