"""Zola. Found by the environment variable ZOLA or on PATH."""

from __future__ import annotations

from benchmarks.generators import look
from benchmarks.generators.model import BASE_URL, FEED_ITEMS, PER_PAGE, Generator
from benchmarks.generators.programs import first_line, program_on_path

_CONFIGURATION = f"""\
base_url = "{BASE_URL}"
title = "{look.SITE_TITLE}"
generate_feeds = true
feed_filenames = ["rss.xml"]
feed_limit = {FEED_ITEMS}
build_search_index = false
taxonomies = [{{ name = "tags", paginate_by = {PER_PAGE} }}]
"""
_DAY = 'date(format="%-d %B %Y")'
_ITEMS = (
    "<ul>{% for item in paginator.pages %}"
    + look.list_item(
        url="{{ item.permalink }}",
        title="{{ item.title }}",
        date=f"{{{{ item.date | {_DAY} }}}}",
        author="{{ item.extra.author }}",
    )
    + """{% endfor %}</ul>
<p>{% if paginator.previous %}<a href="{{ paginator.previous }}">Later</a>{% endif %}
{{ paginator.current_index }} of {{ paginator.number_pagers }}
{% if paginator.next %}<a href="{{ paginator.next }}">Earlier</a>{% endif %}</p>"""
)
_ARTICLE = look.article_main(
    title="{{ page.title }}",
    date=f"{{{{ page.date | {_DAY} }}}}",
    machine_date="{{ page.date }}",
    author="{{ page.extra.author }}",
    section="{{ page.extra.section }}",
    body="{{ page.content | safe }}",
    tags="{% for tag in page.taxonomies.tags %}"
    '<a href="{{ get_taxonomy_url(kind="tags", name=tag) }}">{{ tag }}</a>{% endfor %}',
)
_TAGS = (
    "<h1>Tags</h1>\n<ul>{% for term in terms %}"
    '<li><a href="{{ term.permalink }}">{{ term.name }}</a> {{ term.page_count }}</li>'
    "{% endfor %}</ul>"
)


def find() -> tuple[Generator, ...]:
    """Return Zola, or nothing."""
    program = program_on_path("zola")
    if program is None or not (version := first_line((program.path, "--version"))):
        return ()
    return (
        Generator(
            name="zola",
            version=version.replace("zola", "Zola"),
            command=(program.path, "build", "--force"),
            files=(
                ("config.toml", _CONFIGURATION),
                ("content/_index.md", f'+++\nsort_by = "date"\npaginate_by = {PER_PAGE}\n+++\n'),
                (
                    "content/a/_index.md",
                    '+++\nsort_by = "date"\ntransparent = true\nrender = false\n+++\n',
                ),
                (
                    "templates/base.html",
                    look.frame(
                        title="{% block title %}{% endblock %}",
                        main="{% block main %}{% endblock %}",
                        feed="rss.xml",
                    ),
                ),
                ("templates/index.html", _page(look.SITE_TITLE, f"<h1>Newest</h1>\n{_ITEMS}")),
                ("templates/page.html", _page("{{ page.title }}", _ARTICLE)),
                ("templates/section.html", _page("", "")),
                ("templates/tags/list.html", _page("Tags", _TAGS)),
                (
                    "templates/tags/single.html",
                    _page("{{ term.name }}", f"<h1>{{{{ term.name }}}}</h1>\n{_ITEMS}"),
                ),
                ("static/style.css", look.STYLE),
            ),
            dialect="toml",
            sources="content/a",
            output="public",
            page="a/{}/index.html",
            expects=(
                "index.html",
                "tags/index.html",
                "rss.xml",
                "sitemap.xml",
            ),
            second_page="page/2/index.html",
        ),
    )


def _page(title: str, main: str) -> str:
    return (
        f'{{% extends "base.html" %}}{{% block title %}}{title}{{% endblock %}}'
        f"{{% block main %}}{main}{{% endblock %}}\n"
    )
