"""UNI202 compatibility-character."""

import unicodedata

from newsclean.model import Document, Edit, Finding
from newsclean.rules import Findings, document_rule
from newsclean.rules.unicode import is_east_asian
from newsclean.text.patterns import lazy

LIGATURES = frozenset(map(chr, range(0xFB00, 0xFB07)))
FULL_WIDTH = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
LIGATURE = lazy("[\ufb00-\ufb06]+")
LIGATURE_OR_WIDE = lazy(f"{LIGATURE.pattern}|[{FULL_WIDTH}]+")
NEEDS = LIGATURES | frozenset(map(chr, (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))))


@document_rule("UNI202", "compatibility-character", needs=NEEDS)
def compatibility_character(document: Document) -> Findings:
    """A printer's ligature or a full-width letter stands for plain letters.

    ## Why is this bad?
    The word looks right and is not found: “ﬁnance” does not equal “finance”.

    ## Example
    ```bad lang=en
    The ⟦ﬁ⟧rst o⟦ﬃ⟧cer signed.
    ```
    ```good lang=en
    The first officer signed.
    ```
    ```bad lang=fr
    Le ⟦ｍａｉｒｅ⟧ a signé.
    ```
    ```good lang=fr
    Le maire a signé.
    ```
    ```good lang=ja
    ＮＨＫとＪＲ東日本は３日、発表した。
    ```
    ```good lang=fr
    L’œuvre de Lætitia coûte 10³ €, soit ½ du n№ 5.
    ```

    ## Fix
    The plain letters are written. Safe: ligatures anywhere, full-width letters and digits only in text that is not
    Chinese, Japanese or Korean. Letters of their own, as œ, æ and ĳ, and signs, as ½ and ³, stay.
    """
    for block in document.blocks:
        if LIGATURE_OR_WIDE.search(block.text) is None:
            continue
        doomed = LIGATURE if is_east_asian(block, document) else LIGATURE_OR_WIDE
        for match in doomed.finditer(block.text):
            span, plain = block.span(*match.span()), unicodedata.normalize("NFKC", match[0])
            yield Finding(span, f"“{match[0]}” stands for “{plain}”", (Edit(span, plain),))
