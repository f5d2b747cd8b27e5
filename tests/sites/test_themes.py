"""A site's own theme stands before the default one."""

from __future__ import annotations

import pytest

from tests.sites.folder import BASE_URL, SiteFolder, article


def own_theme(site: SiteFolder) -> SiteFolder:
    site.write("digestgen.yaml", f"base_url: {BASE_URL}\ntheme: mine\n")
    return site.write("content/a.md", article(title="Recruits", tags=("Libya",)))


def test_a_theme_overrides_a_single_block(site: SiteFolder) -> None:
    own_theme(site).write(
        "themes/mine/page.html",
        '{% extends "default/page.html" %}{% block footer %}<footer>Ours</footer>{% endblock %}',
    )

    report = site.build()

    assert report.is_done
    assert "<footer>Ours</footer>" in site.page("articles/a.html")
    assert "<footer>Ours</footer>" in site.page("topics/libya.html")
    assert "Recruits" in site.page("articles/a.html")


def test_a_theme_brings_its_own_files(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/static/style.css", "body { color: red }")
    site.write("themes/mine/static/logo.png", b"png")

    site.build()

    assert site.page("theme/style.css") == "body { color: red }"
    assert site.tree()["theme/logo.png"] == b"png"


def test_a_template_error_names_template_line_and_page(site: SiteFolder) -> None:
    own_theme(site).write(
        "themes/mine/article.html",
        '{% extends "default/article.html" %}\n{% block main %}\n{{ page.titel }}\n{% endblock %}',
    )

    report = site.build()

    assert not report.is_done
    problem = report.problems[0]
    assert problem.path.endswith("themes/mine/article.html")
    assert (problem.line, problem.code) == (3, "template")
    assert "titel" in problem.message
    assert "articles/a.html" in problem.message


def test_a_syntax_error_in_a_template_names_its_line(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/home.html", "\n\n{% if %}")

    problem = site.build().problems[0]

    assert problem.path.endswith("themes/mine/home.html")
    assert problem.line == 3


def test_a_theme_that_is_not_there_is_a_fault(site: SiteFolder) -> None:
    own_theme(site)

    try:
        site.build()
    except ValueError as error:
        assert "no theme 'mine'" in str(error)
    else:
        raise AssertionError


def test_a_template_that_extends_itself_is_told(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/topic.html", '{% extends "topic.html" %}')

    problem = site.build().problems[0]

    assert problem.path.endswith("themes/mine/topic.html")
    assert "default/topic.html" in problem.message


def test_a_parent_that_is_not_there_is_told_with_its_child(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/topic.html", '\n{% extends "defualt/topic.html" %}')

    problem = site.build().problems[0]

    assert problem.path.endswith("themes/mine/topic.html")
    assert (problem.line, "defualt/topic.html" in problem.message) == (2, True)


def test_a_link_in_a_theme_publishes_no_other_file(site: SiteFolder) -> None:
    own_theme(site).write("secret.txt", "secret").write("themes/mine/static/a.css", "x")
    (site.root / "themes" / "mine" / "static" / "b.txt").symlink_to(site.root / "secret.txt")

    site.build()

    assert "theme/a.css" in site.tree()
    assert "theme/b.txt" not in site.tree()


def test_another_theme_behind_is_another_look_as_from_nothing(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/foot.html", "<p>Ours</p>").build()
    before = site.tree()

    site.write("themes/mine/theme.yaml", "extends: wire\n").build()

    changed = site.tree()
    assert before["theme/style.css"] != changed["theme/style.css"]
    assert "Ours" in site.page("articles/a.html")
    site.build(use_cache=False)
    assert changed == site.tree()
    site.write("themes/mine/theme.yaml", "extends: default\n").build()
    assert before == site.tree()


def test_what_theme_yaml_remembers_renders_nothing(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/foot.html", "<p>Ours</p>").build()
    before = site.tree()

    text = "made_against:\n  foot.html: '0123456789abcdef'\n"
    report = site.write("themes/mine/theme.yaml", text).build()

    assert (report.is_done, report.rendered) == (True, 0)
    assert before == site.tree()


def test_a_fault_in_theme_yaml_leaves_the_site_as_it_was(site: SiteFolder) -> None:
    own_theme(site).write("themes/mine/foot.html", "<p>Ours</p>").build()
    before = site.tree()
    site.write("themes/mine/theme.yaml", "extends: wier\n")

    with pytest.raises(ValueError, match="no 'wier'"):
        site.build()

    assert before == site.tree()


@pytest.mark.parametrize("theme", ["default", "wire"])
def test_every_page_names_the_sign_of_the_site(site: SiteFolder, theme: str) -> None:
    site.write("digestgen.yaml", f"title: T\nbase_url: {BASE_URL}\ntheme: {theme}\n")
    site.write("content/a.md", article(tags=("Libya",)))
    site.build()

    tree = site.tree()
    assert tree["favicon.ico"].startswith(b"\x00\x00\x01\x00")
    assert b"<svg" in tree["theme/favicon.svg"]
    assert "theme/favicon.ico" not in tree
    for path, data in tree.items():
        if path.endswith(".html") and path != "404.html":
            href = f"{'../' * path.count('/')}theme/favicon.svg"
            assert f'<link rel="icon" type="image/svg+xml" href="{href}">'.encode() in data, path
