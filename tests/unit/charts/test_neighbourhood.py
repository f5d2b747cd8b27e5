from __future__ import annotations

from hypothesis import given

from digestgen.charts.graph import Node, Tie
from digestgen.charts.labels import text_width
from digestgen.charts.neighbourhood import SIZE, WIDTH, Neighbourhood, draw_neighbourhood
from tests.unit.charts.graphs import Rectangle, graphs, meet


def labels(drawing: Neighbourhood) -> list[list[Rectangle]]:
    found = []
    for node, anchor in zip(drawing.nodes, drawing.anchors, strict=True):
        mine: list[Rectangle] = []
        for line in node.lines:
            width = text_width(line.text, SIZE)
            left = line.x if anchor == "start" else line.x - width
            mine.append((left, line.y - SIZE * 0.8, left + width, line.y + SIZE * 0.2))
        found.append(mine)
    return found


def test_one_related_topic_is_not_drawn() -> None:
    assert draw_neighbourhood("Libya", [Node("Sudan", "", 1)], []) is None


def test_lines_are_wider_and_dots_larger_with_more_shared_articles() -> None:
    nodes = [Node("Sudan", "s.html", 9), Node("Chad", "c.html", 1)]

    drawing = draw_neighbourhood("Libya", nodes, [Tie(0, 1, 1)])

    assert drawing is not None
    assert [(tie.one, tie.other, tie.shared) for tie in drawing.ties] == [
        ("Libya", "Sudan", 9),
        ("Libya", "Chad", 1),
    ]
    assert drawing.ties[0].stroke > drawing.ties[1].stroke
    assert drawing.nodes[0].radius > drawing.nodes[1].radius
    assert [(tie.one, tie.other) for tie in drawing.cross] == [("Sudan", "Chad")]


@given(graphs(most=8))
def test_no_label_touches_another_a_dot_or_the_ring(graph: tuple[list[Node], list[Tie]]) -> None:
    drawing = draw_neighbourhood("Libya", *graph)
    if drawing is None:
        return

    found = labels(drawing)
    dots = [(n.x - n.radius, n.y - n.radius, n.x + n.radius, n.y + n.radius) for n in drawing.nodes]
    # Lines run between the dots alone, so a label outside of them meets none.
    for at, (mine, node, anchor) in enumerate(
        zip(found, drawing.nodes, drawing.anchors, strict=True)
    ):
        for one in mine:
            assert not any(meet(one, other) for others in found[at + 1 :] for other in others)
            assert not any(meet(one, dot) for dot in dots)
            assert one[0] >= node.x if anchor == "start" else one[2] <= node.x
            assert -1 <= one[1] < one[3] <= drawing.height + 1
            assert one[0] >= -SIZE
            assert one[2] <= WIDTH + SIZE
