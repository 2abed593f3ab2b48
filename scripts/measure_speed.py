"""Measure check + clean on JSONL texts: MB of UTF-8 a second of CPU, on one core.

    python scripts/measure_speed.py ARTICLES.jsonl[.gz] [--declared]

Rows need `text`, or `title` and `paragraphs`; `lang` is given to the linter with --declared.
"""

import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import newsclean


def rows(path: Path) -> Iterator[tuple[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            text = row.get("text") or "\n\n".join([row.get("title") or "", *row["paragraphs"]]).strip() + "\n"
            yield text, row.get("lang", "")


def main() -> None:
    texts = list(rows(Path(sys.argv[1])))
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text, _ in texts) / 1e6
    for name in ("first run, tables loaded on the way", "second run"):
        spent = {"check": 0.0, "clean after check": 0.0}
        for text, lang in texts:
            known = lang if "--declared" in sys.argv else None
            start = time.process_time()
            newsclean.check(text, lang=known)
            middle = time.process_time()
            newsclean.clean(text, lang=known)
            spent["check"] += middle - start
            spent["clean after check"] += time.process_time() - middle
        figures = ", ".join(f"{what} {size / seconds:.2f}" for what, seconds in spent.items())
        print(f"{name}: {figures}, both {size / sum(spent.values()):.2f} MB/s ({len(texts)} texts, {size:.1f} MB)")


if __name__ == "__main__":
    main()
