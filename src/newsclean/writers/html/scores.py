"""The score of an article with what took points away, and its metrics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsclean.metrics import Metric, definitions
from newsclean.report import Measured
from newsclean.writers.html.escaping import plain

TENS, MANY = 10, 100_000  # from here on a number has one digit behind its point, and none


def of_article(measured: Measured | None) -> str:
    """Return the score of an article with what took points away, and its metrics."""
    if measured is None:
        return ""
    parts = "".join(
        f"<li><b>−{shown_number(part.lost)}</b> {plain(part.name)} <small>{plain(part.explanation)}</small></li>"
        for part in measured.score.parts
        if part.lost
    )
    rows = "".join(_values(measured.metrics.items()))
    score = shown_number(measured.score.value)
    return (
        f'<details class="quality"><summary>Score <b>{score}</b> of 100, and metrics</summary>'
        f"{f'<ul>{parts}</ul>' if parts else ''}<dl>{rows}</dl></details>\n"
    )


def _values(metrics: Iterable[tuple[str, Metric]]) -> Iterator[str]:
    for name, metric in metrics:
        told = (
            plain(metric.reason.replace("_", " ").replace(":", ": "))
            if metric.value is None
            else shown_number(metric.value)
        )
        known = definitions().get(name)
        limits = known.drop if known and metric.value is not None else ()
        beyond = [f"{each.sign} {each.limit:,}" for each in limits if each.drops(metric.value or 0)]
        limit = f" <small>beyond a published limit: {plain(', '.join(beyond))}</small>" if beyond else ""
        yield f"<div><dt>{plain(name)}</dt><dd>{told}{limit}</dd></div>\n"


def shown_number(value: float) -> str:
    """Return a number with as many digits as say something."""
    if value == int(value) or abs(value) >= MANY:
        return f"{value:,.0f}"
    return f"{value:,.1f}" if abs(value) >= TENS else f"{value:.3g}"
