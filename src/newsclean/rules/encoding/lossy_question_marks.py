"""ENC103 lossy-question-marks."""

import re
from collections.abc import Iterator

from newsclean.langid.lost_letters import candidate, named
from newsclean.model import Block, Document, Finding, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.encoding import sides_of_word
from newsclean.text.patterns import lazy

# A question mark between letters, the second not a capital (“what?Nothing” lacks a space). Chinese and Japanese have no
# spaces and ask so in hasty type.
INSIDE_WORD = lazy(r"(?<=[^\W\d_])\?{1,3}(?=[^\W\d_])")
NO_SPACES = lazy("[\u2e80-\u9fff\uf900-\ufaff]")
# Between letters of a text without spaces that has marks of full width, for questions too.
BETWEEN_HAN = lazy(
    "(?<=[\u3001-\u301f\u3041-\u30ff\u3400-\u9fff\uff08\uff09\uff0c\uff1a\uff1b])"
    "[?]{1,3}(?=[\u3001-\u301f\u3041-\u30ff\u3400-\u9fff\uff08\uff09\uff0c])"
)
FULL_MARKS = frozenset("，。、")
HALF_MARKS = lazy("(?<=[\u3001-\u9fff])[,:;!](?=[\u3001-\u9fff\uff08])")  # whoever types these asks with “?” too
FULL_QUESTION = "？"
# What makes a question of the clause before a mark, in Chinese and Japanese.
ASKS = lazy("[吗嗎呢么麼吧嘛谁誰什哪何几幾怎否啊呀かのねなよ難难](?:[^，。、？?]{0,16})$")
CLAUSE = 20
ONE_WORD = 4.0  # nats by which the mark's place must be likelier a letter than a gap, to be told from a slip
MAX_ADDRESS = 64  # how far around a question mark an address is recognised
ADDRESS_MARKS = frozenset("/=&@#\\")


@document_rule("ENC103", "lossy-question-marks", severity=Severity.ERROR, needs="?")
def lossy_question_marks(document: Document, *, minimum: int = 2) -> Findings:
    """Question marks stand inside words, where letters were lost.

    ## Why is this bad?
    A program wrote “?” for every letter its charset lacks. The words are destroyed for readers and for search.

    ## Example
    ```bad lang=fr
    Le S⟦?⟧nat a d⟦?⟧cidé, dit le maire.
    ```
    ```good lang=fr
    Le Sénat a décidé, dit le maire.
    ```
    ```bad lang=ru
    Выборы пройдут в М⟦??⟧скве, сообщил депу⟦?⟧ат.
    ```
    ```good lang=ru
    Выборы пройдут в Москве, сообщил депутат.
    ```
    ```bad lang=zh
    市长说，预算⟦?⟧下周表决。他表示，议⟦?⟧们已经同意。
    ```
    ```good lang=zh
    市长说，预算案下周表决。他表示，议员们已经同意。
    ```
    ```good lang=en
    “Who?When?” she asked; see https://example.org/page?vote=yes and /list?item=two.
    ```
    ```good lang=zh
    他问:谁来了?没有人回答。什么时候?不知道。
    ```

    ## Fix
    Shown only: the letters are not in the text any more. The message names the word that the language makes
    likeliest.
    Read the source again in its own charset.

    ## Options
    `minimum`: so many marks inside words make a loss; a single one may be a slip of the pen, unless a letter in its
    place makes one word of the language.
    """
    places = [(block, match) for block in document.blocks if "?" in block.text for match in _places(block)]
    if sum(len(match[0]) for _, match in places) < minimum:
        places = [place for place in places if _is_one_word(*place)]
    for block, match in places:
        before, behind = sides_of_word(block, match)
        around = block.text[max(0, match.start() - len(before) - 1) : match.end() + len(behind) + 1]
        is_known = around.count("?") == 1  # a word that lost two letters is no word when it gets one back
        yield _finding(block, match, named(before, behind, block.language) if is_known else "")
    for block, match in _between_han(document, minimum):
        yield _finding(block, match, "")


def _finding(block: Block, match: re.Match[str], hint: str) -> Finding:
    message = f"a letter was lost: “?” inside a word{hint}"
    return Finding(block.span(*match.span()), message, safety=Safety.DISPLAY)


def _places(block: Block) -> Iterator[re.Match[str]]:
    for match in INSIDE_WORD.finditer(block.text):
        before, behind = block.text[match.start() - 1], block.text[match.end()]
        if not behind.isupper() and not NO_SPACES.match(before) and not _in_address(block.text, match):
            yield match


def _is_one_word(block: Block, match: re.Match[str]) -> bool:
    """Tell whether a letter makes one word of the two sides, far likelier than two are."""
    told = candidate(*sides_of_word(block, match), block.language)
    return len(match[0]) == 1 and told is not None and told.gain >= ONE_WORD


def _between_han(document: Document, minimum: int) -> list[tuple[Block, re.Match[str]]]:
    """Return the marks between Chinese or Japanese letters where no question is asked."""
    characters = characters_in(document)
    if len(FULL_MARKS & characters) < 2:  # noqa: PLR2004 - a comma and a full stop
        return []
    places = [(block, m) for block in document.blocks if "?" in block.text for m in BETWEEN_HAN.finditer(block.text)]
    if not places or HALF_MARKS.search(document.text):
        return []
    asked = sum(_asks(*place) for place in places)
    if FULL_QUESTION in characters:
        places = [place for place in places if not _asks(*place)]
    elif asked:
        return []
    return places if sum(len(match[0]) for _, match in places) >= minimum else []


def _asks(block: Block, match: re.Match[str]) -> bool:
    return ASKS.search(block.text[max(0, match.start() - CLAUSE) : match.start()]) is not None


def _in_address(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word around a question mark holds what only addresses and code hold."""
    before = text[max(0, match.start() - MAX_ADDRESS) : match.start()].rsplit(" ", 1)[-1]
    behind = text[match.end() : match.end() + MAX_ADDRESS].split(" ", 1)[0]
    return not ADDRESS_MARKS.isdisjoint(before + behind)
