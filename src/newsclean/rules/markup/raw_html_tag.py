"""MRK101 raw-html-tag."""

import re
from collections.abc import Iterator

from newsclean.model import Block, Document, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.code import is_code
from newsclean.text.patterns import lazy

INLINE = (
    "a abbr acronym audio b bdi bdo big button canvas cite code del dfn em embed font i iframe img input ins kbd label "
    "mark object path picture q s samp select small source span strike strong sub sup svg time tt u var video wbr"
)
BLOCK = (
    "address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 head header hr html li link main meta nav noscript ol p pre section table tbody td tfoot th thead "
    "title tr ul"
)
# They stand a blank line apart, the other block elements on lines of their own.
PARAGRAPHS = frozenset(
    ("article", "blockquote", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "p", "section", "table")
)
NEAR = 32  # blanks between a tag and the end of its line
ALONE = frozenset(("br", "hr", "wbr"))
BLOCK_NAMES = frozenset(BLOCK.split())
_HTML = "|".join(sorted([*INLINE.split(), *BLOCK.split()], key=len, reverse=True))
_NAMES = rf"{_HTML}|amp-[a-z-]{{2,20}}|(?:o|v|w|m|st1):[a-z]{{1,20}}"  # with those of AMP and of Microsoft Office
# An attribute has a value: “a <b and c> d” is arithmetic. Nothing runs past another “<”, so the time is linear.
TAG = rf"</?(?P<name>{_NAMES})(?P<attributes>\s[^<>]{{0,2000}}?=[^<>]{{0,2000}})?\s{{0,8}}/?>"
ELEMENT = r"<(?P<element>script|style)\b[^<>]{0,2000}>[^<]{0,20000}</(?P=element)\s{0,8}>"
OTHER = (
    r"<!--[^<>]*-->|<!\[CDATA\[|\]\]>|<!(?:doctype|\[if|\[endif)[^<>]{0,500}>|<!--\[if[^<>]{0,200}>|<!\[endif\]-->|"
    r"<\?xml[^<>]{0,200}\?>"
)
MARKUP = lazy(f"{TAG}|{ELEMENT}|{OTHER}", re.IGNORECASE)


@document_rule("MRK101", "raw-html-tag", severity=Severity.ERROR, needs="<")
def raw_html_tag(document: Document) -> Findings:
    """An HTML tag stands in the text.

    ## Why is this bad?
    It is no word of the article, and where the text is shown on a page it comes to life.

    ## Example
    ```bad lang=en
    The ⟦<strong>⟧council⟦</strong>⟧ met on ⟦<a href="https://example.org">⟧Monday⟦</a>⟧.
    ```
    ```good lang=en
    The council met on Monday.
    ```
    ```bad lang=ru
    ⟦<p class="body">⟧Совет собрался в среду.⟦<br>⟧Он принял бюджет.⟦</p>⟧
    ```
    ```good lang=ru
    Совет собрался в среду.
    Он принял бюджет.
    ```
    ```good lang=en
    If x < y and y > z, then a <b and c> d; I <3 this, wrote <Name>.
    ```
    ```good lang=zh
    当 x<y 时，结果为 <无>。
    ```

    ## Fix
    The tag is taken out; where it divided paragraphs or lines within a block a line end is left. Comments, scripts and
    styles go with what is in them. Safe, save for a bare tag without a partner in the midst of a line: it may be
    spoken of, and is unsafe.
    """
    for index, block in prose(document, having="<"):
        matches = [] if is_code(block.text) else list(MARKUP.finditer(block.text))
        if matches and not MARKUP.sub("", block.text).strip():
            yield line_finding(document, index, "a line of HTML tags")
            continue
        paired = _paired(matches)
        for run in _runs(block.text, matches):
            is_certain = all(_is_certain(block.text, match, paired) for match in run)
            span = block.span(run[0].start(), run[-1].end())
            message = "HTML " + " ".join(dict.fromkeys(map(_name, run)))
            yield Finding(span, message, (_edit(block, run),), Safety.SAFE if is_certain else Safety.UNSAFE)


def _name(match: re.Match[str]) -> str:
    return (match["name"] or match["element"] or "comment").lower()


def _paired(matches: list[re.Match[str]]) -> frozenset[str]:
    """Return the names that are both opened and closed."""
    closed = frozenset(_name(match) for match in matches if match[0].startswith("</"))
    return closed & frozenset(_name(match) for match in matches if not match[0].startswith("</"))


def _runs(text: str, matches: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield tags that stand together, with nothing but white space between them."""
    run: list[re.Match[str]] = []
    for match in matches:
        if run and text[run[-1].end() : match.start()].strip():
            yield run
            run = []
        run.append(match)
    if run:
        yield run


def _is_certain(text: str, match: re.Match[str], paired: frozenset[str]) -> bool:
    """Tell whether the tag is no mere mention of one."""
    name = _name(match)
    if not match["name"] or match["attributes"] or name in paired or name in ALONE:
        return True
    return name in BLOCK_NAMES and _is_at_edge(text, match.start(), match.end())


def _is_at_edge(text: str, start: int, end: int) -> bool:
    """Tell whether `[start, end)` begins or ends a line."""
    before, behind = text[max(0, start - NEAR) : start].rstrip(" \t")[-1:], text[end : end + NEAR].lstrip(" \t")[:1]
    return before in ("", "\n") or behind in ("", "\n")


def _edit(block: Block, run: list[re.Match[str]]) -> Edit:
    """Return the edit for a run of tags: a line end where it parts two pieces of text, else nothing."""
    text, start, end = block.text, run[0].start(), run[-1].end()
    names = frozenset(map(_name, run))
    if names.isdisjoint(BLOCK_NAMES):
        return cut(block, start, end)
    while start and text[start - 1] in " \t":
        start -= 1
    while end < len(text) and text[end] in " \t":
        end += 1
    if _is_at_edge(text, start, end):
        return Edit(block.span(start, end))
    return Edit(block.span(start, end), "\n" if names.isdisjoint(PARAGRAPHS) else "\n\n")
