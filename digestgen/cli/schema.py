"""`digestgen schema`: what editors' programs want to know of our files."""

from __future__ import annotations

import click

NAMES = ("front-matter", "config", "topics")


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(*, name: str) -> None:
    """Print the JSON Schema of front matter, of digestgen.yaml (config) or of content/topics.yaml.

    An editor that knows it completes keys, tells what they mean, and marks faults while you type.
    `digestgen init` writes two of them for VS Code with the YAML extension. In a site that is
    there already, and after an update of digestgen:

    \b
        digestgen schema config > .vscode/digestgen.schema.json
        digestgen schema topics > .vscode/topics.schema.json

    and in .vscode/settings.json

    \b
        "yaml.schemas": {"./.vscode/digestgen.schema.json": "digestgen.yaml",
                         "./.vscode/topics.schema.json": "content/topics.yaml"}

    Other programs find the schema by a first line such as

    \b
        # yaml-language-server: $schema=.vscode/digestgen.schema.json
    """
    from digestgen.schemas import schema_text  # noqa: PLC0415  loads the rules of the cleaner

    click.echo(schema_text(name), nl=False)
