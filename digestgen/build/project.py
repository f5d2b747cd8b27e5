"""Where a project's files lie, and its configuration."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from digestgen.config import ConfigValueError, parse_config, with_base_url
from digestgen.fingerprint import digest_bytes
from digestgen.model.config import Config
from digestgen.model.problem import Problem
from digestgen.theme.files import SHIPPED, ThemeFiles, open_theme
from digestgen.theme.locale import wording_of
from digestgen.wording import Wording

CONFIG_NAME = "digestgen.yaml"


class Project(NamedTuple):
    """A project: configuration and folders."""

    root: Path
    content: Path
    out: Path
    config: Config
    theme: ThemeFiles

    @property
    def state(self) -> Path:
        """Where digestgen keeps what it must remember: in the project, else beside the output.

        A command given --content and --out in a folder that is no project leaves nothing there.
        """
        return (self.root if self._is_one else self.out.resolve().parent) / ".digestgen"

    @property
    def ledger(self) -> Path | None:
        """The ledger of addresses; None in a folder that is no project."""
        return self.root / self.config.addresses.ledger if self._is_one else None

    @property
    def _is_one(self) -> bool:
        return (self.root / CONFIG_NAME).is_file() or self.root in self.out.resolve().parents


def store_path(project: Project) -> Path:
    """Return where the store of a project lies; one for each output folder."""
    out = project.out.resolve()
    if out == (project.root / "site").resolve():
        return project.state / "store.sqlite"
    name = digest_bytes(str(out).encode("utf-8", "surrogateescape"))[:12]
    return project.state / f"store-{name}.sqlite"


def interface_of(project: Project) -> Wording:
    """Return the interface in the language of the site."""
    return wording_of(project.theme.folders, project.config.language)


def load_config(
    config_path: Path | None, folder: Path = Path()
) -> tuple[Config, tuple[Problem, ...]]:
    """Return the configuration and its faults.

    Without `config_path`, `digestgen.yaml` is looked for in `folder`; it need not exist.
    """
    path = config_path or folder / CONFIG_NAME
    shown = path.as_posix()
    try:
        return parse_config(path.read_text("utf-8-sig"), shown, rule_names=_rule_names)
    except FileNotFoundError:
        if config_path is None:
            return Config(), ()
        fault = ("config-missing", "no such file", "check the path after --config")
    except UnicodeDecodeError as error:
        fault = ("config-encoding", f"not UTF-8: {error.reason}", "save it as UTF-8")
    return Config(), (Problem.of_file(shown, *fault),)


def _rule_names() -> tuple[str, ...]:
    from digestgen.cleaning.rules import RULE_NAMES  # noqa: PLC0415  loads every rule

    return RULE_NAMES


def open_project(
    *,
    folder: Path = Path(),
    config_path: Path | None = None,
    content: Path | None = None,
    out: Path | None = None,
    base_url: str | None = None,
) -> tuple[Project | None, tuple[Problem, ...]]:
    """Return the project in `folder` or around `config_path`, or every fault in its configuration.

    `content` and `out` are relative to the current folder when given, to the project when not.
    """
    path = config_path or folder / CONFIG_NAME
    root = path.resolve().parent
    shown = path.as_posix()
    config, problems = load_config(config_path, folder)
    if base_url is not None:
        try:
            config = with_base_url(config, base_url)
        except ConfigValueError as error:
            problems += (Problem.of_file("--base-url", "config-value", str(error), error.hint),)
    theme, faults = open_theme(config.theme, root)
    problems += faults
    if theme is None and not faults:
        problems += (
            Problem.of_file(
                shown,
                "theme-missing",
                f"no theme '{config.theme}'",
                f"make the folder themes/{config.theme}/ or write theme: {' or '.join(SHIPPED)}",
            ),
        )
    content = content or root / "content"
    if not content.is_dir():
        problems += (
            Problem(
                content.as_posix(),
                0,
                0,
                "content-missing",
                "no such folder",
                "put articles there, or name their folder with --content",
            ),
        )
    out = out or root / "site"
    problems += _overlaps(content, out, root)
    if out.exists() and not out.is_dir():
        problems += (
            Problem.of_file(
                out.as_posix(),
                "output-no-folder",
                "this is no folder, so no site can be written there",
                "move it away, or choose another folder with --out",
            ),
        )
    if problems or theme is None:
        return None, problems
    return Project(root, content, out, config, theme), ()


def _overlaps(content: Path, out: Path, root: Path) -> tuple[Problem, ...]:
    """Refuse to write where sources lie: a build replaces its output folder."""
    inside, site = content.resolve(), out.resolve()
    if site in (inside, *inside.parents) or inside in site.parents or site in (root, *root.parents):
        return (
            Problem(
                out.as_posix(),
                0,
                0,
                "output-overlaps",
                "this folder holds sources and would be replaced by the site",
                "choose a folder of its own with --out",
            ),
        )
    return ()
