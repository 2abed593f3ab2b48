"""TYP206 glued-words."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain
from typing import NamedTuple

from newsclean.langid.seams import LEAST, LEAST_SMALL, MAX_WORD, MIN_WORD, pieces_of, seams
from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Kind, Safety, Span
from newsclean.rules import Findings, blocks_with, document_rule
from newsclean.rules.typography import is_code
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.spelling import impossible_words

# A capital between small letters; it stands first in the pattern because capitals are rare.
UPPER, LOWER = "A-ZÀ-ÖØ-ÞΑ-ΫА-ЯЁІЇЄҐЎŁŚŻČŠŽŘĎŤŞİĞ", "a-zß-öø-ÿα-ώа-яёіїєґўąćęłńóśźżčšžřďťěůşığ"
CAPITAL = lazy(rf"[{UPPER}](?<=[{LOWER}].)(?=[^\W\d_A-ZА-ЯΑ-Ω]{{2}})")
LEFT = lazy(r"(?<![\w@#./'’-])[^\W\d_]{3,40}\Z")
RIGHT = lazy(r"[^\W\d_]{3,40}(?![\w@])")
# In no address, name of a file or hyphenated compound.
LONG_WORD = lazy(rf"(?<![\w@#./'’-])[^\W\d_]{{{MIN_WORD},{MAX_WORD}}}(?![\w@'’-])")
WORD = lazy(r"[^\W\d_]+")
RUNNING = frozenset((Kind.PARAGRAPH, Kind.QUOTE, Kind.LIST_ITEM))


class Joint(NamedTuple):
    """Two words written as one."""

    span: Span
    left: str
    right: str


@document_rule("TYP206", "glued-words")
def glued_words(document: Document) -> Findings:
    """Two words are written as one: a space or a line end between them was lost.

    ## Why is this bad?
    Both words are lost to search and to statistics; often a heading, a link or a caption was glued on.

    ## Example
    ```bad lang=fr
    Lire ⟦aussiAéronautique⟧ : un plan pour les usines. On lit aussi que les usines ferment.
    ```
    ```bad lang=ru
    Об этом сообщили ⟦жителиГорода⟧ и его мэр. Жители города ждут ответа.
    ```
    ```bad lang=es
    El ayuntamiento votó el martes ⟦paraimpedir⟧ las obras de la plaza.
    ```
    ```bad lang=el
    Ο δήμος ψήφισε την Τρίτη για το ⟦νέολιμάνι⟧ της πόλης.
    ```
    ```good lang=es
    El ayuntamiento votó el martes para impedir las obras paraestatales del noroeste.
    ```
    ```good lang=el
    Ο δήμος ψήφισε για το λιμάνι του και το αυτοκίνητό του, λένε οι κάτοικοί του.
    ```
    ```good lang=en
    The easyJet app runs on macOS, an iPhone and YouTube, says McDonald of eBay.
    ```
    ```good lang=de
    Die MitarbeiterInnen fahren mit der BahnCard; die StudentInnen auch.
    ```
    ```good lang=ru
    Жители города ждут ответа от МосГорСуда и ИнтерРАО.
    ```

    ## Fix
    Shown only: it may have been a space, a full stop or a line end.

    ## Known problems
    Without a capital between them words are found only if both have four letters, one of them is frequent, and the
    word occurs once: two in five of joined neighbours on other sites (English, French and Italian one in two,
    Indonesian four in five, one in five where words are compounds), with one false in 713 articles. Languages
    without a list of frequent words have none found. Greek words are also found by their second stress, Vietnamese
    ones by their second syllable.
    """
    counts = cache(partial(_counts, document))
    found = chain(
        _between_small_letters(document, counts), _before_capitals(document, counts), _against_spelling(document)
    )
    spans: set[Span | None] = set()
    for finding in found:
        if finding.span not in spans:  # a Vietnamese pair is found by its letters and by its syllables
            spans.add(finding.span)
            yield finding


def _counts(document: Document) -> Counter[str]:
    return Counter(WORD.findall(document.text.lower()))


def _against_spelling(document: Document) -> Iterator[Finding]:
    """Yield the words that the spelling of their language rules out."""
    for block in document.blocks:
        if block.kind in RUNNING and not is_code(block):
            for start, end in impossible_words(block.text, document.language_of(block).partition("-")[0]):
                message = f"“{block.text[start:end]}” cannot be one word"
                yield Finding(block.span(start, end), message, safety=Safety.DISPLAY)


def _between_small_letters(document: Document, counts: Callable[[], Counter[str]]) -> Iterator[Finding]:
    """Yield the words that are two by their letters, in running text of the document's language."""
    least = LEAST_SMALL if document.text.islower() else LEAST
    those = seams(document.language.partition("-")[0], pieces_of(document.text), least=least)
    found = {left + right: (left, right) for left, right in those if counts()[left + right] == 1}
    if not found:
        return
    for block in document.blocks:
        if block.kind in RUNNING and document.language_of(block) == document.language and not is_code(block):
            for match in LONG_WORD.finditer(block.text):
                if match[0] in found:
                    yield _finding(block.span(*match.span()), *found[match[0]])


def _finding(span: Span, left: str, right: str) -> Finding:
    return Finding(span, f"“{left}” and “{right}” are written as one word", safety=Safety.DISPLAY)


def _before_capitals(document: Document, counts: Callable[[], Counter[str]]) -> Iterator[Finding]:
    """Yield the words that run into the capital of the next one."""
    stop_words = lexicon(document.language).stop_words
    if not stop_words:  # Zulu and Xhosa write so: kwaGupta
        return
    for span, left, right in (joint for _, block in blocks_with(document, CAPITAL) for joint in _joints(block)):
        is_function_word = fold(left) in stop_words
        are_words = counts()[left.lower()] and counts()[right.lower()]
        is_name = counts()[(left + right).lower()] > 1
        if (is_function_word or are_words) and not is_name:
            yield _finding(span, left, right)


def _joints(block: Block) -> Iterator[Joint]:
    """Yield words of small letters with a capitalised word behind them."""
    if is_code(block):
        return
    for match in CAPITAL.finditer(block.text):
        at = match.start()
        left, right = LEFT.search(block.text, max(0, at - MAX_WORD), at), RIGHT.match(block.text, at)
        if left and right and left[0].islower() and right[0][1:].islower():
            yield Joint(block.span(left.start(), right.end()), left[0], right[0])
