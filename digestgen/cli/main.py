"""The entry point: `digestgen COMMAND`.

A command's module is loaded when the command runs, so that `--help` and small commands answer at
once.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys

import click
import click.shell_completion

from digestgen import __version__

EXIT_FAULT = 1
EXIT_INTERRUPTED = 130
COMMANDS = {
    "addresses": "List the addresses that lead on: where, and why.",
    "build": "Build the site: read content/, write site/.",
    "check": "List what is wrong or doubtful in the content, without building.",
    "clean": "Show what cleaning makes of articles, edit by edit.",
    "completion": "Print the script with which a shell completes what you type.",
    "digest": "Tell what some days saw, topic by topic, as an edition ready for e-mail.",
    "explain": "Say why a page is what it is, and what depends on an article.",
    "import": "Bring articles of other tools into content/: pages, feeds, data sets, folders.",
    "init": "Start a site: configuration, two samples, a workflow that publishes it.",
    "new": "Begin an article: valid front matter, known topics, your editor.",
    "publish": "Build the site and bring it to a branch of git, as GitHub Pages serves it.",
    "schema": "Print a JSON Schema of front matter, digestgen.yaml or topics.yaml, for editors.",
    "serve": "Show the site while you write: a preview that follows every edit.",
    "status": "Say how the site stands: articles, topics, the last build, what needs a look.",
    "theme": "List the themes, check what yours overrides, begin one.",
    "topics": "List the topics: names, articles, other spellings, related topics.",
}
"""Each lies in the module of its name; the first sentence of its help."""
_SECTIONS = {
    "Write": ("new", "check", "status", "clean", "topics", "import"),
    "Publish": ("build", "serve", "publish", "digest", "addresses", "explain"),
    "Set up": ("init", "theme", "schema", "completion"),
}
"""How `--help` groups them; what is named in none comes last."""
_MODULES = {"import": "import_"}
"""Names that Python keeps for itself."""


class _Commands(click.Group):
    """A group that loads a command when it is asked for."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        name = _MODULES.get(name, name)
        command = getattr(importlib.import_module(f"digestgen.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        listed = {name for names in _SECTIONS.values() for name in names}
        others = tuple(name for name in COMMANDS if name not in listed)
        width = max(map(len, COMMANDS))
        for section, listed_names in {**_SECTIONS, "More": others}.items():
            if names := [name for name in listed_names if name in COMMANDS]:
                with formatter.section(section):
                    # All descriptions begin in one column.
                    formatter.write_dl([(name.ljust(width), COMMANDS[name]) for name in names])

    def shell_complete(
        self, context: click.Context, incomplete: str
    ) -> list[click.shell_completion.CompletionItem]:
        """Return what may be typed next; no command is loaded for its name."""
        item = click.shell_completion.CompletionItem
        found = [item(name, help=told) for name, told in COMMANDS.items()]
        found = [one for one in found if one.value.startswith(incomplete)]
        return [*found, *click.Command.shell_complete(self, context, incomplete)]


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "--version", prog_name="digestgen")
def digestgen() -> None:
    """Turn a folder of articles into a site worth reading.

    Articles in content/ (.md, .txt, .html) are cleaned, grouped by topics and rendered into site/,
    with topic pages, feeds and cross-links. Start with:

    \b
        digestgen init F     a new site in the folder F
        digestgen new "T"    an article, ready to be written
        digestgen check      what is wrong, and how to mend it
        digestgen serve      the site while you write, in the browser
        digestgen build      the site, in site/
        digestgen clean F    what cleaning does to one file

    Exit status: 0 done, 1 faults in content or configuration, 2 wrong usage, 130 interrupted.
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    _use_utf8()
    # A command makes a lot and throws little away; looking for garbage as often as a server does
    # took 4 % of a build. Processes forked from this one do the same.
    gc.set_threshold(50_000, 20, 20)
    try:
        # Without standalone mode click returns the status that a command left with.
        sys.exit(digestgen.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        _leave_at_once()
    except BrokenPipeError:
        # The reader of our output has left (`| head`); say nothing more, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_FAULT)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"digestgen: {place}{error.strerror or error}", err=True)
        sys.exit(EXIT_FAULT)
    finally:
        # Ending, Python looks for garbage among all that is alive: 20 to 30 ms for nothing.
        gc.freeze()


def _leave_at_once() -> None:
    click.echo("interrupted; the previous site stands as it was", err=True)
    if "multiprocessing" in sys.modules:
        import multiprocessing  # noqa: PLC0415  loaded only where there are workers

        for worker in multiprocessing.active_children():
            worker.terminate()
    # An ordinary exit waits for the pool's threads, which may wait for the workers just ended.
    sys.stdout.flush()
    os._exit(EXIT_INTERRUPTED)


def _use_utf8() -> None:
    """Print UTF-8 whatever the locale says; what cannot be printed is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
