"""Where in a document which rules are silent, asked in O(log n) for each place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from newsclean.engine.intervals import Extent, Intervals
from newsclean.model import Document, Finding, Span
from newsclean.rules.selectors import selectors_of

# Words are looked for once in the stretch of each exemption. However the stretches overlap, no more is searched than so
# many times the text, and no more places are kept: what is over that silences nothing.
MAX_SEARCHES = 1000
MAX_PLACES = 100_000
BLANKS = dict.fromkeys(
    (*range(9, 14), *range(28, 33), 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288), " "
)
HALF = 0.5  # of a character: an insertion lies between two of them

Test = Callable[[Extent], bool]
Wording = tuple[Span, str]  # the stretch in which words are looked for


class _Tests(NamedTuple):
    """What decides for the findings of one rule."""

    everywhere: bool
    places: tuple[Test, ...]
    words: Intervals | None


class Silence:
    """Where rules are silent.

    By nature (code, addresses) on what lies inside the stretch; by the author's will on all that touches it; with
    words, on what lies inside one occurrence of them. Findings of the whole document need an exemption of all of it.
    """

    def __init__(self, document: Document) -> None:
        self.words = Words(document.text)
        self._text = document.text
        self._whole = whole_of(document)
        self._everywhere: set[str] = set()
        self._tests: dict[str, _Tests] = {}
        self._worded: defaultdict[str, dict[Wording, None]] = defaultdict(dict)
        inside, touching = defaultdict[str, list[Extent]](list), defaultdict[str, list[Extent]](list)
        for each in document.exemptions:
            extents = inside if each.place is None else touching
            for selector in each.rules:
                if each.match:
                    self._worded[selector][each.span, each.match] = None
                elif self.is_everywhere(each.span):
                    self._everywhere.add(selector)
                elif each.span.start < each.span.end:
                    extents[selector].append((each.span.start, each.span.end))
        self._inside = {selector: Intervals(extents) for selector, extents in inside.items()}
        self._touching = {selector: Intervals(extents) for selector, extents in touching.items()}

    def covers(self, finding: Finding, span: Span | None) -> bool:
        """Tell whether the finding's rule is silent at a place; None is the whole document."""
        everywhere, places, words = self._tests_of(finding)
        if everywhere or span is None or not (places or words):
            return everywhere
        extent = self.extent(span)
        return any(test(extent) for test in places) or (words is not None and words.hold(self.core(span)))

    def is_everywhere(self, span: Span) -> bool:
        """Tell whether a stretch is all of the text."""
        return span.start <= self._whole.start and span.end >= self._whole.end

    def extent(self, span: Span) -> Extent:
        """Return what a finding touches: an insertion, or blanks alone, touch what is on both sides."""
        found = self._text[span.start : span.end]
        is_gap = not found or found.isspace()
        return (span.start - HALF, span.end + HALF) if is_gap else (span.start, span.end)

    def core(self, span: Span) -> Extent:
        """Return a finding's place without the blanks at its ends, unless it is blank."""
        found = self._text[span.start : span.end]
        if not found.strip():
            return span.start, span.end
        return span.start + len(found) - len(found.lstrip()), span.end - len(found) + len(found.rstrip())

    def _tests_of(self, finding: Finding) -> _Tests:
        known = self._tests.get(finding.code)
        if known is None:
            known = self._tests[finding.code] = self._made(selectors_of(finding.code, finding.name))
        return known

    def _made(self, selectors: tuple[str, ...]) -> _Tests:
        inside = [self._inside[selector].hold for selector in selectors if selector in self._inside]
        touching = [self._touching[selector].meet for selector in selectors if selector in self._touching]
        worded = (each for selector in selectors for each in self._worded.get(selector, ()))
        places = [place for span, words in worded for place in self.words.places(span, words)]
        everywhere = not self._everywhere.isdisjoint(selectors)
        return _Tests(everywhere, (*inside, *touching), Intervals(places) if places else None)


class Words:
    """The places of words in a text, blanks of all kinds being equal."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._blank: str | None = None
        self._left = MAX_SEARCHES * (len(text) + 1)
        self._known: dict[Wording, tuple[Extent, ...]] = {}
        self._kept = 0

    def places(self, span: Span, words: str) -> tuple[Extent, ...]:
        """Return where words stand in a stretch."""
        known = self._known.get((span, words))
        if known is None:
            known = self._known[span, words] = tuple(self._found(span, words))
            self._kept += len(known)
        return known

    def _found(self, span: Span, words: str) -> list[Extent]:
        self._left -= span.end - span.start
        if self._left < 0:
            return []
        if self._blank is None:
            self._blank = self._text.translate(BLANKS)
        wanted, found = words.translate(BLANKS), list[Extent]()
        at = self._blank.find(wanted, span.start, span.end)
        while at >= 0 and self._kept + len(found) < MAX_PLACES:
            found.append((at, at + len(wanted)))
            at = self._blank.find(wanted, at + 1, span.end)
        return found


def whole_of(document: Document) -> Span:
    """Return the stretch from the first block to the last."""
    blocks = document.blocks
    return Span(blocks[0].start, blocks[-1].end) if blocks else Span(0, len(document.text))
