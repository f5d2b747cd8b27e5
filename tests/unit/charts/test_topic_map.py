"""The two drawings of the map, over random graphs: nothing on top of anything, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given, settings

from digestgen.charts.graph import Node, Tie, strongest
from digestgen.charts.labels import text_width
from digestgen.charts.topic_map import (
    ARC_ROOM,
    ARC_SIZE,
    SIZE,
    MapNode,
    TopicMap,
    draw_arcs,
    draw_map,
)
from tests.unit.charts.graphs import Rectangle, graphs, meet

Graph = tuple[list[Node], list[Tie]]
_DRAWINGS = [(draw_map, SIZE, "middle"), (draw_arcs, ARC_SIZE, "start")]


def labels_of(node: MapNode, size: int, anchor: str) -> list[Rectangle]:
    found = []
    for line in node.lines:
        width = text_width(line.text, size)
        left = line.x - width / 2 if anchor == "middle" else line.x
        found.append((left, line.y - size * 0.8, left + width, line.y + size * 0.2))
    return found


def circle_of(node: MapNode) -> Rectangle:
    return (
        node.x - node.radius, node.y - node.radius, node.x + node.radius, node.y + node.radius,
    )  # fmt: skip


@pytest.mark.parametrize(("draw", "size", "anchor"), _DRAWINGS)
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_no_label_touches_another_nor_any_circle(
    draw: Callable[[list[Node], list[Tie]], TopicMap], size: int, anchor: str, graph: Graph
) -> None:
    drawing = draw(*graph)

    # Lines of one label share their room.
    parts = [[*labels_of(node, size, anchor), circle_of(node)] for node in drawing.nodes]
    for at, mine in enumerate(parts):
        for others in parts[at + 1 :]:
            assert not any(meet(one, other) for one in mine for other in others)
        assert not any(meet(label, mine[-1]) for label in mine[:-1])


@pytest.mark.parametrize(("draw", "size", "anchor"), _DRAWINGS)
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_everything_lies_within_the_drawing(
    draw: Callable[[list[Node], list[Tie]], TopicMap], size: int, anchor: str, graph: Graph
) -> None:
    drawing = draw(*graph)

    for node in drawing.nodes:
        for left, top, right, bottom in (*labels_of(node, size, anchor), circle_of(node)):
            # A sign that is wider than its label has to be may stand out a little.
            assert left >= -size
            assert right <= drawing.width + size
            assert 0 <= top <= bottom <= drawing.height


@pytest.mark.parametrize("draw", [draw_map, draw_arcs])
@settings(max_examples=30, deadline=None)
@given(graph=graphs())
def test_every_topic_and_every_tie_is_drawn_once(
    draw: Callable[[list[Node], list[Tie]], TopicMap], graph: Graph
) -> None:
    nodes, ties = graph

    drawing = draw(nodes, ties)

    assert sorted(nodes) == sorted(Node(n.text, n.href, n.articles) for n in drawing.nodes)
    named = sorted((nodes[t.one].text, nodes[t.other].text, t.shared) for t in ties)
    assert named == sorted((t.one, t.other, t.shared) for t in drawing.ties)


def test_tied_topics_stand_nearer_than_others() -> None:
    nodes = [Node(name, "", 9) for name in "abcdef"]
    ties = [Tie(0, 1, 5), Tie(0, 2, 5), Tie(1, 2, 5), Tie(3, 4, 5), Tie(3, 5, 5), Tie(4, 5, 5)]

    placed = draw_map(nodes, ties).nodes

    def apart(one: int, other: int) -> float:
        return abs(complex(placed[one].x - placed[other].x, placed[one].y - placed[other].y))

    inside = max(apart(t.one, t.other) for t in ties)
    assert inside < min(apart(one, other) for one in (0, 1, 2) for other in (3, 4, 5))


def test_names_that_are_tied_follow_each_other_in_the_list() -> None:
    nodes = [Node(name, "", 9) for name in "acebdf"]
    ties = [Tie(0, 3, 5), Tie(1, 4, 5), Tie(2, 5, 5)]

    order = "".join(node.text for node in draw_arcs(nodes, ties).nodes)

    assert {order[:2], order[2:4], order[4:]} <= {"ab", "ba", "cd", "dc", "ef", "fe"}


def test_arcs_leave_the_side_of_names_free() -> None:
    nodes = [Node(str(n), "", 9) for n in range(24)]

    drawing = draw_arcs(nodes, [Tie(0, n, 1) for n in range(1, 24)])

    assert all(tie.path.startswith(f"M{ARC_ROOM} ") for tie in drawing.ties)
    assert max(int(tie.path.split("A")[1].split()[0]) for tie in drawing.ties) <= ARC_ROOM - 4


def test_the_strongest_ties_are_those_of_either_end() -> None:
    ties = [Tie(0, 1, 9), Tie(0, 2, 8), Tie(0, 3, 7), Tie(1, 2, 1)]

    assert strongest(ties, 4, 1) == ties[:3]
    assert strongest([], 4, 1) == []


_SCRIPT = """
from tests.unit.charts.test_topic_map import fixed
print(fixed())
"""


def fixed() -> str:
    """Return both drawings of a graph of 24 topics, in full."""
    nodes = [Node(f"Topic {n * 7919 % 97}", f"{n}.html", 2000 // (n + 1)) for n in range(24)]
    ties = [Tie(a, b, (a * 31 + b * 17) % 23 + 1) for a in range(24) for b in range(a + 1, 24)]
    drawn = strongest(ties, 24, 2)
    return repr((draw_map(nodes, drawn), draw_arcs(nodes, drawn)))


def test_a_drawing_is_the_same_whatever_the_hashes_are() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for seed in ("0", "1", "4711")
    }

    assert outputs == {fixed()}
