"""`digestgen schema`: what editors' programs want to know of our files."""

from __future__ import annotations

import json

import click

NAMES = ("front-matter", "config", "topics")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(*, name: str) -> None:
    """Print the JSON Schema of front matter, of digestgen.yaml (config) or of content/topics.yaml.

    An editor that knows it completes keys, tells what they mean, and marks faults while you type.
    For VS Code with the YAML extension, write the schemas once and name them in
    .vscode/settings.json:

    \b
        digestgen schema config > .vscode/digestgen.schema.json
        digestgen schema topics > .vscode/topics.schema.json

    \b
        "yaml.schemas": {
          ".vscode/digestgen.schema.json": "digestgen.yaml",
          ".vscode/topics.schema.json": "content/topics.yaml"
        }

    Or begin the file itself with a line such as

    \b
        # yaml-language-server: $schema=.vscode/digestgen.schema.json
    """
    from digestgen.schemas import SCHEMAS  # noqa: PLC0415  loads the rules of the cleaner

    click.echo(json.dumps(SCHEMAS[name](), indent=2, ensure_ascii=False))
