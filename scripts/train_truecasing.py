"""Learn what tells words that had a capital, and measure it on other texts; the same bytes for the same data.

    python scripts/train_truecasing.py BENCH_FOLDER [-o FOLDER] [--table MARKDOWN]

BENCH_FOLDER holds `text/` clean articles and sentences and `extract/` pages with the text of their article. Weights are
first learned from one part of the sources and measured on the others: these are the figures of the table, and the
thresholds. What is written to FOLDER is then learned from all. Needs numpy, scipy and scikit-learn.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from truecasing_training.forms import forms
from truecasing_training.learned import counted, learned
from truecasing_training.measuring import STAGES, Figures, chosen, curves, joined, lowest, measured, pooled, total
from truecasing_training.samples import Sample, samples
from truecasing_training.training import examples, trained, written

from newsclean.truecasing import evidence, letters, model
from newsclean.truecasing.model import weights_of

DATA = Path(__file__).parents[1] / "src" / "newsclean" / "truecasing" / "data"
LANGUAGES = """
    af az be bg ca cs cy da de el en eo es et eu fi fr gl hr hu hy id is it kk lt lv mk mn nl no pl pt ro ru sk sl sq sv
    sw tl tr uk vi
"""
KEYS = LANGUAGES.split()
FEWEST = 100  # words of a language that is in the table
FEW = 10  # restored words of which a share is told
LEAST = 0.93  # of what the weights of a language restore inside sentences, right; with less they are not kept
HEADER = """\
| language | words | sentence starts | and the title | and listed names | and weights | of these, inside sentences |
|---|---|---|---|---|---|---|
"""
FORMS = """\
# Words that are not written with one capital at their beginning: language, kind, words; "*" are those of all
# languages. "always" are never another word, "capital" are written so where they have a capital.
# Learned by scripts/train_truecasing.py.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the data")
    parser.add_argument("-o", "--output", type=Path, default=DATA, help="the folder of what is learned")
    parser.add_argument("--table", type=Path, metavar="MARKDOWN", help="where to write the figures")
    options = parser.parse_args()
    found = samples(options.folder)
    with TemporaryDirectory() as folder:
        learn(found, Path(folder), dict.fromkeys(KEYS, 0.0), measured=False)
        least, rows = measure(found)
    if options.table:
        options.table.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    learn(found, options.output, least, measured=True)


def learn(
    found: Mapping[str, Sequence[Sample]], folder: Path, thresholds: Mapping[str, float], *, measured: bool
) -> None:
    """Write the words and weights that are learned of the languages that have a threshold; read data from there now."""
    known = {key: found[key] for key in KEYS}
    keys = list(thresholds)
    counts = counted(known, measured=measured)
    head, weights = trained(examples(known, keys, counts, measured=measured), keys)
    for key, threshold in thresholds.items():
        head["languages"][key]["threshold"] = threshold
    if not (folder / "names.tsv").exists():
        copy(DATA / "names.tsv", folder)
    (folder / "weights.bin").write_bytes(written(head, weights))
    (folder / "learned.txt").write_text("\n".join(sorted(learned(counts))) + "\n", encoding="utf-8", newline="\n")
    rows = forms(known, KEYS, measured=measured)
    (folder / "forms.tsv").write_text(FORMS + "\n".join(rows) + "\n", encoding="utf-8", newline="\n")
    read_from(folder)


def read_from(folder: Path) -> None:
    """Let the truecaser read its data from a folder."""
    evidence.DATA = folder
    evidence.learned = LEARNED
    for cached in (evidence.names, evidence.learned, evidence.traits, evidence.stems, evidence.places, letters.forms):
        cached.cache_clear()
    model.tables.cache_clear()
    weights_of.cache_clear()


LEARNED = evidence.learned  # training puts another in its place


def measure(found: Mapping[str, Sequence[Sample]]) -> tuple[dict[str, float], list[str]]:
    """Return the threshold of each language whose weights are kept, and the rows of the table.

    The figures of a half are those with the threshold that the other half asks for.
    """
    those = {key: chosen(found[key]) for key in sorted(found)}
    tables = {key: curves(those[key], key) for key in KEYS}
    prior = pooled(joined(*table) for table in tables.values())
    print({least: round(share, 3) for least, share in prior.items()}, flush=True)
    least: dict[str, float] = {}
    rows: list[str] = []
    for key, texts in those.items():
        asked = STAGES[: 3 if key in KEYS else 2]
        stages = [total(measured(each, stage, weights_of) for each in texts) for stage in asked]
        if key in KEYS:
            first, second = tables[key]
            honest = total((first[lowest(second, prior)], second[lowest(first, prior)]))
            if honest["restored inside"] < FEW or honest.precision("inside") >= LEAST:
                least[key] = lowest(joined(first, second), prior)
                stages.append(honest)
        if stages[0]["lost all"] > FEWEST:
            rows.append(row(key, stages))
            print(rows[-1], flush=True)
    return least, rows


def row(key: str, stages: Sequence[Figures]) -> str:
    """Return the row of a language: words, then precision and recall of each stage; of the last, inside sentences."""
    cells = [f"{100 * each.precision('all'):.1f} / {100 * each.recall('all'):.1f}" for each in stages]
    cells += [""] * (len(STAGES) - len(cells))
    last = stages[-1] if len(stages) == len(STAGES) else Figures()
    is_told = last["restored inside"] >= FEW
    inside = f"{100 * last.precision('inside'):.1f} / {100 * last.recall('inside'):.1f}" if is_told else ""
    return f"| {key} | {stages[0]['lost all']} | {' | '.join(cells)} | {inside} |"


if __name__ == "__main__":
    main()
