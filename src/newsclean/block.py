"""A stretch of code points, and a block: a piece of a text with what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

from newsclean.markup import Kind, Markup
from newsclean.slotted import Slotted

MAX_JUDGED = 1_000_000  # characters of a paragraph; "War and Peace" as one line has three times as many
LONG_HIDDEN = 200  # characters of hidden text that is no label: the rest of an article behind "read on"
CODE = Kind.CODE  # an enumeration is slow to ask


@dataclass(frozen=True, slots=True, order=True)
class Span(Slotted):
    """Half-open range `[start, end)` of code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span needs 0 <= start <= end, got [{self.start}, {self.end})")

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a character, or both insert at one place."""
        return max(self.start, other.start) < min(self.end, other.end) or self == other


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item…: `text` is `document.text[start : start + len(text)]`."""

    text: str
    start: int
    kind: Kind = Kind.PARAGRAPH
    language: str = "und"
    markup: Markup | None = None
    is_certain: bool = False  # told to be main content beyond doubt
    _characters: frozenset[str] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def end(self) -> int:
        """Return where the block ends in the document's text."""
        return self.start + len(self.text)

    @property
    def is_unseen(self) -> bool:
        """Tell whether the page does not show it; a long paragraph is what a click brings out."""
        return self.markup is not None and self.markup.is_hidden and len(self.text) < LONG_HIDDEN

    @property
    def is_judged(self) -> bool:
        """Tell whether rules look at it: neither code, nor unseen, nor of a length that no paragraph has."""
        return self.kind is not CODE and not self.is_unseen and len(self.text) <= MAX_JUDGED

    @property
    def characters(self) -> frozenset[str]:
        """Return the summary by which the engine skips rules: the characters that occur."""
        if self._characters is None:
            object.__setattr__(self, "_characters", frozenset(self.text))  # a slot holds less than a dict
        return self._characters or frozenset()

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of the block's `[start, end)`."""
        return Span(self.start + start, self.start + end)

    @property
    def whole(self) -> Span:
        """Return the document's span of the whole block."""
        return Span(self.start, self.end)

    def relabelled(self, language: str) -> Block:
        """Return the block in another language; what was computed of its text is kept."""
        return block_of(
            self.text, self.start, self.kind, language, self.markup, self.is_certain, characters=self._characters
        )

    def assured(self) -> Block:
        """Return the block as one that is main content beyond doubt."""
        return block_of(self.text, self.start, self.kind, self.language, self.markup, True)


class _Draft:
    """A block that is being made, and may still be changed."""

    __slots__ = Block.__slots__

    def __init__(  # noqa: PLR0913, PLR0917 - the fields of a block
        self,
        text: str,
        start: int,
        kind: Kind,
        language: str,
        markup: Markup | None,
        is_certain: bool = False,  # noqa: FBT001, FBT002 - as in a block
        *,
        characters: frozenset[str] | None = None,
    ) -> None:
        self.text, self.start, self.kind, self.language = text, start, kind, language
        self.markup, self.is_certain, self._characters = markup, is_certain, characters
        self.__class__ = Block  # type: ignore[assignment]


# `Block(text, start, kind, language, markup, is_certain)` in a quarter of the time: a frozen dataclass sets each field
# by a call, which for the hundreds of blocks of a page was a twentieth of all reading.
block_of = cast("Callable[..., Block]", _Draft)
