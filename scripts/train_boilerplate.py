"""Train the boilerplate classifier and write its weights, the same bytes for the same data.

    python scripts/train_boilerplate.py BENCH_FOLDER [-o src/newsclean/boilerplate/data/weights.json] [--compare SVG]

BENCH_FOLDER holds JSON Lines: `extract/` pages with the text of their article, `lines/` texts with a label for each
line, `text/articles*` clean articles. Figures are those of sites held out (5 folds). With --compare, nothing is trained
to be kept: models of several sizes are compared, and the picture of them is written.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from boilerplate_training.chart import chart
from boilerplate_training.comparison import contenders
from boilerplate_training.looks import OF_LINES, OF_PAGES
from boilerplate_training.samples import read_pages, read_texts
from boilerplate_training.settings import PAGE_FEATURES, PAGE_LEAST, TEXT_FEATURES, TEXT_LEAST
from boilerplate_training.training import prepared, weights
from boilerplate_training.weights import written

WEIGHTS = Path(__file__).parents[1] / "src" / "newsclean" / "boilerplate" / "data" / "weights.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="the data")
    parser.add_argument("-o", "--output", type=Path, default=WEIGHTS, help="the file of weights")
    parser.add_argument("--compare", type=Path, metavar="SVG", help="compare models of several sizes instead")
    chosen = parser.parse_args()
    pages = prepared(read_pages(chosen.folder), OF_PAGES, PAGE_FEATURES, least=PAGE_LEAST)
    print(f"{len(pages.samples)} pages, {len(pages.found.labels)} candidates", flush=True)
    if chosen.compare:
        found = contenders(pages)
        chosen.compare.write_text(chart(found), encoding="utf-8", newline="\n")
        for each in found:
            print(f"{each.name}: {each.milliseconds:.1f} ms", *_figures(each.metrics))
        return
    texts = prepared(read_texts(chosen.folder, pages.samples), OF_LINES, TEXT_FEATURES, least=TEXT_LEAST)
    print(f"{len(texts.samples)} texts, {len(texts.found.labels)} candidates", flush=True)
    table = weights(pages, texts)
    chosen.output.write_text(written(table), encoding="utf-8", newline="\n")
    for source, figures in table["metrics"].items():
        print(source, *_figures(figures))


def _figures(figures: Mapping[str, float]) -> list[str]:
    return [f"{name} {value}" for name, value in figures.items()]


if __name__ == "__main__":
    main()
