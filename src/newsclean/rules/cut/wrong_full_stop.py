"""CUT106 wrong-full-stop."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.lexicon import lexicon
from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import dangles, running, writes_capitals
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.sentences import is_abbreviation, word_before

# A word of letters, one full stop, a space, a lower-case word of more than one letter.
STOP = lazy(r"\. (?<=[^\W\d_]\. )(?=[^\W\d_]{2})")
MIN_WORD = 2  # letters of the word before the stop; single letters are initials
MIN_CONTENT_WORD = 5  # letters; a shorter word may be an abbreviation that the lexicon does not know
MIN_BELOW = 3  # words behind the stop; one or two are a fragment, another rule's
REACH = 64  # characters around the stop that are looked at


@document_rule("CUT106", "wrong-full-stop", needs=".")
def wrong_full_stop(document: Document, *, any_word: bool = False) -> Findings:
    """A full stop stands in the middle of a sentence.

    ## Why is this bad?
    It parts words that belong together: a slip, or the trace of words cut out or of a bad join.

    ## Example
    ```bad lang=en
    The mayor said that the⟦.⟧ work on the tram line would begin in May.

    The council agreed.
    ```
    ```good lang=en
    The mayor said that the work on the tram line would begin in May.

    The council agreed.
    ```
    ```bad lang=fr
    le maire a dit que les travaux de la⟦.⟧ ligne commenceront en mai.
    ```
    ```good lang=fr
    le maire a dit que les travaux commenceront. la ligne ouvrira en mai.
    ```
    ```good lang=de
    Das Amt hat ca. drei Wochen Zeit, z. B. für eine Prüfung usw. und so fort.
    ```
    ```good lang=fi
    Kokous pidetään 10. päivänä kesäkuuta.
    ```
    ```good lang=en
    The plant in St. louis closed.
    ```
    ```good lang=ar
    قال رئيس البلدية إن العمل يبدأ في مايو. وافق المجلس.
    ```

    ## Fix
    Shown only: without the stop the sentence may be whole, or words may be missing there. Evidence is a function word
    before the stop and a small letter behind it; in a text without capitals, where sentences begin so, a word that
    cannot end a sentence, and a content word behind it.

    ## Options
    `any_word` (false): in a text with capitals, report a full stop after any longer word and before a small letter. It
    finds many more, and sentences whose capital is lost as well.
    """
    if not _has_small_letter_behind_stop(document.text):
        return
    capitals: bool | None = None
    for _, block in running(document):
        for stop, following in _stops_before_small_letters(block.text):
            capitals = writes_capitals(document) if capitals is None else capitals
            language = document.language_of(block)
            if capitals:
                is_wrong = _is_function_word(block.text, stop, language)
                is_wrong = is_wrong or (any_word and _is_long(block.text, stop, language))
            else:
                is_wrong = dangles(block.text, stop, language) and fold(following) not in lexicon(language).stop_words
            if is_wrong:
                message = f'full stop after "{word_before(block.text, stop)}"'
                yield Finding(block.span(stop, stop + 1), message, safety=Safety.DISPLAY)


def _stops_before_small_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each full stop between a lower-case word and three or more, and the first of these."""
    if not _has_small_letter_behind_stop(text):
        return
    for match in STOP.finditer(text):
        below = text[match.end() : match.end() + REACH].split()
        word = word_before(text, match.start())
        if len(below) >= MIN_BELOW and below[0].islower() and below[0].isalpha() and len(word) >= MIN_WORD:
            yield match.start(), below[0]


def _has_small_letter_behind_stop(text: str) -> bool:
    return any(piece[:1].islower() for piece in text.split(". ")[1:])


def _is_function_word(text: str, stop: int, language: str) -> bool:
    """Tell whether a word of the language's grammar stands before the stop, and no abbreviation."""
    words = lexicon(language)
    word = fold(word_before(text, stop))
    return (word in words.dangling or word in words.stop_words) and not is_abbreviation(text, stop, words.abbreviations)


def _is_long(text: str, stop: int, language: str) -> bool:
    """Tell whether a word too long for an abbreviation stands before the stop, and no name."""
    word = word_before(text, stop)
    return len(word) >= MIN_CONTENT_WORD and word.islower() and fold(word) not in lexicon(language).abbreviations
