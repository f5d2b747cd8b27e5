"""What holds for every page of the shipped themes, whatever its view says."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import html5lib
import pytest

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' https: http:; media-src 'self' https:; "
    "script-src 'none'; font-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"
)
_NO_SCRIPT, _OWN_SCRIPT = "script-src 'none'", "script-src 'self'"
_SCRIPTED = ("search", "404")
_HTML = (
    "home", "article", "topic", "topic_map", "front", "month", "year", "index", "archive", "404",
    "search",
)  # fmt: skip


class Element(NamedTuple):
    """A start tag as a browser sees it."""

    name: str
    attributes: dict[str, str]
    text: str


def _elements(page: str) -> list[Element]:
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree: Any = parser.parse(page)
    return [
        Element(e.tag, dict(e.attrib), "".join(e.itertext()))
        for e in tree.iter()
        if isinstance(e.tag, str)
    ]


def _named(elements: list[Element], *names: str) -> list[Element]:
    return [e for e in elements if e.name in names]


@pytest.fixture(params=["full", "hostile", "bare", "wire_full", "wire_hostile", "wire_bare"])
def pages(request: pytest.FixtureRequest) -> dict[str, str]:
    """The HTML pages, by template, in three states, of both themes."""
    rendered = request.getfixturevalue(request.param)
    return {name: rendered[f"{name}.html"].text for name in _HTML}


def test_every_template_that_a_page_kind_names_is_rendered(full: dict[str, Any]) -> None:
    from digestgen.pages import KINDS  # noqa: PLC0415  only this test looks at the kinds
    from digestgen.pages.social_cards import FONT  # noqa: PLC0415

    templates = {kind.template for kind in KINDS} - {FONT}

    assert templates == set(full)


def test_every_page_begins_with_the_doctype(pages: dict[str, str]) -> None:
    assert [name for name, text in pages.items() if not text.startswith("<!doctype html>\n")] == []


def test_charset_comes_first_and_the_policy_before_anything_that_loads(
    pages: dict[str, str],
) -> None:
    for name, text in pages.items():
        head = [e for e in _elements(text) if e.name in ("meta", "link", "title")]

        assert head[0].attributes == {"charset": "utf-8"}, name
        rules = _POLICY if name not in _SCRIPTED else _POLICY.replace(_NO_SCRIPT, _OWN_SCRIPT)
        policy = {"http-equiv": "Content-Security-Policy", "content": rules}
        assert policy == head[1].attributes, name


_DATA = {"type": "application/ld+json"}
"""The attributes of a script that holds data: browsers do not run it."""


def test_nothing_on_a_page_can_run_or_carries_its_own_style(pages: dict[str, str]) -> None:
    forbidden = ("script", "style", "base", "iframe", "object", "embed", "form")
    for name, text in pages.items():
        elements = _elements(text)
        if name in _SCRIPTED:
            scripts = [e for e in _named(elements, "script") if "src" in e.attributes]
            assert [s.text for s in scripts] == [""]
            elements = [e for e in elements if e.name != "form" and e not in scripts]

        active = [e for e in _named(elements, *forbidden) if e.attributes != _DATA]
        assert active == [], name
        attributes = [a for e in elements for a in e.attributes]
        assert [a for a in attributes if a.startswith("on") or a == "style"] == [], name


def test_a_page_has_one_title_one_main_heading_and_a_language(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        elements = _elements(text)
        counts = Counter(e.name for e in elements)

        assert (counts["title"], counts["h1"], counts["main"]) == (1, 1, 1), name
        assert _named(elements, "html")[0].attributes["lang"] == "en", name
        assert _named(elements, "title")[0].text.strip(), name
        assert _named(elements, "h1")[0].text.strip(), name


def test_no_id_stands_twice_and_the_theme_marks_its_own(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        own = text.split('<div class="prose"')[0] + text.split("</section>\n")[-1]
        ids = re.findall(r'\sid="([^"]*)"', text)

        assert len(ids) == len(set(ids)), name
        assert "dg-main" in ids
        if name != "article":
            assert [i for i in ids if not i.startswith("dg-")] == [], name
        else:
            assert [i for i in re.findall(r'\sid="([^"]*)"', own) if i[:3] != "dg-"] == []


def test_the_skip_link_leads_to_the_content(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        first = _named(_elements(text), "a")[0]

        assert (first.attributes["href"], first.text) == ("#dg-main", "Skip to content"), name


def test_every_id_that_a_page_names_is_there(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        elements = _elements(text)
        ids = {e.attributes["id"] for e in elements if "id" in e.attributes}
        named = {
            e.attributes[a] for e in elements for a in ("aria-labelledby",) if a in e.attributes
        }
        named |= {
            e.attributes["href"][1:]
            for e in _named(elements, "a")
            if e.attributes.get("href", "").startswith("#")
        }

        assert set() == named - ids, name


def test_links_have_a_text_and_never_end_at_a_bare_folder(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        for link in _named(_elements(text), "a"):
            href = urlsplit(link.attributes.get("href", "#"))

            assert link.text.strip(), name
            assert href.netloc or not href.path.endswith(("/", ".")), (name, href)


def test_headings_never_skip_a_level_outside_the_text(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        bare = re.sub(r'<div class="prose".*?\n</div>\n</div>', "", text, flags=re.DOTALL)
        levels = [int(e.name[1]) for e in _elements(bare) if re.fullmatch("h[1-6]", e.name)]

        steps = itertools.pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), (name, levels)


def test_no_template_leaves_its_own_signs_or_a_none(pages: dict[str, str]) -> None:
    for name, text in pages.items():
        plain = text.replace("{{ 7 * 7 }}", "")

        assert not re.search(r"{[{%#]|\bNone\b|\bUndefined\b|\( ?\)|, ,", plain), name
        assert "49" not in _named(_elements(text), "title")[0].text


def test_hostile_text_stands_as_text(hostile: dict[str, Any]) -> None:
    for name in _HTML:
        heading = _named(_elements(hostile[f"{name}.html"].text), "h1")[0].text
        if name != "archive":
            assert heading.startswith("<script>alert("), name


def test_a_page_tells_its_address_feeds_and_description(full: dict[str, Any]) -> None:
    elements = _elements(full["topic.html"].text)
    links = {
        (e.attributes["rel"], e.attributes.get("type", "")): e.attributes["href"]
        for e in _named(elements, "link")
    }
    metas = {
        e.attributes.get("name"): e.attributes.get("content") for e in _named(elements, "meta")
    }

    assert links["canonical", ""] == "https://digest.example/libya/topics/coast-road.html"
    assert links["alternate", "application/atom+xml"] == "coast/feed.xml"
    assert links["stylesheet", ""] == "../theme/style.css"
    assert metas["description"] == "Coast road, in a few words"
    assert metas["generator"] == "digestgen"
    assert "robots" not in metas


def test_titles_name_the_site_once(full: dict[str, Any]) -> None:
    def title(template: str) -> str:
        return _named(_elements(full[template].text), "title")[0].text

    assert title("home.html") == "Maghreb & Sahel Digest"
    assert title("topic.html") == "Coast road - Maghreb & Sahel Digest"


def test_the_page_for_missing_addresses_is_not_indexed(full: dict[str, Any]) -> None:
    text = full["404.html"].text

    assert '<meta name="robots" content="noindex">' in text
    assert "canonical" not in text
    assert "https://digest.example/libya/404.html" not in text
