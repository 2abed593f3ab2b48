"""How often each rule was met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from newsclean.report import Report
from newsclean.writers.json import dumped
from newsclean.writers.visible import visible


def statistics(reports: Iterable[Report], *, as_json: bool) -> Iterator[str]:
    """Yield nothing until all reports are counted, then the number of findings of each rule, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    for report in reports:
        counts.update((finding.code, finding.name) for finding in report.findings)
        yield ""
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if as_json:
        yield dumped([{"code": code, "name": name, "count": count} for (code, name), count in rows]) + "\n"
        return
    width = len(str(rows[0][1])) if rows else 0
    yield "".join(f"{count:>{width}}  {visible(code)}  {visible(name)}\n" for (code, name), count in rows)
