"""STR102 empty-heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.lexicon import lexicon
from newsclean.lexicon.phrases import hits
from newsclean.lexicon.section_names import asks, is_section_name
from newsclean.model import Block, Document, Finding, Kind, Safety
from newsclean.rules import Findings, document_rule
from newsclean.text.density import is_dense, weight
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

MAX_CHARS = 60  # of a heading at the end; longer lines are captions and cut paragraphs
MIN_WORDS = 2  # a single word is a name, a place, an agency
MAX_WORDS = 8
MAX_ASKING = 6  # words of a heading that begins with what or how; a longer one is a sentence cut short
MIN_PARAGRAPHS = 3  # that end with a mark, before a line without one means anything
MIN_NAMED = 2  # paragraphs before the name of a section
MOST_OPEN = 8  # one paragraph in so many may lack its mark
MOST_PAIRS = 3  # headings right behind each other; more are a list written as headings
LONG = 60  # letters of a paragraph
NO_HEADING = frozenset('.…:;,|/@©()[]{}<>=*_~^\\“”"«»„')
MIN_DENSE = 4
MAX_DENSE = 20
PROSE = frozenset((Kind.PARAGRAPH, Kind.QUOTE))
LEVELS = {f"h{level}": level for level in range(1, 7)}


@document_rule("STR102", "empty-heading")
def empty_heading(document: Document) -> Findings:
    """A heading has nothing under it: the text ends there, or a heading of its level follows.

    ## Why is this bad?
    Its section is lost, or it announces something of the page that is no part of the article.

    ## Example
    ```bad lang=en
    The council met on Tuesday and voted for the new tram line to the harbour.

    The work is to begin in May, and it will last for about two years.

    The mayor was pleased, but some of the people who live there were not.

    ⟦What happens next⟧
    ```
    ```good lang=en
    The council met on Tuesday and voted for the new tram line to the harbour.

    The work is to begin in May, and it will last for about two years.

    The mayor was pleased, but some of the people who live there were not.
    ```
    ```bad lang=zh
    市议会星期二晚上开会，表决通过了从火车站到旧港口的新有轨电车线路，工程定于五月开工，预计历时两年。

    市长说，新线路每天将运送一万名乘客，并且能够减少市中心的汽车数量，居民的出行时间也会大大缩短。

    部分居民担心施工期间的噪音，他们要求市政府在开工之前举行听证会，并且公布全部的工程计划和费用。

    ⟦接下来会发生什么⟧
    ```
    ```good lang=zh
    市议会星期二晚上开会，表决通过了从火车站到旧港口的新有轨电车线路，工程定于五月开工，预计历时两年。

    市长说，新线路每天将运送一万名乘客，并且能够减少市中心的汽车数量，居民的出行时间也会大大缩短。

    部分居民担心施工期间的噪音，他们要求市政府在开工之前举行听证会，并且公布全部的工程计划和费用。
    ```
    ```bad lang=en format=markdown
    # A new tram line

    The council met on Tuesday and voted for the new tram line to the harbour.

    ## ⟦The cost⟧

    ## The work

    It is to begin in May, and it will last for about two years.
    ```
    ```bad lang=ru
    Городской совет проголосовал во вторник за новую трамвайную линию к старому порту.

    Работы начнутся в мае и продлятся около двух лет, сообщила пресс-служба мэрии.

    ⟦Предыстория⟧
    ```
    ```good lang=ru
    Городской совет проголосовал во вторник за новую трамвайную линию к старому порту.

    Работы начнутся в мае и продлятся около двух лет, сообщила пресс-служба мэрии.
    ```
    ```good lang=en
    The council met on Tuesday and voted for the new tram line to the harbour.

    The work is to begin in May, and it will last for about two years.

    The mayor was pleased, but some of the people who live there were not.

    Ada Wells
    ```
    ```good lang=en
    The council met on Tuesday and voted for the new tram line to the harbour.

    Background

    The line was first planned in 1974, when the harbour still had six thousand workers.
    ```
    ```good lang=en format=markdown
    # A new tram line

    The council met on Tuesday and voted for the new tram line to the harbour.

    ## The work

    It is to begin in May, and it will last for about two years.
    ```

    ## Fix
    The line goes: safe at the end for the name of a section that any article may have ("Background", "What happens
    next") and for a short line that begins with what, how or why; unsafe for other lines, since a last line may be a
    signature, and between headings, since a picture or a table may have stood there.
    """
    if len(document.blocks) <= MIN_NAMED:
        return
    yield from _at_the_end(document)
    pairs = list(_before_its_equal(document))
    if len(pairs) <= MOST_PAIRS:
        for index in pairs:
            yield _finding(document, index, Safety.UNSAFE)


def _finding(document: Document, index: int, safety: Safety) -> Finding:
    whole = document.blocks[index].whole
    return Finding(whole, "heading with nothing under it", (document.removal(index),), safety)


def _at_the_end(document: Document) -> Findings:
    index = len(document.blocks) - 1
    block, before = document.blocks[index], document.blocks[index - 1]
    if len(block.text) > MAX_CHARS or "\n" in block.text or ends_sentence(block.text.rstrip("?？؟ ")):
        return
    language = document.language_of(block)
    prose = [block.text for block in document.blocks[:index] if _is_prose(block)]
    if is_section_name(block.text, language):
        if len(prose) >= MIN_NAMED and (_is_prose(before) or ends_sentence(before.text)):
            yield _finding(document, index, Safety.SAFE)
    elif len(prose) >= MIN_PARAGRAPHS and _may_be_heading(block.text, language) and _mostly_end(prose):
        yield _finding(document, index, Safety.SAFE if _asks(block.text, language) else Safety.UNSAFE)


def _is_prose(block: Block) -> bool:
    return block.kind in PROSE and weight(block.text) >= LONG


def _mostly_end(prose: Sequence[str]) -> bool:
    """Tell whether paragraphs end with a mark, the last one above all, so that a line without one means something."""
    is_open = [text[-1] not in ":：" and not ends_sentence(text) for text in prose]
    return not is_open[-1] and sum(is_open) * MOST_OPEN <= len(prose)


def _asks(text: str, language: str) -> bool:
    """Tell whether a line of few words begins as a question about what happens, and is not a sentence cut short."""
    words = text.rstrip("?？؟ ").split()
    return len(words) <= MAX_ASKING and asks(words[0], language) and fold(words[-1]) not in lexicon(language).dangling


def _may_be_heading(line: str, language: str) -> bool:
    """Tell whether a last line reads as a heading: short, of several words, no name, no label, no sentence."""
    text = line.rstrip("?？؟ ")
    if not text or not NO_HEADING.isdisjoint(text) or any(map(str.isdigit, text)) or not text[0].isalpha():
        return False
    is_question = len(text) < len(line) or asks(text.split()[0], language)
    is_short = _is_short_dense(text) if is_dense(text) else _is_phrase(text.split(), is_question=is_question)
    return is_short and not hits(line, language)


def _is_short_dense(text: str) -> bool:
    return MIN_DENSE <= len(text) <= MAX_DENSE and "、" not in text and "，" not in text


def _is_phrase(words: Sequence[str], *, is_question: bool) -> bool:
    """Tell whether words are several, and no names: behind the first, small initials are as many as capitals."""
    if not MIN_WORDS <= len(words) <= MAX_WORDS or is_question:
        return MIN_WORDS <= len(words) <= MAX_WORDS
    small = sum(word[0].islower() for word in words[1:])
    return not words[0][0].isupper() or 0 < small >= sum(word[0].isupper() for word in words[1:])


def _before_its_equal(document: Document) -> Iterator[int]:
    """Yield the index of each heading behind a paragraph that one of its own level, or above, follows at once."""
    blocks = document.blocks
    levels = [_level(block) for block in blocks]
    started = False
    for index in range(len(blocks) - 1):
        started = started or (levels[index] == 0 and _is_prose(blocks[index]))
        if started and levels[index] >= levels[index + 1] > 0 and blocks[index].text != blocks[index + 1].text:
            markup = blocks[index + 1].markup
            if index != document.title and not (markup and markup.image_before):
                yield index


def _level(block: Block) -> int:
    """Return the level of a heading that markup tells, 0 of any other block."""
    if block.kind is not Kind.HEADING or block.markup is None or not block.markup.ancestors:
        return 0
    return LEVELS.get(block.markup.ancestors[-1].name, 0)
