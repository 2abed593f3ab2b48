"""STR202 hyphenated-line-break."""

from __future__ import annotations

from newsclean.lexicon import lexicon
from newsclean.model import Document, Edit, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.structure import is_hyphenated, line_ends
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy

WORD_BEFORE = lazy(r"[^\W\d_]{1,40}\Z")
WORD_AFTER = lazy(r"[^\W\d_]{1,40}")
MAX_WORD = 40
MIN_PART = 2  # letters; printers leave no single letter on a line


@document_rule("STR202", "hyphenated-line-break", needs="\n\r")
def hyphenated_line_break(document: Document) -> Findings:
    """A word is parted by a hyphen at a line end.

    ## Why is this bad?
    It comes from a column of print; no search finds the word, and counted words are halves.

    ## Example
    ```bad lang=en
    The council asked the govern⟦-
    ⟧ment for help.

    The government said no.
    ```
    ```good lang=en
    The council asked the government for help.

    The government said no.
    ```
    ```bad lang=fr
    Le conseil a demandé l’aide du gouver⟦-
    ⟧nement mardi soir.
    ```
    ```good lang=fr
    Le conseil a demandé l’aide du gouvernement mardi soir.
    ```
    ```bad lang=en
    The well⟦-
    ⟧known singer came. Well-known people came too.
    ```
    ```good lang=en
    The well-known singer came. Well-known people came too.
    ```
    ```good lang=de
    Haupt- und Nebenstraßen bleiben gesperrt.
    ```
    ```good lang=ja
    東京-大阪間の列車は運休した。
    ```

    ## Fix
    The line end goes, and the hyphen too unless the word has one of its own: the text writes it so elsewhere, a half is
    doubled, the second half has a capital, is a function word, or both halves stand in the text as words. Safe if the
    word stands elsewhere in the text, if the second half has a capital, or if nothing speaks for a hyphen; unsafe
    otherwise.
    """
    written: frozenset[str] | None = None
    for block in document.blocks:
        for end in line_ends(block):
            if not is_hyphenated(block.text, end):
                continue
            if written is None:
                written = _words(document.text)
            left = WORD_BEFORE.search(block.text, max(0, end.start() - 1 - MAX_WORD), end.start() - 1)
            right = WORD_AFTER.match(block.text, end.end())
            if left and right:
                keeps, safety = _judged(left[0], right[0], written, document.language_of(block))
                start = end.start() if keeps else end.start() - 1
                edit = Edit(block.span(start, end.end()))
                message = f'"{left[0]}-{right[0]}" is broken at the line end'
                yield Finding(block.span(end.start() - 1, end.end()), message, (edit,), safety)


def _words(text: str) -> frozenset[str]:
    """Return the words of a text, folded, those with hyphens whole."""
    return frozenset(word.strip(".,;:!?\"'()[]«»“”„’…") for word in fold(text).split())


def _judged(left: str, right: str, written: frozenset[str], language: str) -> tuple[bool, Safety]:
    """Return whether the word keeps its hyphen, and how certain that is."""
    first, second = fold(left), fold(right)
    if first + second in written:
        return False, Safety.SAFE
    if f"{first}-{second}" in written or not right[0].islower():
        return True, Safety.SAFE
    is_doubled = second.startswith(first) or first.endswith(second)  # anak-anak, buah-buahan, berlari-lari
    if is_doubled or second in lexicon(language).stop_words:
        return True, Safety.UNSAFE
    if min(len(left), len(right)) < MIN_PART or (first in written and second in written):
        return True, Safety.UNSAFE
    return False, Safety.SAFE
