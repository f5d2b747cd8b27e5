"""A disk that is full, broken or out of handles: a plain message, no torn site, and a way back.

A build that meets such a fault says where and leaves with status 1; or it can do without what
failed, and then it is exact. Either way the next build, with the disk well again, is exact.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.incremental.commanded import Run
from tests.incremental.engine import Options
from tests.incremental.forked import server
from tests.incremental.project import Project
from tests.incremental.scenes import SCENES, Scene
from tests.incremental.straced import (
    NAMING,
    OPENING,
    SYNCING,
    WRITING,
    Call,
    needs_strace,
    record,
    sample,
    strike,
)
from tests.incremental.trees import assert_same, torn
from tests.sites.folder import article

pytestmark = pytest.mark.timeout(300)
BLOWS = {
    "ENOSPC": (*NAMING, *SYNCING, *WRITING, *OPENING),
    "EIO": (*NAMING, *SYNCING, *WRITING),
    "EMFILE": OPENING,
}
"""Which calls meet which fault."""
_LASTING = frozenset({*NAMING, *SYNCING, "pwrite64", "pwritev"})
"""Calls that messages do not need, so that all of them may fail from one on."""
_MADE = frozenset({"unlink", "unlinkat", "rmdir"})
"""Calls that need no room and no handle."""
_SAID = re.compile(
    r"no space|disk.* full|input/output error|i/o error|too many open files|unable to open",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\S+/\S+")


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    scene = Scene(request.param)
    yield scene
    scene.close()


def blows_at(calls: list[Call], most: int) -> list[tuple[Call, str, bool]]:
    """Return calls, the fault each meets, and whether it lasts."""
    found = []
    for fault, names in BLOWS.items():
        fitting = [
            call
            for call in calls
            if call.name in names and not (fault == "ENOSPC" and call.name in _MADE)
            # A full disk can still be read.
            if fault == "EMFILE" or not call.is_opening_to_read
        ]
        found += [(call, fault, call.name in _LASTING) for call in sample(fitting, most)]
    return found


def assert_said(run: Run, told: str) -> None:
    """A fault is told with its reason, in a sentence."""
    assert "Traceback" not in run.err, told
    assert _SAID.search(run.err), told


def fault_at(scene: Scene, call: Call, fault: str, *, lasts: bool) -> None:
    scene.rewind()

    run = strike(scene.root, call, f"error={fault}", on=lasts)

    told = f"{fault}{' from' if lasts else ' at'} {call}\nstatus {run.status}\n{run.err}"
    found = scene.assert_old_or_new(told)
    if run.status == 0:
        assert_same(scene.new, found, told)
    else:
        assert run.status == 1, told
        assert_said(run, told)
    scene.assert_next_build_is_exact(told)


@needs_strace
@pytest.mark.parametrize("scene", ["edited"], indirect=True)
def test_a_fault_of_the_disk_is_told_and_the_site_stands(scene: Scene) -> None:
    for call, fault, lasts in blows_at(record(scene.root, reads=True), 8):
        fault_at(scene, call, fault, lasts=lasts)


@needs_strace
@pytest.mark.parametrize("scene", ["edited"], indirect=True)
def test_a_fault_of_the_disk_names_the_file(scene: Scene) -> None:
    silent = []
    for call, fault, lasts in blows_at(record(scene.root, reads=True), 4):
        scene.rewind()
        run = strike(scene.root, call, f"error={fault}", on=lasts)
        if run.status and not _PLACE.search(run.err):
            silent.append(f"{fault} at {call}: {run.err}")

    assert not silent, "\n".join(silent)


@needs_strace
@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("scene", list(SCENES), indirect=True)
def test_any_fault_of_the_disk_is_told_and_the_site_stands(scene: Scene) -> None:
    """Some minutes each."""
    for call, fault, lasts in blows_at(record(scene.root, reads=True), 10_000):
        fault_at(scene, call, fault, lasts=lasts)
        if lasts:
            fault_at(scene, call, fault, lasts=False)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes, on which a project fills half."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "none", str(place)]
    if shutil.which("mount") is None:
        pytest.skip("no mount here")
    mounted = subprocess.run(mount, capture_output=True, check=False, text=True)
    if mounted.returncode:
        pytest.skip(f"no disk of our own may be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_is_told_and_the_site_stands(small_disk: Path) -> None:
    project = Project(small_disk / "project")
    for n in range(8):
        project.write(f"content/a{n}.md", article(title=f"T {n}", tags=("Libya",), body="x " * 900))
    assert server().build(project.root, Options()).is_done
    old = project.tree()
    for n in range(8):
        project.write(f"content/a{n}.md", article(title=f"Z {n}", tags=("Libya",), body="y " * 990))
    new = project.reference(Options()).tree
    filler = small_disk / "filler"
    ends = set()
    for room_kb in (0, 4, 12, 40, 80, 160, 320, 640, 1280):
        _fill(filler, small_disk, room_kb)
        run = server().command(project.root, "build", "--quiet", "--workers", "1")
        told = f"{room_kb} KiB of room, status {run.status}\n{run.err}"
        ends.add(run.status)
        found = project.tree()
        assert not torn(found, old, new), told
        if run.status == 0:
            assert_same(new, found, told)
        else:
            assert run.status == 1, told
            assert_said(run, told)

    filler.unlink()

    assert server().build(project.root, Options()).is_done
    assert_same(new, project.tree())
    assert [] == project.litter()
    assert {0, 1} == ends


def _fill(filler: Path, disk: Path, room_kb: int) -> None:
    """Fill a disk up to so much room."""
    filler.unlink(missing_ok=True)
    free = shutil.disk_usage(disk).free
    with filler.open("wb") as file, contextlib.suppress(OSError):
        file.write(b"\0" * max(0, free - room_kb * 1024))
