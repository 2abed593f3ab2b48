"""CUT102 ends-with-ellipsis."""

from __future__ import annotations

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Safety, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import dangles, ends_in_letter, running
from newsclean.text.density import weight
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.sentences import sentences, word_before

DOTS = r"(?:…|\.\.\.)"
# The marks by which feeds and previews tell that they cut: […], (…), [+1234 chars], at the very end of a paragraph.
CUT_MARK = lazy(
    rf"(?:\[{DOTS}\]|\({DOTS}\)|（{DOTS}{{1,2}}）|【{DOTS}{{1,2}}】|\[\+[\d,.]{{1,9}} (?:chars|characters)\])\Z"
)
ELLIPSIS = lazy(rf"{DOTS}{{1,2}}\Z")
SINGLE = ("…", "...")  # Chinese trails off with two signs; one alone is the mark of a cut
ENDINGS = ("…", "...", "]", ")", "）", "】")
COMMAS = frozenset(",，、،")
TAIL = 24  # characters at the end of a block in which a mark stands
LONG = 60  # letters of the last sentence: who trails off on purpose does so after few words
# Letters: of 64,000 paragraphs of news and blogs 12 trail off inside the text after a long sentence, two of them
# shorter than this.
SHORT = 220


@document_rule("CUT102", "ends-with-ellipsis", severity=Severity.ERROR, needs=".…]")
def ends_with_ellipsis(document: Document) -> Findings:
    """A paragraph, or the text, ends with the mark of a cut: […], (…), [+123 chars] or an ellipsis.

    ## Why is this bad?
    Feeds and previews cut articles after some characters and say so with these marks; the rest is missing.

    ## Example
    ```bad lang=en
    The council voted for the new tram line. The work is to begin in ⟦[+1843 chars]⟧
    ```
    ```good lang=en
    The council voted for the new tram line. The work is to begin in May.
    ```
    ```bad lang=es
    El ayuntamiento aprobó el martes la nueva línea del tranvía, que unirá la estación con el puerto y con los ⟦[…]⟧
    ```
    ```good lang=es
    El ayuntamiento aprobó el martes la nueva línea del tranvía, que unirá la estación con el puerto.
    ```
    ```bad lang=fr
    Le conseil a voté mardi.

    La maire a dit que les travaux de la nouvelle ligne commenceront après la fin de la saison et dans la ⟦...⟧
    ```
    ```good lang=fr
    « Et après… »
    ```
    ```good lang=ru
    Никто не знает, что будет дальше…
    ```
    ```good lang=zh
    谁也不知道以后会怎样……
    ```

    ## Fix
    Shown only: the words are gone. A mark in brackets is proof at the end of any paragraph. A bare ellipsis counts
    behind a word that cannot end a sentence, and behind a long sentence at the end of the text; in Chinese and
    Japanese, which trail off with two signs, a single one counts behind any long sentence. If the text has no other
    one, it counts behind a comma, a number or a noun where verbs come last, and inside the text at the end of a short
    paragraph of one long sentence, behind a word of the grammar or the first words of a second sentence.
    """
    last = len(document.blocks) - 1
    for index, block in running(document):
        if not block.text.endswith(ENDINGS):
            continue
        start = _cut_at(document, block, is_last=index == last)
        if start >= 0:
            yield Finding(block.span(start, len(block.text)), "text is cut here", safety=Safety.DISPLAY)


def _cut_at(document: Document, block: Block, *, is_last: bool) -> int:
    """Return where the mark of a cut begins at the end of a block, -1 if there is none."""
    text, language = block.text, document.language_of(block)
    tail = max(0, len(text) - TAIL)
    marked = CUT_MARK.search(text, tail)
    if marked:
        return marked.start()
    ellipsis = ELLIPSIS.search(text, tail)
    if ellipsis is None or ellipsis.start() == 0:
        return -1
    end = len(text[: ellipsis.start()].rstrip())
    is_telling = is_last or (language.startswith(("zh", "ja")) and ellipsis[0] in SINGLE)
    if dangles(text, end, language) or (is_telling and _is_long(text, language)):
        return ellipsis.start()
    is_open = text[end - 1] in COMMAS or text[end - 1].isdigit() or _lacks_verb(text[:end], language)
    is_open = is_open or (not is_last and _ends_open(text[:end], language))
    return ellipsis.start() if is_open and _is_only(document) else -1


def _lacks_verb(text: str, language: str) -> bool:
    """Tell whether a long paragraph ends without the verb that ends sentences of the language."""
    endings = lexicon(language).verb_endings
    return endings != () and weight(text) >= LONG and text[-1].isalpha() and not fold(text).endswith(endings)


def _ends_open(text: str, language: str) -> bool:
    """Tell whether a paragraph before an ellipsis ends where nobody trails off.

    It is short and has one long sentence, or ends in a word of the grammar, or early in its last sentence.
    """
    *before, (start, end) = sentences(text, lexicon(language).abbreviations)
    if not ends_in_letter(text):
        return False
    if weight(text[start:end]) >= LONG and weight(text) <= SHORT:
        return not fold(text).endswith(lexicon(language).verb_endings)
    return bool(before) and (
        weight(text[start:end]) < LONG or fold(word_before(text, end)) in lexicon(language).stop_words
    )


def _is_only(document: Document) -> bool:
    """Tell whether the text has one ellipsis: who trails off does so more than once."""
    known: bool | None = document.memo.get(_is_only)
    if known is None:
        known = document.memo[_is_only] = sum(map(document.text.count, SINGLE)) == 1
    return known


def _is_long(text: str, language: str) -> bool:
    """Tell whether the last sentence is long, in a language that has sentences to part."""
    if language.partition("-")[0] in ("th", "lo", "km", "my"):
        return False
    *_, (start, end) = sentences(text, lexicon(language).abbreviations)
    return weight(text[start:end]) >= LONG
