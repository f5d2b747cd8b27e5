"""`part`: partials with their own values, kept; what a template can reach; compiled templates."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digestgen.theme import Renderer, TemplateError, find_theme
from digestgen.theme.files import ThemeFiles, theme_digest
from digestgen.theme.render.bytecode import forget
from digestgen.theme.site import SiteView
from digestgen.wording import ENGLISH, Speech, Wording

_ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme `mine` with one page of its own."""
    folder = tmp_path / "themes" / "mine"
    folder.mkdir(parents=True)
    return folder


def found(theme: Path) -> ThemeFiles:
    files = find_theme("mine", theme.parents[1])
    assert files is not None
    return files


def rendered(theme: Path, site_view: SiteView, samples: dict[str, Any], text: str) -> str:
    (theme / "404.html").write_text(text, encoding="utf-8")
    sample = samples["404.html"]
    data = Renderer(found(theme), site_view).render("404.html", sample.view, address="404.html")
    return data.decode()


@pytest.fixture
def render(theme: Path, site_view: SiteView, samples: dict[str, Any]) -> Callable[[str], str]:
    """Render a text as 404.html of the theme."""
    return lambda text: rendered(theme, site_view, samples, text)


def test_a_part_gets_its_values_and_the_site(theme: Path, render: Callable[[str], str]) -> None:
    (theme / "p.html").write_text("\n{{ a }} of {{ site.title }}\n")

    assert render('[{{ part("p.html", a=page.title) }}]') == (
        "[This page is not here of Maghreb &amp; Sahel Digest]"
    )


@pytest.mark.parametrize("text", ["{{ page.title }}", "{{ body_html }}", "{{ b }}"])
def test_a_part_sees_nothing_else(theme: Path, render: Callable[[str], str], text: str) -> None:
    (theme / "p.html").write_text(text)

    with pytest.raises(TemplateError, match="undefined") as caught:
        render('{{ part("p.html", a=1) }}')

    assert (str(theme / "p.html"), 1) == (caught.value.template, caught.value.line)
    assert caught.value.page == "404.html"


def test_a_part_is_kept_for_its_value_and_no_other(
    theme: Path, render: Callable[[str], str]
) -> None:
    """Equal values of two types are shown differently: 1 and True, <b> safe and not."""
    (theme / "p.html").write_text("{{ a }}")
    calls = ("1", "true", "1.0", "'<b>'", "'<b>'|safe", "1", "'<b>'", "none")

    texts = render("|".join(f'{{{{ part("p.html", a={call}) }}}}' for call in calls))

    assert texts == "1|True|1.0|&lt;b&gt;|<b>|1|&lt;b&gt;|None"


@pytest.mark.parametrize("value", ["[1]", "{'a': 1}", "('a', 'b')", "(page, 'b'|safe)", "part"])
def test_what_cannot_be_kept_is_a_fault(
    theme: Path, render: Callable[[str], str], value: str
) -> None:
    (theme / "p.html").write_text("{{ a }}")

    with pytest.raises(TemplateError) as caught:
        render(f'\n{{{{ part("p.html", a={value}) }}}}')

    assert "TypeError" in caught.value.message


def test_a_part_that_is_not_there_or_renders_itself_is_told(
    theme: Path, render: Callable[[str], str]
) -> None:
    (theme / "p.html").write_text('{{ part("p.html") }}')

    with pytest.raises(TemplateError, match=r"no template 'q\.html'"):
        render('{{ part("q.html") }}')
    with pytest.raises(TemplateError):
        render('{{ part("p.html") }}')


def test_a_theme_replaces_a_partial_on_every_page(
    theme: Path, site_view: SiteView, samples: dict[str, Any]
) -> None:
    (theme / "card.html").write_text("<p>{{ card.title }} {{ level }} {{ topics_are }}</p>")
    renderer = Renderer(found(theme), site_view)

    for name in ("home.html", "topic.html", "front.html", "month.html", "year.html"):
        page = renderer.render(name, samples[name].view, address=samples[name].address).decode()

        assert "<p>Two ports load again, and one buyer is missing " in page, name
        assert 'class="headline' not in page, name


def digests(theme: Path, site_view: SiteView, *names: str) -> dict[str, str]:
    renderer = Renderer(found(theme), site_view)
    return {name: renderer.template_digest(name) for name in names}


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before if before[name] != after[name]}


PAGES = ("home.html", "article.html", "topic.html", "front.html", "404.html", "feed.xml")


@pytest.mark.parametrize(
    ("partial", "pages"),
    [
        ("card.html", {"home.html", "topic.html", "front.html"}),
        ("related_list.html", {"home.html", "article.html", "topic.html"}),
        ("byline.html", {"article.html"}),
        ("masthead.html", set(PAGES) - {"feed.xml"}),
        ("front.html", {"front.html", "topic.html"}),
        ("feed.xml", {"feed.xml"}),
        ("robots.txt", set()),
    ],
)
def test_an_overridden_template_changes_the_digests_that_reach_it(
    theme: Path, site_view: SiteView, partial: str, pages: set[str]
) -> None:
    before = digests(theme, site_view, *PAGES)

    (theme / partial).write_text("other")

    assert pages == changed(before, digests(theme, site_view, *PAGES))


def test_a_name_that_is_worked_out_reaches_every_template(theme: Path, site_view: SiteView) -> None:
    for text in ('{{ part("a" ~ ".html") }}', "{% include page.title %}", "{% set p = part %}"):
        (theme / "404.html").write_text(text)
        (theme / "unused.html").write_text("one")
        before = digests(theme, site_view, "404.html", "feed.xml")

        (theme / "unused.html").write_text("two")

        assert changed(before, digests(theme, site_view, "404.html", "feed.xml")) == {"404.html"}


