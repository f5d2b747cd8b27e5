"""`digestgen completion`: what shells need to complete commands, options, topics and folders."""

from __future__ import annotations

import os
from pathlib import Path

import click
from click.shell_completion import get_completion_class

VARIABLE = "_DIGESTGEN_COMPLETE"
_SHELLS = ("bash", "fish", "zsh")


@click.command()
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(*, shell: str) -> None:
    """Print the script with which SHELL completes what you type behind `digestgen`.

    \b
    Once, for each shell:
        echo 'eval "$(digestgen completion bash)"' >> ~/.bashrc
        echo 'eval "$(digestgen completion zsh)"' >> ~/.zshrc
        digestgen completion fish > ~/.config/fish/completions/digestgen.fish
    """
    from digestgen.cli.main import digestgen  # noqa: PLC0415  main loads us

    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(digestgen, {}, "digestgen", VARIABLE).source())


def complete_topic(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the topics of the last build that begin so; none when nothing was built."""
    from digestgen.build.known_topics import known_topics  # noqa: PLC0415  only when asked
    from digestgen.build.project import open_project  # noqa: PLC0415

    project, _ = open_project(
        config_path=context.params.get("config_path"), content=context.params.get("content")
    )
    known = known_topics(project) if project else None
    start = typed.casefold()
    return [name for name in known.names if name.casefold().startswith(start)] if known else []


def complete_folder(context: click.Context, _parameter: click.Parameter, typed: str) -> list[str]:
    """Return the folders below `content/` that begin so, one level deeper than what is typed."""
    content = Path(context.params.get("content") or "content")
    folder, _, _ = typed.rpartition("/")
    try:
        names = [entry.name for entry in os.scandir(content / folder) if entry.is_dir()]
    except OSError:
        return []
    below = [f"{folder}/{name}" if folder else name for name in sorted(names)]
    return [path for path in below if path.startswith(typed) and "/." not in f"/{path}"]
