"""Catalogues of a theme: which are asked, what wins, what is left out."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from digestgen.theme.files import ThemeFiles, find_theme
from digestgen.theme.locale import catalogue_problems, speaks, wording_digest, wording_of
from digestgen.theme.render import Renderer
from digestgen.theme.site import SiteView
from digestgen.wording import ENGLISH, Wording

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
BRIEFINGS = 'msgid "Digests"\nmsgstr "%s"\n\n'


def folders(theme: ThemeFiles | None) -> tuple[Path, ...]:
    assert theme
    return theme.folders


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of catalogues of a site's own theme."""
    place = tmp_path / "themes" / "mine" / "locale"
    place.mkdir(parents=True)
    return place


def spoken(own: Path, language: str) -> Wording:
    return wording_of(folders(find_theme("mine", own.parents[2])), language)


def test_english_is_spoken_without_any_file() -> None:
    default = folders(find_theme("default", None))

    assert wording_of(default, "en") is ENGLISH
    assert wording_of(default, "en-US") is ENGLISH
    assert "" == wording_digest(default, "en-GB")


def test_the_default_theme_speaks_french_and_arabic() -> None:
    default = folders(find_theme("default", None))
    french, arabic = (wording_of(default, language) for language in ("fr", "ar"))

    assert ("Thèmes", "الموضوعات") == (french.gettext("Topics"), arabic.gettext("Topics"))
    assert ("26 avril 2020", "26 أبريل 2020") == (
        french.day("2020-04-26"),
        arabic.day("2020-04-26"),
    )
    assert "1er mai 2020" == french.day("2020-05-01")
    assert "Avril 2020" == french.month_alone("2020-04")
    assert "12\u202f345" == french.figure(12345)
    articles = ("%(num)s article", "%(num)s articles")
    assert ["0 article", "1 article", "2 articles"] == [
        french.ngettext(*articles, n) for n in range(3)
    ]
    assert ["لا مقالات", "مقال واحد", "مقالان", "3 مقالات", "11 مقالًا", "100 مقال"] == [
        arabic.ngettext(*articles, n) for n in (0, 1, 2, 3, 11, 100)
    ]
    assert {"zero", "one", "two", "few", "many", "other"} == arabic.forms(*articles).keys()


def test_a_language_is_looked_for_as_it_is_then_as_what_it_is_a_kind_of(own: Path) -> None:
    (own / "fr-CA.po").write_text(HEAD + BRIEFINGS % "Bulletins", "utf-8")

    assert "Bulletins" == spoken(own, "fr-CA").gettext("Digests")
    assert "Thèmes" == spoken(own, "fr-CA").gettext("Topics")
    assert "Synthèses" == spoken(own, "fr").gettext("Digests")
    assert "fr-CA" == spoken(own, "fr-CA").language


def test_a_sites_own_words_win_in_english_as_well(own: Path) -> None:
    (own / "en.po").write_text(HEAD + BRIEFINGS % "Briefings", "utf-8")

    assert "Briefings" == spoken(own, "en").gettext("Digests")
    assert "26 April 2020" == spoken(own, "en").day("2020-04-26")


def test_a_language_of_nobodys_is_spoken_in_english_as_the_site_speaks_it(own: Path) -> None:
    default = folders(find_theme("default", None))
    assert wording_of(default, "de") is ENGLISH
    assert not speaks(default, "de")

    (own / "en.po").write_text(HEAD + BRIEFINGS % "Briefings", "utf-8")
    assert ("Briefings", "1 May 2020") == (
        spoken(own, "de").gettext("Digests"),
        spoken(own, "de").day("2020-05-01"),
    )


def test_a_site_may_bring_a_language(own: Path) -> None:
    (own / "de.po").write_text(HEAD + BRIEFINGS % "Digeste", "utf-8")
    german = spoken(own, "de-AT")

    assert ("Digeste", "Topics") == (german.gettext("Digests"), german.gettext("Topics"))
    assert "26. April 2020" == german.day("2020-04-26")


