"""DUP101 repeated-word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

from newsclean.lexicon import lexicon
from newsclean.lexicon.doubled_words import (
    comes_again,
    content,
    has_single_words,
    is_echo,
    is_inside_clause,
    is_long,
    is_met,
    is_plain_slip,
    is_slip,
    never_doubles,
)
from newsclean.model import Block, Document, Edit, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.text.casing import begins_with_capitals
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.quotations import quotations
from newsclean.text.words import LETTERS, MARKS

# A word of letters, white space of the line, the word again, which nothing ties to a neighbour (an-an, l'un, 1 1).
# The second copy is found by comparison of words first, so the pattern runs on few texts; it starts at words only.
TWICE = lazy(
    rf"(?<![\w{MARKS}'’‘ʼ.\-‐–])(?P<word>{LETTERS})(?P<gap>[ \xa0\u202f\t]{{1,4}}+(?:\r?\n)?)"
    rf"(?P<again>(?P=word))(?![\w{MARKS}'’ʼ\-‐–])",
    re.IGNORECASE,
)
# Malay and Indonesian part the halves of a plural with a hyphen; a text that does so has lost one, or doubled a word.
HYPHENATED = lazy(r"(?<!\w)(?P<word>[^\W\d_]{3,24}+)-(?P=word)(?!\w)", re.IGNORECASE)
COPIES = 2
MIN_CONTENT_WORD = 3  # shorter ones that are no function words are initials, units and notes: do, re, ha


@document_rule("DUP101", "repeated-word")
def repeated_word(document: Document) -> Findings:
    """A word stands twice in a row by mistake.

    ## Why is this bad?
    It is a slip of the keyboard or of an edit; readers stumble, and the text looks unread.

    ## Example
    ```bad lang=en
    The council approved the⟦ the⟧ budget on Tuesday evening.
    ```
    ```good lang=en
    The council approved the budget on Tuesday evening.
    ```
    ```bad lang=fr
    Le maire a présenté les comptes de⟦ de⟧ la ville.
    ```
    ```good lang=fr
    Le maire a présenté les comptes de la ville.
    ```
    ```bad lang=pl
    Rada przyjęła we wtorek nowe⟦ nowe⟧ stawki za wodę.
    ```
    ```good lang=pl
    Rada przyjęła we wtorek nowe stawki za wodę.
    ```
    ```bad lang=tr
    Belediye ile⟦ ile⟧ bakanlık aynı planı onayladı.
    ```
    ```good lang=tr
    Belediye ile bakanlık aynı planı onayladı.
    ```
    ```good lang=fr
    Nous nous sommes réunis à midi.
    ```
    ```good lang=nl
    De directeur van Van der Meer was tevreden.
    ```
    ```good lang=de
    Die Gemeinden, die die Kosten tragen, klagen.
    ```
    ```good lang=id
    Anak anak pulang ke rumah.
    ```
    ```good lang=zh
    他天天天不亮就出门。
    ```

    ## Fix
    The second copy goes. Safe for a word that the language never doubles, and for another one inside a sentence of a
    text with capitals, if the language stresses no word by doubling it, no clause can end there ("what it was was"),
    and nobody is quoted. Unsafe otherwise; shown only in Indonesian and its like, which double words by rule.

    ## Known problems
    Of languages that double words by rule only a few function words are looked at, long words in Turkish, Swahili,
    Xhosa and Zulu, and other Indonesian words where the text writes plurals with a hyphen (shown only); languages the
    rule does not know are left alone. A doubled content word that comes back in the text is taken for a name.
    """
    if not _is_known(document.language):
        return
    blocks = [block for block in document.blocks if _has_equal_neighbours(block.text)]
    found = [double for block in blocks for double in _in_block(block, document)]
    if not found:
        return
    times = Counter(fold(match["word"]) for _, match, _ in found)
    for block, match, language in found:
        safety = _safety(match, document, language)
        if safety is Safety.SAFE or times[fold(match["word"])] == 1:  # what comes back is a name: bora bora
            span = block.span(match.start("gap"), match.end("again"))
            edits = () if safety is Safety.DISPLAY else (Edit(span),)
            yield Finding(span, f'"{match["word"]}" stands twice', edits, safety)


def _is_known(language: str) -> bool:
    return has_single_words(language) or content(language) != ""


@lru_cache(maxsize=512)  # a text is looked at again after every repair
def _has_equal_neighbours(text: str) -> bool:
    words = text.lower().split()
    return any(map(eq, words, words[1:]))


def _in_block(block: Block, document: Document) -> Iterator[tuple[Block, re.Match[str], str]]:
    """Yield each doubled word of a block that is no name and that its language does not double."""
    language = document.language_of(block)
    words = lexicon(language)
    for match in TWICE.finditer(block.text):
        word = fold(match["word"])
        if word in words.doubles or _is_name(match) or is_echo(match):
            continue
        if never_doubles(word, language) or _is_unusual(match, word, document, language):
            yield block, match, language


def _is_unusual(match: re.Match[str], word: str, document: Document, language: str) -> bool:
    """Tell whether a language that doubles few words has a slip in this one."""
    if is_met(word, language):
        return is_inside_clause(match, language)
    how, is_grammar = content(language), word in lexicon(language).stop_words
    if how == "long":
        return is_long(word) and not comes_again(match)
    if not how or (how == "hyphened" and not _is_hyphenating(document)):
        return how != "" and is_grammar
    return is_grammar or (len(word) >= MIN_CONTENT_WORD and not comes_again(match))


def _is_hyphenating(document: Document) -> bool:
    """Tell whether the text doubles words with a hyphen."""
    known: bool | None = document.memo.get(_is_hyphenating)
    if known is None:
        known = document.memo[_is_hyphenating] = HYPHENATED.search(document.text) is not None
    return known


def _safety(match: re.Match[str], document: Document, language: str) -> Safety:
    word = fold(match["word"])
    if never_doubles(word, language):
        return Safety.SAFE
    if content(language) == "hyphened":
        return Safety.DISPLAY
    if is_met(word, language):
        return Safety.UNSAFE
    if is_slip(match, word, language):
        return Safety.SAFE
    alone = _stands_alone(match, document)
    is_plain = is_plain_slip(match, word, language, stands_alone=alone) and not _is_quoted(match)
    return Safety.SAFE if is_plain and _writes_capitals(document) else Safety.UNSAFE


def _writes_capitals(document: Document) -> bool:
    return begins_with_capitals(block.text for block in document.blocks)


def _stands_alone(match: re.Match[str], document: Document) -> bool:
    """Tell whether the text has the word once more, not doubled."""
    return document.text.lower().split().count(match["word"].lower()) > COPIES


def _is_quoted(match: re.Match[str]) -> bool:
    """Tell whether somebody said the word, who may have stressed it so."""
    return any(start < match.start() < end for start, end in quotations(match.string))


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether the second copy begins with a capital: Bora Bora, van Van Dyck; a text in capitals is all names."""
    return match["again"][0].isupper()
