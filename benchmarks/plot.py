"""The plot of CPU time against the number of events, as SVG; both axes are logarithmic."""

from collections.abc import Mapping
from html import escape
from math import floor, log10

Curves = Mapping[str, Mapping[int, float]]

_WIDTH, _HEIGHT = 640, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 120, 24, 56
_COLOURS = ("#0b5394", "#b45309", "#166534", "#7c3aed")
_STEPS = (1, 2, 5)
_STYLE = """
  text { font: 13px system-ui, sans-serif; fill: #333; }
  .grid { stroke: #ddd; } .axis { stroke: #333; }
  @media (prefers-color-scheme: dark) {
    text { fill: #ddd; } .grid { stroke: #444; } .axis { stroke: #ddd; } .paper { fill: #1b1b1b; }
  }
  .paper { fill: #fff; }"""


class _Axis:
    """A logarithmic axis, from values to places on the paper."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        self._low, self._high = min(values) / 1.3, max(values) * 1.3
        self._start, self._end = start, end

    def at(self, value: float) -> float:
        share = log10(value / self._low) / log10(self._high / self._low)
        return round(self._start + share * (self._end - self._start), 1)

    def marks(self) -> list[float]:
        powers = range(floor(log10(self._low)), floor(log10(self._high)) + 1)
        every = [step * 10.0**power for power in powers for step in _STEPS]
        return [mark for mark in every if self._low <= mark <= self._high]


def plot(curves: Curves) -> str:
    """Draw a curve for each generator, with its name at the end."""
    sizes = sorted({size for curve in curves.values() for size in curve})
    across = _Axis([float(size) for size in sizes], _LEFT, _WIDTH - _RIGHT)
    seconds = [value for curve in curves.values() for value in curve.values()]
    up = _Axis(seconds, _HEIGHT - _BOTTOM, _TOP)
    title = "CPU seconds of a cold build against the number of events"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img">',
        f"<title>{title}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{_HEIGHT}"/>',
        *_grid(across, up, sizes),
    ]
    ends = _apart({name: up.at(curve[max(curve)]) for name, curve in curves.items()})
    for (name, curve), colour in zip(curves.items(), _COLOURS, strict=False):
        places = [(across.at(size), up.at(curve[size])) for size in sorted(curve)]
        line = " ".join(f"{x},{y}" for x, y in places)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{x}" cy="{y}" r="3.5" fill="{colour}"/>' for x, y in places]
        x, y = places[-1][0] + 10, ends[name] + 4
        parts.append(f'<text x="{x}" y="{y}" style="fill: {colour}">{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _grid(across: _Axis, up: _Axis, sizes: list[int]) -> list[str]:
    right, bottom = _WIDTH - _RIGHT, _HEIGHT - _BOTTOM
    parts = []
    for mark in up.marks():
        y = up.at(mark)
        parts.append(f'<line class="grid" x1="{_LEFT}" y1="{y}" x2="{right}" y2="{y}"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{mark:g} s</text>')
    for size in sizes:
        x = across.at(size)
        parts.append(f'<line class="grid" x1="{x}" y1="{_TOP}" x2="{x}" y2="{bottom}"/>')
        parts.append(f'<text x="{x}" y="{bottom + 20}" text-anchor="middle">{size:,}</text>')
    middle = (_LEFT + right) / 2
    return [
        *parts,
        f'<line class="axis" x1="{_LEFT}" y1="{bottom}" x2="{right}" y2="{bottom}"/>',
        f'<line class="axis" x1="{_LEFT}" y1="{_TOP}" x2="{_LEFT}" y2="{bottom}"/>',
        f'<text x="{middle}" y="{_HEIGHT - 12}" text-anchor="middle">events</text>',
    ]


def _apart(heights: dict[str, float]) -> dict[str, float]:
    """Move names that would stand on each other apart."""
    placed: dict[str, float] = {}
    last = -100.0
    for name, height in sorted(heights.items(), key=lambda pair: pair[1]):
        last = max(height, last + 16)
        placed[name] = last
    return placed
