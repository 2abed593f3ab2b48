"""A page as the classifier sees it: a first look at every block, the elements around it, where the prose stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from math import exp, log
from operator import mul
from typing import NamedTuple, Self

from newsclean.boilerplate.containers import NOWHERE, Containers
from newsclean.boilerplate.evidence import Evidence, is_unspaced
from newsclean.boilerplate.stretches import Stretches
from newsclean.boilerplate.words import content_words, squeezed
from newsclean.markup import Kind, Markup
from newsclean.model import Block, Document
from newsclean.text.sentences import FINAL_MARKS, ends_sentence

UNSPACED_SIZE = 2.2  # a character of a script that writes words together says as much as so many others
RUN_COST = 40  # characters a block must have to lengthen the run of prose
RUN_GAIN = 400  # characters of a block that count for it
UNFINISHED = 0.3  # of what a sentence counts, a line counts
WIDEST = 12  # blocks of a stretch beside a block
MIN_TITLE = 4  # characters of a heading that may be the stated title
NO_MARKUP = Markup()
HEADING = Kind.HEADING


class Statements(NamedTuple):
    """What a page states of its article outside the text: title, description, and the text itself if it does."""

    title: str = ""
    description: str = ""
    body: str = ""

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return what a document states."""
        return cls(document.stated("title"), document.stated("description"), document.stated_text)


