from __future__ import annotations

from tests.cli.run import digestgen
from tests.sites.folder import SiteFolder, article

_NOW = {"SOURCE_DATE_EPOCH": "1767225600"}  # 1 January 2026


def test_status_counts_what_there_is(site: SiteFolder) -> None:
    site.write("content/a.md", article(title="A", tags=("Libya", "Only here")))
    site.write("content/b.md", article(title="B", tags=("Libya",), date=""))
    site.write("content/c.md", article(title="C", draft="true"))
    site.write("content/d.md", article(title="D", date="2026-03-01"))
    site.write("content/e.md", article(title="E", date="2026-02-01"))
    site.write("content/f.md", article(title="F", date="2020-13-01"))

    found = digestgen("status", "--json", cwd=site.root, **_NOW).json()

    looks = found.pop("looks")
    assert {
        "articles": 2, "files": 6, "drafts": 1, "held_back": 2, "next_day": "2026-02-01",
        "topics": 2, "single_topics": 1, "near_topics": 0, "undated": 1, "unsure": 0, "faults": 1,
        "doubts": 1, "last_build": None,
    } == found  # fmt: skip
    assert [
        ("front-matter-date", 1, "content/f.md", 3),
        ("date-missing", 1, "content/b.md", 0),
    ] == [(look["code"], look["count"], look["path"], look["line"]) for look in looks]


def test_status_tells_people_what_to_do_next(site: SiteFolder) -> None:
    site.write("content/a.md", article(tags=("Libya",)))
    site.write("content/b.md", article(title="B", date="2026-02-01"))

    before = digestgen("status", cwd=site.root, **_NOW).out
    assert digestgen("build", cwd=site.root, **_NOW).status == 0
    built = digestgen("status", cwd=site.root, **_NOW).out
    site.write("content/c.md", article(title="C")).write("content/topics.yaml", "- Libya\n")
    after = digestgen("status", cwd=site.root, **_NOW).out

    assert before.splitlines() == [
        "1 article; 1 dated later (the next on 2026-02-01)",
        "1 topic, 1 of one article",
        "nothing built yet: `digestgen build`",
        "nothing needs a look",
    ]
    assert "pages; nothing changed since" in built
    assert "2 files changed since: `digestgen build`" in after


def test_status_of_a_faulty_site_lists_the_first_places(site: SiteFolder) -> None:
    site.write("content/a.md", article(body="[x](gone.md)")).write(
        "content/b.md", article(date="x")
    )

    out = digestgen("status", cwd=site.root).out

    assert "1 that cannot be built" in out
    assert out.index("[front-matter-date]") < out.index("[link-target]")
    assert "content/a.md:6" in out


def test_status_leaves_the_store_alone(site: SiteFolder) -> None:
    site.write("content/a.md", article())
    assert digestgen("build", cwd=site.root).status == 0
    state = site.root / ".digestgen"
    before = {path.name: path.read_bytes() for path in sorted(state.iterdir()) if path.is_file()}

    digestgen("status", cwd=site.root)

    assert before == {
        path.name: path.read_bytes() for path in sorted(state.iterdir()) if path.is_file()
    }
