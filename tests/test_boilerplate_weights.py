"""The file of weights is well-formed and says what it was learned from; learning twice gives the same bytes."""

import gzip
import json
import os
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from newsclean.boilerplate.features import FEATURES

ROOT = Path(__file__).parents[1]
FILE = ROOT / "src" / "newsclean" / "boilerplate" / "data" / "weights.json"
MAX_BYTES = 600_000
sys.path.insert(0, str(ROOT / "scripts"))  # the training is part of the checkout, not of the package

needs_lightgbm = pytest.mark.skipif(
    find_spec("lightgbm") is None and "REQUIRE_TRAINING" not in os.environ,  # set by CI
    reason="the training needs lightgbm, numpy, scipy and scikit-learn",
)


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def test_file_is_small_and_has_lines_that_a_diff_can_show() -> None:
    text = FILE.read_text(encoding="utf-8")
    assert len(text.encode()) < MAX_BYTES
    assert text.count("\n") > 1000
    assert text.endswith("}\n")


@pytest.mark.parametrize("name", ["page", "text"])
def test_forest_asks_for_known_features_only_and_uses_each(table: dict[str, Any], name: str) -> None:
    forest = table[name]
    assert set(forest["features"]) <= FEATURES.keys()
    assert len(set(forest["features"])) == len(forest["features"])
    asked = {row[0] for tree in forest["trees"] for row in tree if len(row) == 4}
    assert asked == set(range(len(forest["features"])))


@pytest.mark.parametrize("name", ["page", "text"])
def test_trees_have_children_behind_their_parents_each_reached_once(table: dict[str, Any], name: str) -> None:
    for tree in table[name]["trees"]:
        children = [int(child) for row in tree if len(row) == 4 for child in row[2:]]
        assert sorted(children) == list(range(1, len(tree)))
        assert all(min(row[2:]) > number for number, row in enumerate(tree) if len(row) == 4)
        assert all(len(row) in (1, 4) for row in tree)


@pytest.mark.parametrize("name", ["page", "text"])
def test_shortcut_ends_inside_the_forest(table: dict[str, Any], name: str) -> None:
    assert 0 < table[name]["early"] <= len(table[name]["trees"])
    assert table[name]["margin"] > 0


@pytest.mark.parametrize("name", ["tokens", "words", "words_text"])
def test_weights_have_two_decimals_and_none_is_nothing(table: dict[str, Any], name: str) -> None:
    assert len(table[name]) > 500
    assert all(value == round(value, 2) != 0 for value in table[name].values())
    assert list(table[name]) == sorted(table[name])


def test_file_says_what_it_was_learned_from(table: dict[str, Any]) -> None:
    about = table["about"]
    assert len(bytes.fromhex(about["training_set"])) == 32
    assert sum(about["pages"].values()) > 1000
    assert about["texts"]["clean"] > 500
    assert {"lightgbm", "numpy", "scikit-learn", "scipy"} == about["libraries"].keys()


def test_file_says_how_good_it_is_on_sites_held_out(table: dict[str, Any]) -> None:
    metrics = table["metrics"]
    assert metrics["pages"]["macro"] > 94
    assert metrics["pages"]["bad"] < 4
    assert metrics["clean"]["kept"] > 99.5
    assert all(figures["word"] > 90 for name, figures in metrics.items() if "word" in figures)


# Labels


def test_what_repeats_a_sentence_of_the_article_is_none_of_it() -> None:
    from boilerplate_training.labels import ARTICLE, BOILERPLATE, label_blocks

    sentence = "The bakery on Mill Street will sell bread from ten in the evening."
    assert label_blocks([("p", sentence)], "", [sentence, "Home", sentence]) == [ARTICLE, BOILERPLATE, BOILERPLATE]


def test_optional_parts_train_nothing_and_titles_are_no_text() -> None:
    from boilerplate_training.labels import ARTICLE, BOILERPLATE, UNUSED, label_blocks

    parts = [("opt", "The baker at her oven"), ("p", "She had worked nights for twenty years.")]
    texts = ["Town opens bakery", "The baker at her oven", "She had worked nights for twenty years."]
    assert label_blocks(parts, "Town opens bakery", texts) == [BOILERPLATE, UNUSED, ARTICLE]


