"""STR104 flattened-list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.model import Block, Finding, Kind, Safety
from newsclean.rules import Findings, block_rule
from newsclean.text.patterns import lazy
from newsclean.text.sentences import FINAL_MARKS

# A number with its mark before a word, at the start or behind a space; a bullet likewise.
NUMBERED = lazy(r"(?<!\S)(?P<number>\d{1,2})(?P<mark>[.)])[ \xa0](?=[^\W\d_])")
BULLETED = lazy(r"(?<!\S)[•‣▪●◦∙][ \xa0]?(?=\w)")
BULLETS = frozenset("•‣▪●◦∙")
MIN_ITEMS = 3
MIN_BULLETED = 12  # characters of a bulleted item; shorter ones are a menu, a line of names
OPENERS = ":："
BEFORE = FINAL_MARKS | frozenset(':：”“»")]')
# Languages that write an ordinal with a full stop: "der 1. FC, die 2. Liga" is no list.
TAGS = "bs cs da de et eu fi fo hr hu is lb lt lv nb nn no pl sk sl sr sv tr"
ORDINALS = frozenset(TAGS.split())


@block_rule("STR104", "flattened-list", needs="•‣▪●◦∙1", kinds=(Kind.PARAGRAPH, Kind.QUOTE))
def flattened_list(block: Block) -> Findings:
    """The items of a list stand in one line.

    ## Why is this bad?
    The line breaks between the items are lost; the list reads as one sentence without end.

    ## Example
    ```bad lang=en
    How to get a ticket: ⟦1. Go to the website of the port. 2. Choose a day in May. 3. Pay with a card.⟧
    ```
    ```good lang=en
    How to get a ticket:

    1. Go to the website of the port.
    2. Choose a day in May.
    3. Pay with a card.
    ```
    ```bad lang=ru
    Нужны документы: ⟦• паспорт гражданина • заявление на билет • справка с места работы⟧
    ```
    ```good lang=ru
    Нужны документы: паспорт гражданина, заявление на билет, справка с места работы.
    ```
    ```good lang=en
    The plan has three parts: 1) a deeper channel, 2) a new crane, and 3) a school for pilots.
    ```
    ```good lang=de
    Der 1. FC Hafen stieg aus der 2. Bundesliga ab und spielt nun in der 3. Liga gegen den Nachbarn.
    ```
    ```good lang=en
    News • Sport • Weather • Traffic
    ```

    ## Fix
    Shown only: where an item ends and the text goes on, only the author knows.
    """
    text = block.text
    if "1. " not in text and "1) " not in text and BULLETS.isdisjoint(text):
        return
    for found in (_numbered(text, block.language), _bulleted(text)):
        if len(found) >= MIN_ITEMS:
            span = block.span(found[0].start(), len(text))
            yield Finding(span, f"list of {len(found)} items stands in one line", safety=Safety.DISPLAY)
            return


def _numbered(text: str, language: str) -> Sequence[re.Match[str]]:
    """Return the numbers 1, 2, 3 and so on that begin items of one line, each behind a mark that is no comma."""
    return tuple(_counted(text, has_ordinals=language.partition("-")[0] in ORDINALS))


def _counted(text: str, *, has_ordinals: bool) -> Iterator[re.Match[str]]:
    wanted, mark = 1, ""
    for match in NUMBERED.finditer(text):
        if int(match["number"]) != wanted or (mark and match["mark"] != mark):
            continue
        before = text[: match.start()].rstrip()[-1:] if match.start() else ":"
        is_item = before in BEFORE or (not has_ordinals and (before.isalnum() and wanted > 1))
        if not is_item or "\n" in text[match.start() - 2 : match.start()] or not _begins_item(text[match.end()]):
            return
        wanted, mark = wanted + 1, match["mark"]
        yield match


def _begins_item(letter: str) -> bool:
    return not letter.islower()


def _bulleted(text: str) -> Sequence[re.Match[str]]:
    """Return the bullets of one line that begins with one, or brings them behind a colon."""
    found = [match for match in BULLETED.finditer(text) if "\n" not in text[max(0, match.start() - 2) : match.start()]]
    if len(found) < MIN_ITEMS or (found[0].start() and text[: found[0].start()].rstrip()[-1:] not in OPENERS):
        return ()
    return found if len(text) - found[0].start() >= MIN_BULLETED * len(found) else ()
