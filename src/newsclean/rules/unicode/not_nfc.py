"""UNI201 not-nfc."""

import re
import unicodedata

from newsclean.model import Block, Edit
from newsclean.rules import Findings, block_rule
from newsclean.rules.unicode import gathered
from newsclean.text.differences import differences
from newsclean.text.patterns import lazy

MARKS = "\u0300-\u036f"
ARABIC_MARKS = "\u064b-\u065f\u0670"
# By script: the second halves of its canonical compositions (UnicodeData.txt), and the pairs they may stand in. Runs of
# marks are bounded: normalisation is quadratic in the length of a run.
SCRIPTS = {
    "alphabets": ("".join(map(chr, range(0x300, 0x346))), f"[^\\W\\d_][{MARKS}]{{1,30}}(?![{MARKS}])"),
    "arabic": (
        "\u0653\u0654\u0655",
        f"[\u0627\u0648\u064a\u06c1\u06d2\u06d5][{ARABIC_MARKS}]{{1,30}}(?![{ARABIC_MARKS}])",
    ),
    "kana": ("\u3099\u309a", "[\u3046-\u30ff][\u3099\u309a]"),
    "hangul": ("".join(map(chr, range(0x1161, 0x1176))), "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"),
    "devanagari": ("\u093c", "[\u0928\u0930\u0933]\u093c"),
    "bengali": ("\u09be\u09d7", "\u09c7[\u09be\u09d7]"),
    "oriya": ("\u0b3e\u0b56\u0b57", "\u0b47[\u0b3e\u0b56\u0b57]"),
    "tamil": ("\u0bbe\u0bd7", "[\u0bc6\u0bc7]\u0bbe|[\u0b92\u0bc6]\u0bd7"),
    "telugu": ("\u0c56", "\u0c46\u0c56"),
    "kannada": ("\u0cc2\u0cd5\u0cd6", "[\u0cbf\u0cc6]\u0cd5|\u0cc6[\u0cc2\u0cd6]\u0cd5?"),
    "malayalam": ("\u0d3e\u0d57", "[\u0d46\u0d47]\u0d3e|\u0d46\u0d57"),
    "sinhala": ("\u0dca\u0dcf\u0ddf", "\u0dd9(?:[\u0dca\u0ddf]|\u0dcf\u0dca?)"),
    "burmese": ("\u102e", "\u1025\u102e"),
}
CLUSTERS = tuple((frozenset(halves), lazy(pattern)) for halves, pattern in SCRIPTS.values())
COMPOSING = frozenset("".join(halves for halves, _ in SCRIPTS.values()))


@block_rule("UNI201", "not-nfc", needs=COMPOSING, once=True)
def not_nfc(block: Block) -> Findings:
    """A letter and its mark stand as two characters where Unicode has one.

    ## Why is this bad?
    The word looks right and equals no other spelling of itself: search, comparison and word counts miss it.

    ## Example
    ```bad lang=fr
    Le S⟦e\u0301⟧nat a vote\u0301.
    ```
    ```good lang=fr
    Le Sénat a voté.
    ```
    ```bad lang=ru
    Мо⟦и\u0306⟧ дом — мое\u0308 царство.
    ```
    ```good lang=ru
    Мой дом — моё царство.
    ```
    ```good lang=bn
    আমি বাড়ি যাই, সে পড়ে।
    ```
    ```good lang=ar
    قَدَّمَ مُحَمَّدٌ هديَّةً.
    ```
    ```good lang=ko
    李 대표는 서울에 있다.
    ```

    ## Fix
    The two are composed (NFC) in the whole block. Safe: canonically equal. What NFC would only reorder, decompose or
    unify stays: Arabic vowel signs, Bengali letters, compatibility ideographs.
    """
    composed = block.text
    for halves, clusters in CLUSTERS:
        if not halves.isdisjoint(block.characters):
            composed = clusters.sub(_composed, composed)
    places = differences(block.text, composed)
    if places:
        edits = [Edit(block.span(start, end), new) for start, end, new in places]
        count = "a word" if len(places) == 1 else f"{len(places)} places"
        yield gathered(edits, f"{count} in decomposed form, first “{places[0].new}”")


def _composed(cluster: re.Match[str]) -> str:
    normal = unicodedata.normalize("NFC", cluster[0])
    return normal if len(normal) < len(cluster[0]) else cluster[0]
