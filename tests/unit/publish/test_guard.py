from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from digestgen.model.config import Config
from digestgen.publish import guard as guards
from digestgen.publish.guard import guard, list_site

_CONFIG = Config(base_url="https://ada.github.io/digest/")
_EXPECTED = "https://ada.github.io/digest/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for address in ("index.html", "404.html", "articles/a.html"):
        (tmp_path / address).parent.mkdir(exist_ok=True)
        (tmp_path / address).write_text("<p>x</p>")
    return tmp_path


def faults(site: Path, config: Config = _CONFIG, *allowed: str) -> list[tuple[str, str]]:
    found = guard(
        list_site(site), config, expected=_EXPECTED, shown="site", allowed=frozenset(allowed)
    )
    assert all(p.hint for p in found)
    return [(p.path, p.code) for p in found]


def test_a_sound_site_passes(site: Path) -> None:
    assert faults(site) == []


def test_the_owners_files_are_no_part_of_it_but_those_that_readers_need(site: Path) -> None:
    for address in (".gitignore", "CNAME", ".well-known/security.txt", ".git/config"):
        (site / address).parent.mkdir(exist_ok=True)
        (site / address).write_text("x")

    listed = list_site(site).sizes

    assert {"CNAME", ".well-known/security.txt"} <= listed.keys()
    assert not {".gitignore", ".git/config"} & listed.keys()


@pytest.mark.parametrize("base_url", [Config().base_url, "https://ada.github.io/other/"])
def test_the_base_url_is_held_against_the_remote(site: Path, base_url: str) -> None:
    config = msgspec.structs.replace(_CONFIG, base_url=base_url)

    assert faults(site, config) == [("digestgen.yaml", "publish-base-url")]


def test_half_a_site_is_refused(site: Path) -> None:
    (site / "404.html").unlink()

    assert faults(site) == [("site/404.html", "publish-unfinished")]


def test_symbolic_links_are_refused_and_not_followed(site: Path) -> None:
    (site / "secret.html").symlink_to("/etc/passwd")
    (site / "folder").symlink_to("/etc")

    assert faults(site) == [
        ("site/folder", "publish-symlink"),
        ("site/secret.html", "publish-symlink"),
    ]


def test_names_that_differ_in_case_alone_are_refused(site: Path) -> None:
    (site / "articles/A.html").write_text("")

    assert faults(site) == [("site/articles/A.html", "publish-case")]


def test_limits_of_the_host_are_kept(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "MAX_FILE", 100)
    monkeypatch.setattr(guards, "MAX_SITE", 150)
    (site / "assets").mkdir()
    (site / "assets/film.mp4").write_bytes(b"x" * 200)

    assert faults(site) == [("site/assets/film.mp4", "publish-size"), ("site", "publish-size")]


def test_what_looks_secret_is_refused_until_allowed(site: Path) -> None:
    (site / "assets").mkdir()
    (site / "assets/server.pem").write_text("")

    assert faults(site) == [("site/assets/server.pem", "publish-secret")]
    assert faults(site, _CONFIG, "assets/server.pem") == []


def test_of_many_broken_links_the_first_are_told_and_the_rest_counted(site: Path) -> None:
    (site / "articles/a.html").write_text('<a href="gone.html">x</a>\n' * 13)

    found = faults(site)

    assert found == [("site/articles/a.html", "publish-link")] * 10 + [("site", "publish-link")]
