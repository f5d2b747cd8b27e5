"""The frame of every page, the same for all peers; each fills it in its own template language."""

from __future__ import annotations

from benchmarks.corpus import Article

SITE_TITLE = "The Measured Times"
STYLE = """\
body { max-width: 42rem; margin: 0 auto; padding: 1rem; font: 100%/1.55 Georgia, serif }
nav a, .tags a { margin-right: 0.75em }
.by { color: #555 }
"""


def frame(*, title: str, main: str, feed: str) -> str:
    """Return a whole page around `title` and `main`, both in the peer's template language."""
    return f"""\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title} | {SITE_TITLE}</title>
<link rel="stylesheet" href="/style.css">
<link rel="alternate" href="/{feed}" title="{SITE_TITLE}">
</head>
<body>
<nav><a href="/">{SITE_TITLE}</a> <a href="/tags/">All tags</a></nav>
<main>
{main}
</main>
</body>
</html>
"""


def article_main(
    *, title: str, date: str, machine_date: str, author: str, section: str, body: str, tags: str
) -> str:
    """Return the inside of an article page."""
    return (
        f'<h1>{title}</h1>\n<p class="by">{author}, {section}, '
        f'<time datetime="{machine_date}">{date}</time></p>\n{body}\n<p class="tags">{tags}</p>'
    )


def list_item(*, url: str, title: str, date: str, author: str) -> str:
    """Return what a listing shows of an article."""
    return f'<li><a href="{url}">{title}</a> <span class="by">{date}, {author}</span></li>'


def address_of(article: Article) -> str:
    """Return where peers put the page of an article."""
    return f"a/{article.name}/index.html"
