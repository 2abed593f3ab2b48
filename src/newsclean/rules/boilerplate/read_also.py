"""BPL302 read-also."""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Document, Edit, Finding, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import Claim, claimed, shortened, titles_below


@document_rule("BPL302", "read-also", severity=Severity.ERROR)
def read_also(document: Document) -> Findings:
    """A heading or a line sends the reader to other articles.

    ## Why is this bad?
    The titles are of other articles, and where they were links that are gone, an empty heading is all that is left.

    ## Example
    ```bad lang=fr
    le procès reprendra mardi devant la cour d'appel.

    ⟦lectures complémentaires :⟧

    ⟦lectures complémentaires :⟧
    ```
    ```good lang=fr
    le procès reprendra mardi devant la cour d'appel.
    ```
    ```bad lang=en
    The trial will resume on Tuesday.

    ⟦Read also: Judges ask for more time⟧

    Twelve witnesses are still to be heard.
    ```
    ```good lang=en
    The trial will resume on Tuesday.

    Twelve witnesses are still to be heard.
    ```
    ```good lang=en
    Read more poetry, the judge told the boys.
    ```
    ```good lang=ru
    Читайте больше стихов, посоветовал судья подросткам.
    ```

    ## Fix
    The line is taken out, with the titles that stand below a heading; safe: it is a known heading, or a known label
    with a title behind it.

    ## Known problems
    Between paragraphs the last short line below a heading is left: it may be the next heading of the article.
    """
    titles = titles_below(document, "BPL302")
    first: dict[str, _Heading] = {}
    for claim in claimed(document, "BPL302"):
        earlier = None if claim.values else first.get(claim.evidence)
        if earlier is None and not claim.values:
            span = document.blocks[claim.index].whole
            first[claim.evidence] = _Heading(span, document.text.count("\n", 0, span.start) + 1)
        yield from _findings(document, claim, titles.get(claim.index, 0), earlier)


class _Heading(NamedTuple):
    """Where a related heading stands for the first time."""

    span: Span
    line: int


def _findings(document: Document, claim: Claim, count: int, earlier: _Heading | None) -> Iterator[Finding]:
    """Yield the finding of the heading, which takes out the titles below it, and one for each of them."""
    heading = document.blocks[claim.index].whole
    related = (earlier.span,) if earlier else ()
    message, removal = _message(claim, count, earlier), _removal(document, claim.index, count)
    yield Finding(heading, message, (removal,), related=related)
    for block in document.blocks[claim.index + 1 : claim.index + 1 + count]:
        yield Finding(block.whole, "title of another article", related=(heading,))


def _message(claim: Claim, count: int, earlier: _Heading | None) -> str:
    what = f"leads to other articles ('{shortened(claim.evidence)}')"
    if claim.values:
        return what
    under = f"{what}; {count} of their titles below it" if count else f"{what}; the heading is empty"
    return f"{under} and repeats line {earlier.line}" if earlier else under


def _removal(document: Document, heading: int, count: int) -> Edit:
    """Return the edit that takes out a heading and the blocks below it, with one separator."""
    if not count:
        return document.removal(heading)
    last = document.removal(heading + count)
    is_end = heading + count + 1 == len(document.blocks)
    start = document.removal(heading).span.start
    if is_end and heading:
        start = document.blocks[heading - 1].end
    return Edit(Span(start, last.span.end))
