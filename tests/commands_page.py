"""docs/commands.md, made of the commands themselves.

    python -m tests.commands_page      writes it anew

A test says when it has fallen behind.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from pathlib import Path

import click

from digestgen.cli.main import digestgen

PAGE = Path(__file__).resolve().parents[1] / "docs" / "commands.md"
_HEAD = """\
---
date: 2026-11-22
tags: [Editors, Publishers, Reference]
---

# Commands

What each prints with `--help`. Exit status: 0 done, 1 faults in content or configuration, 2 wrong
usage, 130 interrupted. With `--json`, standard output holds JSON alone and messages go to standard
error.
"""


def commands_page() -> str:
    """Return the page as it should be."""
    context = click.Context(digestgen, info_name="digestgen")
    return "\n".join([_HEAD, *_sections(digestgen, context, depth=2)])


def _sections(group: click.Group, context: click.Context, *, depth: int) -> Iterator[str]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        yield from _section(command, inner, depth)
        if isinstance(command, click.Group):
            yield from _sections(command, inner, depth=depth + 1)


def _section(command: click.Command, context: click.Context, depth: int) -> Iterator[str]:
    yield f"{'#' * depth} {context.command_path}\n"
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"```\n{usage}\n```\n"
    yield from _help(inspect.cleandoc(command.help or ""))
    rows = [_row(record) for p in command.get_params(context) if (record := _record(p, context))]
    if rows:
        yield "| option | |\n|---|---|"
        yield "\n".join(rows) + "\n"


def _record(parameter: click.Parameter, context: click.Context) -> tuple[str, str] | None:
    if not isinstance(parameter, click.Option) or "--help" in parameter.opts:
        return None
    return parameter.get_help_record(context)


def _row(record: tuple[str, str]) -> str:
    option, text = (" ".join(part.split()).replace("|", "\\|") for part in record)
    return f"| `{option}` | {text} |"


def _help(text: str) -> Iterator[str]:
    r"""Yield the paragraphs; those behind `\b` are examples, shown as they stand."""
    for paragraph in re.split(r"\n\s*\n", text):
        if paragraph.startswith("\b"):
            lines = [line.strip() for line in paragraph.strip("\b\n").splitlines()]
            yield "\n".join(["```", *(line for line in lines if line != "Examples:"), "```\n"])
        else:
            yield " ".join(paragraph.split()).replace("<", "\\<") + "\n"


if __name__ == "__main__":
    PAGE.write_text(commands_page(), encoding="utf-8")
