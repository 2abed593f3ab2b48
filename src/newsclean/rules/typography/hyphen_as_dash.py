"""TYP303 hyphen-as-dash."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.model import Block, Document, Edit, Finding, Kind, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.typography import majority, mixes_apostrophes, press_dash, primary, prints
from newsclean.text.patterns import lazy

# Each pattern begins with the mark itself, which is rare, and then looks behind it.
# A real dash in running text: spaced within a line or at its start (speech), or an em dash between words.
DASH = lazy(r"[–—](?:(?:(?<=\S .)|(?<=^.))(?= \S)|(?<=[^\W_]—)(?=[^\W_]))", re.MULTILINE)
# A dash that leans on the word behind it or before it, as Spanish sets it, and two hyphens that do.
LEANING = lazy(r"—(?<=[ (]—)(?=[^\W\d_])|(?P<on_left>[–—])(?<=[^\W\d_].)(?=[ ,.;:)?!])")
LEANING_DOUBLE = lazy(r"--(?<=[ (]--)(?=[^\W\d_])|(?P<on_left>--)(?<=[^\W\d_]--)(?=[ ,.;:)?!])")
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
# Agencies' wires in these languages never had dashes: two hyphens are a habit there, whatever the text has else.
WIRES = frozenset(["be", "bs", "hr", "sl", "sr"])


class Hyphen(NamedTuple):
    """A hyphen, or two, in the place of a dash."""

    block: Block
    start: int
    end: int


@document_rule("TYP303", "hyphen-as-dash", severity=Severity.INFO, needs="-")
def hyphen_as_dash(document: Document, *, alone: int = 0) -> Findings:
    """A spaced hyphen or two hyphens stand for a dash in a text, or a language, that has real dashes.

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
    ```bad lang=es
    Los extranjeros —solicitantes de asilo⟦--⟧ esperan; el país —el más pobre— no responde.
    ```
    ```good lang=es
    Los extranjeros —solicitantes de asilo— esperan; el país —el más pobre— no responde.
    ```
    ```good lang=ru
    Мэр - человек дела - не ответил. Город - это люди.
    ```
    ```good lang=en
    The plan – a bold one – won 3 - 2 in 2019 - 20. Paris - Lyon takes two hours with the --fast option.
    ```

    ## Fix
    The dash the text uses takes its place, else the one that the language's press uses. Two hyphens: safe, unless the
    language has both – and — and the text neither; a single hyphen is reported if there are ten dashes for each, and
    unsafe, as it may join. In a text of the typewriter ("straight" marks, no dash) two hyphens are reported only where
    the language's press always sets a dash. Shown only where neither text nor language tells which dash is meant.

    ## Options
    `alone`: in a text without any dash, up to so many hyphens between lower-case words are reported too. One article
    in fifteen writes its dashes so, hence 0; a text that mixes both kinds of quotation marks or of apostrophes was
    put together from two sources, and a lone hyphen there is reported anyway.
    """
    if " - " not in document.text and "--" not in document.text:
        return
    dashes = Counter(match[0] for block in document.blocks for match in _dashes(block, DASH))
    yield from _doubles(document, dashes)
    singles = [hyphen for found in _found(document, " - ", SINGLE) if _is_prose(hyphen := _hyphen(*found))]
    slips = dashes.total() // OFTEN if dashes else max(alone, int(_is_patched(document)))
    if len(singles) <= slips:
        yield from (_finding(hyphen, majority(dashes) or "", Safety.UNSAFE) for hyphen in singles)


def _doubles(document: Document, dashes: Counter[str]) -> Findings:
    """Yield what is found of two hyphens: those that stand free, and those that lean on a word as the dashes do."""
    doubles = [_hyphen(*found) for found in _found(document, "--", DOUBLE)]
    leaning = list(_found(document, "--", LEANING_DOUBLE))
    if leaning:
        alike = [match for block in document.blocks for match in _dashes(block, LEANING)]
        sides = {match["on_left"] is None for match in alike}
        doubles += [_hyphen(*found) for found in leaning if (found[1]["on_left"] is None) in sides]
        dashes = dashes + Counter(match[0] for match in alike)
    if len(doubles) <= max(FEW, dashes.total()) and (dashes or _wants_dashes(document)):
        dash, safety = _dash(document, dashes)
        yield from (_finding(hyphen, dash, safety) for hyphen in doubles)


def _wants_dashes(document: Document) -> bool:
    """Tell whether a text without dashes should have some: it is printed, or its language's press sets one kind."""
    language = primary(document.language)
    return prints(document) or (press_dash(language) != "" and language not in WIRES)


def _is_patched(document: Document) -> bool:
    """Tell whether printers' and typewriters' marks stand side by side, as where two sources were put together."""
    present = characters_in(document)
    return mixes_apostrophes(document) or (TYPED in present and not present.isdisjoint(PRINTED))


def _dash(document: Document, dashes: Counter[str]) -> tuple[str, Safety]:
    """Return the dash that two hyphens stand for: the text's own, else the language's; and how sure that is."""
    sure = majority(dashes) or press_dash(document.language)
    return (sure, Safety.SAFE) if sure else ("—", Safety.UNSAFE)


def _dashes(block: Block, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return pattern.finditer(block.text) if "–" in block.text or "—" in block.text else iter(())


def _found(document: Document, sign: str, pattern: re.Pattern[str]) -> Iterator[tuple[Block, re.Match[str]]]:
    for block in document.blocks:
        if sign in block.text:
            yield from ((block, match) for match in pattern.finditer(block.text))


def _hyphen(block: Block, match: re.Match[str]) -> Hyphen:
    return Hyphen(block, *match.span())


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
