"""Places for the names of dots in a picture: beside, above or below the dot, or further off at the end of a line."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

RADIUS = 6.0  # of a dot with its edge, in px
LETTER, LINE = 7.1, 17.0  # width of a letter of 13 px, a little more than most have; height of a name
GAP = RADIUS + 5  # from the middle of a dot to its name
SHIFTS = range(14, 200, 4)  # px up or down, where no place at the dot itself is free

Box = tuple[float, float, float, float]  # left, top, right, bottom
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot with its name, and what is told of it; `first` has the first choice of place."""

    name: str
    x: float
    y: float
    told: str
    first: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """The place of a name: the point of it that is next to its dot, and whether a line must lead there."""

    x: float
    y: float
    anchor: str
    box: Box
    led: bool


def place_labels(dots: Sequence[Dot], area: Box) -> dict[str, Label]:
    """Return a place for each name that meets no other name and no dot, and that is next to no other dot."""
    taken = [(dot.x - RADIUS, dot.y - RADIUS, dot.x + RADIUS, dot.y + RADIUS) for dot in dots]
    placed: dict[str, Label] = {}
    for dot in sorted(dots, key=lambda dot: (not dot.first, dot.y)):
        others = [(other.x, other.y) for other in dots if other is not dot]
        free = (label for label in _places(dot) if _is_free(label.box, area, taken) and _is_clear(dot, label, others))
        placed[dot.name] = next(free, None) or next(_places(dot))
        taken.append(placed[dot.name].box)
    return placed


def _places(dot: Dot) -> Iterator[Label]:
    """Yield the places for a name, the best first."""
    width = len(dot.name) * LETTER
    yield _label((dot.x + GAP, dot.y), "start", width)
    yield _label((dot.x - GAP, dot.y), "end", width)
    yield _label((dot.x, dot.y - RADIUS - LINE / 2), "middle", width)
    yield _label((dot.x, dot.y + RADIUS + LINE / 2), "middle", width)
    for shift in SHIFTS:
        for y in (dot.y - shift, dot.y + shift):
            yield _label((dot.x + GAP + 6, y), "start", width, led=True)
            yield _label((dot.x - GAP - 6, y), "end", width, led=True)


def _label(point: Point, anchor: str, width: float, *, led: bool = False) -> Label:
    x, y = point
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    return Label(x, y, anchor, (left, y - LINE / 2, left + width, y + LINE / 2), led)


def _is_free(box: Box, area: Box, taken: Sequence[Box]) -> bool:
    left, top, right, bottom = box
    if left < area[0] or top < area[1] or right > area[2] or bottom > area[3]:
        return False
    return not any(left < there[2] and there[0] < right and top < there[3] and there[1] < bottom for there in taken)


def _is_clear(dot: Dot, label: Label, others: Sequence[Point]) -> bool:
    """Tell whether no one would take the name for that of another dot."""
    if any(math.dist((label.x, label.y), other) < GAP + 1 for other in others):
        return False
    middle = ((dot.x + label.x) / 2, (dot.y + label.y) / 2)
    return not label.led or all(math.dist(middle, other) > RADIUS for other in others)
