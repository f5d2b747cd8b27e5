"""Bars as SVG: panels side by side, each with its own scale and the value at every bar. Pure.

The same bytes for the same values. Colours follow the reader's light or dark scheme; the title and
description say in words what the bars show.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import msgspec

_WIDTH = 920
_MARGIN = 24
_LABELS = 118
"""Room for the names left of the first panel."""
_GAP = 30
_VALUE_ROOM = 62
"""Room for the value right of the longest bar."""
_TOP = 64
_ROW = 30
_BAR = 18
_BASELINE = 13
"""From the top of a bar to the foot of its text."""

_STYLE = """\
svg { color-scheme: light dark; font: 13px system-ui, sans-serif }
.ground { fill: #ffffff } text { fill: #1f2328 } .soft { fill: #59636e }
.bar { fill: #8b98a5 } .ours { fill: #0b6bcb } .axis { stroke: #c5ccd3 }
.heading { font-weight: 600 } .title { font-size: 16px; font-weight: 600 }
@media (prefers-color-scheme: dark) {
.ground { fill: #0d1117 } text { fill: #e6edf3 } .soft { fill: #9aa4ae }
.bar { fill: #6b7683 } .ours { fill: #4c9ff0 } .axis { stroke: #3d444d }
}
"""


class Bar(msgspec.Struct, frozen=True):
    """One value; `value` is its length in the panel's unit, `text` what stands at its end."""

    label: str
    value: float
    text: str
    is_ours: bool = False


class Panel(msgspec.Struct, frozen=True):
    """Bars on one scale."""

    heading: str
    bars: tuple[Bar, ...]


def bar_chart(*, title: str, description: str, panels: Sequence[Panel]) -> str:
    """Return an SVG image. Rows are the labels of all panels, in the order they first come."""
    labels = tuple(dict.fromkeys(bar.label for panel in panels for bar in panel.bars))
    rows = {label: _TOP + 26 + number * _ROW for number, label in enumerate(labels)}
    height = _TOP + 26 + len(labels) * _ROW + 14
    width = (_WIDTH - 2 * _MARGIN - _LABELS - _GAP * (len(panels) - 1)) / max(len(panels), 1)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" aria-labelledby="title description">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="description">{escape(description)}</desc>',
        f"<style>\n{_STYLE}</style>",
        f'<rect class="ground" width="{_WIDTH}" height="{height}" rx="8"/>',
        f'<text class="title" x="{_MARGIN}" y="34">{escape(title)}</text>',
    ]
    parts += [
        f'<text x="{_MARGIN}" y="{top + _BASELINE}">{escape(label)}</text>'
        for label, top in rows.items()
    ]
    for number, panel in enumerate(panels):
        left = _MARGIN + _LABELS + number * (width + _GAP)
        parts += _panel(panel, rows, left=left, room=width - _VALUE_ROOM, foot=height - 14)
    return "\n".join([*parts, "</svg>", ""])


def _panel(panel: Panel, rows: dict[str, int], *, left: float, room: float, foot: int) -> list[str]:
    longest = max((bar.value for bar in panel.bars), default=0) or 1
    parts = [
        f'<text class="heading" x="{left:.1f}" y="{_TOP + 8}">{escape(panel.heading)}</text>',
        f'<path class="axis" d="M{left:.1f} {_TOP + 18}V{foot}"/>',
    ]
    for bar in panel.bars:
        top, length = rows[bar.label], max(bar.value / longest * room, 1.0)
        kind = "bar ours" if bar.is_ours else "bar"
        parts.append(
            f'<rect class="{kind}" x="{left:.1f}" y="{top}" width="{length:.1f}" height="{_BAR}"/>'
        )
        parts.append(
            f'<text class="soft" x="{left + length + 6:.1f}" y="{top + _BASELINE}">'
            f"{escape(bar.text)}</text>"
        )
    return parts
