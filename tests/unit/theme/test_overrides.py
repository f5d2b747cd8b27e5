"""What the doctor of themes finds: fine, new, stale, broken, unused, gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digestgen.theme.files import ThemeFiles, find_theme, shipped_folder
from digestgen.theme.manifest import NAME, read_manifest, with_made
from digestgen.theme.render.overrides import Override, accepted, overrides

_ASIDE = '{% extends "default/topic.html" %}\n\n{% block aside %}<aside></aside>{% endblock %}\n'


class Mine:
    """A theme `mine` before a default theme that can be changed, as an upgrade would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "themes" / "mine"
        self.behind = folder / "shipped" / "default"
        self.folder.mkdir(parents=True)
        shutil.copytree(shipped_folder("default"), self.behind)

    def write(self, name: str, text: str) -> Mine:
        (self.folder / name).parent.mkdir(exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        return self

    def upgrade(self, name: str, old: str, new: str) -> Mine:
        path = self.behind / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def found(self) -> tuple[Override, ...]:
        manifest, problems = read_manifest(self.folder)
        assert problems == ()
        return overrides(ThemeFiles("mine", (self.folder, self.behind)), manifest)

    def accept(self) -> Mine:
        path = self.folder / NAME
        text = path.read_text("utf-8") if path.is_file() else ""
        return self.write(NAME, with_made(text, accepted(self.found())))

    def states(self) -> list[tuple[str, int, str, str]]:
        return [(one.file, one.line, one.block, one.state) for one in self.found()]


@pytest.fixture
def mine(tmp_path: Path) -> Mine:
    return Mine(tmp_path)


def test_an_override_is_new_until_it_is_accepted(mine: Mine) -> None:
    mine.write("topic.html", _ASIDE)
    assert mine.states() == [("topic.html", 3, "aside", "new")]

    mine.accept()

    assert mine.states() == [("topic.html", 3, "aside", "fine")]


def test_a_block_that_changed_behind_it_is_stale_with_both_places(mine: Mine) -> None:
    mine.write("topic.html", _ASIDE).accept()

    mine.upgrade("topic.html", "{% if page.narrower %}", "{% if page.narrower and page.name %}")

    (one,) = mine.found()
    assert ("stale", "default/topic.html") == (one.state, one.over)
    line = (mine.behind / "topic.html").read_text("utf-8").split("{% block aside %}")[0]
    assert line.count("\n") + 1 == one.over_line
    assert "--accept" in one.hint
    assert mine.accept().states() == [("topic.html", 3, "aside", "fine")]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{# The front of a topic:", "{# Of a topic the front:"),
        ("{% block aside %}\n", "{% block aside %}\n\n  {# the second column #}\n"),
        ('<p class="kicker">', '<p class="kicker mine">'),
    ],
)
def test_comments_white_space_and_other_blocks_make_nothing_stale(
    mine: Mine, old: str, new: str
) -> None:
    mine.write("topic.html", _ASIDE).accept()

    mine.upgrade("topic.html", old, new)

    assert [one.state for one in mine.found()] == ["fine"]


def test_a_block_of_the_frame_is_held_against_the_frame(mine: Mine) -> None:
    text = '{% extends "default/topic.html" %}{% block footer %}<p></p>{% endblock %}'
    mine.write("topic.html", text).accept()

    mine.upgrade("page.html", '<p class="printed">', '<p class="printed mine">')

    assert [(one.state, one.over) for one in mine.found()] == [("stale", "default/page.html")]


def test_what_adds_follows_by_itself(mine: Mine) -> None:
    text = '{% extends "default/page.html" %}{% block footer %}{{ super() }}<p></p>{% endblock %}'
    mine.write("page.html", text).accept()

    mine.upgrade("page.html", '<p class="printed">', '<p class="printed mine">')

    assert [one.state for one in mine.found()] == ["fine"]
    assert (mine.folder / NAME).read_text("utf-8") == ""


def test_whole_templates_and_static_files_are_held_against_the_whole_file(mine: Mine) -> None:
    mine.write("foot.html", "<p>{{ site.title }}</p>").write("static/style.css", "p { margin: 0 }")
    mine.write("static/own.css", "p { margin: 1 }").accept()
    expected = [("foot.html", 0, "", "fine"), ("static/style.css", 0, "", "fine")]
    assert mine.states() == expected

    mine.upgrade("foot.html", "Made with", "Made by").upgrade("static/style.css", "78rem", "79rem")

    assert [one.state for one in mine.found()] == ["stale", "stale"]


