"""TYP301 repeated-punctuation."""

import re

from newsclean.model import Document, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.text.patterns import lazy

# Two of a kind behind a word, then a space or the end: no "...", no "?..", no "../", no ,,low quotes‘‘.
TWICE = lazy(
    r"(?P<mark>[.,;،؛])(?P=mark)(?<=[\w)\]»”\"’'%]..)(?=[\s\"”»“’)\]]|$)"
    r"|(?P<wide>[。、，；])(?P=wide)(?<=\w..)(?![。、，；])"
)
MARKS = ".,;،؛。、，；"


@document_rule("TYP301", "repeated-punctuation", severity=Severity.WARNING, needs=MARKS)
def repeated_punctuation(document: Document) -> Findings:
    """A comma, semicolon or full stop stands twice.

    ## Why is this bad?
    One of the marks is left from a deleted word, link or note; sentences are split wrongly at it.

    ## Example
    ```bad lang=en
    The vote was close⟦..⟧ Nobody knew⟦,,⟧ he said.
    ```
    ```good lang=en
    The vote was close. Nobody knew, he said.
    ```
    ```bad lang=zh
    会议昨天结束⟦。。⟧代表们已经离开。
    ```
    ```good lang=zh
    会议昨天结束。代表们已经离开。
    ```
    ```good lang=ru
    Кто придёт?.. Никто не знал... Да!!! Неужели?!
    ```
    ```good lang=pl
    Powiedział ,,nie wiem’’ i wyszedł. Plik leży w ../dane.
    ```

    ## Fix
    One mark is left; safe, but unsafe for two full stops within a sentence, which may be a short ellipsis. Three dots
    are an ellipsis, repeated ! and ? are emphasis.
    """
    doubles = [2 * mark for mark in characters_in(document).intersection(MARKS) if 2 * mark in document.text]
    for block in document.blocks if doubles else ():
        if any(double in block.text for double in doubles):
            has_case = not block.text.islower()
            for match in TWICE.finditer(block.text):
                edit = Edit(block.span(match.start() + 1, match.end()))
                safety = Safety.UNSAFE if has_case and _goes_on(block.text, match) else Safety.SAFE
                yield Finding(block.span(*match.span()), f"“{match[0][0]}” stands twice", (edit,), safety)


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Tell whether the sentence goes on behind two full stops, so that they may stand for an ellipsis."""
    following = text[match.end() : match.end() + 3].lstrip()[:1]
    return match[0] == ".." and following.islower()
