"""The article of a text, as what is no article was told from it: what its metrics are measured on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from newsclean.model import Document

_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Article:
    """The blocks of an article as places in the text that was read.

    The text of plain text is the source itself, so that an article costs next to nothing to send to another process.
    """

    text: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, document: Document) -> Self:
        """Return the article that the blocks of a document make up."""
        return cls(document.text, tuple([(block.start, block.start + len(block.text)) for block in document.blocks]))

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Return a text as an article of which every line is a block."""
        spans, at = list[tuple[int, int]](), 0
        for line in text.splitlines(keepends=True):
            if not line.isspace():
                spans.append((at, at + len(line.rstrip())))
            at += len(line)
        return cls(text, tuple(spans))

    @classmethod
    def joined(cls, articles: Iterable[Self]) -> Self:
        """Return the article that several texts make up, as the title and the body of a record."""
        texts, spans, at = list[str](), list[tuple[int, int]](), 0
        for article in articles:
            spans += [(start + at, end + at) for start, end in article.spans]
            texts.append(article.text)
            at += len(article.text) + len(_BETWEEN)
        return cls(_BETWEEN.join(texts), tuple(spans))

    @cached_property
    def prose(self) -> str:
        """Return the text of the blocks, parted as they were."""
        return "".join(self._pieces())

    def _pieces(self) -> Iterator[str]:
        """Yield each block with the white space before it; none before the first."""
        text, end = self.text, 0
        for number, (start, stop) in enumerate(self.spans):
            before = start
            while number and before > end and text[before - 1].isspace():
                before -= 1
            yield text[before:stop]
            end = stop

    def __getstate__(self) -> dict[str, object]:
        """Leave what was derived behind."""
        return {"text": self.text, "spans": self.spans}
