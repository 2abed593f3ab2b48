"""What was measured in a run, kept as machine words: an article has fifty numbers."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from newsclean.report import Measured


@dataclass(slots=True)
class Quality:
    """The scores of a run, the points that each kind of damage took, and the values of each metric by its name."""

    scores: array[float] = field(default_factory=lambda: array("d"))
    lost: dict[str, float] = field(default_factory=dict)
    values: dict[str, array[float]] = field(default_factory=dict)

    def add(self, measured: Measured | None) -> None:
        """Take in what was measured of an article, if it was."""
        if measured is None:
            return
        self.scores.append(measured.score.value)
        for part in measured.score.parts:
            self.lost[part.name] = self.lost.get(part.name, 0.0) + part.lost
        for name, metric in measured.metrics.items():
            known = self.values.setdefault(name, array("d"))
            if metric.value is not None:
                known.append(metric.value)
