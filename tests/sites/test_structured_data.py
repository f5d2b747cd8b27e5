"""JSON-LD on every page of a site, held against the fields that its readers ask for.

Required and recommended fields are those of Google's search features, as documented below
https://developers.google.com/search/docs/appearance/structured-data/ in `article` (nothing is
required), `breadcrumb` and `profile-page`, and of `site-names`; properties are those that
https://schema.org/ has for the type. CollectionPage has no feature: what is required is our own.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.sites.folder import BASE_URL, SiteFolder, article


class Fields(NamedTuple):
    required: frozenset[str]
    recommended: frozenset[str]
    known: frozenset[str]
    """Further properties of schema.org that we use."""


def _fields(required: str = "", recommended: str = "", known: str = "") -> Fields:
    return Fields(*(frozenset(names.split()) for names in (required, recommended, known)))


FIELDS = {
    "NewsArticle": _fields(
        recommended="author dateModified datePublished headline image",
        known="publisher inLanguage isBasedOn",
    ),
    "Person": _fields(required="name", recommended="url"),
    "Organization": _fields(required="name"),
    "Place": _fields(required="name"),
    "Thing": _fields(required="name"),
    "BreadcrumbList": _fields(required="itemListElement"),
    "ListItem": _fields(required="name position", known="item"),
    "CollectionPage": _fields(
        required="name url isPartOf inLanguage", known="temporalCoverage about"
    ),
    "ProfilePage": _fields(
        required="mainEntity", known="name url isPartOf inLanguage temporalCoverage"
    ),
    "WebSite": _fields(required="name url", known="description inLanguage"),
}
_TYPES = {
    "index.html": "WebSite",
    "articles/": "NewsArticle",
    "authors/index": "CollectionPage",
    "authors/ann-lee/": "CollectionPage",
    "authors/bob-roy/": "CollectionPage",
    "authors/": "ProfilePage",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A site with every kind of page."""
    site = SiteFolder(tmp_path_factory.mktemp("told"))
    site.write(
        "digestgen.yaml",
        f"title: Test digest\nbase_url: {BASE_URL}\ntopics: {{whole_up_to: 3}}\n"
        "digests: {min_articles: 2}\n",
    )
    site.write("content/topics.yaml", "- {name: Libya, type: place}\n- {name: Oil}\n")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30)).save(picture, "PNG")
    site.write("content/port.png", picture.getvalue())
    for number in range(12):
        site.write(
            f"content/a{number}.md",
            article(
                title=f"Story {number}, all told",
                date=f"{2019 + number // 8}-04-{20 + number % 8}",
                updated=f"{2019 + number // 8}-05-01",
                tags=("Libya", "Oil")[: 1 + number % 2],
                authors="[Ann Lee, Bob Roy]",
                section="World" if number % 2 else '""',
                body="![the port](port.png)\n\nText.",
            ),
        )
    site.write("content/bare.md", article(title="Bare", date=""))
    assert site.build().is_done
    return site


def things(value: object) -> Iterator[dict[str, Any]]:
    """Yield everything with a type, the inner ones after what holds them."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for one in value.values():
            yield from things(one)
    elif isinstance(value, list):
        for one in value:
            yield from things(one)


def pages(site: SiteFolder) -> dict[str, LexborHTMLParser]:
    """Return the pages that search engines may index, by address."""
    found = {
        path: LexborHTMLParser(data.decode("utf-8"))
        for path, data in site.tree().items()
        if path.endswith(".html")
    }
    return {path: page for path, page in found.items() if not page.css('meta[name="robots"]')}


def data(page: LexborHTMLParser) -> dict[str, Any]:
    (script,) = page.css("script")
    found: dict[str, Any] = json.loads(script.text())
    return found


def test_every_page_that_may_be_indexed_says_what_it_is(told: SiteFolder) -> None:
    found = pages(told)

    kinds = {address.partition("/")[0] for address in found}
    assert kinds == {
        "index.html", "articles", "topics", "authors", "sections", "archive", "digests",
        "map.html", "changes.html",
    }  # fmt: skip
    for address, page in found.items():
        told_data = data(page)
        assert told_data["@context"] == "https://schema.org"
        first, *rest = told_data.get("@graph", [told_data])
        wanted = next((t for start, t in _TYPES.items() if address.startswith(start)), "")
        assert first["@type"] == (wanted or "CollectionPage"), address
        assert [r["@type"] for r in rest] == ["BreadcrumbList"] * (address != "index.html"), address


def test_everything_that_is_told_has_its_required_fields_and_no_unknown_ones(
    told: SiteFolder,
) -> None:
    for address, page in pages(told).items():
        for thing in things(data(page)):
            fields = FIELDS[thing["@type"]]
            names = {name for name in thing if not name.startswith("@")}
            assert fields.required <= names, address
            assert names <= fields.required | fields.recommended | fields.known, address
            assert all(thing.values()), address


def test_an_article_that_knows_all_tells_all_that_is_recommended(told: SiteFolder) -> None:
    story = data(pages(told)["articles/a1.html"])["@graph"][0]

    assert FIELDS["NewsArticle"].recommended <= set(story)
    assert all({"name", "url"} <= set(author) for author in story["author"])


def test_values_are_of_the_form_that_is_asked_for(told: SiteFolder) -> None:
    tree = told.tree()
    for address, page in pages(told).items():
        for thing in things(data(page)):
            for name in {"url", "item", "image"} & set(thing):
                assert thing[name].startswith(BASE_URL), address
                path = unquote(urlsplit(thing[name]).path).removeprefix("/repo/")
                assert path.endswith("/") or not path or path in tree, thing[name]
            for name in {"datePublished", "dateModified"} & set(thing):
                assert date.fromisoformat(thing[name]), address


def test_breadcrumbs_lead_from_the_home_page_to_the_page_itself(told: SiteFolder) -> None:
    for address, page in pages(told).items():
        for thing in things(data(page)):
            if thing["@type"] != "BreadcrumbList":
                continue
            steps = thing["itemListElement"]
            assert len(steps) >= 2, address
            assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
            assert ["item" in step for step in steps] == [True] * (len(steps) - 1) + [False]
            assert steps[0]["item"] == BASE_URL
