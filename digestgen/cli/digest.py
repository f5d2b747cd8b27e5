"""`digestgen digest`: what some days saw, as an edition ready for e-mail."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digestgen.build.clock import build_date
from digestgen.build.project import Project, interface_of
from digestgen.build.run import default_workers
from digestgen.cli.console import Console, counted, shown_path
from digestgen.cli.digest_days import EditionDays, chosen_days, day_type, month_type, week_type
from digestgen.cli.options import EXIT_FAULT, common_options, content_option, project_or_exit
from digestgen.config import ConfigValueError, with_base_url
from digestgen.model.config import Config, has_base_url
from digestgen.model.ids import TopicKey
from digestgen.names import slugify
from digestgen.text.fold import fold

if TYPE_CHECKING:
    from digestgen.pages.edition import EditionView
    from digestgen.store.catalog import Catalog


@click.command()
@common_options
@content_option
@click.option("--since", metavar="7d", help="The last days or weeks (7d, 2w), with today. [7d]")
@click.option("--month", type=month_type, metavar="2020-04", help="A month.")
@click.option("--week", type=week_type, metavar="2020-W17", help="An ISO week, from Monday on.")
@click.option("--from", "first", type=day_type, metavar="DATE", help="The first day: 2020-04-01.")
@click.option("--to", "last", type=day_type, metavar="DATE", help="The last day. [today]")
@click.option("--topic", "names", multiple=True, help="Only this topic; may be given again.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["html", "markdown", "text"]),
    default="text",
    show_default=True,
    help="HTML has its styles inlined; text is wrapped at 72.",
)
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write it there. [standard out]"
)
@click.option("--base-url", help="Where the site is published, as in https://x.github.io/y/")
def digest(
    *,
    config_path: Path | None,
    as_json: bool,
    quiet: bool,
    verbose: bool,
    content: Path | None,
    since: str | None,
    month: str | None,
    week: str | None,
    first: date | None,
    last: date | None,
    names: tuple[str, ...],
    format_: str,
    out: Path | None,
    base_url: str | None,
) -> None:
    """Tell what some days saw, topic by topic, as an edition ready for e-mail.

    Each topic with its articles and their best sentences, word for word, linked to the site. Today
    is the day of the build; SOURCE_DATE_EPOCH wins over the clock. Neither the site nor the store
    of the last build is changed.

    \b
    Examples:
        digestgen digest
        digestgen digest --since 7d --format html --out week.html
        digestgen digest --month 2020-04 --topic Libya --format markdown
        digestgen digest --week 2020-W17 --json
    """
    console = Console(as_json=as_json, quiet=quiet, verbose=verbose)
    project = project_or_exit(console, config_path=config_path, content=content)
    today = build_date(project.config.timezone)
    days = chosen_days(
        today,
        interface_of(project),
        since=since,
        month=month,
        week=week,
        first=first,
        last=last,
    )
    try:
        config = with_base_url(project.config, base_url) if base_url else project.config
    except ConfigValueError as fault:
        console.say(f"--base-url: {fault}; {fault.hint}", is_error=True)
        raise click.exceptions.Exit(EXIT_FAULT) from None
    if not as_json and not base_url and not has_base_url(config):
        console.say(
            "an edition is read outside of the site, so its links need the site's address: write "
            "base_url: in digestgen.yaml, or give --base-url",
            is_error=True,
        )
        raise click.exceptions.Exit(EXIT_FAULT)
    edition = _edition(console, project, config, today, days=days, names=names)
    if as_json:
        console.json_line(edition)
    if not edition.body.articles:
        console.say(f"no articles {days.in_words}")
        return
    if out is None and as_json:
        return
    text = _rendered(project, edition, format_)
    if out is None:
        click.echo(text, nl=False)
        return
    out.write_text(text, "utf-8", newline="\n")
    console.say(f"{counted(edition.body.articles, 'article')} in {shown_path(out)}", is_result=True)


def _edition(
    console: Console,
    project: Project,
    config: Config,
    today: date,
    *,
    days: EditionDays,
    names: tuple[str, ...],
) -> EditionView:
    from digestgen.build.asking import catalog_now  # noqa: PLC0415  loads pages and reading
    from digestgen.pages.edition import edition_of  # noqa: PLC0415

    with (
        console.progress() as progress,
        catalog_now(
            project,
            today=today,
            workers=default_workers(),
            progress=progress,
            waiting=lambda holder: console.say(f"{holder} is building this project; waiting"),
        ) as catalog,
    ):
        # What is stored goes by the address of the project; links do by this one.
        catalog.config = config
        only = _topics(console, catalog, names)
        return edition_of(catalog, days.days, heading=days.heading, only=only)


def _topics(console: Console, catalog: Catalog, names: tuple[str, ...]) -> tuple[TopicKey, ...]:
    """Return the topics of these names, slugs or other spellings; leave when one is unknown."""
    if not names:
        return ()
    known: dict[str, TopicKey] = {}
    shown: dict[str, str] = {}
    for term in catalog.terms("topic"):
        topic = catalog.topic(TopicKey(term.group.key))
        for spelling in (*topic.aliases, topic.key, topic.name):
            known[fold(spelling)] = topic.key
        shown[fold(topic.name)] = topic.name
    found = []
    for name in names:
        key = known.get(fold(name)) or known.get(fold(slugify(name)))
        if key is None:
            near = difflib.get_close_matches(fold(name), list(shown), 1)
            hint = f"did you mean '{shown[near[0]]}'?" if near else "`digestgen topics` lists all"
            console.say(f"no topic '{name}'; {hint}", is_error=True)
        else:
            found.append(key)
    if len(found) < len(names):
        raise click.exceptions.Exit(EXIT_FAULT)
    return tuple(dict.fromkeys(found))


def _rendered(project: Project, edition: EditionView, format_: str) -> str:
    from digestgen.editions import edition_markdown, edition_text  # noqa: PLC0415

    if format_ == "markdown":
        return edition_markdown(edition, interface_of(project))
    if format_ == "text":
        return edition_text(edition, interface_of(project))
    return _html(project, edition)


def _html(project: Project, edition: EditionView) -> str:
    from digestgen import __version__  # noqa: PLC0415
    from digestgen.theme.render import Renderer, TemplateError  # noqa: PLC0415  loads Jinja2
    from digestgen.theme.site import SiteView  # noqa: PLC0415

    config = project.config
    site = SiteView(
        title=config.title,
        description=config.description,
        language=config.language,
        base_url=config.base_url,
        generator=f"digestgen {__version__}",
    )
    try:
        renderer = Renderer(project.theme, site, wording=interface_of(project))
        data = renderer.render("edition.html", edition, address="edition.html")
    except TemplateError as error:
        raise click.ClickException(f"{error.template}:{error.line}: {error.message}") from error
    return data.decode("utf-8")
