"""Building a site: gather the articles, render every page, write the tree."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from digestgen import __version__
from digestgen.build.gather import Gathered, Progress, errors_in, gather
from digestgen.build.memory import peak_rss_mb
from digestgen.build.output import OutputCounts, Stage
from digestgen.build.project import Project
from digestgen.build.report import BuildReport
from digestgen.markdown import substitute
from digestgen.model.ids import ArticleId
from digestgen.model.problem import Problem
from digestgen.names import safe_output_path
from digestgen.pages import KINDS
from digestgen.pages.addresses import asset_address
from digestgen.pages.article import ArticleView
from digestgen.pages.references import assets_used
from digestgen.store.catalog import Catalog
from digestgen.theme import Renderer, TemplateError
from digestgen.theme.files import static_files
from digestgen.theme.render import SiteView


class BuildOptions(NamedTuple):
    """How to build."""

    today: date
    """Articles dated later are left out unless `future`."""
    drafts: bool = False
    future: bool = False
    workers: int = 1
    keep_going: bool = False
    """Build without the files that have faults."""


class _Failed(Exception):  # noqa: N818  never leaves this module
    """A fault that ends the build."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def build_site(
    project: Project,
    options: BuildOptions,
    progress: Progress = lambda _what, _done, _all: None,
) -> BuildReport:
    """Build the site of a project and return what was done.

    With faults (and without `keep_going`) nothing is written. Raises OSError when the disk fails;
    the previous site stands then as well.
    """
    started = time.perf_counter()
    gathered = gather(
        project,
        today=options.today,
        drafts=options.drafts,
        future=options.future,
        workers=options.workers,
        progress=progress,
    )
    problems = gathered.problems
    pages = rendered = 0
    counts: OutputCounts | None = None
    if options.keep_going or not errors_in(problems):
        stage = Stage(project.out, project.state)
        try:
            stage.open()
            for address, data in _files(project, gathered, progress):
                stage.add(address, data)
                pages += address.endswith(".html")
                rendered += 1
            counts = _promote(stage)
        except _Failed as failed:
            problems = tuple(sorted((*problems, *failed.problems)))
        finally:
            if counts is None:
                stage.abandon()
    return BuildReport(
        articles=gathered.inputs - gathered.left_out,
        topics=sum(1 for _ in gathered.catalog.terms("topic")),
        pages=pages,
        rendered=rendered,
        written=counts.written if counts else 0,
        unchanged=counts.unchanged if counts else 0,
        removed=counts.removed if counts else 0,
        inputs=gathered.inputs,
        left_out=gathered.left_out,
        problems=problems,
        seconds=round(time.perf_counter() - started, 3),
        peak_rss_mb=peak_rss_mb(),
        is_done=counts is not None,
    )


def _promote(stage: Stage) -> OutputCounts:
    if foreign := stage.foreign():
        raise _Failed(*foreign)
    return stage.promote()


def _files(project: Project, gathered: Gathered, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the site with its address, each address once."""
    taken: dict[str, str] = {}
    for address, data, origin in _all_files(project, gathered.catalog, progress):
        if not safe_output_path(address):
            raise _Failed(
                Problem.of_file(
                    origin,
                    "address",
                    f"'{address}' is no address",
                    "rename the file, or choose another slug",
                )
            )
        # Case alone does not tell files apart on many disks.
        if other := taken.get(address.casefold()):
            raise _Failed(
                Problem.of_file(
                    origin,
                    "address-clash",
                    f"would be written to {address}, as {other} is",
                    "rename one of them, or give it another slug",
                )
            )
        taken[address.casefold()] = origin
        yield address, data


def _all_files(
    project: Project, catalog: Catalog, progress: Progress
) -> Iterator[tuple[str, bytes, str]]:
    yield from _pages(project, catalog, progress)
    for path in assets_used(catalog):
        yield asset_address(path), (project.content / path).read_bytes(), path
    for name, source in static_files(project.theme).items():
        yield f"theme/{name}", source.read_bytes(), source.as_posix()
    # GitHub Pages runs Jekyll on what it serves unless this file is there.
    yield ".nojekyll", b"", ".nojekyll"


def _pages(
    project: Project, catalog: Catalog, progress: Progress
) -> Iterator[tuple[str, bytes, str]]:
    config = project.config
    renderer = Renderer(
        project.theme,
        SiteView(
            title=config.title,
            description=config.description,
            language=config.language,
            base_url=config.base_url,
            generator=f"digestgen {__version__}",
        ),
    )
    for kind in KINDS:
        keys = list(kind.keys(catalog))
        for done, key in enumerate(keys, 1):
            address = kind.address(key)
            view = kind.view(key, catalog)
            try:
                data = renderer.render(
                    kind.template, view, address=address, body_html=_body(catalog, view)
                )
            except TemplateError as error:
                raise _Failed(_template_problem(error)) from error
            yield address, data, address
            progress(f"writing {kind.name.replace('_', ' ')} pages", done, len(keys))


def _body(catalog: Catalog, view: msgspec.Struct) -> str:
    if not isinstance(view, ArticleView):
        return ""
    return substitute(catalog.body_html(ArticleId(view.article_id)), view.links)


def _template_problem(error: TemplateError) -> Problem:
    path = Path(error.template)
    try:
        shown = path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        shown = path.as_posix()
    return Problem(
        shown,
        error.line,
        0,
        "template",
        f"{error.message}, while rendering {error.page}",
        "mend the template; docs/themes.md lists what each one receives",
    )
