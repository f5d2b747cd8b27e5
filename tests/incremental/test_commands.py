"""The command line of an engine that remembers: forgetting on demand, and checking on demand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.incremental.damage import damage_site
from tests.incremental.engine import Options, build
from tests.incremental.forked import server
from tests.incremental.scenes import Scene
from tests.incremental.trees import assert_same


@pytest.fixture
def scene() -> Iterator[Scene]:
    scene = Scene("edited")
    yield scene
    scene.close()


def test_no_cache_builds_from_nothing(scene: Scene) -> None:
    assert build(scene.root, scene.options).is_done
    assert damage_site(scene.project.out, "alter in secret", seed=3)

    run = server().command(scene.root, "build", "--quiet", "--no-cache")

    assert run.status == 0, run.err
    assert_same(scene.new, scene.project.tree())
    assert build(scene.root, scene.options).is_done
    assert_same(scene.new, scene.project.tree())


def test_verify_finds_nothing_after_an_ordinary_edit(scene: Scene) -> None:
    assert build(scene.root, Options()).is_done

    run = server().command(scene.root, "build", "--verify")

    assert run.status == 0, run.err
    assert_same(scene.new, scene.project.tree())