def test_piece_of_a_paragraph_is_article() -> None:
    from boilerplate_training.labels import ARTICLE, BOILERPLATE, label_blocks

    whole = "Nurses, drivers and students came first. By midnight the shelves were empty."
    assert label_blocks([("p", whole)], "", ["Nurses, drivers and students came first."]) == [ARTICLE]
    assert label_blocks([("p", whole)], "", ["Drivers may park behind the nurses' school."]) == [BOILERPLATE]


# Training


@needs_lightgbm
def test_training_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    _write_data(tmp_path)
    first = _trained(tmp_path)
    assert first == _trained(tmp_path)
    assert json.loads(first)["metrics"]["pages"]["macro"] > 90


@needs_lightgbm
def test_rows_of_a_tree_score_as_the_classifier_does() -> None:
    import numpy as np
    from boilerplate_training.forests import Forest, Shape

    trees = [[[0, 0.5, 1, 2], [-1.0], [1, 3.0, 3, 4], [0.5], [2.0]], [[0.25]]]
    forest = Forest(("a", "b"), trees, Shape(trees=2, leaves=3, rate=1.0, early=1, margin=1.5))
    found = forest.probabilities(np.array([[0.5, 9.0], [1.0, 3.0], [1.0, 4.0]], dtype=np.float32))
    assert np.round(np.log(found / (1 - found)), 6).tolist() == [-0.75, 0.75, 2.0]


def _trained(folder: Path) -> str:
    from boilerplate_training.looks import OF_LINES, OF_PAGES
    from boilerplate_training.samples import read_pages, read_texts
    from boilerplate_training.settings import PAGE_FEATURES, TEXT_FEATURES
    from boilerplate_training.training import prepared, weights
    from boilerplate_training.weights import written

    pages = prepared(read_pages(folder), OF_PAGES, PAGE_FEATURES, least=0.0)
    texts = prepared(read_texts(folder, pages.samples), OF_LINES, TEXT_FEATURES, least=0.0)
    return written(weights(pages, texts))


def _write_data(folder: Path) -> None:
    """Write a newspaper of forty sites with one template, and its articles as text."""
    pages, lines, clean = [], [], []
    for number in range(40):
        name, site = f"street {number}", f"site{number}.example"
        article = [
            f"The council of {name} will vote on the new bridge in spring, the mayor said on Monday.",
            f"Nobody in {name} had asked for it, but the old one has been closed since the flood.",
            f"It will cost {number + 3} million, a third of which is paid by the county.",
        ]
        menu, footer = ["Home", "Politics", "Weather"], ["Subscribe to our newsletter", "All rights reserved"]
        html = (
            "<body><nav><ul>" + "".join(f"<li><a href='/'>{item}</a></li>" for item in menu) + "</ul></nav>"
            f"<article class='story-body'><h1>Bridge for {name}</h1>" + "".join(f"<p>{text}</p>" for text in article)
            + "</article><footer>" + "".join(f"<div class='promo'>{text}</div>" for text in footer) + "</footer></body>"
        )  # fmt: skip
        common = dict(id=str(number), domain=site, lang="en")
        parts = [["p", text] for text in article]
        gold = dict(gold_title=f"Bridge for {name}", gold_body="\n".join(article), gold_parts=parts)
        pages.append(common | gold | dict(html=html))
        lines.append(common | dict(lines=[*menu, *article, *footer], labels=[0, 0, 0, 1, 1, 1, 0, 0]))
        clean.append(common | dict(title=f"Bridge for {name}", headings=[[1, "Why now"]], paragraphs=article))
    for path, rows in (("extract/town", pages), ("lines/naive", lines), ("text/articles.dev", clean)):
        target = folder / f"{path}.jsonl.gz"
        target.parent.mkdir(exist_ok=True)
        with gzip.open(target, "wt", encoding="utf-8") as file:
            file.writelines(json.dumps(row) + "\n" for row in rows)
