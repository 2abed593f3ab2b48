"""A page narrowed to its article before any other rule looks at it: what stands around is neither judged nor repaired.

So a page costs what its article costs, and a menu in another language does not sway what is said of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import compress, groupby
from typing import NamedTuple

from newsclean.boilerplate.roles import Role
from newsclean.boilerplate.verdicts import asked, assured, verdicts
from newsclean.engine.judging import Plan
from newsclean.engine.suppressions import silenced
from newsclean.model import Document, Extent, Finding, Severity
from newsclean.offsets import Replacement
from newsclean.reasons import Reason, RemovedRun, reason
from newsclean.rules import Rule, gathered, registry


class Narrowed(NamedTuple):
    """A page with the blocks of its article alone, and the findings on the blocks around it; the text stays."""

    document: Document
    around: Sequence[Finding]


def narrowed(document: Document, plan: Plan) -> Narrowed:
    """Return a page as no rule judges it as a page again; a text or a fragment as it is.

    A page that is repaired family by family is narrowed once, and what is found in its article is known to the next.
    """
    if document.extent is not Extent.PAGE:
        return Narrowed(document, ())
    key = narrowed, plan, asked(document)
    known: Narrowed | None = document.memo.get(key)
    if known is None:
        around = surroundings(document, plan.judges)
        gone = {finding.start for finding in around}
        article = article_of(document, [block.start not in gone for block in document.blocks])
        known = document.memo[key] = Narrowed(article, around)
    return known


def surroundings(page: Document, judges: Sequence[Rule]) -> Sequence[Finding]:
    """Return the findings on the blocks of a page that are not its article."""
    found = [finding for rule in judges for finding in rule.findings(page)]
    # What is code by nature may stand around an article as well; what the author exempted stays.
    stated = tuple(each for each in page.exemptions if each.place is not None)
    return silenced(replace(page, exemptions=stated), found)[0] if stated else found


def cut(document: Document, judges: Sequence[Rule]) -> Document | None:
    """Return a page whose text is that of its article, or None if some of what stands around it is to stay.

    This is what the edits of `surroundings` come to, without a finding for each of hundreds of blocks: what each is
    for is told when somebody asks.
    """
    if len(judges) < len(Role) - 1 or any(each.place is not None for each in document.exemptions):
        return None
    stays = [verdict.is_kept for verdict in verdicts(document)]
    codes = tuple(rule.code for rule in judges)
    runs = [[*run] for is_kept, run in groupby(range(len(stays)), key=stays.__getitem__) if not is_kept]
    page = replace(document)  # why is asked later, when main content of the page may be told otherwise
    page.memo.update(document.memo)
    edits = [_edit(page, run[0], run[-1], codes) for run in runs]
    article = article_of(document, stays)
    return article.edited(edits) if edits else article


def told(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for all of a rule: on a page nothing is wrong with a menu, and fifty of them say no more."""
    ordered = sorted(found, key=lambda finding: (finding.code, finding.start))
    for _, of_rule in groupby(ordered, key=lambda finding: finding.code):
        yield from (replace(finding, severity=Severity.INFO) for finding in gathered(of_rule))


def article_of(document: Document, stays: Sequence[bool]) -> Document:
    """Return a page with the blocks that stay as an article; they know which of them are so beyond doubt."""
    blocks = tuple(compress(assured(document), stays))
    title = document.title
    title = sum(stays[:title]) if title is not None and stays[title] else None
    return replace(document, blocks=blocks, title=title, extent=Extent.ARTICLE)


def _edit(document: Document, first: int, last: int, codes: tuple[str, ...]) -> Replacement:
    span = document.removal(first, last).span
    return Replacement(span.start, span.end, "", RemovedRun(partial(_reasons, document, first, last, codes)))


def _reasons(document: Document, first: int, last: int, codes: tuple[str, ...]) -> list[tuple[int, Reason]]:
    """Return why each block of a run was taken out, with the characters that went with it."""
    found: dict[int, Finding] | None = document.memo.get(_reasons)
    if found is None:
        rules = (registry()[code] for code in codes)
        found = document.memo[_reasons] = {f.start: f for rule in rules for f in rule.findings(document)}
    of_run = [found[block.start] for block in document.blocks[first : last + 1]]
    return [(f.edits[0].span.end - f.edits[0].span.start, reason(f)) for f in of_run]