def test_a_translation_with_a_fault_is_left_out_and_told_with_its_line(own: Path) -> None:
    text = HEAD + 'msgid "By %(names)s"\nmsgstr "Von %(nmaes)s"\n\n' + BRIEFINGS % "Digeste"
    (own / "de.po").write_text(text, "utf-8")
    german = spoken(own, "de")

    (problem,) = catalogue_problems(folders(find_theme("mine", own.parents[2])), "de")

    assert ("By Ana", "Digeste") == (
        german.gettext("By %(names)s", names="Ana"),
        german.gettext("Digests"),
    )
    assert (str(own / "de.po"), 5, "catalogue") == (problem.path, problem.line, problem.code)
    assert "'nmaes' does not stand in the English text" == problem.message


@pytest.mark.parametrize(
    "fault",
    ['msgid "a"\nmsgst "b"\n', "\xff", 'msgid "By %(names)s"\nmsgstr "100 % von %(names)s"\n'],
)
def test_a_broken_catalogue_is_told_and_never_fails(own: Path, fault: str) -> None:
    (own / "de.po").write_bytes(HEAD.encode() + fault.encode("latin-1"))

    assert "By Ana" == spoken(own, "de").gettext("By %(names)s", names="Ana")
    assert catalogue_problems(folders(find_theme("mine", own.parents[2])), "de")


def test_what_was_read_is_kept(own: Path, tmp_path: Path) -> None:
    (own / "de.po").write_text(HEAD + BRIEFINGS % "Digeste", "utf-8")
    found = folders(find_theme("mine", own.parents[2]))
    kept = tmp_path / "compiled" / "speech"

    first = wording_of(found, "de", kept=kept).gettext("Digests")
    again = wording_of(found, "de", kept=kept).gettext("Digests")
    kept.write_bytes(kept.read_bytes()[:40])

    assert first == again == wording_of(found, "de", kept=kept).gettext("Digests") == "Digeste"


def test_neither_english_nor_what_was_kept_loads_babel(tmp_path: Path) -> None:
    kept = tmp_path / "speech"
    default = folders(find_theme("default", None))
    wording_of(default, "fr", kept=kept)
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from digestgen.theme.files import find_theme\n"
        "from digestgen.theme.locale import wording_of\n"
        "folders = find_theme('default', None).folders\n"
        "assert wording_of(folders, 'en').gettext('Topics') == 'Topics'\n"
        f"french = wording_of(folders, 'fr', kept=Path({str(kept)!r}))\n"
        "assert french.gettext('Topics') == 'Thèmes'\n"
        "assert not [name for name in sys.modules if name.startswith('babel')]\n"
    )

    subprocess.run([sys.executable, "-c", code], check=True)


def test_messages_in_templates_are_translated_and_values_escaped(own: Path) -> None:
    theme = find_theme("mine", own.parents[2])
    assert theme
    catalogue = (
        HEAD + 'msgid "Hello"\nmsgstr "Guten Tag"\n\nmsgid "Hi %(name)s"\nmsgstr "Tag, %(name)s"\n'
    )
    (own / "de.po").write_text(catalogue, "utf-8")
    (own.parent / "404.html").write_text(
        '{{ _("Hello") }}|{{ _("Hi %(name)s", name=page.title) }}|{{ _("50 %%") }}|'
        '{{ ngettext("%(num)s day", "%(num)s days", 1234) }}|{{ figure(1234) }}|'
        "{% trans name=page.title %}Hi {{ name }}{% endtrans %}",
        "utf-8",
    )
    site = SiteView("t", "", "de", "https://e.org/", "g")
    wording = wording_of(theme.folders, "de")

    page = Renderer(theme, site, wording=wording).render(
        "404.html", SiteView("<b>", "", "", "", ""), address="404.html"
    )

    assert "Guten Tag|Tag, &lt;b&gt;|50 %|1.234 days|1.234|Tag, &lt;b&gt;" == page.decode()
