"""The strip of stages: a node for each on one line, solid between done stages, dotted around a missing one."""

from __future__ import annotations

from hireapp.charts.marks import MarkName, mark
from hireapp.charts.primitives import Line, Picture, Primitive

NODE = 4.2


def stage_line(nodes: tuple[MarkName, ...], pitch: float) -> Picture:
    """The nodes of one row, ``pitch`` points apart; the first is centred at ``NODE``."""
    middle = NODE + 0.8
    items: list[Primitive] = []
    for place in range(len(nodes) - 1):
        solid = nodes[place] == "done" and nodes[place + 1] in ("done", "current")
        x1, x2 = place * pitch + 2 * NODE + 3, (place + 1) * pitch - 3
        items.append(Line(x1, middle, x2, middle, "ink" if solid else "mute", 1.3, () if solid else (1.2, 2.2)))
    for place, name in enumerate(nodes):
        items += mark(name, place * pitch + NODE, middle, NODE)
    return Picture(pitch * len(nodes), 2 * middle, tuple(items))
