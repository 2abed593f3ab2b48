"""Write docs/reference/metrics.md: what each metric counts, its unit, published limits, and where it means something.

Run without arguments: python scripts/build_metrics_page.py
"""

from itertools import groupby
from pathlib import Path

from newsclean.metrics import definitions
from newsclean.metrics.definition import Definition, Need, Threshold

PAGE = Path(__file__).parents[1] / "docs/reference/metrics.md"
HEAD = """\
# Metrics

A metric is a number with one written formula. Its name carries a version: a formula that changes gets a new one, so
`gopher.words@1` means the same for ever. Published limits stand beside a metric and judge nothing: they were chosen for
web pages, most of them for English ones.

```python
import newsclean

report = newsclean.check("The council met on Monday to vote on the new bridge.", lang="en")
assert report.metrics["gopher.words@1"].value == 11
assert newsclean.metrics.measure("Der Rat tagt am Montag.", language="de")["gopher.words@1"].value == 5
```

`report.metrics` are those of the article: lines that were found to be boilerplate, and of a page all that stands around
the article, are left out. `newsclean.metrics.measure` takes a text as it is. Both are computed when asked for; without
that `check` is no slower.

## Where there is no number

A number that means nothing in a language is not given. The value is then `None` and the reason says why:

```pycon
>>> from newsclean.metrics import measure
>>> measure("สภาเมืองประชุมเมื่อวันจันทร์", language="th")["gopher.words@1"]
Metric(value=None, reason='not_applicable:th')
>>> measure("", language="en")["gopher.mean_word_length@1"]
Metric(value=None, reason='nothing_to_count')
```

| a metric that needs | has no number |
|---|---|
{needs}
A name that is no metric is an error which names the nearest one, so that no filter waits for a number that never comes.

## On the command line

`check --metrics` adds the numbers and the [score](../explanation/score.md) to JSON, JSON lines and the HTML report.

```text title="brief.txt"
The council met on Monday to vote on the new bridge.
```

```console
$ newsclean check --metrics --output-format json --lang en brief.txt
…
```

Each file has `score` (`value`, and the `parts` that lost points), `metrics` (name to number or null) and `not_measured`
(name to reason, for those that are null). In JSON lines a line of `"type": "measures"` with the same three stands
before the findings of a text, for a text without findings as well.

## The metrics

White space parts *words* where nothing else is said; *lines* are those that are not blank, white space around them
taken off. *Dropped* is what the source does with a text, not what newsclean does.
"""
TAIL = """
## Where this is not what others count

The formulas of Gopher and FineWeb are those of [datatrove](https://github.com/huggingface/datatrove), tested against it
in `tests/test_metric_oracles.py`, with these differences, each a test there:

- A run of words that occurs once is not repeated; datatrove drops a brief of two words for its only pair.
- A word is what holds a letter or a digit; datatrove's list of punctuation holds the full-width digit `１`, and has no
  currency signs.
- Blank lines are no lines, and white space around a line is no part of it.
- Closing quotes and brackets stand behind a final mark: `« C’est fini. »` ends a sentence. So does `…`.
- Bullets are more than `•` and `-`.
- Words that were glued are not the words apart: `ab c` and `a bc` are two runs.
- Words are parted by white space; datatrove asks a tokeniser for each language. Where white space parts no words there
  is no number.
- The English stop words count in any case, and in English only.
- The rules of C4 that drop a page are counted anywhere in it; datatrove looks only at lines that are kept.
"""
NEEDS = {
    Need.SPACES: "in Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan: newsclean does not part their words",
    Need.FINAL_MARKS: "in Thai, Lao and Tibetan, which end sentences otherwise",
    Need.CASE: "in scripts without upper and lower case",
    Need.STOP_WORDS: "in languages for which newsclean has no list",
    Need.ENGLISH: "in any other language",
}
FAMILIES = {
    "c4": "C4: line and page rules",
    "fineweb": "FineWeb",
    "gopher": "Gopher (MassiveText)",
    "refinedweb": "RefinedWeb: line rules",
    "text": "Plain numbers",
}


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


def page() -> str:
    """Return the page."""
    needs = "".join(f"| {need} | {where} |\n" for need, where in NEEDS.items())
    families = groupby(definitions().values(), lambda each: each.family)
    tables = (table(name, tuple(members)) for name, members in families)
    return HEAD.format(needs=needs) + "".join(tables) + TAIL


def table(family: str, members: tuple[Definition, ...]) -> str:
    """Return the table of a family."""
    head = (
        f"\n### {FAMILIES.get(family, family)}\n\n| name | formula | unit | dropped | needs |\n|---|---|---|---|---|\n"
    )
    return head + "".join(map(row, members))


def row(each: Definition) -> str:
    """Return the row of a metric."""
    limits = "; ".join(map(limit, each.drop))
    return f"| `{each.name}` | {each.doc} | {each.unit} | {limits} | {', '.join(each.needs)} |\n"


def limit(threshold: Threshold) -> str:
    """Return a published limit with its source."""
    return f"{threshold.sign} {threshold.limit:,} ({threshold.source})"


if __name__ == "__main__":
    main()
