"""UNI101 zero-width-character."""

from collections.abc import Iterator
from itertools import groupby

from newsclean.model import Block, Edit, Finding
from newsclean.rules import Findings, block_rule
from newsclean.rules.unicode import named
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letter_class

SPACE = "\u200b"
JOINERS = "\u200c\u200d"
FILLERS = "\u115f\u1160\u3164\uffa0"
MONGOLIAN = "\u180b\u180c\u180d\u180e\u180f"
SELECTORS = "".join(map(chr, range(0xFE00, 0xFE10)))
# The grapheme joiner, between marks, and the operators of mathematics: of use in what is no plain word.
LEARNED = "\u034f\u2061\u2062\u2063\u2064"
# The word joiner, the byte order mark, and the deprecated format characters: of no use inside a text.
USELESS = "\u2060\ufeff" + "".join(map(chr, range(0x206A, 0x2070)))
ALL = SPACE + JOINERS + FILLERS + MONGOLIAN + SELECTORS + LEARNED + USELESS
RUN = lazy(f"[{ALL}]+")

# Scripts written without spaces, where U+200B is the end of a word (UAX 14).
_BREAKING = lazy(f"[{letter_class('Khmr', 'Laoo', 'Mymr', 'Thai', 'Tibt')}\u1a20-\u1aaf\ua980-\ua9df]")
# Scripts whose letters join or stack, where U+200C and U+200D choose the form: Arabic to N'Ko, Hebrew points, the
# scripts of India, South-East Asia and Mongolia, and what the supplementary plane has of them; and pictographs.
_JOINING = lazy(
    "[\u0590-\u085f\u0860-\u0fff\u1000-\u109f\u1780-\u18af\u1900-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefe"
    "\u203c-\u2bff\u3030\u303d\u3297\u3299\U00010a00-\U00011fff\U0001e900-\U0001e95f\U0001f000-\U0001faff]"
)
# Where a character is at home: beside one of these.
HOMES = {
    SPACE: _BREAKING,
    **dict.fromkeys(JOINERS, _JOINING),
    **dict.fromkeys(MONGOLIAN, lazy("[\u1800-\u18af]")),
    **dict.fromkeys(FILLERS, lazy("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]")),
}
# Letters that have no variants: a selector behind them has lost its emoji.
PLAIN = lazy("[A-Za-z\u00c0-\u024f\u0370-\u058f\u0e00-\u0eff]")


@block_rule("UNI101", "zero-width-character", needs=ALL)
def zero_width_character(block: Block) -> Findings:
    """An invisible character stands where its script has no use for it.

    ## Why is this bad?
    The word looks whole and is not: search, comparison, tokenisation and hyphenation see two.

    ## Example
    ```bad lang=fr
    Le Sé⟦\u200b⟧nat a voté.
    ```
    ```good lang=fr
    Le Sénat a voté.
    ```
    ```bad lang=ru
    Депу⟦\ufeff⟧таты и сена⟦\u2060⟧торы.
    ```
    ```good lang=ru
    Депутаты и сенаторы.
    ```
    ```good lang=fa
    می\u200cخواهم کتاب\u200cها را بخوانم.
    ```
    ```good lang=th
    ภาษา\u200bไทย\u200bไม่\u200bมี\u200bวรรค
    ```
    ```good lang=hi
    क्\u200dष और श्\u200cर, साथ में 👩\u200d💻 और ❤️।
    ```

    ## Fix
    The character is deleted; the text looks as before. Safe: joiners stay beside letters of joining scripts and inside
    emoji, zero-width spaces in scripts without spaces, variation selectors behind what has variants.
    """
    for match in RUN.finditer(block.text):
        for start, end in _doomed(block.text, *match.span()):
            span = block.span(start, end)
            yield Finding(span, f"invisible character {named(block.text[start])}", (Edit(span),))


def _doomed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield start and end of the stretches of a run of invisible characters that are out of place."""
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    in_place = [_is_in_place(character, before, behind) for character in text[start:end]]
    for is_in_place, stretch in groupby(range(end - start), in_place.__getitem__):
        if not is_in_place:
            first, *rest = stretch
            yield start + first, start + first + len(rest) + 1


def _is_in_place(character: str, before: str, behind: str) -> bool:
    """Tell whether the character belongs between the two characters around its run."""
    if character in SELECTORS:
        return bool(before.strip()) and not PLAIN.match(before)
    if character in LEARNED:
        return not (_is_plain(before) and _is_plain(behind))
    return character in HOMES and HOMES[character].search(before + behind) is not None


def _is_plain(side: str) -> bool:
    return not side or side.isspace() or PLAIN.match(side) is not None
