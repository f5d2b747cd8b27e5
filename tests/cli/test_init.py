from __future__ import annotations

import subprocess
from pathlib import Path

from tests.cli.run import digestgen


def test_init_then_build(tmp_path: Path) -> None:
    run = digestgen("init", "my-digest", cwd=tmp_path)

    assert run.status == 0, run.err
    assert "wrote  digestgen.yaml" in run.out
    assert "cd my-digest" in run.out
    folder = tmp_path / "my-digest"
    assert "title: My digest" in (folder / "digestgen.yaml").read_text()
    assert digestgen("build", cwd=folder).status == 0
    assert digestgen("check", "--strict", cwd=folder).status == 0


def test_init_takes_the_address_from_the_remote(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    remote = "git@github.com:Ada/coast.git"
    subprocess.run(["git", "-C", str(tmp_path), "remote", "add", "origin", remote], check=True)

    run = digestgen("init", cwd=tmp_path)

    assert run.status == 0
    assert "base_url: https://ada.github.io/coast/" in (tmp_path / "digestgen.yaml").read_text()


def test_init_twice_overwrites_nothing(tmp_path: Path) -> None:
    digestgen("init", cwd=tmp_path)
    (tmp_path / "digestgen.yaml").write_text("title: Mine\n")

    run = digestgen("init", "--json", cwd=tmp_path)

    assert run.json()["written"] == []
    assert "digestgen.yaml" in run.json()["kept"]
    assert (tmp_path / "digestgen.yaml").read_text() == "title: Mine\n"


def test_init_refuses_a_wrong_address(tmp_path: Path) -> None:
    run = digestgen("init", "--base-url", "example.org", cwd=tmp_path)

    assert run.status == 2
    assert "--base-url" in run.err
    assert list(tmp_path.iterdir()) == []
