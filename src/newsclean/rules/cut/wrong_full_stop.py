"""CUT106 wrong-full-stop."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.lexicon import lexicon
from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import dangles, running, stands_elsewhere, writes_capitals
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.sentences import is_abbreviation, word_before

# A word of letters, one full stop, a space, a lower-case word of more than one letter.
STOP = lazy(r"\. (?<=[^\W\d_]\. )(?=[^\W\d_]{2})")
FIRST_WORD = lazy(r"(?=\w)[^\W\d_A-Z]{2,40}(?![\w@]|\.\w)")
MIN_WORD = 2  # letters of the word before the stop; single letters are initials
MIN_BELOW = 3  # words behind the stop; one or two are a fragment, another rule's
REACH = 64  # characters around the stop that are looked at
# Letters from which a word is no abbreviation: with a vowel at its end, where abbreviations are hardly ever cut, and
# without. In 900 articles none that the lexicon lacks is as long; the six findings there are sentences begun small.
LONG = 4, 5
LONG_NAME = 5, 6  # behind a capital: Calif., Messrs.
VOWELS = frozenset("aeiouyáàâäãåāăąæéèêëēėęěíìîïīįıóòôöõøōőúùûüūůűųýÿаеёиіїоуыэюяєαάεέηήιίοόυύωώ")
FEW = 3  # lower-case letters behind full stops in one text; in one with more, sentences begin so
MIN_SHARE = 10  # sentences with a capital to one without, where they are more than a few


@document_rule("CUT106", "wrong-full-stop", needs=".")
def wrong_full_stop(document: Document, *, any_word: bool = True) -> Findings:
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
    ```bad lang=es
    El ayuntamiento teme⟦.⟧ que las obras de la plaza duren todo el verano.
    ```
    ```good lang=es
    El ayuntamiento teme que las obras de la plaza duren todo el verano.
    ```
    ```good lang=en
    The plant in St. louis closed.
    ```
    ```good lang=en
    The firm, Ostrava Corp. of Ohio, built approx. forty of them, i.e. most.
    ```
    ```good lang=ar
    قال رئيس البلدية إن العمل يبدأ في مايو. وافق المجلس.
    ```

    ## Fix
    Shown only: without the stop the sentence may be whole, or words may be missing there. Evidence is a function word
    before the stop, or one that is no abbreviation, and a small letter behind it; in a text without capitals, where
    sentences begin so, a word that cannot end a sentence, and a content word behind it.

    ## Options
    `any_word` (true): in a text with capitals, report a full stop after any word that is no abbreviation and before a
    small letter. Sentences whose capital is lost are found so as well.
    """
    if not _has_small_letter_behind_stop(document.text):
        return
    capitals: bool | None = None
    for _, block in running(document):
        for stop, following in _stops_before_small_letters(block.text):
            capitals = _capitals(document) if capitals is None else capitals
            language = document.language_of(block)
            if capitals:
                is_wrong = _is_function_word(block.text, stop, language)
                is_wrong = is_wrong or (any_word and _is_whole(document, block.text, stop))
            else:
                is_wrong = dangles(block.text, stop, language) and fold(following) not in lexicon(language).stop_words
            if is_wrong:
                message = f'full stop after "{word_before(block.text, stop)}"'
                yield Finding(block.span(stop, stop + 1), message, safety=Safety.DISPLAY)


def _capitals(document: Document) -> bool:
    """Tell whether paragraphs, and nearly all sentences, begin with a capital."""
    if not writes_capitals(document):
        return False
    firsts = [document.text[match.end()] for match in STOP.finditer(document.text)]
    small = sum(map(str.islower, firsts))
    return small <= FEW or small * MIN_SHARE <= sum(map(str.isupper, firsts))


def _stops_before_small_letters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each full stop between a word and three or more, the first of small letters, and that one."""
    if not _has_small_letter_behind_stop(text):
        return
    for match in STOP.finditer(text):
        first = FIRST_WORD.match(text, match.end())
        word = word_before(text, match.start())
        if (
            first
            and first[0].islower()
            and len(word) >= MIN_WORD
            and len(text[first.start() : first.end() + REACH].split()) >= MIN_BELOW
        ):
            yield match.start(), first[0]


def _has_small_letter_behind_stop(text: str) -> bool:
    return any(piece[:1].islower() for piece in text.split(". ")[1:])


def _is_function_word(text: str, stop: int, language: str) -> bool:
    """Tell whether a word of the language's grammar stands before the stop, and no abbreviation."""
    words = lexicon(language)
    word = fold(word_before(text, stop))
    return (word in words.dangling or word in words.stop_words) and not is_abbreviation(text, stop, words.abbreviations)


def _is_whole(document: Document, text: str, stop: int) -> bool:
    """Tell whether a whole word stands before the stop: one too long for an abbreviation, or written without one."""
    word = word_before(text, stop)
    if not word.isalpha() or fold(word) in lexicon(document.language).abbreviations or not word[1:].islower():
        return False
    shortest = (LONG if word.islower() else LONG_NAME)[word[-1] not in VOWELS]
    return len(word) >= shortest or (len(word) > MIN_WORD and stands_elsewhere(document, word))
