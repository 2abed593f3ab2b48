"""A page narrowed to its article before any other rule looks at it: what stands around is neither judged nor repaired.

So a page costs what its article costs, and a menu in another language does not sway what is said of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import compress, groupby

from newsclean.boilerplate.roles import Role
from newsclean.boilerplate.verdicts import assured, verdicts
from newsclean.engine.suppressions import silenced
from newsclean.model import Document, Extent, Finding, Severity
from newsclean.offsets import Replacement
from newsclean.reasons import Reason, Surroundings, reason
from newsclean.rules import Rule, gathered, registry

CODES = ("BPL6", "BPL7")  # the rules that judge a block by all of its page


def surroundings(document: Document, rules: Sequence[Rule]) -> Sequence[Finding]:
    """Return the findings on the blocks of a page that are not its article; none of a text or a fragment."""
    if document.extent is not Extent.PAGE:
        return ()
    found = [finding for rule in _judges(rules) for finding in rule.findings(document)]
    # What is code by nature may stand around an article as well; what the author exempted stays.
    stated = tuple(each for each in document.exemptions if each.place is not None)
    return silenced(replace(document, exemptions=stated), found)[0] if stated else found


def narrowed(document: Document, found: Sequence[Finding]) -> Document:
    """Return a page without the blocks of findings; the text stays, and no rule judges it as a page again."""
    if document.extent is not Extent.PAGE:
        return document
    gone = {finding.start for finding in found}
    return _kept(document, [block.start not in gone for block in document.blocks])


def cut(document: Document, rules: Sequence[Rule]) -> Document | None:
    """Return a page whose text is that of its article, or None if some of what stands around it is to stay.

    This is what the edits of `surroundings` come to, without a finding for each of hundreds of blocks: what each is
    for is told when somebody asks.
    """
    judges = _judges(rules)
    if len(judges) < len(Role) - 1 or any(each.place is not None for each in document.exemptions):
        return None
    stays = [verdict.is_kept for verdict in verdicts(document)]
    codes = tuple(rule.code for rule in judges)
    runs = [[*run] for is_kept, run in groupby(range(len(stays)), key=stays.__getitem__) if not is_kept]
    edits = [_edit(document, run[0], run[-1], codes) for run in runs]
    article = _kept(document, stays)
    return article.edited(edits) if edits else article


def told(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield one finding for all of a rule: on a page nothing is wrong with a menu, and fifty of them say no more."""
    ordered = sorted(found, key=lambda finding: (finding.code, finding.start))
    for _, of_rule in groupby(ordered, key=lambda finding: finding.code):
        yield from (replace(finding, severity=Severity.INFO) for finding in gathered(of_rule))


def _judges(rules: Sequence[Rule]) -> list[Rule]:
    return [rule for rule in rules if rule.code.startswith(CODES)]


def _kept(document: Document, stays: Sequence[bool]) -> Document:
    """Return a page with the blocks that stay as an article; they know which of them are so beyond doubt."""
    blocks = tuple(compress(assured(document), stays))
    title = document.title
    title = sum(stays[:title]) if title is not None and stays[title] else None
    return replace(document, blocks=blocks, title=title, extent=Extent.ARTICLE)


def _edit(document: Document, first: int, last: int, codes: tuple[str, ...]) -> Replacement:
    span = document.removal(first, last).span
    return Replacement(span.start, span.end, "", Surroundings(partial(_reasons, document, first, last, codes)))


def _reasons(document: Document, first: int, last: int, codes: tuple[str, ...]) -> list[tuple[int, Reason]]:
    """Return why each block of a run was taken out, with the characters that went with it."""
    found: dict[int, Finding] | None = document.memo.get(_reasons)
    if found is None:
        rules = (registry()[code] for code in codes)
        found = document.memo[_reasons] = {f.start: f for rule in rules for f in rule.findings(document)}
    of_run = [found[block.start] for block in document.blocks[first : last + 1]]
    return [(f.edits[0].span.end - f.edits[0].span.start, reason(f)) for f in of_run]
