"""`digestgen theme`: which themes there are, what they override, and whether that still fits."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click
import msgspec

from digestgen.build.project import Project
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.options import EXIT_FAULT, common_options, content_option, project_or_exit
from digestgen.model.problem import Problem
from digestgen.theme.files import SHIPPED, ThemeFiles, open_theme, own_folder, shipped_folder
from digestgen.theme.manifest import NAME, Manifest, read_manifest, with_made


class Listed(msgspec.Struct, frozen=True):
    """A theme as `theme list --json` prints it."""

    theme: str
    """As `digestgen.yaml` names it."""
    name: str
    description: str
    folder: str
    is_shipped: bool
    is_used: bool
    extends: tuple[str, ...]
    """All behind it, nearest first."""
    templates: tuple[str, ...]
    """Those that it replaces whole."""
    blocks: dict[str, tuple[str, ...]]
    """Those that it overrides, by template."""
    static: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@click.group(invoke_without_command=True)
@common_options
@content_option
@click.pass_context
def theme(context: click.Context, /, **options: Any) -> None:  # noqa: ANN401  click's
    """List the themes, check what yours overrides, begin one.

    `theme: NAME` in digestgen.yaml chooses one: default, wire, or a folder of themes/.
    docs/themes.md tells what a theme may do.

    \b
    Examples:
        digestgen theme list
        digestgen theme new mine --from wire
        digestgen theme doctor
    """
    if context.invoked_subcommand is None:
        _list(**options)


@theme.command("list")
@common_options
@content_option
def list_themes(**options: Any) -> None:  # noqa: ANN401
    """List the themes to be had, which one is used, and what each overrides.

    \b
    Example:
        digestgen theme list --json
    """
    _list(**options)


@theme.command()
@common_options
@content_option
@click.argument("name", default="")
@click.option("--accept", is_flag=True, help="Remember that all of it fits what is behind it now.")
def doctor(*, name: str, accept: bool, **options: Any) -> None:  # noqa: ANN401
    """Say which overrides are stale after an upgrade, and which are shown nowhere.

    Without NAME, the theme in use and what it extends in themes/. What an override was made against
    stands in its theme.yaml: --accept writes it there once you have looked. Exit status 1 when
    something is stale or broken.

    \b
    Examples:
        digestgen theme doctor
        digestgen theme doctor --accept && git commit themes/
    """
    from digestgen.theme.render import overrides as look  # noqa: PLC0415  loads Jinja2

    console, project = _opened(options)
    files = _theme_or_exit(console, project, name or project.config.theme)
    seen: Counter[str] = Counter()
    for at, folder in enumerate(files.folders):
        if folder in files.shipped and not (at == 0 and name):
            continue
        manifest, _ = read_manifest(folder)
        found = look.overrides(ThemeFiles(folder.name, files.folders[at:]), manifest)
        if accept and folder not in files.shipped:
            made = look.accepted(found)
            _write_made(folder, made)
            manifest, _ = read_manifest(folder)
            found = look.overrides(ThemeFiles(folder.name, files.folders[at:]), manifest)
        for one in found:
            seen[one.state] += 1
            if console.as_json:
                console.json_line(one)
            elif one.state != look.FINE or console.is_verbose:
                console.say(_line(one), is_result=True)
    console.say(_summary(seen), is_result=not console.as_json)
    if any(seen[state] for state in look.BAD):
        raise click.exceptions.Exit(EXIT_FAULT)


@theme.command()
@common_options
@content_option
@click.argument("name")
@click.option("--from", "parent", default="default", help="The theme that it extends.")
def new(*, name: str, parent: str, **options: Any) -> None:  # noqa: ANN401
    """Begin a theme of your own in themes/NAME: theme.yaml, one template, one stylesheet.

    \b
    Examples:
        digestgen theme new mine
        digestgen theme new mine --from wire
    """
    from digestgen.config import is_theme_name  # noqa: PLC0415

    console, project = _opened(options)
    folder = project.root / "themes" / name
    fault = None
    if not is_theme_name(name):
        fault = ("theme-name", "no theme name", "use letters, figures, '-' and '_'")
    elif name in SHIPPED or folder.exists():
        fault = ("theme-name", f"there is a theme '{name}' already", "choose another name")
    if fault:
        console.problems((Problem.of_file(shown_path(folder), *fault),))
        raise click.exceptions.Exit(EXIT_FAULT)
    _theme_or_exit(console, project, parent)
    for path, text in _starter(name, parent).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        if console.as_json:
            console.json_line({"written": shown_path(target)})
        else:
            console.say(f"written: {shown_path(target)}", is_result=True)
    console.say(f"write `theme: {name}` in digestgen.yaml to use it")


def _opened(options: dict[str, Any]) -> tuple[Console, Project]:
    console = Console(
        as_json=options["as_json"], quiet=options["quiet"], verbose=options["verbose"]
    )
    project = project_or_exit(
        console, config_path=options["config_path"], content=options["content"]
    )
    return console, project


def _theme_or_exit(console: Console, project: Project, name: str) -> ThemeFiles:
    files, problems = open_theme(name, project.root)
    if files is None:
        names = ", ".join(_names(project))
        missing = Problem.of_file(name, "theme-missing", "no such theme", f"there are {names}")
        console.problems(problems or (missing,))
        raise click.exceptions.Exit(EXIT_FAULT)
    return files


def _names(project: Project) -> tuple[str, ...]:
    folder = project.root / "themes"
    own = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return (*SHIPPED, *(name for name in own if own_folder(name, project.root)))


def _list(**options: Any) -> None:  # noqa: ANN401
    console, project = _opened(options)
    for name in dict.fromkeys(_names(project)):
        one = _listed(project, name)
        if console.as_json:
            console.json_line(one)
            continue
        mark = "  (in use)" if one.is_used else ""
        about = f": {one.description}" if one.description else ""
        console.say(f"{name}{mark}{about}", is_result=True, is_bold=one.is_used)
        where = "comes with digestgen" if one.is_shipped else one.folder
        behind = f"; extends {', then '.join(one.extends)}" if one.extends else ""
        console.say(f"    {where}{behind}", is_result=True)
        if replaced := [*one.templates, *(f"static/{file}" for file in one.static)]:
            console.say(f"    replaces {', '.join(replaced)}", is_result=True)
        for file, blocks in one.blocks.items():
            console.say(f"    {file}: {', '.join(blocks)}", is_result=True)
        console.problems(one.problems)


def _listed(project: Project, name: str) -> Listed:
    from digestgen.theme.render import overrides as look  # noqa: PLC0415  loads Jinja2

    files, problems = open_theme(name, project.root)
    folder = own_folder(name, project.root) or shipped_folder(name)
    manifest = read_manifest(folder)[0] if files else Manifest()
    blocks: dict[str, list[str]] = {}
    whole, static = [], []
    for one in look.overrides(files, manifest) if files else ():
        if one.state == look.GONE:
            continue
        if one.block:
            blocks.setdefault(one.file, []).append(one.block)
        elif one.file.startswith("static/"):
            static.append(one.file.removeprefix("static/"))
        else:
            whole.append(one.file)
    return Listed(
        theme=name,
        name=manifest.name or name,
        description=manifest.description,
        folder=shown_path(folder),
        is_shipped=folder == shipped_folder(name),
        is_used=name == project.config.theme,
        extends=tuple(one.name for one in files.folders[1:]) if files else (),
        templates=tuple(dict.fromkeys(whole)),
        blocks={file: tuple(names) for file, names in blocks.items()},
        static=tuple(static),
        problems=problems,
    )


def _write_made(folder: Path, made: tuple[Any, ...]) -> None:
    path = folder / NAME
    text = path.read_bytes().decode("utf-8-sig") if path.is_file() else ""
    fresh = with_made(text, made)
    if fresh != text:
        path.write_text(fresh, encoding="utf-8", newline="")


def _line(one: Any) -> str:  # noqa: ANN401  an Override; its module loads Jinja2
    place = f"{one.path}:{one.line}" if one.line else one.path
    what = f"block '{one.block}': " if one.block else ""
    over = f" (over {one.over}:{one.over_line})" if one.over_line else ""
    hint = f"; {one.hint}" if one.hint else ""
    return f"{place}: {one.state}: {what}{one.message}{over}{hint}"


def _summary(seen: Counter[str]) -> str:
    states = ", ".join(f"{number} {state}" for state, number in sorted(seen.items()))
    return counted(seen.total(), "override") + (f": {states}" if states else "")


def _starter(name: str, parent: str) -> dict[str, str]:
    return {
        NAME: f"# What this theme says of itself; docs/themes.md tells more.\n"
        f"name: {name}\ndescription: ''\nextends: {parent}\n",
        "page.html": "{# The frame of every page. `super()`: what the theme behind has there. #}\n"
        f'{{% extends "{parent}/page.html" %}}\n'
        "{% block styles %}\n{{ super() }}\n"
        '<link rel="stylesheet" href="{{ page.head.stylesheet|replace("style.css", '
        f'"{name}.css") }}}}">\n'
        "{% endblock %}\n",
        f"static/{name}.css": "/* Read after the stylesheet behind it: say only what differs. */\n"
        ":root { --accent: #1a4f9c; }\n"
        "@media (prefers-color-scheme: dark) { :root { --accent: #8fb8f5; } }\n",
    }
