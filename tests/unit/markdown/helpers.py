"""Short forms for tests of rendering."""

from __future__ import annotations

from digestgen.markdown import Rendered, link_markup, render_markdown, substitute


def rendered(
    text: str, *, title: str = "", first_line: int = 1, html: str = "sanitize"
) -> Rendered:
    return render_markdown(text, path="content/a.md", first_line=first_line, html=html, title=title)


def html_of(text: str, *, title: str = "", html: str = "sanitize") -> str:
    return rendered(text, title=title, html=html).html


def resolved(page: Rendered) -> str:
    """Return the page with every link resolved to its own target, and those of nothing dangling."""
    return substitute(page.html, [link_markup(link, link.target or None) for link in page.links])


def codes(page: Rendered) -> list[str]:
    return [problem.code for problem in page.problems]