def test_a_page_written_anew_on_the_frame_is_held_against_the_whole_page(mine: Mine) -> None:
    text = '{% extends "page.html" %}{% block content %}<h1>Gone</h1>{% endblock %}'
    mine.write("404.html", text).accept()

    mine.upgrade("404.html", "Ways on", "Other ways")

    assert [(one.state, one.block, one.over) for one in mine.found()] == [
        ("stale", "", "default/404.html")
    ]


def test_a_block_that_nothing_has_is_broken_and_the_near_name_is_told(mine: Mine) -> None:
    mine.write("page.html", '{% extends "default/page.html" %}\n{% block fotter %}x{% endblock %}')

    (one,) = mine.found()

    assert ("broken", 2, "fotter") == (one.state, one.line, one.block)
    assert one.hint == "did you mean footer?"


def test_a_block_of_its_own_inside_another_is_no_fault(mine: Mine) -> None:
    mine.write(
        "topic.html",
        '{% extends "default/topic.html" %}'
        "{% block aside %}{% block mine %}x{% endblock %}{% endblock %}",
    )

    assert [(one.block, one.state) for one in mine.found()] == [("aside", "new")]


def test_a_template_that_nothing_uses_is_told_with_the_near_name(mine: Mine) -> None:
    mine.write("topics.html", "x").write("README.md", "x")

    (one,) = mine.found()

    assert ("topics.html", "unused", "did you mean topic.html?") == (one.file, one.state, one.hint)


def test_a_helper_that_an_override_includes_is_used(mine: Mine) -> None:
    mine.write("foot.html", '{% include "mine.html" %}').write("mine.html", "x").accept()

    assert [(one.file, one.state) for one in mine.found()] == [("foot.html", "fine")]


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("month_list.html", "{% macro month_list(months) %}x{% endmacro %}", "no 'year_list'"),
        ("turn.html", "{% macro turn(earlier, later) %}x{% endmacro %}", "takes 2 values, not 3"),
        (
            "title_line.html",
            "{% macro title_line(text, direction, more) %}x{% endmacro %}",
            "not given 'direction'",
        ),
        ("card.html", "{{ card.title }} {{ page.title }}", "does not get 'page'"),
        ("topic.html", "{% extends 'topic.html' %}", "extends itself"),
        ("topic.html", "{% extends 'defualt/topic.html' %}", "not there"),
        ("topic.html", "{% extends 'default/topic.html' %}\n<p>x</p>", "shown nowhere"),
        ("topic.html", "{% block x %}", "Unexpected end"),
        ("topic.html", "{% for %}", "Expected an expression"),
    ],
)
def test_what_cannot_work_is_broken(mine: Mine, name: str, text: str, words: str) -> None:
    mine.write(name, text)

    broken = [one for one in mine.found() if one.state == "broken"]

    assert broken
    assert any(words in one.message for one in broken), broken
    assert all(one.path.endswith(f"mine/{name}") and one.hint for one in broken)


def test_what_was_accepted_and_is_gone_is_told_and_taken_out(mine: Mine) -> None:
    mine.write("topic.html", _ASIDE).write(NAME, "# mine\nname: Mine\n").accept()
    (mine.folder / "topic.html").unlink()

    (one,) = mine.found()

    assert ("gone", 5) == (one.state, one.line)
    assert mine.accept().found() == ()
    assert (mine.folder / NAME).read_text("utf-8") == "# mine\nname: Mine\n"


def test_in_a_chain_the_next_theme_that_has_it_is_what_counts(tmp_path: Path) -> None:
    folder = tmp_path / "themes" / "mine"
    folder.mkdir(parents=True)
    (folder / NAME).write_text("extends: wire\n")
    (folder / "card.html").write_text("{{ card.title }}")
    (folder / "byline.html").write_text("{{ authors[0].text }}")
    text = "{% block aside %}x{% endblock %}\n{% block lead %}x{% endblock %}"
    (folder / "home.html").write_text('{% extends "wire/home.html" %}' + text)
    theme = find_theme("mine", tmp_path)
    assert theme is not None

    found = overrides(theme, read_manifest(folder)[0])

    assert [(one.file, one.block, one.over) for one in found] == [
        ("byline.html", "", "default/byline.html"),
        ("card.html", "", "wire/card.html"),
        ("home.html", "aside", "default/home.html"),
        ("home.html", "lead", "wire/home.html"),
    ]


def test_the_default_theme_overrides_nothing() -> None:
    theme = find_theme("default", None)
    assert theme is not None

    assert overrides(theme, read_manifest(theme.default)[0]) == ()
