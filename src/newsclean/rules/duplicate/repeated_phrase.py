"""DUP108 repeated-phrase."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.rules.duplicate import NOT_PROSE
from newsclean.text.density import is_dense
from newsclean.text.sentences import FINAL_MARKS

# A text is looked at every so many characters: do those that follow come back within the length of a phrase?
STEP, LONGEST = 16, 160
DENSE_STEP, DENSE_LONGEST = 6, 40  # where words are not parted
COPIES = 4  # a chant or a refrain says its words three times
SUNG = 7  # copies of a single word, or with a comma between: laughter and songs say theirs so often
LONG_PHRASE = 5  # words; of a phrase this long, three copies are enough
FEW_COPIES = 3
DENSE_WORD = 2  # characters
CHUNK = 64  # characters that are compared at once
COMMAS = frozenset(",，、،")


@block_rule("DUP108", "repeated-phrase")
def repeated_phrase(block: Block) -> Findings:
    """A phrase stands many times in a row.

    ## Why is this bad?
    A language model that loses its thread, or a loop in a template, says the same words over and over.

    ## Example
    ```bad lang=en
    The mayor said that the council would vote on the new line⟦ on the new line on the new line on the new line⟧ in May.
    ```
    ```good lang=en
    The mayor said that the council would vote on the new line in May.
    ```
    ```bad lang=zh
    市长说，市议会将在五月对新线路⟦对新线路对新线路对新线路⟧进行表决。
    ```
    ```good lang=zh
    市长说，市议会将在五月对新线路进行表决。
    ```
    ```good lang=en
    “No more cars! No more cars! No more cars!” the crowd shouted.
    ```
    ```good lang=en
    La la la la, sang the choir, and the mayor said very, very, very little.
    ```
    ```good lang=ja
    はははははと市長は笑った。
    ```

    ## Fix
    All copies but the first go; unsafe, since a song or a poem may mean them.
    """
    if block.kind in NOT_PROSE:
        return
    for start, size, end in _loops(block.text):
        words = block.text[start - size : start].strip()
        if (end - start) // size + 1 >= _copies_meant(words):
            copies, first = block.span(start, end), block.span(start - size, start)
            message = f'"{words}" stands many times in a row'
            yield Finding(copies, message, (Edit(copies),), Safety.UNSAFE, related=(first,))


def _loops(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where the second copy of a phrase begins, how long the phrase is, and where the last copy ends."""
    step, longest = (DENSE_STEP, DENSE_LONGEST) if is_dense(text) else (STEP, LONGEST)
    done = 0
    for at in range(0, len(text) - 2 * step + 1, step):
        if at < done:
            continue
        again = text.find(text[at : at + step], at + 1, at + step + longest)
        if again < 0:
            continue
        start, end = _extent(text, at, again, done)
        size, done = again - at, end
        if end - start >= FEW_COPIES * size:
            begin = _word_end(text, start + size, size)
            yield begin, size, begin + (end - begin) // size * size


def _extent(text: str, at: int, again: int, done: int) -> tuple[int, int]:
    """Return the stretch around two equal places in which all that stands at the first comes back at the second."""
    size = again - at
    start, end = at, again
    while start > done and text[start - 1] == text[start - 1 + size]:
        start -= 1
    while end + CHUNK <= len(text) and text.startswith(text[end : end + CHUNK], end - size):
        end += CHUNK
    while end < len(text) and text[end] == text[end - size]:
        end += 1
    return start, end


def _word_end(text: str, start: int, size: int) -> int:
    """Return the first end of a word from `start` on, within one copy; `start` itself where words are not parted."""
    space = text.find(" ", start, start + size)
    return start if space < 0 else space


def _copies_meant(words: str) -> int:
    """Return how many copies of the words are no longer a figure of speech; more than any text has of a sentence."""
    if not any(map(str.isalpha, words)) or sum(words.count(mark) for mark in FINAL_MARKS) == 1:
        return sys.maxsize  # numbers and ornaments; a sentence said again is another rule's
    length = len(words) // DENSE_WORD if is_dense(words) else len(words.split())
    if length <= 1 or not COMMAS.isdisjoint(words):
        return SUNG
    return FEW_COPIES if length >= LONG_PHRASE else COPIES
