"""UNI301 mixed-script-word."""

import re

from newsclean.model import Block, Edit, Finding, Safety
from newsclean.rules import Findings, block_rule
from newsclean.text.mojibake import covers
from newsclean.text.patterns import lazy
from newsclean.text.scripts import scripts_in_word

# Letters that look the same in most typefaces (from the confusables of UTS 39), to their Latin twins.
CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТХҮ", "aeopcyxijshdqwABESIJKMHOPCTXY", strict=True))
GREEK = dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧν", "oABEZHIKMNOPTYXv", strict=True))
TWINS = {"Cyrl": CYRILLIC, "Grek": GREEK}
LATIN_TWINS = frozenset(CYRILLIC.values()) | frozenset(GREEK.values())
LATIN, CYRL, GREK = "A-Za-z\u00c0-\u024f", "\u0400-\u052f", "\u0370-\u03ff"
BESIDE = lazy(f"[{LATIN}](?:(?=[{CYRL}{GREK}])|(?<=[{CYRL}{GREK}].))")
WORD = lazy(f"(?<![{LATIN}{CYRL}{GREK}])[{LATIN}{CYRL}{GREK}]{{3,64}}(?![{LATIN}{CYRL}{GREK}])")
IS_LATIN = lazy(f"[{LATIN}]")
SUFFIXED = lazy(f"[{LATIN}]+[{CYRL}{GREK}]{{1,3}}")  # a foreign name with a native ending: iPhoneа


@block_rule("UNI301", "mixed-script-word", needs=CYRILLIC.keys() | GREEK.keys())
def mixed_script_word(block: Block) -> Findings:
    """A word mixes Latin letters with Cyrillic or Greek ones that look the same.

    ## Why is this bad?
    Readers see the word, programs do not: it is not found, not translated, and may be a trick to pass a filter.

    ## Example
    ```bad lang=en
    ⟦Тhе⟧ minister resigned.
    ```
    ```good lang=en
    The minister resigned.
    ```
    ```bad lang=ru
    ⟦Cовет⟧ собрался в среду.
    ```
    ```good lang=ru
    Совет собрался в среду.
    ```
    ```good lang=ru
    IT-компания показала МиГ-29, PRщик хвалил iPhoneа и COVIDом напуганных.
    ```
    ```good lang=el
    Η ΔΕΗ μέτρησε 5 kΩ και 3 μSv στο Facebook.
    ```

    ## Fix
    The look-alikes are replaced by the letters of the word's own script. Unsafe: a heuristic. Only where every letter
    of one script has a twin in the other and some letter of the other has none; if all have twins it is shown only.
    """
    if LATIN_TWINS.isdisjoint(block.characters) or not BESIDE.search(block.text):
        return
    for match in WORD.finditer(block.text):
        foreign = scripts_in_word(match[0]) - {"Latn"}
        if len(foreign) == 1 and foreign <= TWINS.keys():
            finding = _finding(block, match, TWINS[min(foreign)])
            if finding and not covers(block.text, *match.span()):
                yield finding


def _finding(block: Block, match: re.Match[str], twins: dict[str, str]) -> Finding | None:
    """Return the finding if the letters of one script in a word are nothing but twins of the other's."""
    word = match[0]
    latin = frozenset(IS_LATIN.findall(word))
    foreign = frozenset(word) - latin
    is_latin_word = foreign <= twins.keys() and not SUFFIXED.fullmatch(word)
    is_foreign_word = latin <= frozenset(twins.values())
    if not latin or not (is_latin_word or is_foreign_word):
        return None
    span = block.span(*match.span())
    if is_latin_word and is_foreign_word:
        return Finding(span, f"“{word}” mixes scripts", safety=Safety.DISPLAY)
    table = twins if is_latin_word else {twin: letter for letter, twin in twins.items()}
    pure = "".join(table.get(letter, letter) for letter in word)
    return Finding(span, f"“{word}” mixes scripts; “{pure}” does not", (Edit(span, pure),), Safety.UNSAFE)
