"""Measure how well the score tells sound articles from damaged ones, on a folder of cases with known defects.

python scripts/measure_score.py FOLDER [PROCESSES]

FOLDER holds compressed JSON lines: clean.*.jsonl.gz (id, lang, prose, text), cases.*.jsonl.gz (id, article, lang, code,
text; one defect each), multi.*.jsonl.gz (id, article, lang, text, defects).
"""

import gzip
import json
import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean, median
from typing import Any, NamedTuple

import newsclean

Row = dict[str, Any]
FEW = 10  # articles of a language, below which its median says little
SOUND = 98.0


class Scored(NamedTuple):
    """A text of the benchmark, its score, and that of the text after `clean`."""

    row: Row
    score: float
    cleaned: float


def main(folder: str, processes: str = "2") -> None:
    """Print the tables."""
    with ProcessPoolExecutor(int(processes)) as pool:
        kinds = {
            name: [*pool.map(scored, rows(Path(folder), name), chunksize=50)] for name in ("clean", "cases", "multi")
        }
    prose = [each for each in kinds["clean"] if each.row["prose"]]
    sound = {each.row["id"]: each.score for each in kinds["clean"]}
    print_clean(prose)
    print_families(kinds["cases"], sorted(each.score for each in prose))
    print_pairs("one defect", kinds["cases"], sound)
    print_pairs("several defects", kinds["multi"], sound)
    print_defects(kinds["multi"])
    everything = [each for of_kind in kinds.values() for each in of_kind]
    lowered = sum(each.cleaned < each.score for each in everything)
    print(f"lower after clean: {lowered} of {len(everything):,}")


def rows(folder: Path, name: str) -> Iterator[Row]:
    """Yield the rows of a file."""
    (path,) = folder.glob(f"{name}.*.jsonl.gz")
    with gzip.open(path) as lines:
        yield from map(json.loads, lines)


def scored(row: Row) -> Scored:
    """Return a row with its scores."""
    cleaned = newsclean.clean(row["text"], lang=row["lang"]).text
    before, after = (newsclean.check(text, lang=row["lang"]).score.value for text in (row["text"], cleaned))
    return Scored(row, before, after)


def print_clean(prose: Sequence[Scored]) -> None:
    """Print how sound articles are told to be, by language."""
    values = [each.score for each in prose]
    print(f"{len(values)} sound articles: mean {mean(values):.1f}, at least 98: {share(v >= SOUND for v in values)}")
    languages = defaultdict(list)
    for each in prose:
        languages[each.row["lang"]].append(each.score)
    for tag, found in sorted(languages.items()):
        few = "  (few)" if len(found) < FEW else ""
        print(f"  {tag:6} {len(found):3}  median {median(found):5.1f}  mean {mean(found):5.1f}{few}")


def print_families(cases: Sequence[Scored], sound: Sequence[float]) -> None:
    """Print the area under the curve of each family of defects, against sound articles."""
    families = defaultdict(list)
    for each in cases:
        families[each.row["code"].partition(".")[0]].append(each.score)
    families["all"] = [each.score for each in cases]
    for family, found in families.items():
        print(f"  {family:12} {len(found):5}  AUC {auc(found, sound):.3f}  median {median(found):5.1f}")


def print_pairs(title: str, damaged: Sequence[Scored], sound: dict[str, float]) -> None:
    """Print how often a damaged text scores lower than the same article without the damage, and how often higher."""
    pairs = [(each.score, sound[each.row["article"]]) for each in damaged]
    lower, higher = share(a < b for a, b in pairs), sum(a > b for a, b in pairs)
    print(f"{title}: lower than the sound article {lower}, higher {higher} of {len(pairs):,}")


def print_defects(multi: Sequence[Scored]) -> None:
    """Print the median score by the number of defects."""
    numbers = defaultdict(list)
    for each in multi:
        numbers[len({defect["code"] for defect in each.row["defects"]})].append(each.score)
    print("median by number of defects: " + ", ".join(f"{n}: {median(numbers[n]):.1f}" for n in sorted(numbers)))


def auc(low: Iterable[float], high: Sequence[float]) -> float:
    """Return how often a value of `low` is below one of the sorted `high`, equal ones as half."""
    found = [*low]
    above = sum(2 * len(high) - bisect_left(high, value) - bisect_right(high, value) for value in found)
    return above / 2 / len(found) / len(high)


def share(told: Iterable[bool]) -> str:
    """Return the share of what is true, in per cent."""
    return f"{mean(told):.1%}"


if __name__ == "__main__":
    main(*sys.argv[1:])
