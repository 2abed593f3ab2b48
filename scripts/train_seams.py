"""Learn what tells two words that were written as one, and measure it on other sites; the same bytes for the same data.

    python scripts/train_seams.py BENCH_FOLDER [-o FOLDER] [--table MARKDOWN]

BENCH_FOLDER holds `text/` clean articles and sentences and `extract/` pages with the text of their article. Word lists
are learned without one part of the sites, and neighbouring words of that part joined; trees are learned of these and of
the words that stand there, and measured on sites they have not seen. The lists that are written are of all texts.
Needs numpy and lightgbm.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from seam_training.documents import Text, texts
from seam_training.examples import Example, examples
from seam_training.lists import word_list
from seam_training.trees import scores, trees

from newsclean.langid.seam_trees import packed
from newsclean.langid.seams import LEAST
from newsclean.langid.wordlists import SUFFIX

DATA = Path(__file__).parents[1] / "src" / "newsclean" / "langid" / "data"
LANGUAGES: Final = """
    ar az be bg ca cs cy da de en es eu fa fi fr ga gl hr id is it lt lv mk nl no pl pt ro ru sk sl sq sv sw tl
    tr uk vi xh zu
""".split()  # noqa: SIM905
FEWEST = 20  # pairs of a language that is in the table
SHORT = 4  # letters: the first word of the benchmark's pairs
# Words of the texts that are two by mistake, looked at one by one.
GLUED: Final = frozenset(
    """
    katikamtaa expostocomo nhữngkhách memilihuntuk rynekzdrowia immernoch arbeidarklasseguten convencionaisacumúlanse
    trajnostiposlovanja elettoralegiovedì impresedomenica funkcionisaćemo ishinradhitur tömörüléseketmeghatározó
    mensehulpbronne zelenaenergija becomequalified mwakaunapoisha hayohayo sanasana відокремленапроїзна održativečeras
    шириноюздійснюється skaldede önceilan izmiksamo bekanntwurde andrespråk samosvojo celorlalți estevdeo mindretall
    havearbejde førstebehandling daarteen olanağını nezinyeiindleko lehendakariordea framförallt keskeltläbi
    таканаречено kerjasama marketshare
    """.split()  # noqa: SIM905
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the data")
    parser.add_argument("-o", "--output", type=Path, default=DATA, help="the folder of what is learned")
    parser.add_argument("--table", type=Path, metavar="MARKDOWN", help="where to write the figures")
    options = parser.parse_args()
    found = texts(options.folder)
    known, stricts = all_examples({key: found[key] for key in LANGUAGES if key in found})
    if options.table:
        options.table.write_text(table(known, scores(known)), encoding="utf-8", newline="\n")
    (options.output / "words").mkdir(parents=True, exist_ok=True)
    (options.output / "seams.trees").write_bytes(packed(trees(known)))
    for key, strictness in stricts.items():
        data = word_list(key, found[key], strictness=strictness)
        (options.output / "words" / f"{key}{SUFFIX}").write_bytes(data)


def all_examples(found: dict[str, list[Text]]) -> tuple[list[Example], dict[str, float]]:
    """Return the examples of all languages, and how strict each language is."""
    known: list[Example] = []
    stricts: dict[str, float] = {}
    for key, those in found.items():
        own, stricts[key] = examples(key, those)
        known += [each for each in own if each.is_two or each.word not in GLUED]
        print(key, len(own), stricts[key], flush=True)
    return known, stricts


def table(found: Sequence[Example], odds: np.ndarray) -> str:
    """Return the figures by language, in Markdown."""
    told = odds >= LEAST
    rows = ["| language | joined | found % | first of four letters % | words | false |", "|---|---|---|---|---|---|"]
    for key in (*sorted({each.language for each in found}), "all"):
        of_key = np.array([key in (each.language, "all") for each in found])
        two = np.array([each.is_two for each in found]) & of_key
        short = np.array([len(each.left) == SHORT for each in found]) & two
        whole = ~two & of_key
        if two.sum() >= FEWEST:
            shares = f"{100 * told[two].mean():.0f} | {100 * told[short].mean():.0f}"
            rows.append(f"| {key} | {two.sum()} | {shares} | {whole.sum()} | {(told & whole).sum()} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    main()
