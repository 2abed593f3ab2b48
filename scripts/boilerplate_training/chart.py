"""The comparison as an SVG picture that needs no library and no particular background."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from benchmarks.labels import Dot, place_labels

from boilerplate_training.comparison import Contender

WIDTH, HEIGHT = 760, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 730, 70, 350  # of the plotting area
RADIUS = 5
MOST_STEPS = 8
STYLE = """\
text { font: 13px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2933 }
.title { font-size: 17px; font-weight: 600 } .chosen { font-weight: 700 } .middle { text-anchor: middle }
.start { text-anchor: start } .end { text-anchor: end } .card { fill: #fff; stroke: #d5dae0 }
.grid { stroke: #e9ecf0 } .dot { fill: #fff; stroke: #5b6672; stroke-width: 2 } .dot.chosen { fill: #0b62c4 }
@media (prefers-color-scheme: dark) {
text { fill: #e6e9ed } .card { fill: #161b22; stroke: #30363d } .grid { stroke: #262c34 }
.dot { fill: #161b22; stroke: #9aa5b1 } .dot.chosen { fill: #6cb2ff }
}
"""


def chart(found: Sequence[Contender]) -> str:
    """Return the picture: macro F1 upwards, milliseconds a page to the right."""
    across = _steps(0.0, max(each.milliseconds for each in found))
    scores = [each.metrics["macro"] for each in found]
    up = _steps(min(scores), max(scores))
    dots = [
        Dot(
            each.name,
            _placed(each.milliseconds, across, LEFT, RIGHT),
            _placed(each.metrics["macro"], up, BOTTOM, TOP),
            f"{each.name}: F1 {each.metrics['macro']:.2f} %, {each.milliseconds:.1f} ms a page",
            first=each.is_chosen,
        )
        for each in found
    ]
    return "\n".join((*_head(dots), *_axes(across, up), *_marks(dots), "</svg>", ""))


def _steps(low: float, high: float) -> list[float]:
    """Return round numbers at even steps from below the least to above the greatest value."""
    step = next(step for step in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 50.0) if (high - low) / step <= MOST_STEPS)
    first, last = int(low // step), int(high // step) + 1
    return [round(number * step, 1) for number in range(first, last + 1)]


def _placed(value: float, ticks: Sequence[float], start: float, end: float) -> float:
    return start + (value - ticks[0]) / (ticks[-1] - ticks[0]) * (end - start)


def _head(dots: Sequence[Dot]) -> list[str]:
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title told">',
        '<title id="title">Size of the boilerplate classifier</title>',
        f'<desc id="told">{escape("; ".join(dot.told for dot in dots))}.</desc>',
        f"<style>\n{STYLE}</style>",
        f'<rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
        _text(LEFT, 34, "Size of the boilerplate classifier", "title start"),
        _text(LEFT, 54, "macro F1 in % on sites held out; forests as trees × leaves", "start"),
        _text((LEFT + RIGHT) / 2, HEIGHT - 22, "CPU milliseconds a page, reading aside", "middle"),
    ]


def _axes(across: Sequence[float], up: Sequence[float]) -> list[str]:
    columns = [(_placed(tick, across, LEFT, RIGHT), f"{tick:g}") for tick in across]
    rows = [(_placed(tick, up, BOTTOM, TOP), f"{tick:g}") for tick in up]
    return [
        *(f'<line class="grid" x1="{x:.1f}" y1="{TOP}" x2="{x:.1f}" y2="{BOTTOM}"/>' for x, _ in columns),
        *(f'<line class="grid" x1="{LEFT}" y1="{y:.1f}" x2="{RIGHT}" y2="{y:.1f}"/>' for y in (y for y, _ in rows)),
        *(_text(x, BOTTOM + 20, told, "middle") for x, told in columns),
        *(_text(LEFT - 10, y + 4.5, told, "end") for y, told in rows),
    ]


def _marks(dots: Sequence[Dot]) -> list[str]:
    labels = place_labels(dots, (LEFT, TOP, RIGHT, BOTTOM))
    chosen = {dot.name: " chosen" if dot.first else "" for dot in dots}
    return [
        *(f'<circle class="dot{chosen[dot.name]}" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{RADIUS}"/>' for dot in dots),
        *(_text(label.x, label.y + 4.5, name, label.anchor + chosen[name]) for name, label in labels.items()),
    ]


def _text(x: float, y: float, told: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(told)}</text>'
