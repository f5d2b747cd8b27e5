from __future__ import annotations

import pytest

from digestgen.markdown import link_markup, render_markdown, substitute


def shown(text: str) -> str:
    rendered = render_markdown(text, path="a.md", first_line=1)
    markups = [link_markup(link, f"assets/{link.target}") for link in rendered.links]
    return substitute(rendered.html, markups)


def test_an_image_alone_with_a_title_is_a_figure() -> None:
    html = shown('Before.\n\n![A map](map.png "The coast & the “road”")\n\nAfter.')

    assert (
        '<figure><img src="assets/map.png" alt="A map" loading="lazy">'
        "<figcaption>The coast &amp; the “road”</figcaption></figure>" in html
    )


def test_one_of_another_site_too() -> None:
    html = shown('![A map](https://elsewhere.example/map.png "The coast <b>")')

    assert html.startswith('<figure><img src="https://elsewhere.example/map.png" alt="A map"')
    assert html.endswith("<figcaption>The coast &lt;b&gt;</figcaption></figure>")
    assert "title=" not in html


@pytest.mark.parametrize(
    "text",
    [
        "![A map](map.png)",
        '![A map](map.png " ")',
        'See ![A map](map.png "The coast")',
        '[![A map](map.png "The coast")](other.md)',
        '![A map](map.png "One") ![A map](map.png "Two")',
    ],
)
def test_all_other_images_stay_as_they_are(text: str) -> None:
    assert "<figure>" not in shown(text)


def test_a_title_inside_a_text_stays_a_title() -> None:
    assert 'title="The coast"' in shown('See ![A map](map.png "The coast")')
