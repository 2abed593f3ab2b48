"""F1 against milliseconds a page, as an SVG picture that needs no library, no colour and no particular background."""

import math
from collections.abc import Sequence
from html import escape
from string import Template

from benchmarks.extraction import Comparison
from benchmarks.labels import RADIUS, Dot, Label, place_labels

OWN = "newsclean"
WIDTH, HEIGHT = 860, 540
LEFT, RIGHT, TOP, BOTTOM = 76, 830, 84, 468  # of the plotting area
BASELINE = 4.5  # px from the middle of a letter down to its baseline
SHORTEST = 0.01  # milliseconds; a logarithm needs some
MOST_TICKS = 8
# The card brings its own background, so the picture reads the same on any page, and follows a dark scheme. Colours are
# written out: not every program that shows SVG knows the variables of CSS.
LIGHT = dict(card="#ffffff", edge="#d5dae0", grid="#e9ecf0", ink="#1f2933", soft="#5b6672", own="#0b62c4")
DARK = dict(card="#161b22", edge="#30363d", grid="#262c34", ink="#e6e9ed", soft="#9aa5b1", own="#6cb2ff")
COLOURS = Template("""\
text { fill: $ink } .soft { fill: $soft }
.card { fill: $card; stroke: $edge } .grid { stroke: $grid } .axis, .leader { stroke: $soft }
.dot { fill: $card; stroke: $soft } .own { fill: $own }
""")
SHAPES = """\
text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif }
.title { font-size: 18px; font-weight: 600 } .name.own { font-weight: 700 }
.dot { stroke-width: 2 } .leader { stroke-width: 0.8 }
.start { text-anchor: start } .middle { text-anchor: middle } .end { text-anchor: end }
"""


def quality_plot(comparison: Comparison) -> str:
    """Return the picture of a comparison; a peer without any measured time is not in it."""
    timed = [(peer, peer.speed.mean) for peer in comparison.peers if peer.speed]
    speeds = log_ticks([max(SHORTEST, mean) for _, mean in timed])
    marks = even_ticks([100 * peer.score.f1 for peer, _ in timed])
    dots = [
        Dot(
            peer.name,
            _x(max(SHORTEST, mean), speeds),
            _y(100 * peer.score.f1, marks),
            f"{peer.name}: F1 {100 * peer.score.f1:.1f} %, {mean:.1f} ms a page",
            first=peer.name == OWN,
        )
        for peer, mean in timed
    ]
    pages = f"Pages: {sum(comparison.pages.values())}, data sets: {len(comparison.pages)}"
    body = (*_frame(pages), *_axes(speeds, marks), *_dots(dots))
    return "\n".join((*_head([dot.told for dot in dots]), *body, "</svg>", ""))


def log_ticks(values: Sequence[float]) -> list[float]:
    """Return the numbers 1, 2 and 5 times powers of ten from below the least value to above the greatest."""
    low, high = min(values, default=1.0) / 1.2, max(values, default=10.0) * 1.2
    series = [step * 10.0**power for power in range(-3, 7) for step in (1, 2, 5)]
    first = max((tick for tick in series if tick <= low), default=series[0])
    last = min((tick for tick in series if tick >= high), default=series[-1])
    return [tick for tick in series if first <= tick <= last]


def even_ticks(values: Sequence[float]) -> list[int]:
    """Return round numbers at even steps around values in percent, eight or nine at most."""
    low, high = max(0.0, min(values, default=0.0) - 1), min(100.0, max(values, default=100.0) + 1)
    step = next((step for step in (1, 2, 5, 10) if (high - low) / step <= MOST_TICKS), 20)
    return list(range(math.floor(low / step) * step, math.ceil(high / step) * step + 1, step))


def _x(milliseconds: float, ticks: Sequence[float]) -> float:
    share = math.log(milliseconds / ticks[0]) / math.log(ticks[-1] / ticks[0])
    return LEFT + share * (RIGHT - LEFT)


def _y(percent: float, ticks: Sequence[float]) -> float:
    return BOTTOM - (percent - ticks[0]) / (ticks[-1] - ticks[0]) * (BOTTOM - TOP)


def _head(told: Sequence[str]) -> list[str]:
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    dark = f"@media (prefers-color-scheme: dark) {{\n{COLOURS.substitute(DARK)}}}\n"
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title told">',
        '<title id="title">Main content: quality against speed</title>',
        f'<desc id="told">{escape("; ".join(told))}.</desc>',
        f"<style>\n{SHAPES}{COLOURS.substitute(LIGHT)}{dark}</style>",
    ]


def _frame(pages: str) -> list[str]:
    middle = (TOP + BOTTOM) / 2
    return [
        f'<rect class="card" x="0.5" y="0.5" width="{WIDTH - 1}" height="{HEIGHT - 1}" rx="8"/>',
        _text(LEFT, 36, "Main content: quality against speed", "title start"),
        _text(LEFT, 58, f"{pages}; better is up and to the left", "soft start"),
        _text((LEFT + RIGHT) / 2, HEIGHT - 24, "CPU milliseconds a page (mean, logarithmic scale)", "soft middle"),
        f'<g transform="rotate(-90 26 {middle:g})">{_text(26, middle, "F1 of 4-token shingles, %", "soft middle")}</g>',
    ]


def _axes(speeds: Sequence[float], marks: Sequence[int]) -> list[str]:
    across, up = [(_x(tick, speeds), f"{tick:g}") for tick in speeds], [(_y(tick, marks), f"{tick}") for tick in marks]
    return [
        *(_line((x, TOP), (x, BOTTOM), "grid") for x, _ in across),
        *(_line((LEFT, y), (RIGHT, y), "grid") for y, _ in up),
        *(_line((x, BOTTOM), (x, BOTTOM + 5), "axis") for x, _ in across),
        *(_text(x, BOTTOM + 21, told, "soft middle") for x, told in across),
        *(_text(LEFT - 10, y + BASELINE, told, "soft end") for y, told in up),
        _line((LEFT, BOTTOM), (RIGHT, BOTTOM), "axis"),
    ]


def _dots(dots: Sequence[Dot]) -> list[str]:
    labels = place_labels(dots, (LEFT, TOP, RIGHT, BOTTOM))
    named = [(dot, labels[dot.name]) for dot in dots]
    return [
        *(_line((dot.x, dot.y), (label.x, label.y), "leader") for dot, label in named if label.led),
        *(_mark(dot) for dot in dots),
        *(_name(dot, label) for dot, label in named),
    ]


def _name(dot: Dot, label: Label) -> str:
    away = {"start": 2.0, "end": -2.0}.get(label.anchor, 0.0) if label.led else 0.0  # the line ends before the name
    return _text(label.x + away, label.y + BASELINE, dot.name, f"name {'own ' if dot.first else ''}{label.anchor}")


def _mark(dot: Dot) -> str:
    told = f"<title>{escape(dot.told)}</title>"
    if not dot.first:
        return f'<circle class="dot" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="{RADIUS - 1:g}">{told}</circle>'
    side = 1.6 * RADIUS  # a filled square on its corner: seen without colour
    turned = f'transform="rotate(45 {dot.x:.1f} {dot.y:.1f})"'
    corner = f'x="{dot.x - side / 2:.1f}" y="{dot.y - side / 2:.1f}"'
    return f'<rect class="own" {corner} width="{side:g}" height="{side:g}" {turned}>{told}</rect>'


def _line(start: tuple[float, float], end: tuple[float, float], kind: str) -> str:
    return f'<line class="{kind}" x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'


def _text(x: float, y: float, told: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}">{escape(told)}</text>'
