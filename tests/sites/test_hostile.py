"""Articles are scraped: whatever stands in them, nothing of it may run or leave the folder."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shared_data import needs_shared, shared
from tests.site_checks import audit, faults_of
from tests.sites.folder import BASE_URL, SiteFolder, article

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</title><svg onload=alert(1)>",
    "]]><script>alert(1)</script>",
    "\u202ecod.exe",
    "a\x00b\x08c",
    "../../../etc/passwd",
    "CON",
    "." * 300,
    "x" * 5000,
    "🏴‍☠️",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_field_can_carry_an_attack(site: SiteFolder, attack: str) -> None:
    quoted = json.dumps(attack.replace("\x00", "").replace("\x08", ""), ensure_ascii=False)
    site.write(
        "content/a.md",
        f"---\ntitle: {quoted}\nauthor: {quoted}\nsection: {quoted}\ntags: [{quoted}, Libya]\n"
        f"summary: {quoted}\nsource: {quoted}\nlang: {quoted}\ndate: 2020-01-01\n---\n\n"
        f"{attack}\n\n[link]({attack}) ![image]({attack}) <a href={quoted}>x</a>\n",
    )

    report = site.build()

    assert report.is_done, report.problems
    assert faults_of(site.out, BASE_URL) == []
    assert all(len(path.name.encode()) <= 255 for path in site.out.rglob("*"))


@pytest.mark.parametrize(
    "attack", ["../up", "a/b", "..", ".hidden", "con", "x" * 300, "a\tb", "/etc"]
)
def test_a_slug_cannot_leave_its_folder(site: SiteFolder, attack: str) -> None:
    site.write("content/a.md", f"---\ntitle: x\nslug: {json.dumps(attack)}\n---\n\ntext")

    report = site.build()

    assert [(p.code, p.line) for p in report.problems if p.is_fatal] == [("slug", 3)]


def test_every_page_forbids_scripts(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",), author="A", section="S"))

    site.build()

    for path in site.out.rglob("*.html"):
        page = path.read_text("utf-8")
        assert 'http-equiv="Content-Security-Policy"' in page
        assert "unsafe" not in page
        # Data, and on two pages one script of the theme's own.
        is_search = path.name == "search.html"
        is_scripted = is_search or path.name == "404.html"
        page = page.replace('<script type="application/ld+json">', "")
        assert page.count("<script") == (1 if is_scripted else 0)
        assert not is_search or '<script src="theme/search.js" defer></script>' in page


def cases(name: str) -> Iterator[tuple[str, str]]:
    lines = shared(f"corpora/hostile/{name}").read_text("utf-8").splitlines()
    for line in lines:
        case = json.loads(line)
        if "input" in case:
            yield case["id"], case["input"]


def encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


@needs_shared
@pytest.mark.timeout(400)
@pytest.mark.parametrize("name", ["xss_html.jsonl", "xss_markdown.jsonl"])
def test_nothing_live_comes_out_of_hostile_articles(
    site: SiteFolder, tmp_path: Path, name: str
) -> None:
    markers = []
    for number, (case, text) in enumerate(cases(name)):
        marker = f"mk{case}mk"
        armed = encodable(text).replace("alert(", f"{marker}(")
        if number % 3 == 0:
            title = json.dumps(armed.replace("\x00", ""), ensure_ascii=False)
            front = f"---\ntitle: {title}\ntags: [Attack]\ndate: 2020-01-01\n---\n\n"
        else:
            front = "---\ntitle: x\ndate: 2020-01-01\ntags: [Attack]\n---\n\n"
        suffix = "txt" if number % 5 == 4 else "md"
        site.write(f"content/{case}.{suffix}", front + armed + "\n")
        markers.append(marker)
    (tmp_path / "markers").write_text("\n".join(markers))

    report = site.build(workers=2, keep_going=True)

    assert report.articles + report.left_out == len(markers)
    assert report.articles > len(markers) * 0.97
    run = audit(site.out, BASE_URL, "--markers", str(tmp_path / "markers"))
    assert run is not None
    assert run.returncode == 0, run.stdout


@needs_shared
@pytest.mark.parametrize(
    "name", ["naughty_strings.jsonl", "path_traversal.jsonl", "file_names.jsonl"]
)
def test_odd_strings_in_every_field_give_a_sound_site(site: SiteFolder, name: str) -> None:
    for case, text in list(cases(name))[:400]:
        value = json.dumps(
            "".join(c for c in encodable(text) if c.isprintable())[:500] or "x", ensure_ascii=False
        )
        site.write(
            f"content/{case}.md",
            f"---\ntitle: {value}\nauthor: {value}\nsection: {value}\ntags: [{value}]\n"
            f"date: 2020-01-01\n---\n\n{encodable(text)}\n",
        )

    report = site.build(keep_going=True)

    assert report.is_done
    run = audit(site.out, BASE_URL)
    assert run is not None
    assert run.returncode == 0, run.stdout
