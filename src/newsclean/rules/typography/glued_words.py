"""TYP206 glued-words."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Safety, Span
from newsclean.rules import Findings, blocks_with, document_rule
from newsclean.rules.typography import is_code
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy

# A capital between small letters; it stands first in the pattern because capitals are rare.
UPPER, LOWER = "A-ZÀ-ÖØ-ÞΑ-ΫА-ЯЁІЇЄҐЎŁŚŻČŠŽŘĎŤŞİĞ", "a-zß-öø-ÿα-ώа-яёіїєґўąćęłńóśźżčšžřďťěůşığ"
CAPITAL = lazy(rf"[{UPPER}](?<=[{LOWER}].)(?=[^\W\d_A-ZА-ЯΑ-Ω]{{2}})")
WORD = lazy(r"[^\W\d_]+")
LEFT = lazy(r"(?<![\w@#./'’-])[^\W\d_]{3,40}\Z")
RIGHT = lazy(r"[^\W\d_]{3,40}(?![\w@])")
MAX_WORD = 40


class Joint(NamedTuple):
    """Two words written as one."""

    span: Span
    left: str
    right: str


@document_rule("TYP206", "glued-words")
def glued_words(document: Document) -> Findings:
    """A word runs into the capital of the next one: a space or a line end between them was lost.

    ## Why is this bad?
    Both words are lost to search and to statistics; often a heading, a link or a caption was glued on.

    ## Example
    ```bad lang=fr
    Lire ⟦aussiAéronautique⟧ : un plan pour les usines. On lit aussi que les usines ferment.
    ```
    ```bad lang=ru
    Об этом сообщили ⟦жителиГорода⟧ и его мэр. Жители города ждут ответа.
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
    Words glued without a capital are not found: in most languages they cannot be told from compounds.
    """
    joints = [joint for _, block in blocks_with(document, CAPITAL) for joint in _joints(block)]
    if not joints:
        return
    stop_words = lexicon(document.language).stop_words
    if not stop_words:  # Zulu and Xhosa write so: kwaGupta
        return
    counts = Counter(WORD.findall(document.text.casefold()))
    for span, left, right in joints:
        is_function_word = fold(left) in stop_words
        are_words = counts[left.casefold()] and counts[right.casefold()]
        is_name = counts[(left + right).casefold()] > 1
        if (is_function_word or are_words) and not is_name:
            yield Finding(span, f"“{left}” and “{right}” are written as one word", safety=Safety.DISPLAY)


def _joints(block: Block) -> Iterator[Joint]:
    """Yield words of small letters with a capitalised word behind them."""
    if is_code(block):
        return
    for match in CAPITAL.finditer(block.text):
        at = match.start()
        left, right = LEFT.search(block.text, max(0, at - MAX_WORD), at), RIGHT.match(block.text, at)
        if left and right and left[0].islower() and right[0][1:].islower():
            yield Joint(block.span(left.start(), right.end()), left[0], right[0])
