"""The law of readers for articles that are translations of each other."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digestgen.model.ids import ArticleId, PageKey
from digestgen.pages.translations import translation_problems
from tests.properties.sites import Change, Site, catalog_of
from tests.properties.test_readers import EMPTY, assert_readers_suffice, named

LANGUAGES = st.sampled_from(["", "de", "fr", "it", "ar"])


@st.composite
def groups_of_translations(draw: st.DrawFn) -> Change:
    """Draw articles that name each other as originals, and one that comes, goes or differs."""
    names = ("a1.md", "a2.md", "b/a1.md", "b/c.md", "x.md")
    titles = st.sampled_from(["First", "Second", "Third", "Fourth"])
    originals = st.sampled_from(["", "First", "second", "Third", "fourth", "b/a1.md", "x"])
    drafts = st.builds(EMPTY._replace, title=titles, lang=LANGUAGES, original=originals)
    files = {
        name: draft._replace(slug=name.replace("/", "-").removesuffix(".md"))
        for name, draft in draw(st.dictionaries(st.sampled_from(names), drafts, min_size=4)).items()
    }
    after = dict(files)
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)):
        after.pop(name, None)
        if draw(st.booleans()):
            slug = name.replace("/", "-").removesuffix(".md")
            after[name] = draw(drafts)._replace(slug=slug)
    return Change(Site(files, "", 1), Site(after, "", 1), 1000)


@given(groups_of_translations())
@settings(max_examples=100)
def test_translations_are_looked_at_when_their_group_differs(change: Change) -> None:
    """The law draws few that name each other."""
    assert_readers_suffice(change)


def test_what_is_wrong_with_a_translation_is_looked_at_with_its_group() -> None:
    original = EMPTY._replace(title="First")
    translation = EMPTY._replace(title="Second", lang="de", original="First")
    alone = catalog_of(Site({"a2.md": translation}, "", 1))
    both = catalog_of(Site({"a1.md": original, "a2.md": translation}, "", 1))

    key = PageKey("article", ("articles/a2.html",))

    assert ["translation-lost"] == [
        problem.code for problem in translation_problems(alone, ArticleId("a2.md"))
    ]
    assert () == translation_problems(both, ArticleId("a2.md"))
    assert key in named(alone, both)
    assert key in named(both, alone)
