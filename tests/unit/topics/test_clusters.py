from __future__ import annotations

from digestgen.topics.clusters import Clusters, Join


def test_joined_groups_are_shown_as_the_winner() -> None:
    clusters = Clusters("abc", [1, 1, 1])

    assert clusters.join(Join(0, 1, "misspelling"))
    assert clusters.join(Join(2, 1, "glued"))

    assert clusters.root(0) == clusters.root(1) == clusters.root(2)
    assert clusters.shown(2) == 1
    assert [clusters.reason(group) for group in range(3)] == ["misspelling", "folding", "glued"]


def test_finding_about_a_member_does_not_unseat_a_frequent_head() -> None:
    clusters = Clusters("abc", [9, 0, 1])
    clusters.join(Join(1, 0, "same-article"))

    clusters.join(Join(1, 2, "same-article"))

    assert clusters.shown(2) == 0


def test_clusters_of_two_entries_are_not_joined() -> None:
    clusters = Clusters("ab", [1, 1])
    clusters.claim(0, 0, keep_apart=[])
    clusters.claim(1, 1, keep_apart=[])

    assert not clusters.join(Join(0, 1, "glued"))


def test_entry_is_shown_even_if_it_loses() -> None:
    clusters = Clusters("ab", [1, 50])
    clusters.claim(0, 7, keep_apart=[])

    assert clusters.join(Join(0, 1, "plural"))

    assert (clusters.shown(1), clusters.entry(1)) == (0, 7)


def test_what_is_kept_apart_stays_apart_through_others() -> None:
    """The cluster of `a` disappears in a larger one, and its ban must come along."""
    clusters = Clusters("abxy", [1, 1, 1, 1])
    clusters.claim(0, 0, keep_apart=["b"])
    clusters.join(Join(2, 3, "glued"))
    clusters.join(Join(0, 3, "glued"))

    assert not clusters.join(Join(1, 2, "glued"))
    assert not clusters.join(Join(2, 1, "glued"))
