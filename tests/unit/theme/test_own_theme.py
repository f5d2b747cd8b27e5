"""A site's own theme stands before the default one; faults in it name their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digestgen.theme import Renderer, TemplateError, find_theme
from digestgen.theme.files import open_theme, shipped_folder, static_files
from digestgen.theme.site import SiteView


class Site:
    """A project with a theme of its own."""

    def __init__(self, folder: Path, samples: dict[str, Any], site_view: SiteView) -> None:
        self.theme = folder / "themes" / "mine"
        self.theme.mkdir(parents=True)
        self._folder = folder
        self._samples = samples
        self._site_view = site_view

    def write(self, name: str, text: str) -> None:
        """Write a file of the theme."""
        (self.theme / name).parent.mkdir(exist_ok=True)
        (self.theme / name).write_text(text, encoding="utf-8")

    def render(self, template: str) -> str:
        """Return the sample of a template, rendered with the theme."""
        found = find_theme("mine", self._folder)
        assert found is not None
        sample = self._samples[template]
        return (
            Renderer(found, self._site_view)
            .render(template, sample.view, address=sample.address, body_html=sample.body)
            .decode()
        )

    def static(self) -> dict[str, Path]:
        """Return the files that the theme copies."""
        found = find_theme("mine", self._folder)
        assert found is not None
        return static_files(found)


@pytest.fixture
def site(tmp_path: Path, samples: dict[str, Any], site_view: SiteView) -> Site:
    """A project with an empty theme `mine`."""
    return Site(tmp_path, samples, site_view)


def test_a_theme_that_lacks_everything_gives_the_default_pages(
    site: Site, full: dict[str, Any]
) -> None:
    for template, page in full.items():
        assert page.text == site.render(template)


def test_one_block_of_one_page_is_overridden(site: Site, full: dict[str, Any]) -> None:
    site.write(
        "topic.html",
        '{% extends "default/topic.html" %}\n'
        "{% block aside %}<aside>{{ page.name }}</aside>{% endblock %}\n",
    )

    page = site.render("topic.html")

    assert "<aside>Coast road</aside>" in page
    assert "Related topics" not in page
    before, after = full["topic.html"].text.split("<aside"), page.split("<aside")
    assert before[0] == after[0]


@pytest.mark.parametrize(
    "block", ["policy", "title", "about", "styles", "head", "masthead", "main", "aside", "footer"]
)
def test_a_block_of_the_frame_is_overridden_for_all_pages_at_once(site: Site, block: str) -> None:
    site.write(
        "page.html",
        f'{{% extends "default/page.html" %}}{{% block {block} %}}MARK{{% endblock %}}',
    )

    assert "MARK" in site.render("archive.html")


def test_a_block_can_be_added_to(site: Site) -> None:
    site.write(
        "article.html",
        '{% extends "default/article.html" %}\n'
        "{% block facts %}{{ super() }}<p>{{ page.article_id }}</p>{% endblock %}\n",
    )

    page = site.render("article.html")

    assert "<p>2020/checkpoint.md</p>" in page
    assert "3 repairs to the text" in page


def test_a_partial_is_replaced_wherever_it_is_used(site: Site) -> None:
    site.write(
        "related_list.html",
        "{% macro related_list(lines, around) %}<p>{{ lines|length }} related</p>{% endmacro %}\n",
    )

    assert "<p>2 related</p>" in site.render("article.html")
    assert "<p>3 related</p>" in site.render("topic.html")


def test_an_own_stylesheet_stands_in_for_the_default_one(site: Site) -> None:
    assert list(site.static()) == [
        "favicon.ico", "favicon.svg", "full_text.js", "not_found.js", "search.css", "search.js",
        "style.css",
    ]  # fmt: skip

    site.write("static/style.css", "p { color: red }")

    assert site.theme / "static" / "style.css" == site.static()["style.css"]


def test_a_name_that_does_not_exist_is_a_fault_with_template_line_and_page(site: Site) -> None:
    site.write(
        "topic.html",
        '{% extends "default/topic.html" %}\n{% block aside %}\n{{ page.nmae }}\n{% endblock %}\n',
    )

    with pytest.raises(TemplateError) as caught:
        site.render("topic.html")

    error = caught.value
    assert (str(site.theme / "topic.html"), 3) == (error.template, error.line)
    assert error.page == "topics/coast-road.html"
    assert "nmae" in error.message


def test_a_fault_of_syntax_names_its_line(site: Site) -> None:
    site.write("404.html", "<!doctype html>\n\n{% if page %}\n")

    with pytest.raises(TemplateError) as caught:
        site.render("404.html")

    assert str(site.theme / "404.html") == caught.value.template
    assert caught.value.line > 0
    assert caught.value.page == "404.html"


def test_a_template_cannot_ask_for_chance_or_a_clock(site: Site) -> None:
    for wish in ("[1, 2]|random", "range(3)", "lipsum()", "namespace()", "now()"):
        site.write("404.html", f"{{{{ {wish} }}}}")

        with pytest.raises(TemplateError):
            site.render("404.html")


def test_what_a_theme_lacks_the_next_in_the_chain_gives(site: Site) -> None:
    site.write("theme.yaml", "extends: wire\n")

    assert site.theme.parents[1].joinpath("themes", "mine") == site.theme
    assert shipped_folder("wire") / "static" / "style.css" == site.static()["style.css"]
    assert shipped_folder("default") / "static" / "search.js" == site.static()["search.js"]
    assert 'class="when">' in site.render("topic.html")
    assert '<time datetime="2020-04-26">2020-04-26</time>' in site.render("topic.html")


def test_a_template_extends_that_of_any_theme_behind_it(site: Site) -> None:
    site.write("theme.yaml", "extends: wire\n")
    block = "{% block seconds %}<p>MARK</p>{% endblock %}\n"

    for name in ("wire", "default"):
        site.write("home.html", f'{{% extends "{name}/home.html" %}}{block}')
        page = site.render("home.html")

        assert "MARK" in page
        assert ('class="lead"' in page) == (name == "default")


def test_a_name_means_that_theme_and_those_behind_it(site: Site) -> None:
    """Wire has no topic.html of its own; a later one may have one."""
    site.write("theme.yaml", "extends: wire\n")
    site.write("topic.html", '{% extends "wire/topic.html" %}{% block aside %}MARK{% endblock %}')

    assert "MARK" in site.render("topic.html")


def test_a_theme_extends_another_of_the_project(site: Site) -> None:
    house = site.theme.parent / "house"
    house.mkdir()
    (house / "foot.html").write_text("<p>House of {{ site.title }}</p>")
    (house / "theme.yaml").write_text("extends: wire\n")
    site.write("theme.yaml", "extends: house\n")
    site.write("byline.html", '{% include "house/byline.html" %}!')

    found = find_theme("mine", site.theme.parents[1])

    assert found is not None
    assert [folder.name for folder in found.folders] == ["mine", "house", "wire", "default"]
    assert "House of" in site.render("article.html")


def test_a_folder_of_a_shipped_name_stands_before_the_shipped_theme(site: Site) -> None:
    own = site.theme.parent / "wire"
    own.mkdir()
    (own / "card.html").write_text('OWN {% include "wire/card.html" %}')

    found = find_theme("wire", site.theme.parents[1])

    assert found is not None
    assert found.folders == (own, shipped_folder("wire"), shipped_folder("default"))
    assert found.by_name["wire"] == found.folders[1:]
    (own / "theme.yaml").write_text("extends: default\n")
    found = find_theme("wire", site.theme.parents[1])
    assert found is not None
    assert found.folders == (own, shipped_folder("default"))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("extends: nowhere\n", "theme-extends", "no 'nowhere'"),
        ("\nextends: mine\n", "theme-extends", "extends 'mine', which extends it"),
        ("extends: house\n", "theme-extends", "extends 'mine', which extends it"),
        ("extend: wire\n", "theme-yaml", "no key 'extend'"),
    ],
)
def test_what_a_theme_cannot_extend_is_told_with_its_place(
    site: Site, text: str, code: str, words: str
) -> None:
    house = site.theme.parent / "house"
    house.mkdir()
    (house / "theme.yaml").write_text("extends: mine\n")
    site.write("theme.yaml", text)

    found, problems = open_theme("mine", site.theme.parents[1])

    assert found is None
    (problem,) = problems
    assert code == problem.code
    assert words in problem.message
    assert problem.path.endswith("theme.yaml")
    assert (problem.line > 0, bool(problem.hint)) == (True, True)
