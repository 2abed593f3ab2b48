"""TYP409 cjk-marks."""

from collections.abc import Iterator

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code, primary
from newsclean.text.patterns import lazy

_CJK = r"\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_CLOSING = "」』”’》）"
# Behind an ideograph or kana, before another, a space, a closing mark or the end: no 3.5, 10:30, “3,000”, “A.B.”.
MARK = lazy(rf"[,.;:?!](?<=[{_CJK}{_CLOSING}].) ?(?=[{_CJK}「『“‘《（{_CLOSING}]|[\"')]?$)")
# Half-width brackets around ideographs or kana alone, behind one.
BRACKETS = lazy(rf"\((?<=[{_CJK}].)[{_CJK}、，・]{{1,64}}\)")
CHINESE = {",": "，", ".": "。", ";": "；", ":": "：", "?": "？", "!": "！"}
JAPANESE = CHINESE | {",": "、"}
MARKS = {"zh": CHINESE, "ja": JAPANESE}


@block_rule("TYP409", "cjk-marks", severity=Severity.INFO, default=False, languages="zh ja", needs=",.;:?!(")
def cjk_marks(block: Block) -> Findings:
    """A half-width mark or bracket stands between ideographs or kana.

    ## Why is this bad?
    Chinese and Japanese set marks of the width of a character (GB/T 15834, JIS X 4051); half-width ones come from
    foreign keyboards and conversions, and programs that part sentences at 。 miss them. The rule is off unless it is
    asked for.

    ## Example
    ```bad lang=zh
    会议昨天结束⟦,⟧代表们已经离开⟦.⟧
    ```
    ```good lang=zh
    会议昨天结束，代表们已经离开。
    ```
    ```bad lang=ja
    市長⟦(⟧当時⟦)⟧は答えた⟦. ⟧計画は終わった。
    ```
    ```good lang=ja
    市長（当時）は答えた。計画は終わった。
    ```
    ```good lang=zh
    股价上涨3.5%，收于10,250点。详情见 example.com, 或致电 10:30 的节目(CCTV)。
    ```
    ```good lang=ko
    회의가 끝났다. 대표들은 떠났다(어제).
    ```

    ## Fix
    The full-width mark takes its place and that of a space behind it; safe, as no word changes.
    """
    if is_code(block):
        return
    marks = MARKS[primary(block.language)]
    for start, end, wanted in sorted((*_marks(block.text, marks), *_brackets(block.text))):
        span = block.span(start, end)
        yield Finding(span, f"“{block.text[start]}” where “{wanted}” is set", (Edit(span, wanted),))


def _marks(text: str, marks: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    return ((*match.span(), marks[match[0][0]]) for match in MARK.finditer(text))


def _brackets(text: str) -> Iterator[tuple[int, int, str]]:
    for match in BRACKETS.finditer(text):
        yield match.start(), match.start() + 1, "（"
        yield match.end() - 1, match.end(), "）"
