"""Charts as the default theme writes them: the SVG says what its twin says, and what it always did.

`python -m tests.unit.theme.test_charts` writes the golden file anew; read the difference.
"""

from __future__ import annotations

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from digestgen.theme import Renderer, find_theme
from tests.unit.theme.conftest import SITE, Rendered, full_samples

_GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "charts" / "drawings.html"
_DRAWING = re.compile(r'<(figure) class=.*?</\1>|<(details) class="chart">.*?</\2>', re.S)
_TEMPLATES = ("topic.html", "front.html", "topic_map.html")


def _drawings(pages: dict[str, Rendered]) -> str:
    """Return every figure of the sample pages and the tables below, as they are written."""
    found = []
    for template in _TEMPLATES:
        figures = _DRAWING.finditer(pages[template].text)
        found += [f"<!-- {template} -->\n{figure[0]}\n" for figure in figures]
    return "".join(found)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\b\d[\d,]*\b", text))


def test_drawings_are_written_as_they_were(full: dict[str, Rendered]) -> None:
    assert _GOLDEN.read_text("utf-8") == _drawings(full)


def test_every_number_of_a_timeline_stands_in_its_table(full: dict[str, Rendered]) -> None:
    for template in ("topic.html", "front.html", "archive.html"):
        page = LexborHTMLParser(full[template].text)
        titles = page.css("figure.chart svg rect title")
        table = page.css("details.chart tbody td:not(:last-child)")
        bars = [bar.text().rpartition(": ")[2] for bar in titles]
        cells = [cell.text() for cell in table if cell.text()]

        assert cells
        assert [bar.split()[0] for bar in bars] == cells


def test_every_number_of_the_map_stands_in_its_table(full: dict[str, Rendered]) -> None:
    """The rows of the sample are of its nodes alone; those of a site are held to its ties below."""
    page = LexborHTMLParser(full["topic_map.html"].text)
    table = _figures(" ".join(cell.text() for cell in page.css("tbody td")))

    for svg in page.css("figure svg"):
        labels = [a.attributes["aria-label"] or "" for a in svg.css("a")]
        assert _figures(" ".join(label.rpartition(": ")[2] for label in labels)) <= table


def test_a_bar_without_a_page_is_no_link(full: dict[str, Rendered]) -> None:
    front = LexborHTMLParser(full["front.html"].text)
    topic = LexborHTMLParser(full["topic.html"].text)

    assert front.css(".chart svg a, .chart td a") == []
    assert front.css_first(".chart svg").attributes["role"] == "img"  # type: ignore[union-attr]  # it is there
    assert len(topic.css(".chart svg a")) == len(topic.css(".chart svg .bar"))


def main() -> None:
    """Write the golden file anew."""
    theme = find_theme("default", None)
    assert theme is not None
    renderer = Renderer(theme, SITE)
    pages = {
        s.template: Rendered(
            s.template,
            s.address,
            renderer.render(s.template, s.view, address=s.address).decode(),
        )
        for s in full_samples()
        if s.template in _TEMPLATES
    }
    _GOLDEN.write_text(_drawings(pages), encoding="utf-8")


if __name__ == "__main__":
    main()
