"""TYP303 hyphen-as-dash."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Block, Document, Edit, Finding, Kind, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.typography import majority, mixes_apostrophes
from newsclean.text.patterns import lazy

# Each pattern begins with the mark itself, which is rare, and then looks behind it.
# A real dash in running text: spaced within a line or at its start (speech), or an em dash between words.
DASH = lazy(r"[–—](?:(?:(?<=\S .)|(?<=^.))(?= \S)|(?<=[^\W_]—)(?=[^\W_]))", re.MULTILINE)
# Two hyphens between words, with spaces on both sides or none: no --option, no <!--, no rows of hyphens.
DOUBLE = lazy(
    r"--(?:(?<=[^\s-] --)(?= [^\s-])|(?<=^--)(?= [^\s-])|(?<=[^\W\d_\u0e00-\uffff]--)(?=[^\W\d_\u0e00-\uffff]))",
    re.MULTILINE,
)
# A spaced hyphen between words that do not look like names, numbers, scores or routes.
SINGLE = lazy(r"-(?= [^\W\d_]{2})(?:(?<=[^\W\d_]{2} -)|(?<=[^\W\d_][»”“\"),] -))")
FEW = 3  # two hyphens; where they are more than that and more than the dashes, they part items of a list
OFTEN = 10  # real dashes for each hyphen that make the hyphen a slip; mixed at will, both are the author's habit
PRINTED, TYPED = frozenset("“”„«»"), '"'  # a text with printers' quotation marks has printers' dashes
# Where the press writes one kind of dash only, two hyphens can stand for no other.
EN_DASH = frozenset(
    ("bs", "cs", "da", "de", "fi", "hr", "hu", "is", "nb", "nl", "nn", "no", "ro", "sk", "sl", "sr", "sv")
)
EM_DASH = frozenset(("be", "es", "ru"))


class Hyphen(NamedTuple):
    """A hyphen, or two, in the place of a dash."""

    block: Block
    start: int
    end: int


@document_rule("TYP303", "hyphen-as-dash", severity=Severity.INFO, needs="-")
def hyphen_as_dash(document: Document, *, alone: int = 0) -> Findings:
    """A spaced hyphen or two hyphens stand for a dash in a text that has real dashes or printers' quotation marks.

    ## Why is this bad?
    Hyphens join and dashes part; two kinds of dash in one text are two hands, and programs read a compound word.

    ## Example
    ```bad lang=en
    The plan – a bold one – failed ⟦--⟧ and nobody – not even she – was surprised.
    ```
    ```good lang=en
    The plan – a bold one – failed – and nobody – not even she – was surprised.
    ```
    ```bad lang=ru
    Мэр — человек дела ⟦--⟧ не ответил. Город — это люди. Люди — это сила.
    ```
    ```good lang=ru
    Мэр — человек дела — не ответил. Город — это люди. Люди — это сила.
    ```
    ```good lang=ru
    Мэр - человек дела - не ответил. Город - это люди.
    ```
    ```good lang=en
    The plan – a bold one – won 3 - 2 in 2019 - 20. Paris - Lyon takes two hours with the --fast option.
    ```

    ## Fix
    The dash the text uses takes its place, else the language's. Two hyphens: safe, unless the language has both – and —
    and the text neither; a single hyphen is reported if there are ten dashes for each, and unsafe, as it may join.

    ## Options
    `alone`: in a text without any dash, up to so many hyphens between lower-case words are reported too. One article
    in fifteen writes its dashes so, hence 0; a text that mixes both kinds of quotation marks or of apostrophes was
    put together from two sources, and a lone hyphen there is reported anyway.
    """
    if " - " not in document.text and "--" not in document.text:
        return
    dashes = Counter(match[0] for block in document.blocks for match in _dashes(block))
    doubles = list(_found(document, "--", DOUBLE))
    if len(doubles) <= max(FEW, dashes.total()) and (dashes or _is_printed(document)):
        dash, safety = _dash(document, dashes)
        yield from (_finding(hyphen, dash, safety) for hyphen in doubles)
    singles = [hyphen for hyphen in _found(document, " - ", SINGLE) if _is_prose(hyphen)]
    slips = dashes.total() // OFTEN if dashes else max(alone, int(_is_patched(document)))
    if len(singles) <= slips:
        yield from (_finding(hyphen, majority(dashes) or "", Safety.UNSAFE) for hyphen in singles)


def _is_patched(document: Document) -> bool:
    """Tell whether printers' and typewriters' marks stand side by side, as where two sources were put together."""
    present = characters_in(document)
    return mixes_apostrophes(document) or (TYPED in present and not present.isdisjoint(PRINTED))


def _is_printed(document: Document) -> bool:
    """Tell whether the quotation marks are those of print, not of the typewriter."""
    return TYPED not in characters_in(document) and not characters_in(document).isdisjoint(PRINTED)


def _dash(document: Document, dashes: Counter[str]) -> tuple[str, Safety]:
    """Return the dash that two hyphens stand for: the text's own, else the language's; and how sure that is."""
    language = document.language.partition("-")[0]
    own = majority(dashes)
    if own or language in EN_DASH | EM_DASH:
        return own or ("–" if language in EN_DASH else "—"), Safety.SAFE
    return "—", Safety.UNSAFE


def _dashes(block: Block) -> Iterator[re.Match[str]]:
    return DASH.finditer(block.text) if "–" in block.text or "—" in block.text else iter(())


def _found(document: Document, sign: str, pattern: re.Pattern[str]) -> Iterator[Hyphen]:
    for block in document.blocks:
        if sign in block.text:
            yield from (Hyphen(block, *match.span()) for match in pattern.finditer(block.text))


def _is_prose(hyphen: Hyphen) -> bool:
    """Tell whether both neighbours are in lower case, in running text: no "Name - Site", no "Paris - Lyon"."""
    text, before, after = hyphen.block.text, hyphen.start - 2, hyphen.end + 1
    if hyphen.block.kind is Kind.HEADING or text[after].isupper():
        return False
    return not text[before].isalpha() or (text[before].islower() and text[: before + 1].rpartition(" ")[2].islower())


def _finding(hyphen: Hyphen, dash: str, safety: Safety) -> Finding:
    span = hyphen.block.span(hyphen.start, hyphen.end)
    written = "two hyphens" if hyphen.end - hyphen.start > 1 else "hyphen"
    if not dash:
        return Finding(span, f"{written} in the place of a dash", safety=Safety.DISPLAY)
    return Finding(span, f"{written} in the place of “{dash}”", (Edit(span, dash),), safety)
