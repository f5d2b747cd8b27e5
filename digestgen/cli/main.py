"""The entry point: `digestgen COMMAND`."""

from __future__ import annotations

import multiprocessing
import os
import sys

import click

from digestgen import __version__
from digestgen.cli.build import build
from digestgen.cli.check import check
from digestgen.cli.clean import clean
from digestgen.cli.topics import topics

EXIT_FAULT = 1
EXIT_INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "--version", prog_name="digestgen")
def digestgen() -> None:
    """Turn a folder of articles into a site worth reading.

    Articles in content/ (.md, .txt, .html) are cleaned, grouped by topics and rendered into site/,
    with topic pages, feeds and cross-links. Start with:

    \b
        digestgen check      what is wrong, and how to mend it
        digestgen build      the site, in site/
        digestgen clean F    what cleaning does to one file

    Exit status: 0 done, 1 faults in content or configuration, 2 wrong usage, 130 interrupted.
    """


for command in (build, check, clean, topics):
    digestgen.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit status."""
    _use_utf8()
    try:
        # Without standalone mode click returns the status that a command left with.
        sys.exit(digestgen.main(standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted; the previous site stands as it was", err=True)
        for worker in multiprocessing.active_children():
            worker.terminate()
        # An ordinary exit waits for the pool's threads, which may wait for the workers just ended.
        sys.stdout.flush()
        os._exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has left (`| head`); say nothing more, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_FAULT)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"digestgen: {place}{error.strerror or error}", err=True)
        sys.exit(EXIT_FAULT)


def _use_utf8() -> None:
    """Print UTF-8 whatever the locale says; what cannot be printed is escaped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
