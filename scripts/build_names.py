"""Writes the table of names that stand with a capital inside a sentence from the CLDR data in babel.

Run with babel installed (`pip install babel`); newsclean itself does not need it:

    python scripts/build_names.py
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale  # type: ignore[import-not-found,unused-ignore]

TABLE = Path(__file__).parent.parent / "src/newsclean/truecasing/data/names.tsv"
HEADER = """\
# Names with a capital: language, kind, words in lower case. T countries and territories, Y cities, L languages,
# D days and months, t and y parts of such names.
# Source: Unicode CLDR through babel; written by scripts/build_names.py.
"""
LANGUAGES = [
    "af",
    "az",
    "be",
    "bg",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "eo",
    "es",
    "et",
    "eu",
    "fi",
    "fr",
    "gl",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "kk",
    "lt",
    "lv",
    "mk",
    "mn",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "tl",
    "tr",
    "uk",
    "vi",
]
LOCALES = {"no": "nb", "tl": "fil"}
KEYS = {"sr": "hr"}
NAMED = [
    "af",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "eo",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "ga",
    "gl",
    "gu",
    "ha",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "ko",
    "ku",
    "ky",
    "la",
    "lt",
    "lv",
    "mk",
    "mn",
    "ms",
    "my",
    "nl",
    "no",
    "pa",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tl",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "xh",
    "yo",
    "zh",
    "zu",
]
WORD = re.compile(r"[^\W\d_]+")
SHORTEST = 3  # letters


def main() -> None:
    kinds: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for name, kind in names(Locale.parse(LOCALES.get(language, language))):
            for word, part in words(name, kind):
                kinds[KEYS.get(language, language)].setdefault(word, part)
    rows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for language, table in kinds.items():
        for word, kind in table.items():
            rows[language, kind].add(word)
    lines = ("\t".join((*key, " ".join(sorted(found)))) for key, found in sorted(rows.items()))
    TABLE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def names(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the names that a language has for days, countries, cities and languages, each with its kind."""
    for context in ("format", "stand-alone"):
        yield from ((name, "D") for table in (locale.days, locale.months) for name in table[context]["wide"].values())
    yield from ((name, "T") for code, name in locale.territories.items() if code.isalpha())
    yield from ((zone["city"], "Y") for zone in locale.time_zones.values() if "city" in zone)
    if locale.language == "en":  # names its cities as the time zones do
        yield from ((city(zone), "Y") for zone in map(str, locale.time_zones) if "/" in zone)
        yield from ((city(zone), "Y") for zone in map(str, Locale.parse("ru").time_zones))
    yield from ((name, "L") for code, name in locale.languages.items() if code in NAMED)


def city(zone: str) -> str:
    """Return the city of a time zone."""
    return zone.rpartition("/")[2].replace("_", " ")


def words(name: str, kind: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a name that have a capital; those of a name of several are parts."""
    found = WORD.findall(name)
    if len(found) > 1 and kind in "DL":
        return
    for word in found:
        if len(word) >= SHORTEST and word[0].isupper():
            yield word.lower(), kind if len(found) == 1 else kind.lower()


if __name__ == "__main__":
    main()
