"""Tells how many of ftfy's own test cases newsclean restores.

    python scripts/measure_ftfy_cases.py tests/test_cases.json

The file is part of ftfy's source distribution; nothing is downloaded. A case is restored if `clean` with the rules for
characters gives the text ftfy's test wants (after its repair of encodings, or after all of its steps), straight and
curly quotation marks counting as one. Where ftfy gives a letter up as U+FFFD, the letter itself counts as more.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from newsclean import clean

FAMILIES = ("ENC", "UNI", "MRK")
STRAIGHT = str.maketrans("“”„‘’‚", "\"\"\"'''")
LOST = "\ufffd"


def outcome(case: dict[str, Any]) -> str:
    """Return "as wanted", "more than ftfy" or "otherwise"."""
    wanted = {case["fixed"], case.get("fixed-encoding", case["fixed"])}
    got = list(_cleaned(case["original"]))
    if wanted.intersection(got) or _straight(wanted).intersection(_straight(got)):
        return "as wanted"
    return "more than ftfy" if any(_is_more(one, text) for one in wanted for text in got) else "otherwise"


def _cleaned(text: str) -> Iterator[str]:
    for families in (FAMILIES[:1], FAMILIES):
        yield clean(text, select=families, format="text").text.rstrip("\n")


def _straight(texts: set[str] | list[str]) -> set[str]:
    return {text.translate(STRAIGHT) for text in texts}


def _is_more(wanted: str, text: str) -> bool:
    """Tell whether a text is the wanted one with letters in the place of lost ones."""
    parts = (re.escape(part) for part in wanted.split(LOST))
    return LOST in wanted and re.fullmatch(".".join(parts), text) is not None


def main() -> None:
    """Print the counts for the cases that ftfy passes and for its known failures, and the cases that are left."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("cases", type=Path, help="tests/test_cases.json of ftfy")
    cases = json.loads(parser.parse_args().cases.read_text(encoding="utf-8"))
    counts: Counter[tuple[str, str]] = Counter()
    for case in cases:
        told = outcome(case)
        counts[case["expect"], told] += 1
        if told == "otherwise":
            print(f"{case['expect']}: {case['label']}")
    for (expected, told), count in sorted(counts.items()):
        print(
            f"ftfy {expected}es, newsclean {told}: {count}"
            if expected == "pass"
            else f"ftfy fails, newsclean {told}: {count}"
        )


if __name__ == "__main__":
    main()
