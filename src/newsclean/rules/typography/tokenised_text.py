"""TYP207 tokenised-text."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsclean.model import Block, Document, Edit, Finding, Safety, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.typography import is_code, is_tokenised, primary
from newsclean.text.patterns import lazy
from newsclean.text.quotations import pairs, quotations

# A space before a mark that ends something, or behind one that begins something.
BEFORE = lazy(r" (?=[,.;:!?)\]}।](?:[\s)\]}\"”’».,;:!?]|$))(?<=\S )")
AFTER = lazy(r"(?<=[(\[{¿¡„]) (?=\S)")
HIGH = frozenset(";:!?")  # French sets a space before them
# The halves of a word that tokenisers part: “do n't”, “it 's”; “l' eau”, “dell' anno”.
ENGLISH = lazy(r" (?=(?:n['’]t|['’](?:s|re|ll|ve|d|m))(?:\s|$))(?<=[^\W\d_] )", re.IGNORECASE)
ELISION = lazy(
    r"(?<=['’]) (?:(?<=\b[cdjlmnst].\s)|(?<=qu.\s)|(?<=aujourd.\s)|(?<=\b(?:un|gl).\s)|(?<=\b(?:all|del|nel).\s)"
    r"|(?<=[adeu]ll.\s))(?=[^\W\d_])",
    re.IGNORECASE,
)
HALVES = {"en": ENGLISH, "fr": ELISION, "it": ELISION, "ca": ELISION}
_CJK = r"\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_CJK_MARKS = "、。，．：；？！「」『』（）《》“”…"
CJK_SPACE = lazy(rf" (?:(?<=[{_CJK}] )(?=[{_CJK}{_CJK_MARKS}])|(?<=[{_CJK_MARKS}] )(?=[{_CJK}{_CJK_MARKS}]))")
CJK_PAIR = lazy(rf"(?<=[{_CJK}])(?=[{_CJK}])")
MANY, A_THIRD = 10, 0.3  # of the gaps between ideographs; names parted from surnames are far fewer


@document_rule("TYP207", "tokenised-text", severity=Severity.WARNING, needs=" ")
def tokenised_text(document: Document) -> Findings:
    """Every mark stands loose between spaces, as a tokeniser leaves a text.

    ## Why is this bad?
    The text is a program's working copy: words are halved, marks are words of their own, and nobody can print it.

    ## Example
    ```bad lang=en
    The council met on Monday⟦ ⟧, but it did n't vote . The mayor ( 54 ) , who 's ill , stayed away . Nobody spoke .
    ```
    ```good lang=en
    The council met on Monday, but it didn't vote. The mayor (54), who's ill, stayed away. Nobody spoke.
    ```
    ```bad lang=fr
    Le conseil s'⟦ ⟧est réuni , mais n' a pas voté . Qui l' ignorait ? Le maire , malade , est absent . Rien ne va .
    ```
    ```good lang=fr
    Le conseil s'est réuni, mais n'a pas voté. Qui l'ignorait ? Le maire, malade, est absent. Rien ne va.
    ```
    ```bad lang=zh
    会议⟦ ⟧昨天 结束 ， 代表 们 已经 离开 北京 ， 市长 没有 回答 记者 的 问题 。
    ```
    ```good lang=zh
    会议昨天结束，代表们已经离开北京，市长没有回答记者的问题。
    ```
    ```good lang=en
    The minister , who was absent, sent a letter. It was short. Nobody, he said, had read it .
    ```
    ```good lang=ja
    山田 太郎 氏と 鈴木 花子 氏は、昨日の会議に出席し、計画の内容について詳しく説明した。
    ```
    ```good lang=ru
    Совет собрался в понедельник, но не голосовал. Мэр, который болен, не пришёл.
    ```

    ## Fix
    The spaces go that stand before , . ; : ! ? ) and behind (, inside quotation marks, in halved words of English,
    French, Italian and Catalan, and between ideographs; French keeps those before ; : ! ?. Safe, as no word changes
    and the whole text bears witness; what stands in quotations is a finding of its own.

    ## Known problems
    A hyphen, a dash or an ellipsis between spaces stays: it may have stood so.
    """
    is_loose = is_tokenised(document)
    if not is_loose and not _is_parted(document):
        return
    places: dict[bool, list[int]] = {False: [], True: []}
    for block in document.blocks:
        if not is_code(block):
            spaces = set(_spaces(block) if is_loose else _between_ideographs(block))
            spoken = quotations(block.text) if spaces else ()
            for at in sorted(spaces):
                index = bisect_left(spoken, (at, 0)) - 1
                places[index >= 0 and at < spoken[index][1]].append(block.start + at)
    for found in places.values():
        if found:
            spans = [Span(at, at + 1) for at in found]
            message = f"{len(spans)} space{'s' * (len(spans) > 1)} left by a tokeniser"
            yield Finding(spans[0], message, tuple(map(Edit, spans)), Safety.SAFE)


def _is_parted(document: Document) -> bool:
    """Tell whether spaces stand between ideographs or kana as a program sets them."""
    if primary(document.language) not in ("zh", "ja"):
        return False
    spaces = len(CJK_SPACE.findall(document.text))
    return spaces >= MANY and spaces >= A_THIRD * (spaces + len(CJK_PAIR.findall(document.text)))


def _between_ideographs(block: Block) -> Iterator[int]:
    return (match.start() for match in CJK_SPACE.finditer(block.text))


def _spaces(block: Block) -> Iterator[int]:
    """Yield where a space stands that the text had not."""
    text, language = block.text, primary(block.language)
    for match in BEFORE.finditer(text):
        if language != "fr" or text[match.end()] not in HIGH:
            yield match.start()
    for pattern in (AFTER, HALVES.get(language)):
        yield from (match.start() for match in pattern.finditer(text)) if pattern else ()
    for start, end in _quoted(text, language):
        yield from (at for at in (start, end - 1) if text[at] == " ")


def _quoted(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between quotation marks; straight ones, loose on both sides, open and close by turns."""
    straight = [at for at, sign in enumerate(text) if sign == '"'] if '"' in text else []
    if len(straight) % 2 == 0:
        yield from ((left + 1, right) for left, right in zip(straight[::2], straight[1::2], strict=True))
    for start, end, _, marks in pairs(text):
        if marks != '""' and (marks != "«»" or language != "fr"):
            yield start + 1, end - 1
