"""A map of topics: circles with names, lines between those that share articles.

Two drawings of the same facts, since one picture cannot serve a desk and a phone: `draw_map` lays
topics out in the plane, tied ones near each other; `draw_arcs` lists them one below the other,
names in full size, with an arc from each to each that it is tied to. In neither does a label touch
another or a circle.
"""

from __future__ import annotations

import msgspec

from digestgen.charts.graph import Node, Tie, radius, stroke
from digestgen.charts.labels import label_lines, text_width
from digestgen.charts.layout import Box, arrange
from digestgen.charts.order import in_line
from digestgen.charts.paths import free_path

WIDTH, HEIGHT = 1120, 640
SIZE, LINE_HEIGHT = 15, 18
"""Of the type, in pixels at full width."""
LABEL_WIDTH = 165
LABEL_LINES = 2
GAP = 5
"""Between a circle and its label."""
APART = 7
"""Between the rooms of two topics, each side."""

ARCS_WIDTH = 328
ROW = 30
ARC_ROOM = 104
ARC_SIZE = 14


class MapLine(msgspec.Struct, frozen=True):
    """A line of a label."""

    text: str
    x: int
    y: int


class MapNode(msgspec.Struct, frozen=True):
    """A topic on the map."""

    text: str
    href: str
    articles: int
    x: int
    y: int
    radius: int
    lines: tuple[MapLine, ...]
    """Of the label; a name that is too long ends in an ellipsis."""


class MapTie(msgspec.Struct, frozen=True):
    """A line between two topics."""

    one: str
    other: str
    shared: int
    path: str
    """As SVG has it."""
    stroke: int
    """Its width in tenths of a pixel."""


class TopicMap(msgspec.Struct, frozen=True):
    """A drawing."""

    width: int
    height: int
    nodes: tuple[MapNode, ...]
    ties: tuple[MapTie, ...]
    """The weak ones first, so that they lie below."""


def draw_map(nodes: list[Node], ties: list[Tie]) -> TopicMap:
    """Return the map for wide windows. Quadratic in the nodes, of which there are few."""
    most = max((node.articles for node in nodes), default=1)
    radii = [radius(node.articles, most, least=5, largest=24) for node in nodes]
    labels = [
        label_lines(node.text, size=SIZE, width=LABEL_WIDTH, most=LABEL_LINES) for node in nodes
    ]
    boxes = [
        Box(
            half_width=max(r, *((text_width(line, SIZE) + 1) // 2 for line in lines)) + APART,
            above=r + APART,
            below=r + GAP + LINE_HEIGHT * len(lines) + APART,
        )
        for r, lines in zip(radii, labels, strict=True)
    ]
    spots = arrange(boxes, ties, width=WIDTH, height=HEIGHT)
    height = max((s.y + box.below for s, box in zip(spots, boxes, strict=True)), default=0)
    placed = tuple(
        MapNode(
            text=node.text,
            href=node.href,
            articles=node.articles,
            x=spot.x,
            y=spot.y,
            radius=r,
            lines=tuple(
                MapLine(line, spot.x, spot.y + r + GAP + LINE_HEIGHT * number - 4)
                for number, line in enumerate(lines, 1)
            ),
        )
        for node, spot, r, lines in zip(nodes, spots, radii, labels, strict=True)
    )
    paths = [free_path(tie.one, tie.other, spots, boxes) for tie in ties]
    return TopicMap(WIDTH, height, placed, _drawn(nodes, ties, paths, largest=70))


def draw_arcs(nodes: list[Node], ties: list[Tie]) -> TopicMap:
    """Return the map for narrow windows: a column of names with arcs at its side."""
    order = in_line(len(nodes), ties)
    row_of = {node: row for row, node in enumerate(order)}
    most = max((node.articles for node in nodes), default=1)
    left = ARC_ROOM + 12
    placed = []
    for row, at in enumerate(order):
        node, y = nodes[at], ROW * row + ROW // 2
        label = label_lines(node.text, size=ARC_SIZE, width=ARCS_WIDTH - left - 2, most=1)
        placed.append(
            MapNode(
                text=node.text,
                href=node.href,
                articles=node.articles,
                x=ARC_ROOM,
                y=y,
                radius=radius(node.articles, most, least=3, largest=9),
                lines=(MapLine(label[0], left, y + 5),),
            )
        )
    paths = []
    for tie in ties:
        ends = sorted((row_of[tie.one], row_of[tie.other]))
        top, bottom = (ROW * row + ROW // 2 for row in ends)
        # The longest arcs are flattened, so that they stay within the drawing.
        bulge = min((bottom - top) // 2, ARC_ROOM - 16 + (bottom - top) // (2 * len(nodes)))
        bulge = min(bulge, ARC_ROOM - 4)
        paths.append(f"M{ARC_ROOM} {top}A{bulge} {(bottom - top) // 2} 0 0 0 {ARC_ROOM} {bottom}")
    drawn = _drawn(nodes, ties, paths, largest=60)
    return TopicMap(ARCS_WIDTH, ROW * len(nodes), tuple(placed), drawn)


def _drawn(
    nodes: list[Node], ties: list[Tie], paths: list[str], *, largest: int
) -> tuple[MapTie, ...]:
    most = max((tie.shared for tie in ties), default=1)
    lines = sorted(zip(ties, paths, strict=True), key=lambda pair: (pair[0].shared, pair[0]))
    return tuple(
        MapTie(
            one=nodes[tie.one].text,
            other=nodes[tie.other].text,
            shared=tie.shared,
            path=path,
            stroke=stroke(tie.shared, most, least=8, largest=largest),
        )
        for tie, path in lines
    )
