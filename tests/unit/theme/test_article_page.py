"""The page of an article: byline, source, repairs, languages, neighbours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from digestgen.model.view import Reasoned
from digestgen.theme import Renderer, find_theme
from digestgen.theme.site import SiteView

Render = Callable[..., str]


@pytest.fixture
def render(samples: dict[str, Any], site_view: SiteView) -> Render:
    """Return the article's page with some fields of its view replaced."""
    sample = samples["article.html"]
    theme = find_theme("default", None)
    assert theme is not None
    renderer = Renderer(theme, site_view)

    def rendered(**changes: object) -> str:
        view = msgspec.structs.replace(sample.view, **changes)
        return renderer.render("article.html", view, address=sample.address).decode()

    return rendered


def test_authors_are_joined_as_people_say_them(render: Render) -> None:
    assert "</bdi></a> and <a" in render()
    assert "By <a" not in render(authors=())


def test_the_original_is_linked_only_when_its_address_is_of_the_web(render: Render) -> None:
    assert '<a href="https://a.example/b" rel="noopener">original</a>' in render(
        source_url="https://a.example/b"
    )
    for address in ("", "javascript:alert(1)", "//a.example", "ftp://a.example", "httpx://a"):
        assert ">original<" not in render(source_url=address), address


def test_repairs_are_counted_and_a_clean_text_says_nothing_of_them(render: Render) -> None:
    assert "1 repair to the text" in render(repairs=1)
    assert "1,200 repairs to the text" in render(repairs=1200)
    assert "repair" not in render(repairs=0)


def test_a_title_made_from_the_text_is_marked(render: Render) -> None:
    assert "title made from the text" in render(is_title_derived=True)
    assert "title made" not in render(is_title_derived=False)


def test_an_article_without_topics_and_relations_has_no_second_column(render: Render) -> None:
    page = render(topics=(), related=(), neighbours=())

    assert "<aside" not in page
    assert 'class="story"' not in page


def test_what_is_around_an_article_in_another_language_keeps_the_language_of_the_site(
    render: Render, samples: dict[str, Any]
) -> None:
    head = msgspec.structs.replace(samples["article.html"].view.head, language="ar")

    page = render(head=head, language="ar")

    assert '<html lang="ar">' in page
    assert '<header class="masthead" lang="en">' in page
    assert '<h1 dir="rtl">' in page
    assert '<div class="prose" dir="rtl">' in page
    assert '<footer class="foot" lang="en">' in page


def test_a_related_article_names_its_language_only_when_it_differs(render: Render) -> None:
    line = Reasoned("Titel", "t.html", "because", "de")

    assert '<a href="t.html" lang="de">' in render(related=(line,))
    same = msgspec.structs.replace(line, language="en")
    assert '<a href="t.html">' in render(related=(same,))


def test_a_very_long_title_is_set_smaller(render: Render) -> None:
    assert 'class="long"' in render(title="word " * 40)
    assert 'class="long"' not in render()


def test_a_site_written_from_the_right_is_laid_out_from_the_right(
    samples: dict[str, Any], site_view: SiteView
) -> None:
    theme = find_theme("default", None)
    assert theme is not None
    site = msgspec.structs.replace(site_view, language="ar-LY")
    sample = samples["archive.html"]

    page = Renderer(theme, site).render(sample.template, sample.view, address="").decode()

    assert ' dir="rtl">' in page.split("<head>")[0]
