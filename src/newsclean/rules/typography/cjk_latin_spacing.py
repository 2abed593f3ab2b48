"""TYP410 cjk-latin-spacing."""

from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code
from newsclean.text.patterns import lazy

_CJK = r"\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LATIN = r"0-9A-Za-z"
SPACE = lazy(rf" (?:(?<=[{_CJK}] )(?=[{_LATIN}])|(?<=[{_LATIN}%] )(?=[{_CJK}]))")
JOINT = lazy(rf"(?<=[{_CJK}])(?=[{_LATIN}])|(?<=[{_LATIN}%])(?=[{_CJK}])")


@block_rule("TYP410", "cjk-latin-spacing", severity=Severity.INFO, default=False, languages="zh ja", once=True)
def cjk_latin_spacing(block: Block, *, spaced: bool = False) -> Findings:
    """Between ideographs or kana and Latin letters or digits stands a space, or none, against the house's use.

    ## Why is this bad?
    Newspapers set none, much of the web sets one; a house keeps to one use. The rule is off unless it is asked for.

    ## Example
    ```bad lang=zh
    他在⟦ ⟧IBM 工作了 12 年。
    ```
    ```good lang=zh
    他在IBM工作了12年。
    ```
    ```bad lang=ja spaced=true
    彼は⟦⟧IBMで12年働いた。
    ```
    ```good lang=ja spaced=true
    彼は IBM で 12 年働いた。
    ```
    ```good lang=zh
    他读了 《The Times》 和New York Times，付了10元。
    ```
    ```good lang=ko
    그는 IBM 에서 12 년 일했다.
    ```

    ## Fix
    The spaces are taken out, or put in; unsafe, as they may part columns. One finding tells of all.

    ## Options
    `spaced`: a space is wanted.
    """
    if is_code(block) or block.text.isascii():
        return
    wanted, way = (" ", "no space") if spaced else ("", "a space")
    for match in (JOINT if spaced else SPACE).finditer(block.text):
        span = block.span(*match.span())
        yield Finding(span, f"{way} between scripts", (Edit(span, wanted),), Safety.UNSAFE)
