"""LNG204 foreign-quotation."""

from newsclean.langid import identify
from newsclean.lexicon import lexicon
from newsclean.model import Block, Finding, Safety, Severity
from newsclean.rules import Findings, block_rule
from newsclean.rules.language import UNDETERMINED, alike, is_sentence, letters
from newsclean.text.quotations import MARKS, quotations

# Probability that it is in no language that could be taken for the paragraph's. In 78,638 lines of articles in 40
# languages 1,742 quotations are long enough, and none is told foreign.
SURE = 0.95
# Share of words that are function words of the paragraph's language: four own quotations in five have it, no text in
# another language has, unless in one that could be taken for it.
OWN = 0.4


@block_rule("LNG204", "foreign-quotation", severity=Severity.INFO, needs=MARKS)
def foreign_quotation(block: Block, *, least: int = 120) -> Findings:
    """A long quotation is in another language than its paragraph.

    ## Why is this bad?
    Readers may need a translation, and models of one language get sentences of another.

    ## Example
    ```bad lang=de
    Die Bürgermeisterin las am Dienstagabend aus dem Brief vor: „⟦We had asked for lower taxes and for better roads, and
    you promised us both of them, but nobody in the room believed that the money would be there next year.⟧“ Danach war
    es lange still im Saal, bis die Opposition eine Pause verlangte und die Sitzung für eine Stunde unterbrochen wurde.
    ```
    ```bad lang=en
    The mayor read from the letter on Tuesday evening, after three hours of debate: "⟦Жители просили снизить налоги и
    починить дороги; вы обещали им и то и другое, но никто в зале не верил, что деньги на это найдутся уже в будущем
    году, как и в прошлом.⟧" Nobody said a word, until the opposition asked for a break and the meeting was suspended.
    ```
    ```good lang=de
    Die Bürgermeisterin las am Dienstagabend aus dem Brief vor: „Wir hatten niedrigere Steuern und bessere Straßen
    verlangt, und Sie haben uns beides versprochen, aber niemand im Saal glaubte, dass das Geld da sein werde.“ Danach
    war es lange still im Saal, bis die Opposition eine Pause verlangte.
    ```
    ```good lang=de
    Sie schloss mit den Worten „that's all, folks“ und ging. Danach war es lange still im Saal, bis die Opposition eine
    Pause verlangte und die Sitzung für eine Stunde unterbrochen wurde.
    ```
    ```good lang=en
    On the list stand "Deportivo Alavés, Athletic Bilbao, Real Sociedad, Celta Vigo, Deportivo La Coruña, Real Oviedo,
    Sporting Gijón, Racing Santander, Real Valladolid, Cultural Leonesa" and four clubs more that have asked the league
    for another date because their stadiums will not be ready before the spring.
    ```
    ```good lang=es
    La alcaldesa leyó el martes por la noche una carta de los vecinos: "Tiñamos pedido menos impostos e mellores
    estradas, e vostede prometeunos as dúas cousas, pero ninguén na sala cría que houbese cartos para iso." Después se
    hizo un largo silencio en la sala, hasta que la oposición pidió una pausa.
    ```

    ## Fix
    Shown only: the original words may be meant.

    ## Options
    `least`: letters of a quotation that is reported.

    ## Known problems
    Quotations without marks, and those in a language close to that of the paragraph, are not found.
    """
    if block.language == UNDETERMINED or _reach(block) <= least:
        return
    for start, end in quotations(block.text):
        quoted = block.text[start:end]
        if end - start < least or _is_own(quoted, block.language) or letters(quoted) < least:
            continue
        others = [guess for guess in identify(quoted) if not alike(guess.language, block.language)]
        is_foreign = sum(guess.probability for guess in others) >= SURE and others[0].language != UNDETERMINED
        if is_foreign and is_sentence(quoted, others[0].language):
            message = f"quotation in “{others[0].language}” in a paragraph in “{block.language}”"
            yield Finding(block.span(start, end), message, safety=Safety.DISPLAY)


def _reach(block: Block) -> int:
    """Return how far the first and the last quotation mark are apart, which is found fast."""
    marks = block.characters & MARKS
    return max(map(block.text.rfind, marks)) - min(map(block.text.find, marks)) if marks else 0


def _is_own(quoted: str, language: str) -> bool:
    words, known = quoted.lower().split(), lexicon(language).stop_words
    return sum(word in known for word in words) >= OWN * len(words)
