"""TYP408 arabic-marks."""

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code, primary
from newsclean.text.patterns import lazy

ARABIC = {",": "،", ";": "؛", "?": "؟"}
FULL_STOP = {"ur": "۔"}
# Behind a letter of the Arabic script (a mark, a closing sign or a space between allowed), before a space or the end.
MARK = lazy(r"[,;?.](?<=[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]\S)(?=[\s»”\"’')\]]|$)")


@block_rule(
    "TYP408", "arabic-marks", severity=Severity.INFO, default=False, languages="ar fa ur ps ckb ug sd", needs=",;?."
)
def arabic_marks(block: Block) -> Findings:
    """A Latin comma, semicolon or question mark stands behind a word in Arabic script.

    ## Why is this bad?
    The script has marks of its own, turned to its direction; Latin ones come from machine translation and foreign
    keyboards, and programs that part sentences at ؟ miss them. The rule is off unless it is asked for.

    ## Example
    ```bad lang=ar
    قال الوزير⟦,⟧ الذي كان غائبا، إنه لا يعرف. من يعرف⟦?⟧
    ```
    ```good lang=ar
    قال الوزير، الذي كان غائبا، إنه لا يعرف. من يعرف؟
    ```
    ```bad lang=ur
    وزیر نے کہا کہ وہ نہیں جانتے⟦.⟧ کوئی نہیں جانتا۔
    ```
    ```good lang=ur
    وزیر نے کہا کہ وہ نہیں جانتے۔ کوئی نہیں جانتا۔
    ```
    ```good lang=ar
    بلغ السعر 1,250.5 دولارا، وفق موقع example.com?id=4 و IBM, Inc. وغيرها.
    ```
    ```good lang=en
    Who knows? Nobody, he said; nobody.
    ```

    ## Fix
    The mark of the script takes its place, in Urdu also the full stop; safe, as no word changes.
    """
    marks = {**ARABIC, ".": FULL_STOP.get(primary(block.language), "")}
    for match in MARK.finditer(block.text) if not is_code(block) else ():
        if wanted := marks[match[0]]:
            span = block.span(*match.span())
            yield Finding(span, f"“{match[0]}” where the script has “{wanted}”", (Edit(span, wanted),))
