"""DUP201 exact-duplicate-document."""

from __future__ import annotations

from typing import Protocol

from newsclean.model import Finding, Safety, Severity
from newsclean.rules import Findings, corpus_rule


class Fingerprint(Protocol):
    """What is kept of a text: `newsclean.corpus.Digest`."""

    @property
    def length(self) -> int:
        """Return the length of the text in code points."""
        ...


class Seen(Protocol):
    """The texts before this one: `newsclean.corpus.Corpus`."""

    def first_with(self, fingerprint: Fingerprint, /) -> str | None:
        """Return the name of the first text with the same fingerprint."""
        ...


@corpus_rule("DUP201", "exact-duplicate-document", severity=Severity.ERROR)
def exact_duplicate_document(digest: Fingerprint, corpus: Seen, *, min_chars: int = 40) -> Findings:
    """The text is the same as one read before it, white space and case aside.

    ## Why is this bad?
    Copies of one article weigh twice in a corpus: in counts, in training, in search results.

    ## Example
    A line of hyphens parts the texts; what is found is the last of them. The first of equal texts is never reported.

    ```bad lang=en
    The bridge over the river is open again since Monday.
    ----
    The bridge over the river is closed again since Monday.
    ----
    The bridge over the river is open  again since Monday.
    ```
    ```good lang=en
    The bridge over the river is open again since Monday.
    ----
    The bridge over the river is closed again since Monday.
    ```
    ```bad lang=ru
    Мост через реку снова открыт для движения с понедельника.
    ----
    МОСТ ЧЕРЕЗ РЕКУ СНОВА ОТКРЫТ ДЛЯ ДВИЖЕНИЯ С ПОНЕДЕЛЬНИКА.
    ```
    ```good lang=ru
    Мост через реку снова открыт для движения с понедельника.
    ----
    Мост через реку снова открыт для движения со вторника.
    ```
    ```good lang=en
    No news today.
    ----
    No news today.
    ```

    ## Fix
    Shown only: which copy stays is decided by who owns the corpus.

    ## Options
    `min_chars` (40): shorter texts may be equal by chance.
    """
    if digest.length < min_chars:
        return
    name = corpus.first_with(digest)
    if name is not None:
        yield Finding(None, f"same text as {name}", safety=Safety.DISPLAY)
