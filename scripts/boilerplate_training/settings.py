"""What was chosen by cross-validation (docs/explanation/boilerplate.md): features, candidates, sizes of the forests."""

from __future__ import annotations

from boilerplate_training.forests import Shape

# First look from which a block is a candidate.
PAGE_LEAST, TEXT_LEAST = 0.02, 0.001
PAGE_SHAPE = Shape(trees=150, leaves=8, rate=0.12, early=30, margin=4.0)
TEXT_SHAPE = Shape(trees=200, leaves=15, rate=0.12, early=20, margin=3.0, sampled=0.3)
# 50 of 122: with the ten that come next in gain, the macro F1 is the same (94.65, 94.63).
PAGE_FEATURES = (
    "size", "ends_sentence", "quotes", "first_words", "first_look", "repetitions", "shared_words", "title_words",
    "likely_position", "likely_total", "block_count", "from_start", "from_title", "from_run", "in_run", "main_headings",
    "likely_of_previous_1", "likely_of_next_1", "likely_from_1_to_13",
    "hidden", "link_share", "weight_least", "weight_most", "in_main", "tag_of_element_1",
    *(
        f"{measure}_of_element_{level}"
        for level in (1, 2, 3, 4)
        for measure in ("link_share", "likely", "likely_share", "prose", "mean_size", "weight", "twins")
        if (measure, level) not in {("twins", 3), ("twins", 4), ("weight", 4), ("likely", 4)}
    ),
    "blocks_of_element_2",
)  # fmt: skip
# Without six features of characters (capitals, digits, brackets …) F1 by line is the same; without the two of content
# words it falls by 0.3.
TEXT_FEATURES = (
    "size", "ends_sentence", "last_mark", "first_mark", "commas", "first_look",
    "repetitions", "shared_words", "content_word_count",
    "text_position", "likely_position", "likely_total", "block_count", "from_start", "from_end", "in_run",
    "likely_of_previous_2", "size_of_previous_1", "likely_of_previous_1", "likely_of_next_1", "size_of_next_1",
    "likely_from_-5_to_0", "likely_from_-12_to_0", "likely_from_1_to_13",
    "smooth_look", "mean_look", "median_size", "short_share", "look_of_alike",
    "prose_share", "prose_before", "prose_lines_before", "prose_lines_behind", "prose_gap",
    "likely_within_3", "likely_within_8", "likely_within_20", "likely_within_40",
    "size_within_3", "size_within_8", "size_within_40",
)  # fmt: skip
