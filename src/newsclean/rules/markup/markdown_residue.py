"""MRK201 markdown-residue."""

import re
from collections.abc import Iterator

from newsclean.model import Block, Document, Edit, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.patterns import lazy

# A word character of a script with spaces: “f**k” and “snake__case” are no emphasis, 在**北京** is.
_WORD = "[^\\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]"


def _emphasis(mark: str) -> re.Pattern[str]:
    """Return the pattern of words between two of the marks; it begins with the mark, so it is quick to miss."""
    whole, one = re.escape(mark), re.escape(mark[0])
    before = rf"(?<!{_WORD}{whole})(?<![\\@/{one}]{whole})"
    return lazy(rf"{whole}{before}(?=[^\s{one}])[^{one}\n]{{1,400}}(?<=[^\s{one}]){whole}(?!{one})(?!{_WORD})")


EMPHASES = {mark: _emphasis(mark) for mark in ("***", "**", "*", "__", "_", "~~")}
_TITLE = r"""(?:\s{1,4}["'][^"'\n]{0,200}["'])?"""
_TARGET = (
    rf"(?:https?:|mailto:|tel:|www\.|[./#])[^\s()<>]{{0,1000}}(?:\([^\s()<>]{{0,200}}\)[^\s()<>]{{0,200}})?{_TITLE}"
)
LINK = lazy(rf"(?<!\\)(!?)\[([^\[\]\n]{{0,400}})\](\({_TARGET}\))")
HEADING = lazy(r"#{1,6}[ \t]{1,4}(?=\S)")
MARKS = "*_~"
# Names that Python and C compilers write between double underscores.
RESERVED = lazy(
    "__(?:attribute|call|declspec|dict|dirname|doc|enter|eq|exit|file|func|getattr|getitem|hash|init|iter|len|main|name|"
    "new|proto|repr|setattr|slots|str|version)__"
)


@document_rule("MRK201", "markdown-residue", needs="*_~[#")
def markdown_residue(document: Document) -> Findings:
    """Markdown's marks for emphasis, links or headings stand in the text.

    ## Why is this bad?
    Readers see the marks; words with stars and addresses in brackets are counted and searched as text.

    ## Example
    ```bad lang=en
    The ⟦**new**⟧ mayor read ⟦[the report](https://example.org/r)⟧.
    ```
    ```good lang=en
    The new mayor read the report.
    ```
    ```bad lang=ru
    ⟦## ⟧Итоги

    Совет ⟦__принял__⟧ бюджет.
    ```
    ```good lang=ru
    Итоги

    Совет принял бюджет.
    ```
    ```good lang=en
    He said f**k it; the 5 ** 3 sum and *note, __init__ and ____ forms, #hashtag and [sic] (see below).
    ```
    ```good lang=zh
    他写道：**注意，这是[1]（见下文）。
    ```

    ## Fix
    The marks go, the text stays; pictures go as a whole. Safe when paired and around words, or with an address; unsafe
    for a heading with a single `#` and for single stars, which may be a writer's own.
    """
    for index, block in prose(document, having="*_~[#"):
        text = block.text
        if "](" in text:
            yield from _links(document, index, block)
        if any(mark in text for mark in MARKS):
            yield from _emphases(block)
        if text[0] == "#" and (heading := HEADING.match(text)):
            span = block.span(0, heading.end())
            safety = Safety.SAFE if heading[0].startswith("##") else Safety.UNSAFE
            yield Finding(span, "Markdown heading", (Edit(span),), safety)


def _links(document: Document, index: int, block: Block) -> Findings:
    for match in LINK.finditer(block.text):
        span = block.span(*match.span())
        if match[1] and match[0] == block.text:
            yield line_finding(document, index, "Markdown picture")
        elif match[1]:
            yield Finding(span, "Markdown picture", (cut(block, *match.span()),))
        else:
            edits = (Edit(block.span(match.start(), match.start(2))), Edit(block.span(match.end(2), match.end())))
            yield Finding(span, "Markdown link", edits)


def _emphases(block: Block) -> Iterator[Finding]:
    for mark, pattern in EMPHASES.items():
        for match in pattern.finditer(block.text) if mark in block.text else ():
            if RESERVED.fullmatch(match[0]):
                continue
            start, end = match.span()
            edits = (Edit(block.span(start, start + len(mark))), Edit(block.span(end - len(mark), end)))
            safety = Safety.UNSAFE if mark == "*" else Safety.SAFE
            yield Finding(block.span(start, end), f"Markdown emphasis {mark}", edits, safety)
