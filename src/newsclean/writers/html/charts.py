"""Charts as SVG, drawn with classes that the style sheet colours; each says in words what it shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from newsclean.writers.html.escaping import plain, shortened

WIDTH = 360  # units of a chart; it is shown at about as many pixels
ROW = 36  # of a bar with its label
COLUMNS = 236  # height of the columns of a histogram
FOOT, HEAD = 22, 18  # below them their labels, above them their values
SMALL, SMALL_STEP = 32, 8  # height of a small histogram, width of its columns
MIN_BAR = 2  # what is not nothing is seen
LONGEST_LABEL = 34  # characters
GAP = 0.14  # of a column's width, on either side
MANY = 1 << 62
BINS = ((0, 0), (1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, MANY))
LEAST_SHOWN = 3  # the bins up to this number stand there, be they empty


class Box(NamedTuple):
    """Where a column stands."""

    left: float
    wide: float
    high: float


class Bar(NamedTuple):
    """A bar: its label, its parts as class and value, and what stands at its end."""

    label: str
    parts: tuple[tuple[str, int], ...]
    told: str
    tag: str = ""  # of the language that the label names

    @property
    def value(self) -> int:
        """Return the sum of its parts."""
        return sum(value for _, value in self.parts)


def bars(name: str, rows: Sequence[Bar]) -> str:
    """Return bars one below the other, each under its label."""
    longest = max((row.value for row in rows), default=0) or 1
    drawn = "\n".join(_bar(row, place * ROW, WIDTH / longest) for place, row in enumerate(rows))
    told = "; ".join(f"{row.label} {row.told}" for row in rows)
    return _drawing(name, told, drawn, height=len(rows) * ROW)


def _bar(row: Bar, top: int, scale: float) -> str:
    left = 0.0
    rects: list[str] = []
    for kind, value in row.parts:
        wide = max(value * scale, MIN_BAR) if value else 0.0
        rects.append(_rect(kind, left, top + 19, wide, 8) if value else "")
        left += wide
    language = f' data-tag="{plain(row.tag)}"' if row.tag else ""
    label = f'<text{language} y="{top + 13}">{plain(shortened(row.label, LONGEST_LABEL))}</text>'
    return f'{label}<text class="v" x="{WIDTH}" y="{top + 13}">{plain(row.told)}</text>{"".join(rects)}'


def histogram(name: str, columns: Sequence[tuple[str, int]]) -> str:
    """Return columns side by side, each over its label and under its value."""
    highest = max((value for _, value in columns), default=0) or 1
    wide = WIDTH / max(len(columns), 1)
    drawn = "\n".join(
        _column(label, value, Box(place * wide, wide, COLUMNS * value / highest))
        for place, (label, value) in enumerate(columns)
    )
    told = "; ".join(f"{label}: {value:,}" for label, value in columns)
    return _drawing(name, told, drawn, height=HEAD + COLUMNS + FOOT)


def _column(label: str, value: int, box: Box) -> str:
    middle, foot = box.left + box.wide / 2, HEAD + COLUMNS
    under = f'<text class="c" x="{middle:.1f}" y="{foot + 16}">{plain(label)}</text>'
    if not value:
        return under
    high = max(box.high, MIN_BAR)
    rect = _rect("has", box.left + box.wide * GAP, foot - high, box.wide * (1 - 2 * GAP), high)
    return f'{rect}<text class="c v" x="{middle:.1f}" y="{foot - high - 5:.1f}">{value:,}</text>{under}'


def small_histogram(name: str, counts: Sequence[int]) -> str:
    """Return columns without labels, as high as a line or two of text."""
    highest = max(counts, default=0) or 1
    highs = [max(SMALL * count / highest, MIN_BAR) if count else 0 for count in counts]
    rects = (
        _rect("has", place * SMALL_STEP, SMALL - high, SMALL_STEP - 1, high) for place, high in enumerate(highs) if high
    )
    view = f"0 0 {len(counts) * SMALL_STEP} {SMALL}"
    return f'<svg class="small" role="img" viewBox="{view}" aria-label="{plain(name)}">{"".join(rects)}</svg>'


def binned(counts: Counter[int]) -> list[tuple[str, int]]:
    """Return how many articles have how many findings, up to the last number that occurs."""
    most = max(counts, default=0)
    return [
        (_range(low, high), sum(number for size, number in counts.items() if low <= size <= high))
        for low, high in BINS
        if low <= max(most, LEAST_SHOWN)
    ]


def _range(low: int, high: int) -> str:
    return f"{low}+" if high == MANY else str(low) if low == high else f"{low}–{high}"


def figure(title: str, drawing: str) -> str:
    """Return a drawing with its title."""
    return f"<figure><figcaption>{plain(title)}</figcaption>{drawing}</figure>\n"


def _rect(kind: str, left: float, top: float, wide: float, high: float) -> str:
    return f'<rect class="{kind}" x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="2"></rect>'


def _drawing(name: str, told: str, inside: str, *, height: int) -> str:
    view = f"0 0 {WIDTH} {max(height, 1)}"
    return f'<svg role="img" viewBox="{view}" aria-label="{plain(name)}. {plain(told)}">\n{inside}</svg>'
