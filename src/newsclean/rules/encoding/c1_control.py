"""ENC301 c1-control."""

import re

from newsclean.langid.words import likelihood_of
from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.text.mojibake import covers
from newsclean.text.patterns import lazy
from newsclean.text.scripts import script_of

CONTROLS = frozenset(map(chr, range(0x80, 0xA0)))
RUN = lazy("[\x80-\x9f]+")
# A single control inside a lower-case word.
BROKEN_WORD = lazy("(?<=[a-z\xdf-\xff])[\x80-\x9f]([a-z\xdf-\xff]{1,40})")
WORD_END = lazy("[A-Za-z\xc0-\xff]+")
MAX_WORD = 40
MARGIN = 3.0  # nats by which the word must be likelier than its two halves
NEXT_LINE = "\x85"


@block_rule("ENC301", "c1-control", severity=Severity.ERROR, needs=CONTROLS, once=True)
def c1_control(block: Block) -> Findings:
    """A control character of the range U+0080-009F stands where a quotation mark or dash was meant.

    ## Why is this bad?
    Text in windows-1252 was read as ISO 8859-1. The marks are invisible or boxes, and U+009B starts a command on a
    terminal.

    ## Example
    ```bad lang=en
    The mayor⟦\x92⟧s plan \x96 a \x93gift\x94 \x96 failed.
    ```
    ```good lang=en
    The mayor’s plan – a “gift” – failed.
    ```
    ```bad lang=es
    Un barco tur⟦\x92⟧stico se hundió.
    ```
    ```good lang=es
    Un barco turístico se hundió.
    ```
    ```bad lang=ru
    Мэр сказал⟦\x85⟧ и ушёл.
    ```
    ```good lang=ru
    Мэр сказал… и ушёл.
    ```
    ```good lang=zh
    市长说“谢谢”，然后离开了。
    ```

    ## Fix
    The characters that windows-1252 has in those places are written. Safe for marks and signs and for letters in Latin
    text; a letter in another script and the five places that windows-1252 leaves open are shown only, and so is
    U+0085 where it may be the end of a line. Inside a word that the Mac's charset completes to one of the language, its
    letter is written.

    ## Known problems
    Controls that are part of mojibake are left to ENC101.
    """
    edits: list[Edit] = []
    for match in RUN.finditer(block.text):
        span, meant = block.span(*match.span()), match[0].encode("latin-1").decode("cp1252", "replace")
        if covers(block.text, *match.span()):
            continue
        if letter := _of_the_mac(block, match):
            meant = letter
        if "\ufffd" in meant or not _is_certain(block.text, match, meant):
            yield Finding(span, f"control character U+{ord(match[0][0]):04X}", safety=Safety.DISPLAY)
        else:
            edits.append(Edit(span, meant))
    if edits:
        marks = " ".join(dict.fromkeys(edit.replacement for edit in edits))
        message = (
            f"{len(edits)} control characters that were meant for {marks}"
            if len(edits) > 1
            else f"a control character that was meant for {marks}"
        )
        yield Finding(edits[0].span, message, tuple(edits), related=tuple(edit.span for edit in edits[1:]))


def _of_the_mac(block: Block, match: re.Match[str]) -> str:
    """Return the letter that the Mac's charset has in the place if it completes a word of the language, else ""."""
    whole = BROKEN_WORD.match(block.text, match.start())
    likelihood = likelihood_of(block.language)
    letter = match[0].encode("latin-1").decode("mac_roman")
    if not whole or not likelihood or not letter.islower() or not letter.isalpha():
        return ""
    before, behind = WORD_END.findall(block.text[max(0, match.start() - MAX_WORD) : match.start()])[-1], whole[1]
    gain = likelihood(before + letter + behind) - likelihood(before) - likelihood(behind)
    return letter if gain >= MARGIN else ""


def _is_certain(text: str, match: re.Match[str], meant: str) -> bool:
    """Tell whether what windows-1252 says fits the place."""
    if NEXT_LINE in match[0] and not _is_ellipsis(text, match):
        return False
    return not any(map(str.isalpha, meant)) or script_of(text) == "Latn"


def _is_ellipsis(text: str, match: re.Match[str]) -> bool:
    """Tell whether U+0085 stands behind a word and not behind a sentence, where it would be a line's end."""
    before, behind = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return before.isalnum() or before in "”»’\"'" or (not before.strip() and behind.isalnum() and not behind.isupper())
