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
    declared = "--declared" in sys.argv
    newsclean.clean(texts[0][0])
    size = sum(len(text.encode("utf-8", "surrogatepass")) for text, _ in texts) / 1e6
    spent = {"check": 0.0, "clean": 0.0}
    for name, function in (("check", newsclean.check), ("clean", newsclean.clean)):
        start = time.process_time()
        for text, lang in texts:
            function(text, lang=lang if declared else None)
        spent[name] = time.process_time() - start
        print(f"{name}: {size / spent[name]:.2f} MB/s")
    print(f"check + clean: {size / sum(spent.values()):.2f} MB/s over {len(texts)} texts, {size:.1f} MB")


if __name__ == "__main__":
    main()
