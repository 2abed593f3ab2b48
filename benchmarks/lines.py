"""Leftover text: which lines of an already extracted text belong to the article."""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.data import DataError, Row, data_files, read_rows
from benchmarks.scoring import f1, tokens

BOILERPLATE, ARTICLE, TITLE = 0, 1, 2  # labels; a title is neither right nor wrong
CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
CJK_A_WORD = 1.8  # characters that carry as much as an English word, about
NOT_LETTERS = re.compile(r"\W+")
FEW_WORDS = 5
# C4 (Raffel et al., 2020, section 2.2): a line ends in a terminal mark, has five words, no "javascript" and no brace.
TERMINAL = tuple(".!?…。！？\"”»'’」』")
MANY_PAGES = 10  # of a language, for a column of its own

Keep = Callable[[Row], Sequence[bool]]


@dataclass(frozen=True, slots=True)
class LineScore:
    """Precision and recall of the kept lines, as fractions of 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """F1 of the two."""
        return f1(self.precision, self.recall)


@dataclass(frozen=True, slots=True)
class RuleResult:
    """The figures of a rule, and those of languages by line; CPU milliseconds a page."""

    name: str
    by_line: LineScore
    by_word: LineScore
    languages: dict[str, LineScore]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class FlavourResult:
    """The figures of a flavour of text: how much there is of it, and what each rule makes of it."""

    name: str
    pages: int
    lines: int
    article_share: float
    languages: dict[str, int]
    rules: tuple[RuleResult, ...]


@dataclass(slots=True)
class Amounts:
    """Lines or words that are kept, belong to the article, or both."""

    kept: float = 0
    wanted: float = 0
    both: float = 0

    def add(self, amount: float, *, kept: bool, wanted: bool) -> None:
        """Count a line."""
        self.kept += amount * kept
        self.wanted += amount * wanted
        self.both += amount * (kept and wanted)

    def score(self) -> LineScore:
        """Return precision and recall."""
        return LineScore(self.both / self.kept if self.kept else 0.0, self.both / self.wanted if self.wanted else 0.0)


@dataclass(slots=True)
class LineTally:
    """What is gathered of a rule while it runs."""

    by_line: Amounts = field(default_factory=Amounts)
    by_word: Amounts = field(default_factory=Amounts)
    languages: dict[str, Amounts] = field(default_factory=lambda: defaultdict(Amounts))
    seconds: float = 0.0

    def add(self, row: Row, kept: Sequence[bool]) -> None:
        """Count the lines of a page."""
        for line, label, is_kept in zip(row["lines"], row["labels"], kept, strict=True):
            if label != TITLE:
                for amounts in (self.by_line, self.languages[_language(row)]):
                    amounts.add(1, kept=is_kept, wanted=label == ARTICLE)
                self.by_word.add(count_words(line), kept=is_kept, wanted=label == ARTICLE)


def compare_lines(folder: Path, *, limit: int | None = None) -> list[FlavourResult]:
    """Return the figures of every rule on every flavour of a folder, a JSON Lines file each."""
    files = data_files(folder)
    if not files:
        raise DataError(f"no data set at all in {folder}: a file NAME.jsonl or NAME.jsonl.gz a flavour is needed")
    return [measure(name, list(read_rows(path, limit))) for name, path in files.items()]


def measure(name: str, rows: Sequence[Row], rules: Mapping[str, Keep] | None = None) -> FlavourResult:
    """Return the figures of rules on the pages of a flavour."""
    pages = Counter(map(_language, rows))
    languages = {lang: count for lang, count in pages.most_common() if count >= MANY_PAGES}
    labels = Counter(label for row in rows for label in row["labels"])
    lines = labels[ARTICLE] + labels[BOILERPLATE]
    results = (_measure_rule(rule, keep, rows) for rule, keep in (rules or RULES).items())
    return FlavourResult(name, len(rows), lines, labels[ARTICLE] / max(1, lines), languages, tuple(results))


def count_words(line: str) -> float:
    """Return the words of a line; of Chinese and Japanese, 1.8 characters count as one."""
    characters = len(CJK.findall(line))
    return len(tokens(line)) - characters + characters / CJK_A_WORD


def _measure_rule(name: str, keep: Keep, rows: Iterable[Row]) -> RuleResult:
    tally, pages = LineTally(), 0
    for pages, row in enumerate(rows, start=1):  # noqa: B007 - the count is wanted behind the loop
        start = time.process_time()
        kept = keep(row)
        tally.seconds += time.process_time() - start
        tally.add(row, kept)
    languages = {lang: amounts.score() for lang, amounts in tally.languages.items()}
    milliseconds = 1000 * tally.seconds / max(1, pages)
    return RuleResult(name, tally.by_line.score(), tally.by_word.score(), languages, milliseconds)


def _language(row: Row) -> str:
    return str(row.get("lang") or "und")


def _newsclean(row: Row) -> list[bool]:
    """Keep the lines whose letters survive in the cleaned text; edits of spaces and marks do not count."""
    from newsclean import clean

    text = clean("\n\n".join(row["lines"]), lang=row.get("lang") or None).text
    survived = {NOT_LETTERS.sub("", line) for line in text.split("\n")}
    return [NOT_LETTERS.sub("", line) in survived for line in row["lines"]]


def _keep_all(row: Row) -> list[bool]:
    return [True] * len(row["lines"])


def _few_words(row: Row) -> list[bool]:
    return [count_words(line) >= FEW_WORDS for line in row["lines"]]


def _c4(row: Row) -> list[bool]:
    return [
        line.rstrip().endswith(TERMINAL)
        and count_words(line) >= FEW_WORDS
        and "javascript" not in line.lower()
        and "{" not in line
        for line in row["lines"]
    ]


RULES: Mapping[str, Keep] = {
    "newsclean": _newsclean,
    "keep all": _keep_all,
    f"at least {FEW_WORDS} words": _few_words,
    "C4 line rule": _c4,
}
