"""Social cards in a site: on and off, the same as from nothing, named by their pages."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image, ImageFont

from digestgen.theme import system_fonts
from tests.incremental.pieces import png
from tests.site_checks import audit, faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

_HEAD = f"title: Test digest\nbase_url: {BASE_URL}\n"
_ON = f"{_HEAD}cards:\n  articles: true\n  topics: true\n"


@pytest.fixture
def carded(site: SiteFolder) -> SiteFolder:
    """A site with cards, built: two plain articles, one with a picture, one in Chinese."""
    site.write("digestgen.yaml", _ON)
    site.write("content/port.md", article(title="The port", tags=("Libya", "Oil")))
    site.write("content/road.md", article(title="The road", date="2020-05-01", tags=("Libya",)))
    site.write("content/map.png", png(40, 30))
    site.write("content/seen.md", article(title="Seen", body="![The coast](map.png)"))
    site.write("content/zh.md", article(title="中文标题", tags=("中文",), language="zh"))
    assert site.build().is_done
    return site


def cards(site: SiteFolder) -> dict[str, bytes]:
    return {a: data for a, data in site.tree().items() if a.startswith("cards/")}


def kept(site: SiteFolder) -> dict[str, int]:
    """Return what was drawn, with when."""
    folder = site.root / ".digestgen" / "cards"
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def from_nothing(site: SiteFolder, tmp_path: Path, *, workers: int = 1) -> dict[str, bytes]:
    other = SiteFolder(tmp_path / f"other-{workers}")
    for path in sorted(site.root.rglob("*")):
        name = path.relative_to(site.root).as_posix()
        if path.is_file() and not name.startswith(("site/", ".digestgen")):
            other.write(name, path.read_bytes())
    assert other.build(workers=workers).is_done
    return other.tree()


def image_of(site: SiteFolder, address: str) -> tuple[list[str], list[str]]:
    page = site.page(address)
    images = re.findall(r'property="og:image" content="([^"]*)"', page)
    return images, re.findall(r'name="twitter:card" content="([^"]*)"', page)


def test_articles_and_topics_have_cards_and_name_them(carded: SiteFolder) -> None:
    found = cards(carded)

    articles = {f"cards/articles/{name}.png" for name in ("port", "road", "seen", "zh")}
    assert articles | {"cards/topics/libya.png", "cards/topics/oil.png"} <= found.keys()
    assert {Image.open(io.BytesIO(data)).size for data in found.values()} == {(1200, 630)}
    card = f"{BASE_URL}cards/articles/port.png"
    assert image_of(carded, "articles/port.html") == ([card], ["summary_large_image"])
    card = f"{BASE_URL}cards/topics/libya.png"
    assert image_of(carded, "topics/libya.html") == ([card], ["summary_large_image"])


def test_a_picture_of_its_own_comes_first(carded: SiteFolder) -> None:
    assert image_of(carded, "articles/seen.html") == ([f"{BASE_URL}assets/map.png"], ["summary"])


def test_the_site_with_cards_is_sound(carded: SiteFolder) -> None:
    assert faults_of(carded.out, BASE_URL) == []
    audited = audit(carded.out, BASE_URL)
    assert audited is None or audited.returncode == 0, audited and audited.stdout


def test_there_are_none_unless_they_are_asked_for(carded: SiteFolder) -> None:
    carded.write("digestgen.yaml", _HEAD)
    assert carded.build().is_done

    assert cards(carded) == {}
    assert image_of(carded, "articles/port.html") == ([], ["summary"])
    carded.write("digestgen.yaml", f"{_HEAD}cards:\n  topics: true\n")
    assert carded.build().is_done
    assert {address.split("/")[1] for address in cards(carded)} == {"topics"}


def test_a_title_edit_draws_one_card(carded: SiteFolder, tmp_path: Path) -> None:
    before = cards(carded)
    carded.write(
        "content/port.md", article(title="The harbour", tags=("Libya", "Oil"), slug="port")
    )

    assert carded.build().is_done

    after = cards(carded)
    assert {a for a in before if before[a] != after.get(a)} == {"cards/articles/port.png"}
    assert carded.tree() == from_nothing(carded, tmp_path)


def test_a_body_edit_draws_none(carded: SiteFolder) -> None:
    text = article(title="The port", tags=("Libya", "Oil"), body="Another text.")
    carded.write("content/port.md", text)

    drawn = kept(carded)

    assert carded.build().is_done

    assert kept(carded) == drawn


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("content/road.md", article(title="The road", date="2021-06-02", tags=("Libya",))),
        ("content/road.md", article(title="The road", date="2020-05-01", tags=("Sudan",))),
        ("content/topics.yaml", "- name: Land of Libya\n  slug: libya\n  aliases: [Libya]\n"),
        ("content/topics.yaml", "- name: Libya\n  min_articles: 3\n"),
        ("content/road.md", None),
        ("digestgen.yaml", _ON.replace("Test", "Other")),
        ("digestgen.yaml", _ON + "language: ar\n"),
    ],
)
def test_what_changes_is_what_a_build_from_nothing_gives(
    carded: SiteFolder, tmp_path: Path, path: str, text: str | None
) -> None:
    if text is None:
        carded.remove(path)
    else:
        carded.write(path, text)

    assert carded.build().is_done

    assert carded.tree() == from_nothing(carded, tmp_path)


def test_several_processes_draw_the_same(carded: SiteFolder, tmp_path: Path) -> None:
    for number in range(200):
        carded.write(f"content/more-{number}.md", article(title=f"More {number}", tags=("Libya",)))
    assert carded.build(workers=2).is_done

    assert carded.tree() == from_nothing(carded, tmp_path)


def test_drawn_cards_are_kept_for_builds_from_nothing(carded: SiteFolder) -> None:
    before, drawn = cards(carded), kept(carded)

    assert carded.build(use_cache=False).is_done

    assert cards(carded) == before
    assert kept(carded) == drawn


def test_a_lost_card_is_put_back(carded: SiteFolder) -> None:
    before = cards(carded)
    carded.out.joinpath("cards/articles/port.png").write_bytes(b"other")

    assert carded.build().is_done

    assert cards(carded) == before


def test_another_font_draws_all_cards_anew(carded: SiteFolder, tmp_path: Path) -> None:
    carded.write("digestgen.yaml", _ON + "theme: mine\n")
    carded.write("themes/mine/theme.yaml", "name: Mine\n")
    assert carded.build().is_done
    own = ImageFont.load_default(20)
    assert isinstance(own, ImageFont.FreeTypeFont)
    assert isinstance(own.path, io.BytesIO)
    carded.write("themes/mine/static/card.ttf", own.path.getvalue())

    drawn = kept(carded)

    assert carded.build().is_done

    # Another font, of the same look.
    assert len(kept(carded)) == 2 * len(drawn)
    assert carded.tree() == from_nothing(carded, tmp_path)


def test_fonts_of_the_machine_draw_what_the_own_font_cannot(
    carded: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A font that comes to the machine changes the cards, as a build from nothing would."""
    own = ImageFont.load_default(20)
    assert isinstance(own, ImageFont.FreeTypeFont)
    assert isinstance(own.path, io.BytesIO)
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "plain.ttf").write_bytes(own.path.getvalue())
    (fonts / "none.ttf").write_bytes(b"no font")
    before = cards(carded)
    for rows in (
        ((f"{fonts}/missing.ttf",),),
        ((f"{fonts}/none.ttf",), (f"{fonts}/missing.ttf", f"{fonts}/plain.ttf")),
    ):
        monkeypatch.setattr(system_fonts, "ROWS", rows)

        assert carded.build().is_done

        assert carded.tree() == from_nothing(carded, tmp_path / str(len(rows)))
        assert cards(carded).keys() == before.keys()


@pytest.mark.skipif(not system_fonts.system_fonts(), reason="no known font on this machine")
def test_headlines_in_greek_are_drawn_where_the_machine_has_a_font(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("digestgen.yaml", _ON)
    site.write("content/a.md", article(title="Πλοία στη Λιβύη"))
    site.write("content/b.md", article(title="Λιμάνια και πετρέλαιο"))
    site.build()
    drawn = cards(site)

    monkeypatch.setattr(system_fonts, "ROWS", ())
    site.build()

    assert drawn["cards/articles/a.png"] != drawn["cards/articles/b.png"]
    plain = cards(site)
    assert plain["cards/articles/a.png"] == plain["cards/articles/b.png"]


def test_a_font_that_is_none_is_a_fault_with_its_file(carded: SiteFolder) -> None:
    carded.write("digestgen.yaml", _ON + "theme: mine\n")
    carded.write("themes/mine/theme.yaml", "name: Mine\n")
    assert carded.build().is_done
    carded.write("themes/mine/static/card.ttf", "no font")

    report = carded.build()

    assert not report.is_done
    (problem,) = [one for one in report.problems if one.code == "template"]
    assert problem.path.endswith("themes/mine/static/card.ttf")
    assert "no font can be read" in problem.message
