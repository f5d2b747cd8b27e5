"""The stylesheets: contrast computed from its tokens, size, and what it must not hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digestgen.theme.files import ThemeFiles

_ROOT = Path(__file__).resolve().parents[3]
_NOTES = {"default": "design.md", "wire": "wire.md"}
_AA = 4.5
_AA_LARGE = 3.0  # borders that mean something, focus (WCAG 2.2, 1.4.11)
_TEXT = ("ink", "soft", "accent")
_GROUND = ("paper", "wash")
_PAIRS = tuple((text, ground) for text in _TEXT for ground in _GROUND)
_OWN_PAIRS = {"default": (), "wire": (("lit", "bar"),)}


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\b", block))


def _schemes(style: str) -> dict[str, dict[str, str]]:
    light, rest = style.split("@media (prefers-color-scheme: dark) {", 1)
    paper = style.split("@media print {", 1)[1]
    dark = rest.split("/* Ground */", 1)[0]
    return {"light": _tokens(light), "dark": _tokens(dark), "print": _tokens(paper)}


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(d * 2 for d in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_computed_as_the_guidelines_do() -> None:
    assert round(contrast("#000", "#ffffff"), 6) == 21
    assert round(contrast("#777", "#fff"), 2) == 4.48


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_lines_that_mean_something_are_seen(style: str, scheme: str) -> None:
    colours = _schemes(style)[scheme]

    assert contrast(colours["tie"], colours["paper"]) >= _AA_LARGE


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_colour_reads_on_every_ground(
    shipped: ThemeFiles, style: str, scheme: str
) -> None:
    colours = _schemes(style)[scheme]

    for text, ground in (*_PAIRS, *_OWN_PAIRS[shipped.name]):
        assert contrast(colours[text], colours[ground]) >= _AA, (scheme, text, ground)


def test_the_design_notes_tell_the_contrast_that_the_stylesheet_has(
    shipped: ThemeFiles, style: str
) -> None:
    notes = (_ROOT / "docs" / _NOTES[shipped.name]).read_text(encoding="utf-8")
    schemes = _schemes(style)

    for text, ground in (*_PAIRS, *_OWN_PAIRS[shipped.name]):
        figures = [
            f"{contrast(schemes[scheme][text], schemes[scheme][ground]):.1f}"
            for scheme in ("light", "dark")
        ]
        assert f"| {text} on {ground} | {figures[0]} | {figures[1]} |" in notes


def test_colours_stand_in_the_tokens_alone(style: str) -> None:
    named = re.sub(
        r"--[\w-]+:\s*#[0-9a-fA-F]{3,6}\b", "", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    )

    assert re.findall(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\()", named) == []


def test_every_token_that_is_used_is_declared_and_the_other_way_round(style: str) -> None:
    declared = set(re.findall(r"(--[\w-]+):", style))
    used = set(re.findall(r"var\((--[\w-]+)\)", style))

    assert declared == used


def test_the_stylesheet_is_small_and_loads_nothing(style: str) -> None:
    assert len(style.encode()) < 24_000
    assert not re.search(r"url\(|@import|@font-face|!important|expression", style)


def test_no_theme_has_a_larger_stylesheet_than_the_default(shipped: ThemeFiles, style: str) -> None:
    theirs = (shipped.default / "static" / "style.css").read_bytes()

    assert len(style.encode()) <= len(theirs)


def test_sides_are_named_by_the_direction_of_reading(style: str) -> None:
    """`left` and `right` stay for what says so itself: aligned cells, code, Latin lines."""
    kept = re.sub(r"text-align: (left|right)", "", style)
    rules = re.sub(r"/\*.*?\*/|\.align-(left|right)", "", kept, flags=re.DOTALL)

    assert re.findall(r"[^\w-](?:margin|padding|border)?-?(?:left|right)\b", rules) == []


def _templates(theme: ThemeFiles) -> list[Path]:
    """Return the templates as pages get them: a theme's own, else those behind it."""
    names = {path.name for folder in theme.folders for path in folder.glob("*.*")}
    found = (next(f / name for f in theme.folders if (f / name).is_file()) for name in names)
    return sorted(found, key=lambda path: path.name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_reads_on_every_shade_of_a_calendar(style: str, scheme: str) -> None:
    colours = _schemes(style)[scheme]
    shares = re.findall(
        r'\[data-heat="\d"\] \{ background: color-mix\(in srgb, var\(--accent\) (\d+)%', style
    )

    assert len(shares) == 4
    for share in shares:
        shade = _mixed(colours["accent"], colours["paper"], int(share))
        assert contrast(colours["ink"], shade) >= _AA


def _mixed(one: str, other: str, percent: int) -> str:
    parts = [
        round(
            (int(one[at : at + 2], 16) * percent + int(other[at : at + 2], 16) * (100 - percent))
            / 100
        )
        for at in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def test_every_class_of_the_templates_is_in_the_stylesheet(shipped: ThemeFiles, style: str) -> None:
    used = set()
    for template in _templates(shipped):
        if template.suffix != ".html":
            continue
        text = re.sub(r"{%.*?%}", " ", template.read_text(encoding="utf-8"))
        used |= {name for value in re.findall(r'class="([^"]*)"', text) for name in value.split()}

    assert set() == {name for name in used if not re.search(rf"\.{name}\b", style)}


def test_templates_hold_no_style_and_no_script(shipped: ThemeFiles) -> None:
    """But for editions: mail programs know no stylesheets; two pages name a script."""
    for template in {*_templates(shipped)} - {shipped.default / "edition.html"}:
        if template.suffix != ".html":
            continue
        text = template.read_text(encoding="utf-8")
        if template.name in ("search.html", "404.html"):
            for name in ("script", "texts_script"):
                text = text.replace(f'<script src="{{{{ page.{name} }}}}" defer></script>', "")

        # A block of data is none: what it holds does not run.
        text = text.replace('<script type="application/ld+json">', "")
        assert not re.search(r"<style|<script|\sstyle=|\son\w+=", text), template.name


def test_only_the_description_of_a_topic_and_blocks_of_data_are_marked_safe(
    shipped: ThemeFiles,
) -> None:
    marked = [
        template.name
        for template in _templates(shipped)
        if re.search(r"\|\s*safe|autoescape", template.read_text("utf-8"))
    ]

    assert marked == ["metadata.html", "topic.html"]


def test_a_theme_has_the_tokens_that_other_stylesheets_use(shipped: ThemeFiles, style: str) -> None:
    """A stylesheet for one page, such as that of the search, comes with the default theme."""
    used = {
        token
        for path in (shipped.default / "static").glob("*.css")
        if path.name != "style.css"
        for token in re.findall(r"var\((--[\w-]+)\)", path.read_text("utf-8"))
    }

    assert {"--ink", "--paper"} <= used <= set(re.findall(r"(--[\w-]+):", style))
