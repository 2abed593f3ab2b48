"""Features of what a block shares with the rest of its page."""

from __future__ import annotations

from newsclean.boilerplate.features.columns import FAR, MISSING, Candidates, Column, feature

MIN_QUOTED = 12  # letters; shorter pieces stand in any text by chance
# Letters of what a page states that are compared with all its candidates together: no search in a long statement for
# each of very many blocks. A statement of 100 000 letters is compared whole with 500 blocks.
MAX_COMPARED = 50_000_000


@feature
def repetitions(blocks: Candidates) -> Column:
    """Return how often the text stands on the page."""
    known = blocks.page.repetitions
    return [1.0 if (count := known[text]) == 1 else float(min(FAR, count)) for text in blocks.texts]


@feature
def shared_words(blocks: Candidates) -> Column:
    """Return the share of its content words that other blocks of the densest run have."""
    found, shared = blocks.page.main_words
    start, end = blocks.page.run
    return [
        len(words & (shared if start <= row < end else found)) / len(words) if words else MISSING
        for row, words in zip(blocks.rows, blocks.content_words, strict=True)
    ]


@feature
def title_words(blocks: Candidates) -> Column:
    """Return the share of its content words that the stated title and description have."""
    head = blocks.page.head_words
    if not head:
        return blocks.alike(MISSING)
    return [len(words & head) / len(words) if words else MISSING for words in blocks.content_words]


@feature
def content_word_count(blocks: Candidates) -> Column:
    """Return the number of its different content words."""
    return [float(len(words)) for words in blocks.content_words]


@feature
def in_stated_body(blocks: Candidates) -> Column:
    """Tell whether the text stands in what the page states as the text of its article."""
    return _quoted(blocks, blocks.page.stated_body)


@feature
def in_description(blocks: Candidates) -> Column:
    """Tell whether the text stands in the stated description."""
    return _quoted(blocks, blocks.page.stated_description)


def _quoted(blocks: Candidates, stated: str) -> Column:
    if not stated:
        return blocks.alike(MISSING)
    stated = stated[: MAX_COMPARED // blocks.page.count]
    return [float(letters in stated) if len(letters) >= MIN_QUOTED else MISSING for letters in blocks.quotable]
