"""Editor's files besides articles: `topics.yaml`, the configuration, a theme of the site's own."""

from __future__ import annotations

from typing import NamedTuple

from digestgen.theme.files import find_theme

TOPICS_FILES = (
    "- name: Peace in Libya\n  aliases: [peace talks, Libya]\n",
    "- name: Peace talks\n  aliases: [Haftar, Darfur]\n",
    "- Darfur\n",
    "- name: Libyan civil war\n  aliases: [Libya, War in Libya]\n",
    "- name: Libyan civil war\n  names: {en: War in Libya, fr: Libye}\n",
    "- name: Libyan civil war\n  slug: the-war\n  broader: [Wars in Africa]\n- Wars in Africa\n",
    "- name: Libya\n  hidden: true\n- name: Peace talks\n  related: [Libya, Darfur]\n- Darfur\n",
    "- name: Libya\n  type: place\n  description: |\n    A **country** by the sea.\n",
    "- name: Libya\n  type: place\n  description: |\n    Another [text](https://a.example/).\n",
    "- name: Libya\n  scope: The land.\n  pinned: [harbour, A letter from Kufra]\n",
    "- name: Darfur\n  min_articles: 3\n  type: place\n- name: Libya\n  min_articles: 2\n",
    "- name: Haftar\n  keep_apart: [Darfur]\n- name: C\n  slug: the-letter-c\n",
    "- name: Libya\n  link: false\n- name: Dagalo\n  aliases: [bakers, war fame]\n- repairs\n",
    "- name: Blue\n  slug: libya\n- name: Libya\n",
    "- name: [broken\n",
    "- {name: Libya, nmae: Sudan}\n",
)
"""The last three have faults."""

CONFIGURATION: dict[str, tuple[str, ...]] = {
    "title": ("The digest", "Another <digest> & more"),
    "description": ("", "Of two countries."),
    "base_url": ("https://user.example/repo/", "http://other.example/"),
    "language": ("en", "fr", "ar"),
    "timezone": ("UTC", "Pacific/Kiritimati"),
    "feeds.length": ("20", "1", "3"),
    "feeds.formats": ("[atom, rss, json]", "atom", "[json, atom]"),
    "feeds.topic_formats": ("[atom, json]", "atom", "[rss, atom, json]"),
    "cards.articles": ("false", "false", "false", "true"),
    "cards.topics": ("false", "false", "true"),
    "digests.min_articles": ("1", "2"),
    "digests.weeks": ("true", "false"),
    "topics.whole_up_to": ("50", "1", "2"),
    "topics.min_articles": ("1", "2"),
    "topics.auto_merge": ("true", "false"),
    "topics.auto_link": ("true", "true", "false"),
    "topics.auto_tag": ("false", "true", "true"),
    "markdown.html": ("sanitize", "escape"),
    "cleaning.rules": ("", "{byline: false}", "{footer-tags: false, blanks: no}"),
    "cleaning.drop": ("", "['24 mins?', {pattern: ferries, path: scraped/*}]", "[and Dagalo]"),
    "cleaning.show_changes": ("false", "true"),
    "addresses.record": ("true", "true", "false"),
    "rights.canonical": ("own", "source"),
    "sitemap.news": ("false", "true"),
    "theme": ("default", "mine", "wire"),
}
"""The first value of each is where a run begins."""
BROKEN_CONFIGURATION = ("titel: x\n", "title: [unclosed\n", "language: '?'\n")


def configuration(values: dict[str, str]) -> str:
    """Return `digestgen.yaml`."""
    nested: dict[str, list[str]] = {}
    lines = []
    for key, value in sorted(values.items()):
        parent, _, name = key.partition(".")
        if name:
            nested.setdefault(parent, []).append(f"  {name}: {value}")
        elif value:
            lines.append(f"{key}: {_quoted(value)}")
    for parent, children in nested.items():
        lines += [f"{parent}:", *children]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class ThemeFile(NamedTuple):
    """A file of the site's own theme, below `themes/mine/`."""

    path: str
    text: str


def _replaced(name: str, old: str, new: str) -> ThemeFile:
    """Return a template of the default theme with a change in it."""
    theme = find_theme("default", None)
    assert theme
    text = (theme.default / name).read_text("utf-8")
    assert old in text, f"{name} has no {old!r}: choose another change"
    return ThemeFile(name, text.replace(old, new))


def _extended(name: str, blocks: str) -> ThemeFile:
    return ThemeFile(name, f'{{% extends "default/{name}" %}}\n{blocks}\n')


THEME_FILES = (
    _extended("page.html", "{% block footer %}{{ super() }}<p>Box 12</p>{% endblock %}"),
    _extended("page.html", "{% block footer %}<p>{{ site.title }}, box 13</p>{% endblock %}"),
    _extended("topic.html", "{% block aside %}<aside>{{ page.name }}</aside>{% endblock %}"),
    _extended(
        "article.html", '{% block aside %}{{ super() }}{% include "foot.html" %}{% endblock %}'
    ),
    ThemeFile("foot.html", "<p>{{ page.title }}</p>\n"),
    ThemeFile("foot.html", "<p>{{ page.title }}!</p>\n"),
    _replaced("card_list.html", 'class="cards"', 'class="cards mine"'),
    _replaced("title_line.html", "<h1 ", '<h1 data-mine="1" '),
    _replaced("title_line.html", "<h1 ", '<h1 data-mine="2" '),
    _replaced("amounts.html", "<time", '<time class="mine"'),
    _replaced("feed.xml", "</entry>", "<!-- mine --></entry>"),
    _replaced("rss.xml", "</item>", "<!-- mine --></item>"),
    _replaced("metadata.html", '"summary"', '"summary_large_image"'),
    _replaced("quote_list.html", 'class="digest"', 'class="digest mine"'),
    ThemeFile("static/mine.css", "p { margin: 0 }\n"),
    ThemeFile("static/mine.css", "p { margin: 1 }\n"),
    ThemeFile("static/style.css", "body { color: black }\n"),
    ThemeFile("static/fonts/serif.woff2", "no font\n"),
    ThemeFile("theme.yaml", "extends: wire\n"),
    ThemeFile("theme.yaml", "name: Mine\nextends: default\n"),
    _extended(
        "home.html", "{% block latest %}{{ super() }}<p>{{ page.articles }}</p>{% endblock %}"
    ),
)
BROKEN_THEME_FILES = (
    _extended("topic.html", "{% block aside %}{{ page.nmae }}{% endblock %}"),
    ThemeFile("month_list.html", "{% macro month_list(months) %}{% for %}{% endmacro %}\n"),
    ThemeFile("theme.yaml", "extends: nowhere\n"),
    ThemeFile("home.html", '{% extends "wire/home.html" %}\n'),
)
"""A name that does not exist, a syntax that is none; themes that are not there, or not behind."""
