"""UNI207 half-width-katakana."""

import unicodedata

from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.text.mojibake import covers
from newsclean.text.patterns import lazy

LETTERS = frozenset(map(chr, range(0xFF66, 0xFF9E)))
# A word; shorter runs are the mouths and tears of faces such as (ﾟДﾟ).
WORD = lazy("[\uff66\uff67-\uff9d](?:[\uff66-\uff9f]|[\uff70]){1,64}")
FULL_WIDTH = lazy("[\u3041-\u3096\u30a1-\u30fa]{2}")
FACE = lazy("[(（][^()（）\n]{0,10}$")


@block_rule("UNI207", "half-width-katakana", severity=Severity.INFO, needs=LETTERS, once=True)
def half_width_katakana(block: Block) -> Findings:
    """Katakana of half width stand in a text that writes others in full.

    ## Why is this bad?
    They come from old cash registers and screens: the word does not equal itself in full width and is not found.

    ## Example
    ```bad lang=ja
    市長は⟦ｻｰﾋﾞｽ⟧の改善を発表した。
    ```
    ```good lang=ja
    市長はサービスの改善を発表した。
    ```
    ```bad lang=ja
    新しい⟦ﾃﾞｼﾞﾀﾙ⟧カメラとｶﾞｽが発売された。
    ```
    ```good lang=ja
    新しいデジタルカメラとガスが発売された。
    ```
    ```good lang=ja
    彼は笑った（ﾟДﾟ）と書いた。ﾉ
    ```
    ```good lang=en
    The sign reads ｱｲｽ in small letters.
    ```

    ## Fix
    The letters are written in full width, a mark of voice with its letter. Unsafe: headlines use the narrow ones to
    save space.
    """
    if not FULL_WIDTH.search(block.text):
        return
    for match in WORD.finditer(block.text):
        if FACE.search(block.text[max(0, match.start() - 12) : match.start()]) or covers(block.text, *match.span()):
            continue
        span, full = block.span(*match.span()), unicodedata.normalize("NFKC", match[0])
        yield Finding(span, f"“{match[0]}” in half width stands for “{full}”", (Edit(span, full),), Safety.UNSAFE)
