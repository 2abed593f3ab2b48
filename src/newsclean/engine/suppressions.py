"""Take out the findings that an exemption covers, and judge the exemptions that authors stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from newsclean.engine.guard import LOWERED
from newsclean.engine.intervals import Extent, Intervals
from newsclean.engine.silence import Silence
from newsclean.model import Document, Edit, Exemption, Finding, Safety, Severity, Span
from newsclean.readers.directives import Directive, parse
from newsclean.rules.selectors import OWN, Names, selectors_of, suggestion
from newsclean.suppressions import BESIDE

UNUSED = ("NCL101", "unused-suppression")
UNKNOWN = ("NCL102", "unknown-rule-in-suppression")
MALFORMED = ("NCL103", "malformed-suppression")
OURS = "NCL"
REMOVABLE = frozenset(("ignore", "ignore-file"))  # without its disable, an enable would be malformed
MAX_NAMED = 5  # rules that a message can name and still be read
MAX_SUGGESTED = 20  # unknown rules that are worth a search for what was meant


def silenced(document: Document, findings: Sequence[Finding]) -> tuple[Sequence[Finding], Sequence[Finding]]:
    """Return the findings that are left and those that an exemption took out, in text positions. O(n log n).

    One finding of many places loses those that are exempt. One whose edits reach into an exempt stretch loses these
    edits, and a level of trust, as the rest of a repair may not be the whole of it.
    """
    if not document.exemptions:
        return findings, ()
    silence = _silence_of(document)
    kept: list[Finding] = []
    dropped: list[Finding] = []
    for finding in findings:
        left, gone = _parted(finding, silence)
        dropped += gone
        kept += (left,) if left else ()
    return kept, dropped


def verdicts(
    document: Document, dropped: Iterable[Finding], *, ran: frozenset[str], source: str, names: Names = OWN
) -> list[Finding]:
    """Return what is wrong with the suppressions of a document, in source positions, in order.

    `dropped` is what `silenced` took out in all families; `ran` are the codes of the rules that ran, as a suppression
    of another rule may have its use in another run; `names` are those of the rules there are.
    """
    stated = sorted((each for each in document.exemptions if each.place is not None), key=_order)
    if not stated:
        return []
    judge = _Judge(
        _Uses(document, dropped, frozenset(rule for each in stated for rule in each.rules)), ran, source, names
    )
    groups = (list(group) for _, group in groupby(stated, key=_order))
    return [finding for group in groups for finding in judge.findings(group)]


class _Uses:
    """Knows which exemptions took something out, of those that are by one of the `wanted` selectors."""

    def __init__(self, document: Document, dropped: Iterable[Finding], wanted: frozenset[str]) -> None:
        self._silence = _silence_of(document)
        self._selectors: set[str] = set()
        self._answers: dict[tuple[str, Span, str], bool] = {}  # many directives may say the same
        touched, cores = defaultdict[str, list[Extent]](list), defaultdict[str, list[Extent]](list)
        for finding in dropped:
            selectors = wanted.intersection(selectors_of(finding.code, finding.name))
            self._selectors |= selectors
            if finding.span and selectors:
                extent, core = self._silence.extent(finding.span), self._silence.core(finding.span)
                for selector in selectors:
                    touched[selector].append(extent)
                    cores[selector].append(core)
        self._touched = {selector: Intervals(extents) for selector, extents in touched.items()}
        self._cores = {selector: Intervals(extents) for selector, extents in cores.items()}

    def has(self, exemption: Exemption, rule: str) -> bool:
        """Tell whether an exemption took out a finding of a rule it names."""
        if rule not in self._selectors:
            return False
        key = rule, exemption.span, exemption.match
        if key not in self._answers:
            self._answers[key] = self._took_out(*key)
        return self._answers[key]

    def _took_out(self, rule: str, span: Span, words: str) -> bool:
        if words:
            cores = self._cores.get(rule)
            return cores is not None and any(map(cores.lie_in, self._silence.words.places(span, words)))
        touched = self._touched.get(rule)
        return self._silence.is_everywhere(span) or (touched is not None and touched.meet((span.start, span.end)))


class _Judge:
    """Tells which of the suppressions of a document are unused, unknown or malformed."""

    def __init__(self, uses: _Uses, ran: frozenset[str], source: str, names: Names) -> None:
        self._uses = uses
        self._ran = ran
        self._source = source
        self._names = names
        self._suggestions: dict[str, str] = {}

    def findings(self, group: Sequence[Exemption]) -> Iterator[Finding]:
        """Yield what is wrong with the exemptions of one directive, or with those stated outside the source."""
        place = group[0].place or BESIDE
        problems = dict.fromkeys(each.reason for each in group if not each.rules)
        yield from (_finding(MALFORMED, place, problem) for problem in problems)
        unknown = dict.fromkeys(rule for each in group for rule in each.rules if rule not in self._names.known)
        dead = self._dead(group)
        if not unknown and not dead:
            return
        directive = parse(self._source[place.start : place.end], place.start)
        named = {selector.rule: selector.place for selector in directive.selectors} if directive else {}
        yield from (_finding(UNKNOWN, named.get(rule, place), self._unknown(rule)) for rule in unknown)
        if dead and place != BESIDE:
            yield _finding(UNUSED, place, _unused(dead), _removal(directive, frozenset(dead), self._source))
        elif dead:
            yield from (_finding(UNUSED, None, f"{_unused([pair])}; it stands beside the text") for pair in dead)

    def _dead(self, group: Sequence[Exemption]) -> list[tuple[str, str]]:
        """Return the rules, with their words, that took out nothing: an attribute may hold in several stretches."""
        uses: dict[tuple[str, str], bool] = {}
        for each in group:
            for rule in each.rules:
                uses[rule, each.match] = uses.get((rule, each.match), False) or self._uses.has(each, rule)
        return [(rule, words) for (rule, words), is_used in uses.items() if not is_used and self._is_judged(rule)]

    def _is_judged(self, rule: str) -> bool:
        """Tell whether all that a selector names had its chance; rules that compare texts run elsewhere."""
        judging = _judging(rule, self._names)
        return bool(judging) and judging <= self._ran

    def _unknown(self, rule: str) -> str:
        if rule.startswith(OURS):
            return f"'{rule}' in a suppression is newsclean's own finding, which cannot be silenced"
        if rule not in self._suggestions:
            self._suggestions[rule] = _meant(rule, self._names) if len(self._suggestions) < MAX_SUGGESTED else ""
        return f"unknown rule '{rule}' in a suppression{self._suggestions[rule]}"


def _silence_of(document: Document) -> Silence:
    found: Silence | None = document.memo.get(Silence)
    if found is None:
        found = document.memo[Silence] = Silence(document)
    return found


def _parted(finding: Finding, silence: Silence) -> tuple[Finding | None, list[Finding]]:
    """Return what is left of a finding, and each of its places that is exempt as a finding of its own."""
    if finding.code.startswith(OURS):
        return finding, []
    is_exempt = silence.covers(finding, finding.span)
    spared = [edit for edit in finding.edits if edit.span != finding.span and silence.covers(finding, edit.span)]
    if not is_exempt and not spared:
        return finding, []
    gone = [replace(finding, span=edit.span, edits=(edit,), related=()) for edit in spared]
    without = frozenset(spared)
    left = tuple(edit for edit in finding.edits if edit not in without)
    if not is_exempt:
        return _narrowed(finding, left), gone
    elsewhere = tuple(edit for edit in left if finding.span and not _touch(edit.span, finding.span))
    rest = _narrowed(replace(finding, span=elsewhere[0].span), elsewhere) if elsewhere else None
    return rest, [*gone, finding]


def _narrowed(finding: Finding, left: tuple[Edit, ...]) -> Finding:
    """Return a finding with fewer edits: of a repair that is one, the rest is trusted less."""
    places = {edit.span for edit in finding.edits}
    if finding.related and places.issuperset(finding.related):  # many places, each repaired for itself
        return replace(finding, edits=left, related=tuple(edit.span for edit in left if edit.span != finding.span))
    return replace(finding, edits=left, safety=LOWERED[finding.safety] if left else Safety.DISPLAY)


def _touch(one: Span, other: Span) -> bool:
    return max(one.start, other.start) <= min(one.end, other.end)


def _order(exemption: Exemption) -> tuple[int, int]:
    place = exemption.place or BESIDE
    return place.start, place.end


@lru_cache(maxsize=1024)
def _judging(selector: str, names: Names) -> frozenset[str]:
    return frozenset(rule.code for rule in names.named(selector) if rule.scope != "corpus")


def _meant(rule: str, names: Names) -> str:
    other_case = next((word for word in (rule.upper(), rule.lower()) if word in names.known), "")
    return f"; did you mean '{other_case}'?" if other_case else suggestion(rule, names.whole)


def _unused(dead: Sequence[tuple[str, str]]) -> str:
    named = [f'{rule}:"{words}"' if words else rule for rule, words in dead[:MAX_NAMED]]
    more = f" and {len(dead) - MAX_NAMED} more" if len(dead) > MAX_NAMED else ""
    return f"suppression of {', '.join(named)}{more} silences nothing"


def _removal(directive: Directive | None, dead: frozenset[tuple[str, str]], source: str) -> Edit | None:
    """Return the edit that takes out the dead rules of a comment, or the comment if no rule is left."""
    if directive is None or directive.verb not in REMOVABLE:
        return None
    place, selectors = directive.place, directive.selectors
    living = [source[s.place.start : s.place.end] for s in selectors if (s.rule, s.words) not in dead]
    if living:
        return Edit(Span(selectors[0].place.start, selectors[-1].place.end), ", ".join(living))
    if not source.startswith("<!--", place.start):
        return None
    is_between_blanks = source[max(0, place.start - 1) : place.start] == " " == source[place.end : place.end + 1]
    return Edit(Span(place.start, place.end + is_between_blanks))


def _finding(identity: tuple[str, str], place: Span | None, message: str, edit: Edit | None = None) -> Finding:
    safety = Safety.SAFE if edit else Safety.DISPLAY
    edits = (edit,) if edit else ()
    return Finding(place, message, edits, safety, code=identity[0], name=identity[1], severity=Severity.WARNING)
