"""Random graphs, and what must hold for a drawing."""

from __future__ import annotations

from hypothesis import strategies as st

from digestgen.charts.graph import Node, Tie, strongest

NAMES = st.one_of(
    st.sampled_from(["Libya", "Sudan", "C++", "Department of Constitutional and Public Law"]),
    st.text(alphabet="abcdefgh -W", min_size=1, max_size=50),
    st.text(min_size=1, max_size=12),
)


@st.composite
def graphs(draw: st.DrawFn, *, most: int = 24) -> tuple[list[Node], list[Tie]]:
    """Draw topics, the largest first, and what the map shows of their ties."""
    sizes = sorted(draw(st.lists(st.integers(1, 5000), min_size=1, max_size=most)), reverse=True)
    nodes = [Node(draw(NAMES), f"t{at}.html", size) for at, size in enumerate(sizes)]
    pairs = st.tuples(st.integers(0, len(nodes) - 1), st.integers(0, len(nodes) - 1))
    shared = draw(st.dictionaries(pairs, st.integers(1, 900), max_size=3 * len(nodes)))
    ties = [Tie(one, other, n) for (one, other), n in sorted(shared.items()) if one < other]
    return nodes, strongest(ties, len(nodes), 2)


Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def meet(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
