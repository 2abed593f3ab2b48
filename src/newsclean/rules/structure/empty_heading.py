"""STR102 empty-heading."""

from __future__ import annotations

from newsclean.lexicon.phrases import hits
from newsclean.model import Block, Document, Finding, Kind, Safety
from newsclean.rules import Findings, document_rule
from newsclean.text.density import is_dense, weight
from newsclean.text.sentences import ends_sentence

MAX_CHARS = 60  # of a heading at the end; longer lines are captions and cut paragraphs
MIN_WORDS = 2  # a single word is a name, a place, an agency
MAX_WORDS = 8
MIN_PARAGRAPHS = 3  # that end with a mark, before a line without one means anything
LONG = 60  # letters of a paragraph
NO_HEADING = frozenset('.…:;,|/@©()[]{}<>=*_~^\\“”"«»„')
MIN_DENSE = 4
MAX_DENSE = 20


@document_rule("STR102", "empty-heading")
def empty_heading(document: Document) -> Findings:
    """A heading stands at the end of the text, with nothing under it.

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
    ```good lang=en
    The council met on Tuesday and voted for the new tram line to the harbour.

    The work is to begin in May, and it will last for about two years.

    The mayor was pleased, but some of the people who live there were not.

    Ada Wells
    ```

    ## Fix
    The line goes; unsafe, since a last line may be a signature.
    """
    index = len(document.blocks) - 1
    if index < MIN_PARAGRAPHS or not _may_be_heading(document.blocks[index], document):
        return
    others = [
        block.text for block in document.blocks[:index] if block.kind is Kind.PARAGRAPH and weight(block.text) >= LONG
    ]
    if len(others) >= MIN_PARAGRAPHS and all(text[-1] in ":：" or ends_sentence(text) for text in others):
        whole = document.blocks[index].whole
        yield Finding(whole, "heading with nothing under it", (document.removal(index),), Safety.UNSAFE)


def _may_be_heading(block: Block, document: Document) -> bool:
    """Tell whether a last line reads as a heading: short, of several words, no name, no label, no sentence."""
    text = block.text.rstrip("?？؟ ")
    if not text or len(block.text) > MAX_CHARS or not NO_HEADING.isdisjoint(text) or "\n" in text:
        return False
    if ends_sentence(text) or any(map(str.isdigit, text)) or not text[0].isalpha():
        return False
    is_question = len(text) < len(block.text)
    is_short = _is_short_dense(text) if is_dense(text) else _is_phrase(text.split(), is_question=is_question)
    return is_short and not hits(block.text, document.language_of(block))


def _is_short_dense(text: str) -> bool:
    return MIN_DENSE <= len(text) <= MAX_DENSE and "、" not in text and "，" not in text


def _is_phrase(words: list[str], *, is_question: bool) -> bool:
    """Tell whether words are several, and no names: behind the first, small initials are as many as capitals."""
    if not MIN_WORDS <= len(words) <= MAX_WORDS or is_question:
        return MIN_WORDS <= len(words) <= MAX_WORDS
    small = sum(word[0].islower() for word in words[1:])
    return not words[0][0].isupper() or 0 < small >= sum(word[0].isupper() for word in words[1:])
