"""Clean text with its capitals, parted by source into what is learned from and what is measured on."""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.lexicon import lexicon
from newsclean.truecasing.evidence import key_of
from newsclean.truecasing.tokens import Token, tokens

ALONE = ("de",)  # writes its nouns with a capital: what it has learned would mislead the others
PAGES = [
    "scrapinghub",
    "wcxb_article",
    "daniel",
    "magic_article",
    "newspaper4k",
    "trafilatura",
    "readability",
    "goose3",
]
# Languages without articles of their own: one treebank is measured on, and nothing of it learned.
HELD_OUT = {
    "UD_Dutch-LassySmall", "UD_Bulgarian-BTB", "UD_Danish-DDT", "UD_Norwegian-Bokmaal", "UD_Hungarian-Szeged",
    "UD_Estonian-EDT", "UD_Lithuanian-ALKSNIS", "UD_Basque-BDT", "UD_Afrikaans-AfriBooms", "UD_Welsh-CCG",
    "UD_Armenian-ArmTDP",
}  # fmt: skip
SHARED_SOURCES = frozenset(("wmt21",))  # its sentences are those of articles in these languages only:
SHARED_LANGUAGES = frozenset(("is", "fr", "ru"))
EVERY = 4  # of the sentences of a language with one source only, one of four is measured on
GROUP = 4  # sentences that make a paragraph to measure on
LOWEST = 20  # small letters of a paragraph that has its case
MOST_CAPITALS = 0.3  # of its letters
MOST_CAPITAL_WORDS = 0.5  # of its words; more is a headline
MIN_WORDS = 4
SITES_APART = "lingua:"  # each of its sentences is of another site
NUMBER = re.compile(r"[^A-Za-z]?[a-z]?\d{1,3}\Z")  # of a sentence in its document
ENOUGH = 6_000  # characters to measure on


class Sample(NamedTuple):
    """A text with its capitals; a sentence for itself is its own site."""

    key: str
    name: str
    site: str
    title: str
    paragraphs: tuple[str, ...]
    is_measured: bool

    @property
    def origin(self) -> str:
        """Return the site, or of a sentence the document: other sentences of it say nothing more of a name."""
        is_sentence = self.site == self.name and not self.name.startswith(SITES_APART)
        return NUMBER.sub("", self.name) if is_sentence else self.site


def samples(folder: Path) -> dict[str, list[Sample]]:
    """Return the samples by language."""
    articles = [row for row in _rows(folder / "text" / "articles.dev.jsonl.gz") if row["prose"]]
    found: dict[str, list[Sample]] = defaultdict(list)
    sources, sites = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for row in articles:
        key = key_of(row["lang"])
        sources[key].add(row["source"])
        sites[key].add(_bare(row["domain"].rpartition("/")[2]))
        found[key].append(Sample(key, row["id"], row["domain"], row["title"] or "", tuple(row["paragraphs"]), True))
    for sample in _sentences(_rows(folder / "text" / "sentences.dev.jsonl.gz"), sources):
        found[sample.key].append(sample)
    for sample in _pages(folder / "extract", sites):
        found[sample.key].append(sample)
    return {key: list(_parted(those)) for key, those in found.items()}


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _sentences(rows: Iterable[dict[str, Any]], sources: Mapping[str, set[str]]) -> Iterator[Sample]:
    held = defaultdict[tuple[str, str], list[str]](list)
    for row in rows:
        key, source = key_of(row["lang"]), row["source"]
        is_theirs = source in sources.get(key, ()) and (source not in SHARED_SOURCES or key in SHARED_LANGUAGES)
        if source in HELD_OUT:
            held[key, source].append(row["text"])
        elif not is_theirs:  # the sentences of a treebank are those of its articles
            yield Sample(key, row["id"], row["id"], "", (row["text"],), False)
    for (key, source), texts in held.items():
        for at in range(0, len(texts), GROUP):
            yield Sample(key, f"{source}{at}", f"{source}{at}", "", (" ".join(texts[at : at + GROUP]),), True)


def _pages(folder: Path, sites: Mapping[str, set[str]]) -> Iterator[Sample]:
    """Yield the articles of pages, those of publishers that are measured on left out."""
    for name in PAGES:
        for row in _rows(folder / f"{name}.jsonl.gz"):
            site = _bare(row.get("domain") or "")
            if not row.get("gold_body") or not row.get("lang"):
                continue
            key = key_of(row["lang"])
            if not any(held in site for held in sites.get(key, ()) if len(held) > MIN_WORDS):
                paragraphs = tuple(line.strip() for line in row["gold_body"].splitlines() if line.strip())
                yield Sample(key, f"{name}:{row['id']}", site, row.get("gold_title") or "", paragraphs, False)


def _parted(found: list[Sample]) -> Iterator[Sample]:
    """Yield the samples of a language; if none is measured on, one of four is."""
    measured = sum(len(text) for sample in found if sample.is_measured for text in sample.paragraphs)
    for at, sample in enumerate(found):
        yield sample if measured > ENOUGH or at % EVERY != EVERY - 1 else sample._replace(is_measured=True)


def _bare(name: str) -> str:
    return name.lower().replace("-", "").replace(".", "").removeprefix("the").removesuffix("en")


def has_case(text: str) -> bool:
    """Tell whether a paragraph is prose with its capitals, neither headline nor capitals throughout."""
    words = text.split()
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    if len(words) < MIN_WORDS or lower <= LOWEST or upper >= MOST_CAPITALS * lower:
        return False
    return sum(word[:1].isupper() for word in words) <= MOST_CAPITAL_WORDS * len(words)


def lowered(text: str, key: str) -> str:
    """Return a text of the same length without its capitals, as its language writes them."""
    if key in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def words_of(sample: Sample) -> Iterator[tuple[str, list[Token]]]:
    """Yield the paragraphs of a sample with the words of what is left when the capitals are lost."""
    abbreviations = lexicon(sample.key).abbreviations
    for text in sample.paragraphs:
        if has_case(text):
            yield text, tokens(lowered(text, sample.key), sample.key, abbreviations)


def is_capital(text: str, word: Token) -> bool:
    """Tell whether a word begins with a capital."""
    return not text[word.start].islower() and text[word.start].lower() != text[word.start]
