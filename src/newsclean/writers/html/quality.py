"""Scores and metrics, if they were asked for: how they are spread over the articles, and those of each."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from newsclean.metrics import definitions
from newsclean.writers.html.charts import Bar, bars, figure, histogram, small_histogram
from newsclean.writers.html.escaping import plain, with_code
from newsclean.writers.html.measures import Quality
from newsclean.writers.html.scores import shown_number
from newsclean.writers.html.tables import number, table

TENTHS = 10  # columns of the scores
BINS = 16  # columns of a metric


def section(quality: Quality) -> str:
    """Return the section of scores and metrics, nothing if none were asked for."""
    if not quality.scores:
        return ""
    rows = "".join(_metric(name, values) for name, values in quality.values.items())
    told = table(
        "Metrics", ("Metric", "Distribution", "Least", "Median", "Most", "Articles"), ("<tbody>\n", rows, "</tbody>\n")
    )
    middle = shown_number(median(quality.scores))
    return (
        '<section id="quality">\n<h2>Quality</h2>\n<p class="lead">A score is 100 less what each kind of damage takes. '
        f"Half of the articles have {middle} or more.</p>\n"
        f'<div class="charts">{_scores(quality)}{_losses(quality)}</div>\n<details class="metrics">'
        f"<summary>{len(quality.values):,} metrics, each with its formula</summary>{told}</details>\n</section>\n"
    )


def _scores(quality: Quality) -> str:
    counts = [0] * TENTHS
    for score in quality.scores:
        counts[min(int(score / TENTHS), TENTHS - 1)] += 1
    columns = [(str(place * TENTHS), count) for place, count in enumerate(counts)]
    return figure("Articles by score", histogram("Articles by score, in steps of ten", columns))


def _losses(quality: Quality) -> str:
    most = sorted(((lost, name) for name, lost in quality.lost.items() if lost), key=lambda each: (-each[0], each[1]))
    articles = len(quality.scores)
    rows = [Bar(name.capitalize(), (("has", round(TENTHS * lost)),), f"{lost / articles:.1f}") for lost, name in most]
    return (
        figure("Points lost by the average article", bars("Points lost by the average article", rows)) if rows else ""
    )


def _metric(name: str, values: Sequence[float]) -> str:
    known = definitions().get(name)
    about = f'<span class="summary">{with_code(f"{known.doc} ({known.unit})")}</span>' if known else ""
    if not values:
        return f'<tr><td><code>{plain(name)}</code>{about}</td><td colspan="5">no article has a number</td></tr>\n'
    least, most = min(values), max(values)
    counts = [0] * BINS
    for value in values:
        counts[min(int(BINS * (value - least) / (most - least)), BINS - 1) if most > least else 0] += 1
    told = f"{name}, from {shown_number(least)} to {shown_number(most)}"
    cells = "".join(number(value, shown_number(value)) for value in (least, median(values), most))
    return (
        f"<tr><td><code>{plain(name)}</code>{about}</td><td>{small_histogram(told, counts)}</td>{cells}"
        f"{number(len(values))}</tr>\n"
    )
