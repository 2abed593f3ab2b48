"""Training of the boilerplate classifier: real pages with gold in, a file of weights out."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))  # `benchmarks` is part of the checkout, not of the package
