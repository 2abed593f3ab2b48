"""Derive the language profiles of newsclean.langid from the n-gram counts of langdetect 1.0.9.

    python scripts/build_langid.py            # writes src/newsclean/langid/data/*.profile

The counts are facts of langdetect's profile files (Apache-2.0, see the README beside the data). For each script and
each n-gram a row holds, per language, how probable the n-gram's last character is after the ones before it:

    p = 0.4 * n(abc) / n(ab) + 0.5 * n(bc) / n(b) + 0.1 * n(c) / n + EPSILON

(Jelinek-Mercer interpolation of a character trigram model), stored as one byte: STEPS * ln(p / EPSILON). A row of a
longer n-gram holds the shorter ones already, so one look-up per character scores all languages.
"""

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

import langdetect

from newsclean.langid.profiles import DATA, STEPS, SUFFIX
from newsclean.langid.tags import SHARED_SCRIPTS
from newsclean.text.scripts import letter_class

LANGDETECT = "1.0.9"
LANGDETECT_NAMES: Mapping[str, str] = {"nb": "no"}
# Eight of langdetect's profiles list n-grams ten times as rare as the others do and so win where they should not;
# all are cut at the rate of the others. Errors in 2,120 sentences: 10 with the same cut, 21 without.
RAREST = 1 / 10_000
# Weights of trigram, bigram and character. The middle of a plateau: 9 to 12 errors for every trigram weight from 0.3
# to 0.6 and every EPSILON from 1e-4 to 3e-3.
WEIGHTS = (0.4, 0.5, 0.1)
EPSILON = 1e-3

# Steps a character by which news fits worse than the encyclopedias that were counted (median of 40 languages), and
# the best fit seen in news: encyclopedias of a few kinds of stub expect more of their language than it gives.
NEWS = 4
HIGHEST_FIT = 170

Counts = Mapping[str, int]


def main() -> None:
    """Write one profile per script."""
    for script in SHARED_SCRIPTS:
        path = DATA / f"{script}{SUFFIX}"
        path.write_bytes(profile(script))
        print(f"{path.name}: {path.stat().st_size:,} bytes")


def profile(script: str) -> bytes:
    """Return the profile of a script: a line of tags and fits, a line of n-grams, a row of bytes for every n-gram."""
    languages = SHARED_SCRIPTS[script]
    models = [counts(tag, script) for tag in languages]
    grams = sorted(set().union(*models))
    rows = b"".join(bytes(gain(gram, model) for model in models) for gram in grams)
    head = " ".join(f"{tag}={fit(model)}" for tag, model in zip(languages, models, strict=True))
    return f"{head}\n{'|'.join(grams)}\n".encode() + rows


def counts(tag: str, script: str) -> Counter[str]:
    """Return the counts of a language's lower-case n-grams; `" "` counts the words, `""` all characters."""
    name = LANGDETECT_NAMES.get(tag, tag)
    data = json.loads((Path(langdetect.__file__).parent / "profiles" / name).read_text(encoding="utf-8"))
    in_script = re.compile(f"[ {letter_class(script)}]{{1,3}}").fullmatch
    least = data["n_words"][0] * RAREST
    kept = {gram: n for gram, n in data["freq"].items() if n >= least and in_script(gram) and gram == gram.lower()}
    words = sum(n for gram, n in kept.items() if len(gram) == 2 and gram[0] == " ")  # noqa: PLR2004 - a bigram
    characters = sum(n for gram, n in kept.items() if len(gram) == 1)
    return Counter(kept | {" ": words, "": characters + words})


def gain(gram: str, model: Counts) -> int:
    """Return the byte for an n-gram: how much better than an unseen character its last one fits."""
    probability = EPSILON + sum(_estimates(gram, model))
    return round(STEPS * math.log(probability / EPSILON))


def fit(model: Counts) -> int:
    """Return the gain to be expected of a character of news in the language, from the model's own counts."""
    left = Counter({gram: n for gram, n in model.items() if len(gram) == 2})  # noqa: PLR2004 - bigrams
    characters = sum(left.values())
    total = 0
    for gram, n in model.items():
        if len(gram) == 3:  # noqa: PLR2004 - trigrams; what they leave of a bigram falls back on it
            total += n * gain(gram, model)
            left[gram[1:]] -= n
    total += sum(n * gain(gram, model) for gram, n in left.items() if n > 0)
    return round(min(total / characters, HIGHEST_FIT) - NEWS)


def _estimates(gram: str, model: Counts) -> Iterator[float]:
    """Yield the weighted share of the last character after two, one and no characters before it."""
    for length, weight in zip((3, 2, 1), WEIGHTS, strict=True):
        if length > len(gram):
            continue
        whole, context = gram[-length:], gram[-length:-1]
        if model.get(whole) and model.get(context):
            yield weight * min(1.0, model[whole] / model[context])


if __name__ == "__main__":
    if version("langdetect") != LANGDETECT:
        sys.exit(f"langdetect {version('langdetect')} is installed; the profiles come from {LANGDETECT}")
    main()
