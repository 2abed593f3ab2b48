"""DUP101 repeated-word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from operator import eq

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Edit, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy

# Languages in which a word said twice is no slip, content words included. Where doubling is grammar (plural in Malay
# and Indonesian, emphasis or "each" in Turkic, Indic, Bantu and East Asian languages) the rule does not look at all.
TAGS = "be bg bs ca cs da de el en es et eu fi fr gl hr hu is it lb lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv uk"
LANGUAGES = frozenset(TAGS.split())
# A word of letters, white space of the line, the word again, which nothing ties to a neighbour (an-an, l'un, 1 1).
# The second copy is found by comparison of words first, so the pattern runs on few texts; its repeats are bounded.
TWICE = lazy(
    r"(?<![\w'’‘ʼ.\-‐–])(?P<word>[^\W\d_]{1,40}+)(?P<gap>[ \xa0\u202f\t]{1,4}+(?:\r?\n)?)"
    r"(?P<again>(?P=word))(?![\w'’ʼ\-‐–])",
    re.IGNORECASE,
)
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
    ```good lang=fr
    Nous nous sommes réunis à midi.
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
    The second copy goes. Safe for a function word that the language never doubles, unsafe for any other word.

    ## Known problems
    Languages that double words by rule, and languages the rule does not know, are left alone. A doubled content word
    that comes back in the text is taken for a name.
    """
    if document.language.partition("-")[0] not in LANGUAGES:
        return
    blocks = [block for block in document.blocks if _has_equal_neighbours(block.text)]
    found = [pair for block in blocks for pair in _in_block(block, document.language_of(block))]
    times = Counter(word for word, _ in found)
    for word, finding in found:
        if finding.safety is Safety.SAFE or times[word] == 1:  # what comes back is a name: Bora Bora in lower case
            yield finding


@lru_cache(maxsize=512)  # a text is looked at again after every repair
def _has_equal_neighbours(text: str) -> bool:
    words = text.lower().split()
    return any(map(eq, words, words[1:]))


def _in_block(block: Block, language: str) -> Iterator[tuple[str, Finding]]:
    """Yield each doubled word, folded, with its finding."""
    if language.partition("-")[0] not in LANGUAGES:
        return
    words = lexicon(language)
    for match in TWICE.finditer(block.text):
        word = fold(match["word"])
        is_known = word in words.stop_words
        if word in words.doubles or _is_name(match) or (not is_known and len(word) < MIN_CONTENT_WORD):
            continue
        span = block.span(match.start("gap"), match.end("again"))
        safety = Safety.SAFE if is_known else Safety.UNSAFE
        yield word, Finding(span, f'"{match["word"]}" stands twice', (Edit(span),), safety)


def _is_name(match: re.Match[str]) -> bool:
    """Tell whether both copies begin with a capital, as in Bora Bora; sentences in capitals are names too, then."""
    return match["word"][0].isupper() and match["again"][0].isupper()