def test_a_template_that_appears_changes_the_digest_that_asked_for_it(
    theme: Path, site_view: SiteView
) -> None:
    (theme / "404.html").write_text('{% include "extra.html" ignore missing %}')
    before = digests(theme, site_view, "404.html")

    (theme / "extra.html").write_text("there")

    assert changed(before, digests(theme, site_view, "404.html")) == {"404.html"}


def test_templates_that_begin_alike_reach_what_each_of_them_names(
    theme: Path, site_view: SiteView
) -> None:
    comment = "{# " + "the same words " * 200 + " #}"
    for page, part in (("404.html", "a.html"), ("feed.xml", "b.html")):
        (theme / page).write_text(f'{comment}{{% include "{part}" %}}')
        (theme / part).write_text("one")
    before = digests(theme, site_view, "404.html", "feed.xml")

    (theme / "b.html").write_text("two")

    assert changed(before, digests(theme, site_view, "404.html", "feed.xml")) == {"feed.xml"}


def test_the_digest_of_a_theme_knows_every_file(theme: Path) -> None:
    seen = [theme_digest(found(theme))]
    for path, text in (("a.html", "x"), ("a.html", "y"), ("static/a.css", "y"), ("b.html", "y")):
        (theme / path).parent.mkdir(exist_ok=True)
        (theme / path).write_text(text)
        seen.append(theme_digest(found(theme)))

    assert len(set(seen)) == len(seen)
    assert theme_digest(found(theme)) == seen[-1]


def test_digests_and_pages_are_asked_without_jinja2_and_markdown_it() -> None:
    code = (
        "import sys, digestgen.pages\n"
        "from digestgen.theme.files import find_theme, theme_digest\n"
        "from digestgen.theme import find_theme\n"
        "assert theme_digest(find_theme('default', None))\n"
        "print([m for m in ('jinja2', 'markdown_it') if m in sys.modules])"
    )

    run = subprocess.run(
        [sys.executable, "-c", code], cwd=_ROOT, capture_output=True, text=True, check=True
    )

    assert run.stdout.strip() == "[]"


class Kept:
    """A renderer of the default theme with a folder for compiled templates."""

    def __init__(self, folder: Path, site_view: SiteView, samples: dict[str, Any]) -> None:
        self.folder = folder / "templates"
        self._site_view = site_view
        self._sample = samples["topic.html"]

    def render(self) -> str:
        """Return a page, rendered by a new renderer in what might be a new process."""
        forget()
        return self.render_again()

    def render_again(self) -> str:
        """Return a page, rendered by a new renderer."""
        theme = find_theme("default", None)
        assert theme is not None
        renderer = Renderer(theme, self._site_view, cache=self.folder)
        sample = self._sample
        return renderer.render(sample.template, sample.view, address=sample.address).decode()

    def files(self) -> dict[str, bytes]:
        """Return what is kept."""
        return {path.name: path.read_bytes() for path in sorted(self.folder.iterdir())}


@pytest.fixture
def kept(tmp_path: Path, site_view: SiteView, samples: dict[str, Any]) -> Kept:
    """A folder for compiled templates, empty."""
    return Kept(tmp_path, site_view, samples)


def test_compiled_templates_are_used_again(
    kept: Kept, full: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kept.render() == full["topic.html"].text
    files = kept.files()

    monkeypatch.setattr("jinja2.Environment.compile", None)

    assert kept.render() == full["topic.html"].text
    assert files == kept.files()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:0],
        lambda data: data[: len(data) // 2],
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: b"x" + data,
        lambda data: data[:60] + b"\0" * 100,
    ],
)
def test_damaged_files_are_compiled_anew(
    kept: Kept, full: dict[str, Any], damage: Callable[[bytes], bytes]
) -> None:
    kept.render()
    whole = kept.files()
    for name, data in whole.items():
        (kept.folder / name).write_bytes(damage(data))

    assert kept.render() == full["topic.html"].text
    assert kept.files() == whole


def test_another_site_of_a_process_compiles_nothing_and_keeps_the_same_files(
    kept: Kept, full: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.render()
    files = kept.files()
    kept.folder = tmp_path / "other"

    monkeypatch.setattr("jinja2.Environment.compile", None)

    assert kept.render_again() == full["topic.html"].text
    assert kept.files() == files


def test_a_template_that_changes_at_its_place_is_compiled_anew(
    theme: Path, site_view: SiteView, samples: dict[str, Any]
) -> None:
    sample = samples["404.html"]

    def shown() -> bytes:
        return Renderer(found(theme), site_view).render("404.html", sample.view, address="")

    for text in (b"one", b"two", b"one"):
        (theme / "404.html").write_bytes(text)
        assert shown() == text


def test_equal_templates_speak_the_language_of_their_site(
    theme: Path, site_view: SiteView, samples: dict[str, Any]
) -> None:
    (theme / "404.html").write_text('{{ _("Topics") }}')
    french = Wording(Speech("fr", {"Topics": ("Sujets",)}, digest="fr"))

    def shown(wording: Wording) -> bytes:
        renderer = Renderer(found(theme), site_view, wording=wording)
        return renderer.render("404.html", samples["404.html"].view, address="")

    assert [shown(ENGLISH), shown(french), shown(ENGLISH)] == [b"Topics", b"Sujets", b"Topics"]


def test_a_folder_that_cannot_be_written_is_no_fault(kept: Kept, full: dict[str, Any]) -> None:
    kept.folder.write_text("a file in the way")

    assert kept.render() == full["topic.html"].text
