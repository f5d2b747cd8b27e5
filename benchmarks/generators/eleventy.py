"""Eleventy without plugins: its listings, feed and sitemap are templates.

Found by the environment variable ELEVENTY, on PATH, or in `node_modules` of this folder or one
above it (`npx --no-install`).
"""

from __future__ import annotations

from benchmarks.generators import look
from benchmarks.generators.model import BASE_URL, FEED_ITEMS, PER_PAGE, Generator
from benchmarks.generators.programs import first_line, program_of_npx, program_on_path

_CONFIGURATION = f"""\
const slugOf = (text) =>
  text.normalize("NFD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
const day = new Intl.DateTimeFormat("en-GB", {{ dateStyle: "long", timeZone: "UTC" }});

export default function (config) {{
  const newest = (api) => [...api.getFilteredByGlob("content/a/*.md")].reverse();
  const tagged = (api) => {{
    const all = new Map();
    for (const item of newest(api)) {{
      for (const tag of item.data.tags) {{
        if (!all.has(tag)) all.set(tag, []);
        all.get(tag).push(item);
      }}
    }}
    return [...all].map(([tag, items]) => ({{ tag, items, slug: slugOf(tag) }}));
  }};
  config.addFilter("slugOf", slugOf);
  config.addFilter("day", (date) => day.format(date));
  config.addFilter("iso", (date) => date.toISOString());
  config.addPassthroughCopy({{ "style.css": "style.css" }});
  config.addCollection("newest", newest);
  config.addCollection("latest", (api) => newest(api).slice(0, {FEED_ITEMS}));
  config.addCollection("tagList", tagged);
  config.addCollection("tagPages", (api) =>
    tagged(api).flatMap((entry) => {{
      const of = Math.ceil(entry.items.length / {PER_PAGE});
      return Array.from({{ length: of }}, (_, at) => ({{
        ...entry,
        of,
        number: at + 1,
        url: `/tags/${{entry.slug}}/` + (at ? `${{at + 1}}/` : ""),
        items: entry.items.slice(at * {PER_PAGE}, (at + 1) * {PER_PAGE}),
      }}));
    }}));
}}

export const config = {{
  dir: {{ input: "content", includes: "../layouts", output: "_site" }},
  markdownTemplateEngine: false,
}};
"""
_ITEM = look.list_item(
    url="{{ item.url }}",
    title="{{ item.data.title }}",
    date="{{ item.date | day }}",
    author="{{ item.data.author }}",
)
_ARTICLE = look.article_main(
    title="{{ title }}",
    date="{{ page.date | day }}",
    machine_date="{{ page.date | iso }}",
    author="{{ author }}",
    section="{{ section }}",
    body="{{ content | safe }}",
    tags='{% for tag in tags %}<a href="/tags/{{ tag | slugOf }}/">{{ tag }}</a>{% endfor %}',
)
_HOME = f"""\
---
title: Newest
layout: base.njk
pagination:
  data: collections.newest
  size: {PER_PAGE}
permalink: "/{{% if pagination.pageNumber %}}page/{{{{ pagination.pageNumber + 1 }}}}/{{% endif %}}"
---
<h1>Newest</h1>
<ul>{{% for item in pagination.items %}}{_ITEM}{{% endfor %}}</ul>
<p>{{% if pagination.href.previous %}}<a href="{{{{ pagination.href.previous }}}}">Later</a>
{{% endif %}}{{{{ pagination.pageNumber + 1 }}}} of {{{{ pagination.hrefs.length }}}}
{{% if pagination.href.next %}}<a href="{{{{ pagination.href.next }}}}">Earlier</a>{{% endif %}}</p>
"""
_TAG = f"""\
---
layout: base.njk
pagination:
  data: collections.tagPages
  size: 1
  alias: shown
permalink: "{{{{ shown.url }}}}"
eleventyComputed:
  title: "{{{{ shown.tag }}}}"
---
<h1>{{{{ shown.tag }}}}</h1>
<ul>{{% for item in shown.items %}}{_ITEM}{{% endfor %}}</ul>
<p>{{% if pagination.previousPageHref and shown.number > 1 %}}
<a href="{{{{ pagination.previousPageHref }}}}">Later</a>{{% endif %}}
{{{{ shown.number }}}} of {{{{ shown.of }}}} {{% if shown.number < shown.of %}}
<a href="{{{{ pagination.nextPageHref }}}}">Earlier</a>{{% endif %}}</p>
"""
_TAGS = """\
---
title: Tags
layout: base.njk
permalink: /tags/
---
<h1>Tags</h1>
<ul>{% for entry in collections.tagList %}<li><a href="/tags/{{ entry.slug }}/">{{ entry.tag }}</a>
{{ entry.items.length }}</li>{% endfor %}</ul>
"""
_FEED = f"""\
---
permalink: /feed.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{look.SITE_TITLE}</title><link>{BASE_URL}/</link>
<description>News</description>
{{% for item in collections.latest %}}<item><title>{{{{ item.data.title }}}}</title>
<link>{BASE_URL}{{{{ item.url }}}}</link><pubDate>{{{{ item.date.toUTCString() }}}}</pubDate>
<description>{{{{ item.templateContent }}}}</description></item>
{{% endfor %}}</channel></rss>
"""
_SITEMAP = f"""\
---
permalink: /sitemap.xml
eleventyExcludeFromCollections: true
---
<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{{% for item in collections.newest %}}<url><loc>{BASE_URL}{{{{ item.url }}}}</loc>
<lastmod>{{{{ item.date | iso }}}}</lastmod></url>
{{% endfor %}}{{% for entry in collections.tagPages %}}
<url><loc>{BASE_URL}{{{{ entry.url }}}}</loc></url>
{{% endfor %}}</urlset>
"""
_ARTICLE_DATA = """\
export default {
  layout: "article.njk",
  permalink: (data) => `/a/${data.page.fileSlug}/`,
};
"""


def find() -> tuple[Generator, ...]:
    """Return Eleventy, or nothing."""
    found = program_on_path("eleventy")
    program = found.path if found else program_of_npx("eleventy")
    if program is None or not (version := first_line((program, "--version"))):
        return ()
    frame = look.frame(title="{{ title }}", main="{{ content | safe }}", feed="feed.xml")
    return (
        Generator(
            name="eleventy",
            version=f"Eleventy {version}",
            command=(program, "--quiet"),
            files=(
                ("package.json", '{"private": true, "type": "module"}\n'),
                ("eleventy.config.js", _CONFIGURATION),
                ("layouts/base.njk", frame),
                ("layouts/article.njk", f"---\nlayout: base.njk\n---\n{_ARTICLE}\n"),
                ("content/a/a.11tydata.js", _ARTICLE_DATA),
                ("content/index.njk", _HOME),
                ("content/tag.njk", _TAG),
                ("content/tags.njk", _TAGS),
                ("content/feed.njk", _FEED),
                ("content/sitemap.njk", _SITEMAP),
                ("style.css", look.STYLE),
            ),
            dialect="yaml",
            sources="content/a",
            output="_site",
            page="a/{}/index.html",
            expects=(
                "index.html",
                "tags/index.html",
                "feed.xml",
                "sitemap.xml",
            ),
            second_page="page/2/index.html",
            state=(".cache",),
        ),
    )
