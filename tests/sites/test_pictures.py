"""Images beside the articles: their size in the page, their variants, drawings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incremental.pieces import png
from tests.sites.folder import SiteFolder, article

_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60">{}</svg>'


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    folder = SiteFolder(tmp_path)
    folder.write("content/2020/a.md", article(body='![The coast](map.png "By boat")'))
    return folder.write("content/2020/map.png", png(1300, 9))


def from_nothing(site: SiteFolder, tmp_path: Path) -> dict[str, bytes]:
    """Return what another project with the same content builds."""
    other = SiteFolder(tmp_path / "other")
    for path in sorted((site.root / "content").rglob("*")):
        if path.is_file():
            other.write(path.relative_to(site.root).as_posix(), path.read_bytes())
    assert other.build().is_done
    return other.tree()


def test_a_large_image_has_smaller_variants_and_keeps_its_place(site: SiteFolder) -> None:
    assert site.build().is_done

    page = site.page("articles/a.html")
    assert (
        '<img src="../assets/2020/map.png" alt="The coast" width="1300" height="9" '
        'srcset="../assets/_480/2020/map.png 480w, ../assets/_960/2020/map.png 960w, '
        '../assets/2020/map.png 1300w"'
    ) in page
    assert "<figcaption>By boat</figcaption>" in page
    assert {"assets/_480/2020/map.png", "assets/_960/2020/map.png"} <= site.tree().keys()


@pytest.mark.parametrize("after", [png(700, 9), png(20, 9), b"broken", None])
def test_another_image_gives_what_a_build_from_nothing_gives(
    site: SiteFolder, tmp_path: Path, after: bytes | None
) -> None:
    site.build()
    if after is None:
        site.remove("content/2020/map.png")
    else:
        site.write("content/2020/map.png", after)

    assert site.build().is_done

    assert site.tree() == from_nothing(site, tmp_path)


def test_images_that_no_article_shows_have_no_variants(site: SiteFolder) -> None:
    site.build()
    site.write("content/2020/a.md", article(body="No image."))

    site.build()

    assert not [address for address in site.tree() if address.startswith("assets/")]


def test_a_drawing_is_published_if_it_is_nothing_else(site: SiteFolder) -> None:
    site.write("content/b.md", article(body="![Good](good.svg) ![Bad](bad.svg)"))
    site.write("content/good.svg", _SVG.format("<title>x</title><path d='M0 0'/>"))
    site.write("content/bad.svg", _SVG.format("<script>alert(1)</script>"))

    report = site.build()

    page = site.page("articles/b.html")
    assert 'src="../assets/good.svg" alt="Good" width="80" height="60"' in page
    assert '<span class="missing-image">Bad</span>' in page
    assert "assets/bad.svg" not in site.tree()
    told = [(p.path, p.code) for p in report.problems]
    assert any(path.endswith("bad.svg") and code == "image-file" for path, code in told), told


def test_a_drawing_that_turns_bad_goes(site: SiteFolder, tmp_path: Path) -> None:
    site.write("content/b.md", article(body="![Map](map.svg)"))
    site.write("content/map.svg", _SVG.format("<g/>"))
    site.build()
    site.write("content/map.svg", _SVG.format("<g onclick='x()'/>"))

    site.build()

    assert "assets/map.svg" not in site.tree()
    assert site.tree() == from_nothing(site, tmp_path)
