"""How sure it must be that a block is main content."""

from __future__ import annotations

# The probability from which a block is kept. Balanced is where the cross-validation of the training has the best F1;
# the others trade a point of recall for one of precision, and the other way round (docs/explanation/boilerplate.md).
PRESETS = {"precision": 0.65, "balanced": 0.5, "recall": 0.3}
