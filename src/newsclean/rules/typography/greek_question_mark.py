"""TYP407 greek-question-mark."""

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code
from newsclean.text.patterns import lazy

# Behind a Greek word, before a space, a closing mark or the end; no “?!”, which is set as “;!” or not at all.
QUESTION = lazy(r"\?(?<=[\u0370-\u03ff\u1f00-\u1fff].)(?=[\s»”\"’')\]]|$)")


@block_rule("TYP407", "greek-question-mark", severity=Severity.INFO, default=False, languages="el", needs="?")
def greek_question_mark(block: Block) -> Findings:
    """A Greek question ends in the Latin question mark instead of the Greek one, which looks like a semicolon.

    ## Why is this bad?
    Greek writes ; at the end of a question; ? comes from posts and foreign keyboards. The rule is off unless it is
    asked for.

    ## Example
    ```bad lang=el
    Ποιος το ήξερε⟦?⟧ Κανείς δεν απαντά.
    ```
    ```good lang=el
    Ποιος το ήξερε; Κανείς δεν απαντά.
    ```
    ```bad lang=el
    ποιος το ήξερε⟦?⟧
    ```
    ```good lang=el
    ποιος το ήξερε;
    ```
    ```good lang=el
    Η ταινία «Who knew?» προβάλλεται στο https://example.gr/?id=4 απόψε. Θα τη δείτε;
    ```
    ```good lang=ru
    Кто знал? Никто не отвечает.
    ```

    ## Fix
    The Greek mark, a plain semicolon as Unicode's normal form has it, takes its place; safe, as no word changes.
    """
    for match in QUESTION.finditer(block.text) if not is_code(block) else ():
        span = block.span(*match.span())
        yield Finding(span, "“?” where Greek writes “;”", (Edit(span, ";"),))
