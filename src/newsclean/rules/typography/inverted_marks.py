"""TYP406 inverted-marks."""

from newsclean.lexicon import lexicon
from newsclean.model import Block, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.typography import is_code
from newsclean.text.patterns import lazy
from newsclean.text.sentences import sentences

INVERTED = {"?": "¿", "!": "¡"}
# Words with the mark behind the last; (?) and (!) are remarks of the editor.
ASKS = lazy(r"[?!](?<=[\w)\]»”\"%].)[?!]{0,3}[\"'”’»)\]]{0,3}\Z")
OPENERS = "\"'“‘«([—–- "
INSIDE = frozenset(',;:«“"‘(—–…')  # behind one of these the question may begin late: “Pero ¿quién?”


@block_rule("TYP406", "inverted-marks", severity=Severity.INFO, default=False, languages="es ast an", needs="?!")
def inverted_marks(block: Block) -> Findings:
    """A Spanish question or exclamation has no ¿ or ¡ at its beginning.

    ## Why is this bad?
    Spanish opens what it asks and what it cries (RAE, Ortografía 3.4.9); posts, machine translation and keyboards
    without the marks leave them out. The rule is off unless it is asked for.

    ## Example
    ```bad lang=es
    El plan fracasó. Quién lo sabía⟦?⟧ Nadie responde.
    ```
    ```good lang=es
    El plan fracasó. ¿Quién lo sabía? Nadie responde.
    ```
    ```bad lang=es
    Pero, quién lo sabía⟦?⟧
    ```
    ```good lang=es
    Pero, ¿quién lo sabía? ¡Nadie! ¿Cómo es posible?!
    ```
    ```good lang=es
    El alcalde dimitió (?) ayer y compró en Yahoo! por la tarde, según https://ejemplo.es/?x=1
    ```
    ```good lang=ca
    Qui ho sabia? Ningú!
    ```
    ```good lang=ru
    Кто знал? Никто!
    ```

    ## Fix
    The inverted mark is put before the sentence; unsafe, and shown only where a comma or a quotation leaves open where
    the question begins.
    """
    if is_code(block):
        return
    abbreviations = lexicon(block.language).abbreviations
    for start, end in sentences(block.text, abbreviations):
        sentence = block.text[start:end]
        found = ASKS.search(sentence, max(0, len(sentence) - 8))
        if found and " " in sentence and not _is_opened(sentence) and not _goes_on(block.text, end):
            yield _finding(block, start, found.start(), sentence)


def _is_opened(sentence: str) -> bool:
    return any(mark in sentence for mark in INVERTED.values())


def _goes_on(text: str, end: int) -> bool:
    """Tell whether the mark is part of a name within a sentence: “Yahoo! anunció”."""
    return text[end : end + 3].lstrip()[:1].islower() and not text.islower()


def _finding(block: Block, start: int, at: int, sentence: str) -> Finding:
    mark = sentence[at]
    place = block.span(start + at, start + at + 1)
    message = f"“{mark}” without “{INVERTED[mark]}” before it"
    begin = len(sentence) - len(sentence.lstrip(OPENERS))
    if not INSIDE.isdisjoint(sentence[begin:at]):
        return Finding(place, message, safety=Safety.DISPLAY)
    edit = Edit(block.span(start + begin, start + begin), INVERTED[mark])
    return Finding(place, message, (edit,), Safety.UNSAFE)
