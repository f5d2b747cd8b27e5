"""What the commands read from their command lines alike."""

from __future__ import annotations

import click


def scenarios_from(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the scenarios named in `text`, in the order in which they are run."""
    names = {name.strip() for name in text.split(",")}
    for name in sorted(names - set(known)):
        raise click.BadParameter(
            f"'{name}' is no scenario: choose from {', '.join(known)}", param_hint="--scenarios"
        )
    return tuple(name for name in known if name in names)
