"""CUT104 orphan-fragment."""

from __future__ import annotations

import re

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import running, writes_capitals
from newsclean.text.density import DENSE, weight
from newsclean.text.patterns import lazy
from newsclean.text.sentences import is_abbreviation, word_before

TAIL = 40  # characters at the end of a paragraph in which a fragment stands
MIN_BEFORE = 4  # letters of the word before the stop: shorter ones may be abbreviations the lexicon does not know
LONG = 40  # letters of the sentence before: after a short one, a single word is a figure of speech
DENSE_WORD = 4  # characters of a fragment where words are not parted
DENSE_STOP = "。"
# One word between two full stops, at the end; two where capitals tell that no sentence begins there.
FRAGMENT = lazy(r"(?<=[\w”“»\")])[.?!] (?P<words>(?:[^\W\d_]{1,24} )?[^\W\d_]{2,24})\.\Z")
MIN_LETTERS = 3  # of a fragment, but of one in Hangul, where a syllable is a character
YEAR = 3  # digits: no ordinal, which some languages write with a full stop, is that long, but for the years of a few
WITHOUT_ORDINALS = lazy("[\u0590-\u08ff]")  # Hebrew and Arabic
DENSE_FRAGMENT = lazy(r"(?<=[\w）」』”])。 ?(?P<words>\w{2,4})。\Z")
# Chinese and Japanese answers and verdicts may be as short as a fragment; they hold one of these.
DENSE_VERBS = lazy("[是不没沒有没了的吗嗎吧呢啊好会會能可对對要だすたいるぞよねか]")


@document_rule("CUT104", "orphan-fragment", needs=".。")
def orphan_fragment(document: Document) -> Findings:
    """A lone word stands between two full stops at the end of a paragraph.

    ## Why is this bad?
    It is the rest of a sentence whose other words were lost in an edit or a translation.

    ## Example
    ```bad lang=en
    The sanctions are meant to keep private companies from helping the programme. ⟦efforts.⟧
    ```
    ```good lang=en
    The sanctions are meant to keep private companies from helping the programme.
    ```
    ```bad lang=fr
    les sanctions doivent empêcher les entreprises privées de contribuer au programme. ⟦efforts.⟧
    ```
    ```good lang=fr
    les sanctions doivent empêcher les entreprises privées de contribuer au programme.
    ```
    ```good lang=en
    Why? Money. Always money.
    ```
    ```good lang=de
    Das Spiel beginnt ca. um acht Uhr usw. usf.
    ```
    ```good lang=hr
    Natječaj je otvoren do 27. prosinca.
    ```
    ```good lang=ar
    هل تعود المفاوضات؟ ربما.
    ```

    ## Fix
    Shown only: whether the word goes or the lost ones come back, only the author knows.

    ## Known problems
    A word with a capital is taken for a sentence of one word, so German nouns are passed over.
    """
    capitals: bool | None = None
    for _, block in running(document):
        match = _fragment(block.text)
        if match is None:
            continue
        if capitals is None:
            capitals = writes_capitals(document)
        if _is_orphan(match, block, document.language_of(block), capitals=capitals):
            span = block.span(match.start("words"), len(block.text))
            yield Finding(span, "lone word after the end of the sentence", safety=Safety.DISPLAY)


def _fragment(text: str) -> re.Match[str] | None:
    if text[-1] == DENSE_STOP:
        return DENSE_FRAGMENT.search(text, max(0, len(text) - DENSE_WORD - 3))
    tail = text[-TAIL:] if text[-1] == "." else ""
    if ". " in tail or "? " in tail or "! " in tail:
        return FRAGMENT.search(text, max(0, len(text) - TAIL))
    return None


def _is_orphan(match: re.Match[str], block: Block, language: str, *, capitals: bool) -> bool:
    text, words, stop = block.text, match["words"], match.start()
    if words[0] >= DENSE:
        return weight(text) > LONG and _is_dense_orphan(words)
    if words[0].isupper() or len(words.rpartition(" ")[2]) < MIN_LETTERS or _may_be_abbreviated(text, stop, language):
        return False
    if capitals and words[0].islower():
        return True
    return (
        text[stop] == "."
        and " " not in words
        and words not in lexicon(language).stop_words
        and _last_sentence(text, stop) >= LONG
    )


def _may_be_abbreviated(text: str, stop: int, language: str) -> bool:
    """Tell whether the stop may belong to an abbreviation, known or short, to an ordinal or to speech."""
    if text[stop] != ".":
        return not text[stop - 1].isalpha()
    if text[stop - 1].isdigit():
        is_number = text[max(0, stop - YEAR) : stop].isdigit()
        return not (is_number and WITHOUT_ORDINALS.match(text, stop + 2))
    if not text[stop - 1].isalpha():
        return False
    return len(word_before(text, stop)) < MIN_BEFORE or is_abbreviation(text, stop, lexicon(language).abbreviations)


def _last_sentence(text: str, stop: int) -> int:
    """Return the length of the sentence that ends at the stop."""
    return stop - max(text.rfind(mark, 0, stop) for mark in (". ", "? ", "! ", "? ", "؟ ", "\n")) - 2


def _is_dense_orphan(words: str) -> bool:
    if "\uac00" <= words[-1] <= "\ud7a3":
        return not words.endswith(lexicon("ko").verb_endings)
    return len(words) <= DENSE_WORD and not DENSE_VERBS.search(words)
