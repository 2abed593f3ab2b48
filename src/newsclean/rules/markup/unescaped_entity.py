"""MRK102 unescaped-entity."""

import html
import re

from newsclean.model import Block, Edit, Finding, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.markup import NUMBER, is_entity
from newsclean.text.patterns import lazy

# Names that browsers know without a semicolon and that nobody writes behind “&” otherwise, unlike “AT&T” or “&copy=2”.
LEGACY = (
    "nbsp|quot|amp|lt|gt|laquo|raquo|shy|middot|iexcl|iquest|szlig|[aA]elig|[aA]ring|[oO]slash|[cC]cedil|[aoinAON]tilde|"
    "[aeiouyAEIOUY]acute|[aeiouAEIOU]grave|[aeiouAEIOU]circ|[aeiouyAEIOU]uml"
)
REFERENCE = lazy(f"&(?:({NUMBER}|[A-Za-z][A-Za-z0-9]{{1,31}});|({NUMBER}|{LEGACY})(?![A-Za-z0-9=;]))")
ESCAPED_AGAIN = lazy(f"(?:amp;)*(?:{NUMBER}|[A-Za-z][A-Za-z0-9]{{1,31}});")


@block_rule("MRK102", "unescaped-entity", severity=Severity.ERROR, needs="&")
def unescaped_entity(block: Block) -> Findings:
    """A character reference of HTML stands where its character belongs.

    ## Why is this bad?
    Readers see the code, and the word is not found.

    ## Example
    ```bad lang=fr
    Le S⟦&eacute;⟧nat d⟦&#8217;⟧hier a dit ⟦&laquo;⟧⟦&nbsp;⟧non⟦&nbsp;⟧⟦&raquo;⟧.
    ```
    ```good lang=fr
    Le Sénat d’hier a dit «\u00a0non\u00a0».
    ```
    ```bad lang=ru
    Он сказал: ⟦&quot;⟧да⟦&quot;⟧.
    ```
    ```good lang=ru
    Он сказал: "да".
    ```
    ```good lang=en
    AT&T, R&D; and the page ?a=1&copy=2&lang=en, he said &c;.
    ```
    ```good lang=zh
    Q&A：A&B公司。
    ```

    ## Fix
    The character is written. Safe: the reference is one of HTML's; without a semicolon only the names of letters,
    quotes and blanks count.
    """
    for match in REFERENCE.finditer(block.text):
        name = match[1] or match[2]
        if not is_entity(name) or _is_escaped_again(block.text, match):
            continue
        character = html.unescape(f"&{name};")
        if character.isprintable() or character in "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\n\t":
            span = block.span(*match.span())
            yield Finding(span, f"“{match[0]}” stands for “{character}”", (Edit(span, character),))


def _is_escaped_again(text: str, match: re.Match[str]) -> bool:
    """Tell whether the reference is an ampersand that begins another one, which is MRK103's to repair."""
    again = ESCAPED_AGAIN.match(text, match.end()) if match[1] == "amp" else None
    return again is not None and is_entity(again[0][:-1].rpartition(";")[2])
