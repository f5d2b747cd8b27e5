"""`digestgen clean --learn`: boilerplate that many articles share, proposed for review."""

from __future__ import annotations

import os
from pathlib import Path

import click

from digestgen.build.learn import learn, proposals_file
from digestgen.cli.article_files import Given
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.options import EXIT_FAULT
from digestgen.config import read_settings
from digestgen.model.problem import Problem

PROPOSALS = "cleaning-proposals.yaml"


def learn_from(console: Console, given: Given, proposals_path: Path | None) -> None:
    """Write the proposals of all files to a file of their own; one that is there stays."""
    target = proposals_path or given.root / PROPOSALS
    if target.exists():
        problem = Problem.of_file(
            shown_path(target),
            "proposals-exist",
            "proposals that somebody may be reviewing are there",
            "move them away, or name another file with --proposals",
        )
        console.problems([problem])
        raise click.exceptions.Exit(EXIT_FAULT)
    files = [(file.path, file.name) for file in given.files]
    with console.progress() as progress:
        learnt, count, problems = learn(files, read_settings(given.config), progress)
    console.problems(problems)
    number = sum(len(one.proposals) for one in learnt)
    if console.as_json:
        for one in learnt:
            for p in one.proposals:
                console.json_line(
                    {
                        one.kind or "all": one.name,
                        "pattern": p.pattern,
                        "text": " ".join(p.words),
                        "end": "start" if p.is_head else "end",
                        "articles": p.articles,
                        "of": p.of_all,
                        "examples": p.examples,
                    }
                )
    if number:
        aside = target.with_name(f".{target.name}.{os.getpid()}.new")
        aside.write_text(proposals_file(learnt), "utf-8")
        aside.replace(target)
        said = (
            f"{counted(number, 'passage')} proposed in {shown_path(target)}; nothing uses them yet"
        )
    else:
        said = "nothing that many of them share at one end"
    console.say(f"{counted(count, 'scraped article')} read: {said}", is_result=True)
