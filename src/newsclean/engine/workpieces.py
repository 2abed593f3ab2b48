"""What is repaired: the text that was read, or the source it was read from, with every byte of markup left alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from newsclean.engine import replacements
from newsclean.engine.narrowing import article_of, cut
from newsclean.engine.placing import placed
from newsclean.model import Document, Extent, Finding
from newsclean.offsets import OffsetMap
from newsclean.rules import Rule


@dataclass(frozen=True)
class TextPiece:
    """The text that was read; `reread` finds its blocks anew after a repair."""

    view: Document
    reread: Callable[[Document], Document]

    @property
    def text(self) -> str:
        """Return the text."""
        return self.view.text

    def placed(self, finding: Finding) -> Finding:
        """Return the finding: it stands where it was found."""
        return finding

    def edited(self, chosen: Sequence[Finding]) -> Self:
        """Return the text after edits, its blocks found anew."""
        return replace(self, view=self.reread(self.view.edited(replacements(chosen))))

    def read_again(self) -> Self:
        """Return the text as it would be read."""
        return replace(self, view=self.reread(replace(self.view)))

    def as_article(self) -> Self:
        """Return the text as that of an article alone."""
        return replace(self, view=article_of(self.view, [True] * len(self.view.blocks)))

    def cut(self, judges: Sequence[Rule]) -> Self | None:
        """Return a page cut to its article at once, unless some of what stands around it is to stay."""
        article = cut(self.view, judges)
        return replace(self, view=article) if article is not None else None


@dataclass(frozen=True)
class SourcePiece:
    """A source as its own document; `read` gives what rules see of it."""

    source: Document
    read: Callable[[str], Document]
    is_article: bool = False

    @classmethod
    def of(cls, source: str, read: Callable[[str], Document]) -> Self:
        """Return the workpiece of a source."""
        return cls(Document(source, (), OffsetMap.identity(len(source)), source), read)

    @property
    def text(self) -> str:
        """Return the source."""
        return self.source.text

    @cached_property
    def view(self) -> Document:
        """Return what rules see."""
        view = self.read(self.source.text)
        return replace(view, extent=Extent.ARTICLE) if self.is_article else view

    def placed(self, finding: Finding) -> Finding:
        """Return the finding in positions of the source."""
        return placed(self.view, finding)

    def edited(self, chosen: Sequence[Finding]) -> Self:
        """Return the source after edits."""
        return replace(self, source=self.source.edited(replacements(chosen)))

    def read_again(self) -> Self:
        """Return the source: it is read again after every edit."""
        return self

    def as_article(self) -> Self:
        """Return the source as that of an article alone."""
        return replace(self, is_article=True)

    def cut(self, judges: Sequence[Rule]) -> Self | None:  # noqa: ARG002 - as of a text
        """Return nothing: edits go around markup."""
        return None
