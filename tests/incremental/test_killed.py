"""A build that is killed or interrupted anywhere: no torn file, and the next build is exact.

strace kills the build before one of the calls by which it changes the disk. The runs marked `slow`
strike at every call, those of every day at a sample.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest

from tests.incremental.scenes import SCENES, Scene
from tests.incremental.straced import Call, needs_strace, record, sample, strike
from tests.incremental.trees import assert_same

KILLED = -9
INTERRUPTED = 130
pytestmark = [needs_strace, pytest.mark.timeout(300)]


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    scene = Scene(request.param)
    yield scene
    scene.close()


def calls_of(scene: Scene) -> list[Call]:
    """Return the calls of a build that nobody disturbs, which must be exact itself."""
    calls = record(scene.root)
    assert_same(scene.new, scene.project.tree())
    scene.assert_next_build_is_exact("nobody disturbed it")
    assert calls
    return calls


def kill_at(scene: Scene, call: Call) -> bool:
    """Kill a build before a call; return whether it came so far.

    How often the database empties its log differs by a call or two from run to run.
    """
    scene.rewind()

    run = strike(scene.root, call, "signal=SIGKILL")

    told = f"killed before {call}"
    assert run.status in (KILLED, 0), f"{run}\n{told}"
    found = scene.assert_old_or_new(told)
    assert run.status == KILLED or found == scene.new, told
    scene.assert_next_build_is_exact(told)
    return run.status == KILLED


def kill_at_each(scene: Scene, calls: Sequence[Call]) -> None:
    killed = sum(kill_at(scene, call) for call in calls)
    assert killed >= len(calls) * 3 // 4


def interrupt_at(scene: Scene, call: Call) -> None:
    scene.rewind()

    run = strike(scene.root, call, "signal=SIGINT")

    told = f"interrupted at {call}\n{run.err}"
    assert "Traceback" not in run.err, told
    found = scene.assert_old_or_new(told)
    # It may come when everything is done.
    assert run.status == INTERRUPTED or (run.status == 0 and found == scene.new), f"{run}\n{told}"
    scene.assert_next_build_is_exact(told)


@pytest.mark.parametrize("scene", ["edited"], indirect=True)
def test_a_killed_build_leaves_no_torn_site(scene: Scene) -> None:
    kill_at_each(scene, sample(calls_of(scene), 14))


@pytest.mark.parametrize("scene", ["edited"], indirect=True)
def test_an_interrupted_build_leaves_no_torn_site(scene: Scene) -> None:
    for call in sample(calls_of(scene), 8):
        interrupt_at(scene, call)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("scene", list(SCENES), indirect=True)
@pytest.mark.parametrize("strike_at", [kill_at, interrupt_at])
def test_a_build_struck_at_any_call_leaves_no_torn_site(
    scene: Scene, strike_at: Callable[[Scene, Call], object]
) -> None:
    """Three minutes each."""
    for call in calls_of(scene):
        strike_at(scene, call)


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("scene", list(SCENES), indirect=True)
def test_a_build_whose_rescue_is_killed_too_is_mended_by_the_next(scene: Scene) -> None:
    """What the second command does to put things right may be cut off as well."""
    for first in sample(calls_of(scene), 12):
        scene.rewind()
        strike(scene.root, first, "signal=SIGKILL")
        for number in (1, 2, 3, 5, 8):
            again = strike(scene.root, Call(first.name, number, ""), "signal=SIGKILL")
            told = f"killed before {first}, then before {first.name} {number}: {again}"
            scene.assert_old_or_new(told)
        scene.assert_next_build_is_exact(f"killed before {first} and then again")
