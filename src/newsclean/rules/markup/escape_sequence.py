r"""MRK104 escape-sequence."""

import json
import re

from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letter_class

# Runs of \u00e9 (a pair of surrogates is one character), and backslashes that quote what is before a quotation mark,
# an apostrophe or a slash.
CODED = lazy(r"(?:\\u[0-9A-Fa-f]{4}){1,16}")
QUOTED = lazy(r"(?<!\\)\\+(?=[\"'’/])")
LINE = lazy(r"(?<=[.!?…»”\"’])(?:\\r)?\\n(?:(?:\\r)?\\n){0,3}[ ]?(?=[^\W_a-z]|[«“\"‘(–—-]|$)")
PATH = lazy(r"[A-Za-z]:\\|\\\\\w|\\(?!u[0-9A-Fa-f]{4}|[nrt]\\)[A-Za-z]\w*\\")  # C:\new, \\server, \new\folder
CODE = frozenset("{};<>")
MIN_QUOTED = 2
# Where words have no spaces a code that is spoken of is beside letters too; so many in a block are text.
NO_SPACES = lazy(f"[{letter_class('Hani', 'Hira', 'Kana')}]")
MIN_CODED = 4


@block_rule("MRK104", "escape-sequence", severity=Severity.ERROR, needs="\\")
def escape_sequence(block: Block) -> Findings:
    r"""A character stands in the text as a program writes it in a string.

    ## Why is this bad?
    Readers see the code, and the word is not found.

    ## Example
    ```bad lang=fr
    Le S⟦\u00e9⟧nat a d⟦\u00e9⟧cid⟦\u00e9⟧, dit-on, de l⟦\⟧'adopter.
    ```
    ```good lang=fr
    Le Sénat a décidé, dit-on, de l'adopter.
    ```
    ```bad lang=en
    He said: ⟦\⟧"The road is closed.⟦\⟧" She agreed.⟦\n\n⟧The road stays closed.
    ```
    ```good lang=en
    He said: "The road is closed." She agreed.

    The road stays closed.
    ```
    ```good lang=en
    Type \u00e9 to get the letter; the file is in C:\new\"old", and the regex is \d+\"; var x = "\u00e9".
    ```
    ```good lang=ja
    価格は\1,000で、文字コードは\u3042です。
    ```

    ## Fix
    The character is written. Safe where it stands in or beside a word, or a block has several. The two letters that
    stand for a line's end become one: unsafe.

    ## Known problems
    Text with paths of Windows or with the marks of code is left alone.
    """
    text = block.text
    if PATH.search(text) or not CODE.isdisjoint(text):
        return
    yield from _coded(block)
    quoted = list(QUOTED.finditer(text))
    if len(quoted) >= MIN_QUOTED or any(_is_inside_word(text, match) for match in quoted) or "\\u00" in text:
        for match in quoted:
            yield Finding(block.span(*match.span()), "a backslash before a mark", (Edit(block.span(*match.span())),))
    for match in LINE.finditer(text):
        span, ends = block.span(*match.span()), match[0].count("\\n")
        yield Finding(span, "“\\n” for the end of a line", (Edit(span, "\n" * ends),), Safety.UNSAFE)


def _coded(block: Block) -> Findings:
    if block.text.count("\\u") < MIN_CODED and NO_SPACES.search(block.text):
        return
    for match in CODED.finditer(block.text):
        character = _decoded(match[0])
        beside = block.text[max(0, match.start() - 1) : match.start()] + block.text[match.end() : match.end() + 1]
        if character and beside.strip() and (beside[0].isalpha() or beside[-1].isalpha()):
            span = block.span(*match.span())
            yield Finding(span, f"“{match[0]}” stands for “{character}”", (Edit(span, character),))


def _decoded(code: str) -> str:
    """Return what a run of codes stands for, an empty string for controls and halves of characters."""
    character = str(json.loads(f'"{code}"'))
    if any("\ud800" <= half <= "\udfff" for half in character):
        return ""
    return character if all(char.isprintable() or char in "\u00a0\u202f\u200c\u200d" for char in character) else ""


def _is_inside_word(text: str, match: re.Match[str]) -> bool:
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() + 1 : match.end() + 2]
    return before.isalpha() and behind.isalpha() and text[match.end()] in "'’"
