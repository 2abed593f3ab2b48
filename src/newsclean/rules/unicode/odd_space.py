"""UNI203 odd-space."""

import re
from collections.abc import Iterator

from newsclean.model import Block, Document, Edit, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.unicode import gathered, named
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letter_class

NO_BREAK = "\u00a0"
IDEOGRAPHIC = "\u3000"
WIDTHS = "\u1680\u2000-\u200a\u205f"
# Between two words, punctuation that ends the first one included. Thin and hair spaces beside digits, dashes, quotation
# marks and marks set off by a space are typography.
WIDE = lazy(f"[{WIDTHS}{IDEOGRAPHIC}]{{1,8}}(?=[^\\W\\d_])")
# A no-break space between two words of three letters and more. It is typography after shorter words (prepositions of
# Czech, Polish or Russian), before and after numbers, signs and marks, and between the parts of a name.
NO_BREAK_WORDS = lazy(f"{NO_BREAK}(?<=[^\\W\\d_]{{3}}{NO_BREAK})(?=[^\\W\\d_]{{3}})")
BINDS_THREE_LETTERS = frozenset(("be", "bg", "mk", "ru", "sr", "uk"))  # для, под, или: typographers bind them too
IDEOGRAPHIC_LANGUAGES = frozenset(("ja", "yue", "zh"))
IDEOGRAPH = lazy(f"[{letter_class('Bopo', 'Hani', 'Hira', 'Kana')}]")
ODD = frozenset(map(chr, (0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000)))
NEEDS = ODD | {NO_BREAK}


@document_rule("UNI203", "odd-space", severity=Severity.INFO, needs=NEEDS)
def odd_space(document: Document) -> Findings:
    """A space of odd width or a no-break space stands between two ordinary words.

    ## Why is this bad?
    It does not equal a space: words are not split, search and comparison fail, lines break in the wrong place.

    ## Example
    ```bad lang=en
    The mayor⟦\u2003⟧signed the\u00a0contract on Monday.
    ```
    ```good lang=en
    The mayor signed the contract on Monday.
    ```
    ```bad lang=ru
    Совет⟦\u205f⟧собрался,\u3000потом разошёлся.
    ```
    ```good lang=ru
    Совет собрался, потом разошёлся.
    ```
    ```good lang=fr
    « Oui »\u00a0: il a parcouru 1\u00a0300\u00a0km à 10\u00a0% avec M.\u00a0Dupont\u202f!
    ```
    ```good lang=cs
    Jel z\u00a0Prahy k\u00a0moři a\u00a0zpět.
    ```
    ```good lang=ja
    \u3000市長は「はい」と答えた。田中\u3000太郎氏も来た。
    ```

    ## Fix
    A plain space is written. Safe: it stands between letters, where typography has no use for another space; spaces
    beside numbers, marks, dashes, initials and short words stay, and so does U+3000 in Chinese and Japanese. No-break
    spaces that only stand before the last word of paragraphs are left: they keep it from standing alone.
    """
    odd = [space for space in ODD if space in document.text]
    blocks = [b for b in document.blocks if NO_BREAK in b.text or any(space in b.text for space in odd)]
    places = [(block, match) for block in blocks if NO_BREAK in block.text for match in _no_breaks(block)]
    is_last = [_is_last_gap(block, match) for block, match in places]
    keeps_last = all(is_last)  # bound on purpose, so that no word stands alone on its line
    edits = {block.start: _widths(block, document) if odd else [] for block in blocks}
    for (block, match), last in zip(places, is_last, strict=True):
        if not (last and keeps_last):
            edits[block.start].append(Edit(block.span(*match.span()), " "))
    for found in edits.values():
        if found:
            found.sort(key=lambda edit: edit.span)
            first = document.text[found[0].span.start]
            yield gathered(found, f"{named(first)} between words" + (f", {len(found)} times" if len(found) > 1 else ""))


def _widths(block: Block, document: Document) -> list[Edit]:
    """Return the edits for spaces of odd width; the ideographic space stays in Chinese and Japanese."""
    language = document.language if block.language == "und" else block.language
    keeps = language.partition("-")[0] in IDEOGRAPHIC_LANGUAGES
    edits: list[Edit] = []
    for match in WIDE.finditer(block.text):
        before, behind = block.text[max(0, match.start() - 2) : match.start()], block.text[match.end()]
        is_ideographic = IDEOGRAPHIC in match[0] and (keeps or IDEOGRAPH.search(before[-1:] + behind))
        if before.rstrip(",.;:")[-1:].isalpha() and not is_ideographic:
            edits.append(Edit(block.span(*match.span()), " "))
    return edits


def _no_breaks(block: Block) -> Iterator[re.Match[str]]:
    """Yield the no-break spaces between two ordinary words."""
    binds_three = block.language.partition("-")[0] in BINDS_THREE_LETTERS
    for match in NO_BREAK_WORDS.finditer(block.text):
        is_short = binds_three and not block.text[max(0, match.start() - 4) : match.start()].isalpha()
        if not is_short and not block.text[match.end()].isupper():
            yield match


def _is_last_gap(block: Block, match: re.Match[str]) -> bool:
    return match.start() == max(block.text.rfind(" "), block.text.rfind(NO_BREAK))
