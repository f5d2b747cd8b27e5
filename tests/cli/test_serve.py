from __future__ import annotations

import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.run import digestgen
from tests.preview import process
from tests.preview.process import PreviewProcess, preview, wait_for
from tests.sites.folder import SiteFolder, article


@pytest.fixture
def project(site: SiteFolder) -> Path:
    site.write("content/a.md", article(title="First"))
    return site.root


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_at_once_though_pages_are_open(project: Path, number: int) -> None:
    with preview(project) as running:
        listening = socket.create_connection(("127.0.0.1", running.port))
        target = f"/_digestgen/events?path={running.base}"
        listening.sendall(f"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert listening.recv(12) == b"HTTP/1.1 200"
        began = time.monotonic()

        assert running.stop(number) == 130

        assert time.monotonic() - began < 3
        assert "the preview has ended; site/ is as it was" in running.messages
        listening.close()


_DROPPED = """
import signal, weakref
from digestgen.preview.builder import Builder
def interrupted(usual, self):
    class Lock: pass
    lock = Lock()
    seen = weakref.ref(lock, lambda _: signal.raise_signal(signal.SIGINT))
    del lock
    usual(self)
Builder.warm_up = lambda self, usual=Builder.warm_up: interrupted(usual, self)
"""


def test_an_interrupt_that_python_drops_ends_it_as_well(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found by chance: one in six that struck while modules were loaded was dropped."""
    monkeypatch.setattr(process, "_START", _DROPPED + process._START)

    with preview(project) as running:
        assert running.process.wait(20) == 130

    assert any("Exception ignored" in message for message in running.messages)


def test_it_ends_while_it_builds_for_the_first_time(project: Path) -> None:
    for number in range(400):
        (project / "content" / f"{number}.md").write_text(article(title=f"No. {number}"))
    running = PreviewProcess(project, "--port", "0")
    time.sleep(1.0)

    assert running.stop() == 130


def test_a_taken_port_is_said_and_the_next_one_used(project: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with preview(project, "--port", str(port)) as running:
            assert running.port > port
            assert f"port {port} is taken; using {running.port}" in running.messages


def test_a_host_of_another_machine_is_a_fault(project: Path) -> None:
    run = digestgen("serve", "--host", "203.0.113.9", "--port", "0", cwd=project)

    assert run.status == 1
    assert "cannot listen on 203.0.113.9:0" in run.err


def test_a_broken_configuration_is_told_before_anything_starts(project: Path) -> None:
    (project / "digestgen.yaml").write_text("titel: x\n")

    run = digestgen("serve", cwd=project)

    assert run.status == 1
    assert "did you mean 'title'" in run.err


def test_builds_are_told_with_their_time_and_cause(project: Path) -> None:
    with preview(project) as running:
        (project / "content" / "a.md").write_text(article(title="First", body="Edited."))
        event = running.event("built")

        assert event["sources"] == ["a.md"]
        time.sleep(0.2)
        line = next(line for line in running.messages if line.startswith("built"))
        assert re.fullmatch(r"built \d+ pages? in \d+ ms \(content/a\.md\)", line)


_FAILS_ONCE = """
from digestgen.preview import builder
def build(self, found, *rest, usual=builder.Builder.build):
    if found is not None and "b.md" in found.content:
        raise RuntimeError("out of luck")
    return usual(self, found, *rest)
builder.Builder.build = build
"""


def test_a_fault_of_digestgen_ends_a_build_and_not_the_preview(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "_START", _FAILS_ONCE + process._START)

    with preview(project) as running:
        (project / "content" / "b.md").write_text(article(title="Second"))
        wait_for(lambda: any("out of luck" in line for line in running.messages))
        assert "RuntimeError" in "\n".join(running.messages)
        running.shows("articles/a", "First")
        (project / "content" / "c.md").write_text(article(title="Third"))

        running.shows("articles/c", "Third")
        running.shows("articles/b", "Second")
        wait_for(lambda: "mended" in running.messages)


def test_open_shows_the_site_in_the_browser(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > {told}\n')
    browser.chmod(0o755)
    monkeypatch.setenv("BROWSER", f"{browser} %s")

    with preview(project, "--open") as running:
        wait_for(lambda: told.is_file() and told.read_text() != "")

        assert told.read_text() == f"http://127.0.0.1:{running.port}{running.base}"


_WITHOUT_WATCHERS = ("unshare", "--user", "--map-root-user", "sh", "-c")
_NO_MORE = 'echo 0 > /proc/sys/user/max_inotify_instances; exec "$@"'
"""The limit of a user namespace is its own: nobody else on the machine is bound by it."""


def test_where_the_system_cannot_watch_the_remedy_is_said_and_edits_are_seen(project: Path) -> None:
    around = (*_WITHOUT_WATCHERS, _NO_MORE, "sh")
    try:
        subprocess.run([*around, "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no user namespaces here")
    with preview(project, around=around) as running:
        wait_for(lambda: any("sudo sysctl fs.inotify" in line for line in running.messages))
        (project / "content" / "a.md").write_text(article(title="First", body="Seen."))

        running.shows("articles/a", "Seen.", 6.0)


def test_help_shows_how_it_is_used(project: Path) -> None:
    run = digestgen("serve", "--help", cwd=project)

    assert run.status == 0
    for part in ("--drafts", "--future", "--open", "--host", "--port", "--no-live", "--poll"):
        assert part in run.out
