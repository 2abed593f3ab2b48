"""TYP402 apostrophe-convention."""

from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code, primary
from newsclean.text.patterns import lazy

FORMS = "'’`´‘"
_LETTER = r"[^\W\d_\u0e00-\u0eff\u1100-\u11ff\u2e80-\uffff]"  # of a script that parts words
APOSTROPHE = lazy(rf"[{FORMS}](?<={_LETTER}.)(?={_LETTER})")
# In these a mark between letters is itself a letter, or a sign of an abbreviation.
LETTERS = frozenset(["haw", "he", "mi", "sm", "to", "ty", "uz", "yi"])


@block_rule("TYP402", "apostrophe-convention", severity=Severity.INFO, default=False, needs=FORMS, once=True)
def apostrophe_convention(block: Block, *, mark: str = "’") -> Findings:
    """Apostrophes inside words are not the printed ones.

    ## Why is this bad?
    A house that prints one kind of apostrophe wants it in every text. A grave or an acute accent between letters is a
    slip of the keyboard anywhere. The rule is off unless it is asked for.

    ## Example
    ```bad lang=fr
    L⟦'⟧homme dit qu'il n`est pas là.
    ```
    ```good lang=fr
    L’homme dit qu’il n’est pas là.
    ```
    ```bad lang=uk
    Комп⟦'⟧ютер стоїть.
    ```
    ```good lang=uk
    Комп’ютер стоїть.
    ```
    ```good lang=en
    She said 'no' in the '90s, at 5'10" and for the horses' sake.
    ```
    ```good lang=ko
    후보는 '통합'을 말했다.
    ```
    ```good lang=uz
    O‘zbekiston va g'alaba.
    ```

    ## Fix
    The printed apostrophe takes its place; safe, as no word changes. One finding tells of all.

    ## Options
    `mark`: the apostrophe that is wanted, ’ or '.
    """
    if primary(block.language) in LETTERS or is_code(block):
        return
    for match in APOSTROPHE.finditer(block.text):
        if match[0] != mark:
            span = block.span(*match.span())
            yield Finding(span, f"apostrophe “{match[0]}” where “{mark}” is wanted", (Edit(span, mark),), Safety.SAFE)
