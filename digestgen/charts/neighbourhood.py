"""A topic among the topics that share most articles with it: a ring of names around one dot.

Names stand outside the ring and lines run inside it, so that none crosses a name.
"""

from __future__ import annotations

import msgspec

from digestgen.charts.graph import Node, Tie, radius, stroke
from digestgen.charts.labels import label_lines, text_width
from digestgen.charts.order import in_line
from digestgen.charts.topic_map import MapLine, MapNode, MapTie

FEWEST = 2
"""One related topic is told by the list."""
WIDTH = 288
MIDDLE = WIDTH // 2
SIZE, LINE_HEIGHT = 12, 14
LABEL_LINES = 3
ROW = 50
GAP = 5
_OFFSETS = {1: (42,), 2: (42, 42), 3: (34, 44, 34), 4: (28, 44, 44, 28)}
"""From the middle to the dots of a side, from the top down: a ring."""


class Neighbourhood(msgspec.Struct, frozen=True):
    """A drawing of a topic with its related topics."""

    width: int
    height: int
    text: str
    """The topic in the middle."""
    x: int
    y: int
    nodes: tuple[MapNode, ...]
    """The related topics, the most related first; `articles` are those shared with the topic."""
    anchors: tuple[str, ...]
    """Of each one's label: end on the left, start on the right."""
    ties: tuple[MapTie, ...]
    """Between the topic and each of them, as many as nodes; then `cross`."""
    cross: tuple[MapTie, ...]
    """Between two of them."""


def draw_neighbourhood(text: str, nodes: list[Node], ties: list[Tie]) -> Neighbourhood | None:
    """Return the drawing; None for fewer than FEWEST related topics.

    `nodes`: at most eight, the most related first, `articles` being those shared. `ties` are among
    them.
    """
    if len(nodes) < FEWEST:
        return None
    ring = in_line(len(nodes), ties)
    right = (len(ring) + 1) // 2
    sides = {"start": ring[:right], "end": ring[right:][::-1]}
    height = ROW * right
    most = max(node.articles for node in nodes)
    spots: dict[int, tuple[int, int, str]] = {}
    for anchor, side in sides.items():
        top = (height - ROW * len(side)) // 2
        for row, (at, offset) in enumerate(zip(side, _OFFSETS[len(side)], strict=True)):
            x = MIDDLE + offset if anchor == "start" else MIDDLE - offset
            spots[at] = (x, top + ROW * row + ROW // 2, anchor)
    placed = tuple(_node(node, *spots[at], most=most) for at, node in enumerate(nodes))
    middle = height // 2
    drawn = tuple(
        MapTie(
            one=text,
            other=node.text,
            shared=node.articles,
            path=f"M{MIDDLE} {middle}L{node.x} {node.y}",
            stroke=stroke(node.articles, most, least=10, largest=50),
        )
        for node in placed
    )
    cross = tuple(
        MapTie(
            one=nodes[one].text,
            other=nodes[other].text,
            shared=shared,
            # Bent towards the middle, so that lines along a side keep clear of dots between.
            path=f"M{spots[one][0]} {spots[one][1]}"
            f"Q{MIDDLE} {(spots[one][1] + spots[other][1] + 2 * middle) // 4} "
            f"{spots[other][0]} {spots[other][1]}",
            stroke=10,
        )
        for one, other, shared in ties
    )
    return Neighbourhood(
        width=WIDTH,
        height=height,
        text=text,
        x=MIDDLE,
        y=middle,
        nodes=placed,
        anchors=tuple(spots[at][2] for at in range(len(nodes))),
        ties=drawn,
        cross=cross,
    )


def _node(node: Node, x: int, y: int, anchor: str, *, most: int) -> MapNode:
    r = radius(node.articles, most, least=3, largest=8)
    side = r + GAP
    start = x + side if anchor == "start" else x - side
    room = WIDTH - start if anchor == "start" else start
    lines = label_lines(node.text, size=SIZE, width=room, most=LABEL_LINES)
    first = y + 4 - LINE_HEIGHT * (len(lines) - 1) // 2
    assert all(text_width(line, SIZE) <= room for line in lines)
    return MapNode(
        text=node.text,
        href=node.href,
        articles=node.articles,
        x=x,
        y=y,
        radius=r,
        lines=tuple(
            MapLine(line, start, first + LINE_HEIGHT * row) for row, line in enumerate(lines)
        ),
    )
