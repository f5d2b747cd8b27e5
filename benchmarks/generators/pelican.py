"""Pelican with its own settings where the site does not need others.

Found by the environment variable PELICAN, beside the running Python, or on PATH.
"""

from __future__ import annotations

from benchmarks.generators import look
from benchmarks.generators.model import BASE_URL, FEED_ITEMS, PER_PAGE, Generator
from benchmarks.generators.programs import first_line, program_on_path

_SETTINGS = f"""\
SITENAME = AUTHOR = "{look.SITE_TITLE}"
SITEURL = "{BASE_URL}"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
THEME = "theme"
THEME_STATIC_DIR = ""
PLUGINS = []
SLUGIFY_SOURCE = "basename"
ARTICLE_URL = "a/{{slug}}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_URL = "tags/{{slug}}/"
TAG_SAVE_AS = TAG_URL + "index.html"
TAGS_SAVE_AS = "tags/index.html"
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = DRAFT_SAVE_AS = ""
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {{"index": {PER_PAGE}, "tag": {PER_PAGE}}}
DEFAULT_PAGINATION = {PER_PAGE}
DEFAULT_DATE_FORMAT = "%d %B %Y"
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = {FEED_ITEMS}
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
"""
_SITEMAP = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for article in articles %}<url><loc>{{ SITEURL }}/{{ article.url }}</loc></url>
{% endfor %}{% for tag, found in tags %}<url><loc>{{ SITEURL }}/{{ tag.url }}</loc></url>
{% endfor %}</urlset>
"""
_ARTICLE = look.article_main(
    title="{{ article.title }}",
    date="{{ article.locale_date }}",
    machine_date="{{ article.date.isoformat() }}",
    author="{{ article.author }}",
    section="{{ article.category }}",
    body="{{ article.content }}",
    tags='{% for tag in article.tags %}<a href="/{{ tag.url }}">{{ tag }}</a>{% endfor %}',
)
_ITEMS = (
    "<ul>{% for item in articles_page.object_list %}"
    + look.list_item(
        url="/{{ item.url }}",
        title="{{ item.title }}",
        date="{{ item.locale_date }}",
        author="{{ item.author }}",
    )
    + """{% endfor %}</ul>
<p>{% if articles_page.has_previous() %}<a href="/{{ articles_previous_page.url }}">Later</a>
{% endif %}{{ articles_page.number }} of {{ articles_paginator.num_pages }}
{% if articles_page.has_next() %}<a href="/{{ articles_next_page.url }}">Earlier</a>
{% endif %}</p>"""
)
_TAGS = (
    '<h1>Tags</h1>\n<ul>{% for tag, found in tags %}<li><a href="/{{ tag.url }}">{{ tag }}</a> '
    "{{ found | length }}</li>{% endfor %}</ul>"
)


def find() -> tuple[Generator, ...]:
    """Return Pelican, or nothing."""
    program = program_on_path("pelican")
    if program is None or not (version := first_line((program.path, "--version"))):
        return ()
    return (
        Generator(
            name="pelican",
            version=f"Pelican {version}",
            command=(program.path, "content", "-s", "pelicanconf.py", "-q"),
            files=(
                ("pelicanconf.py", _SETTINGS),
                (
                    "theme/templates/base.html",
                    look.frame(
                        title="{% block title %}{% endblock %}",
                        main="{% block main %}{% endblock %}",
                        feed="feed.xml",
                    ),
                ),
                ("theme/templates/article.html", _page("{{ article.title }}", _ARTICLE)),
                ("theme/templates/index.html", _page("Newest", f"<h1>Newest</h1>\n{_ITEMS}")),
                (
                    "theme/templates/tag.html",
                    _page("{{ tag }}", f"<h1>{{{{ tag }}}}</h1>\n{_ITEMS}"),
                ),
                ("theme/templates/tags.html", _page("Tags", _TAGS)),
                ("theme/templates/sitemap.html", _SITEMAP),
                ("theme/static/style.css", look.STYLE),
            ),
            dialect="headers",
            sources="content/a",
            output="output",
            page="a/{}/index.html",
            expects=("index.html", "tags/index.html", "feed.xml", "sitemap.xml"),
            second_page="index2.html",
            state=("cache", "__pycache__"),
        ),
    )


def _page(title: str, main: str) -> str:
    return (
        f'{{% extends "base.html" %}}{{% block title %}}{title}{{% endblock %}}'
        f"{{% block main %}}{main}{{% endblock %}}\n"
    )