class Surroundings:
    """The blocks of one page and what is around each; sequences are parallel to `blocks`."""

    def __init__(self, blocks: Sequence[Block], evidence: Evidence, first: Sequence[float], said: Statements) -> None:
        self.blocks, self.evidence, self.said = blocks, evidence, said
        self.count = len(blocks)
        self.texts = [block.text for block in blocks]
        self.markups = [block.markup or NO_MARKUP for block in blocks]
        self.sizes = [size_of(text) for text in self.texts]
        self.ends = [_is_end(text) for text in self.texts]
        self.words = list(map(evidence.of_text, self.texts))
        self.containers = Containers(evidence)
        self.inner = [self.containers.around(markup[0]) for markup in self.markups]
        self.links = [  # of plain text nothing is linked
            0.0 if not linked or not ancestors else 1.0 if linked >= len(text) else linked / len(text)
            for (ancestors, linked, _, _, _, _), text in zip(self.markups, self.texts, strict=True)
        ]
        self.likely = self._first_look(first)
        self.likely_sizes = list(map(mul, self.sizes, self.likely))
        self._gather()

    def _first_look(self, first: Sequence[float]) -> list[float]:
        """Return how likely each block is main content: a logistic regression over what is cheap to see."""
        constant, of_size, of_end, of_link, of_elements, of_words = first
        likely = []
        for size, is_end, link, around, word in zip(
            self.sizes, self.ends, self.links, self.inner, self.words, strict=True
        ):
            score = constant + of_size * log(1 + size)
            if is_end:
                score += of_end
            if link:
                score += of_link * link
            score += of_elements * (0.0 if around is NOWHERE else around.path.weight_sum) + of_words * word
            likely.append(1 / (1 + exp(-score)) if score > -30 else 0.0)  # noqa: PLR2004 - where exp is of no use
        return likely

    def _gather(self) -> None:
        linked = map(mul, self.links, self.sizes)
        prose = [is_end and size > RUN_COST for is_end, size in zip(self.ends, self.sizes, strict=True)]
        self.containers.gather(zip(self.inner, self.sizes, linked, self.likely_sizes, prose, strict=True))

    @cached_property
    def total_size(self) -> float:
        """Return the size of the whole page, at least 1."""
        return max(1.0, sum(self.sizes))

    @cached_property
    def likely_total(self) -> float:
        """Return how much of the page is main content at first look."""
        return self.likely_sums[-1]

    @cached_property
    def likely_sums(self) -> list[float]:
        """Return the running sums of `likely_sizes`, beginning with 0."""
        return list(accumulate(self.likely_sizes, initial=0.0))

    @cached_property
    def size_sums(self) -> list[float]:
        """Return the running sums of the sizes, beginning with 0."""
        return list(accumulate(self.sizes, initial=0.0))

    @cached_property
    def padded_sums(self) -> tuple[list[float], list[float]]:
        """Return `likely_sums` and `size_sums`, lengthened by what stands at either end: WIDEST blocks before it."""
        likely, sizes = self.likely_sums, self.size_sums
        before, behind = [0.0] * WIDEST, WIDEST + 1
        return before + likely + likely[-1:] * behind, before + sizes + sizes[-1:] * behind

    @cached_property
    def stretches(self) -> Stretches:
        """Return what is around each line of a text."""
        return Stretches(self.texts, self.sizes, self.ends, self.likely)

    @cached_property
    def run(self) -> tuple[int, int]:
        """Return the densest run of prose as a half-open range of blocks (Kadane's maximum subarray)."""
        best = current = 0.0
        start = found = end = index = 0
        for size, link, is_end, likely in zip(self.sizes, self.links, self.ends, self.likely, strict=True):
            gain = size * (1 - link) * (1.0 if is_end else UNFINISHED) * (0.5 + likely)
            if current <= 0:
                current, start = 0.0, index
            current += (min(RUN_GAIN, gain)) - RUN_COST
            index += 1  # noqa: SIM113 - the end of the run as well
            if current > best:
                best, found, end = current, start, index
        return found, end

    @cached_property
    def repetitions(self) -> Counter[str]:
        """Return how often each text stands on the page."""
        return Counter(self.texts)

    @cached_property
    def main_words(self) -> tuple[set[str], set[str]]:
        """Return the content words of the densest run, and those that more than one block of it has."""
        found: set[str] = set()
        shared: set[str] = set()
        for index in range(*self.run):
            words = self.content_words(index)
            shared |= found & words
            found |= words
        return found, shared

    @cached_property
    def head_words(self) -> set[str]:
        """Return the content words of the stated title and description."""
        return content_words(self.said.title) | content_words(self.said.description)

    @cached_property
    def _known_words(self) -> dict[int, set[str]]:
        return {}

    def content_words(self, index: int) -> set[str]:
        """Return the content words of a block."""
        known = self._known_words.get(index)
        if known is None:
            known = self._known_words[index] = content_words(self.texts[index])
        return known

    @cached_property
    def images(self) -> list[int]:
        """Return the blocks that an image stands before."""
        return [index for index, markup in enumerate(self.markups) if markup.image_before]

    @cached_property
    def main_headings(self) -> list[int]:
        """Return the blocks that are main headings."""
        return [index for index, around in enumerate(self.inner) if around.path.signature.name == "h1"]

    @cached_property
    def title(self) -> int | None:
        """Return the block that is the title: what the page states, or its first main heading."""
        stated = squeezed(self.said.title)
        if stated:
            for index, block in enumerate(self.blocks):
                if block.kind is HEADING and len(block.text) >= MIN_TITLE and _may_begin(stated, block.text[0]):
                    text = squeezed(block.text)
                    if text and (stated.startswith(text) or text.startswith(stated)):
                        return index
        return self.main_headings[0] if self.main_headings else None

    @cached_property
    def stated_body(self) -> str:
        """Return the letters of the stated text of the article."""
        return squeezed(self.said.body)

    @cached_property
    def stated_description(self) -> str:
        """Return the letters of the stated description."""
        return squeezed(self.said.description)


def size_of(text: str) -> float:
    """Return the number of characters of a text, as if its script parted words."""
    if text.isascii() or not is_unspaced(text):
        return float(len(text))
    return len(text) * UNSPACED_SIZE


def _may_begin(stated: str, first: str) -> bool:
    """Tell whether a text with this first character may say what is stated, letter by letter."""
    return not first.isalnum() or first.lower()[0] == stated[0]


def _is_end(text: str) -> bool:
    last = text[-1]
    return last in FINAL_MARKS or (not last.isalpha() and ends_sentence(text))
