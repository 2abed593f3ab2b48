"""STR103 glued-heading."""

from __future__ import annotations

from newsclean.lexicon import lexicon
from newsclean.lexicon.section_names import is_section_name, may_begin_section_name
from newsclean.model import Block, Finding, Kind, Safety
from newsclean.rules import Findings, block_rule
from newsclean.text.density import weight
from newsclean.text.folding import fold
from newsclean.text.sentences import ends_sentence

MAX_WORDS = 6  # of a heading
LONG = 60  # letters of a paragraph under it
NOUNS_IN_CAPITALS = ("de", "lb")


@block_rule("STR103", "glued-heading", kinds=(Kind.PARAGRAPH, Kind.QUOTE))
def glued_heading(block: Block) -> Findings:
    """A paragraph begins with the heading that stood above it.

    ## Why is this bad?
    The line break between the two is lost; readers and programs take the heading for the start of the first sentence.

    ## Example
    ```bad lang=en
    ⟦What happens next⟧ The council will vote on the new line in May, and the work on the rails is to begin in June.
    ```
    ```good lang=en
    What happens next

    The council will vote on the new line in May, and the work on the rails is to begin in June.
    ```
    ```bad lang=de
    ⟦Hintergrund⟧ Die Stadt hatte die Linie schon 1974 geplant, als im Hafen noch sechstausend Menschen arbeiteten.
    ```
    ```good lang=de
    Hintergrund

    Die Stadt hatte die Linie schon 1974 geplant, als im Hafen noch sechstausend Menschen arbeiteten.
    ```
    ```good lang=en
    Background Briefing is the name of the radio programme that first told the story of the harbour and its workers.
    ```
    ```good lang=en
    What happens next is for the council to say, which will vote on the new line in May or at the latest in June.
    ```
    ```good lang=fr
    Contexte : le conseil a voté la ligne en mai, et les travaux sur les rails doivent commencer au mois de juin.
    ```
    ```good lang=ru
    Предыстория линии длинна: город задумал её ещё в 1974 году, когда в порту работали шесть тысяч человек.
    ```

    ## Fix
    Shown only: the line break belongs behind the heading.

    ## Known problems
    Only headings that any article may have are known ("Background", "What happens next"), before a function word with
    a capital; scripts without capitals are left alone.
    """
    text, language = block.text, block.language
    end = text.find(" ", 0, LONG)
    if end < 0 or not may_begin_section_name(text[:end], language) or weight(text) < LONG or not ends_sentence(text):
        return
    rest = text[end + 1 : MAX_WORDS * LONG]
    for _ in range(MAX_WORDS):
        word, _, rest = rest.partition(" ")
        if word[:1].isupper() and fold(word) in lexicon(language).stop_words and is_section_name(text[:end], language):
            if text[end - 1].isalpha() and (rest[:1].islower() or language.startswith(NOUNS_IN_CAPITALS)):
                yield Finding(block.span(0, end), "heading stands on the line of its paragraph", safety=Safety.DISPLAY)
            return
        end += 1 + len(word)
