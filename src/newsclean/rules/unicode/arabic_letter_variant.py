"""UNI206 arabic-letter-variant."""

from collections.abc import Iterator, Mapping

from newsclean.model import Block, Document, Edit, Finding, Safety, Severity
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.unicode import gathered, named
from newsclean.text.patterns import lazy

# By language: letters of the neighbour's keyboard, and what the language writes.
OWN = {
    "fa": {"ي": "ی", "ك": "ک"},
    "ur": {"ي": "ی", "ك": "ک"},
    "ckb": {"ي": "ی", "ك": "ک"},
    "ar": {"ک": "ك", "ی": "ي"},
}
FOREIGN = {language: lazy(f"[{''.join(own)}]") for language, own in OWN.items()}
# What only Arabic writes: a verse in a Persian text keeps its letters.
ARABIC_QUOTED = frozenset("ةإٱ\u064c\u064d\u0652")
AT_END = lazy("ی(?![\u0620-\u06d5])")  # in Arabic ی at the end of a word may stand for ي or for ى
LEAST = 5  # letters of the language's own for each foreign one: the text has a spelling, and slips


@document_rule("UNI206", "arabic-letter-variant", severity=Severity.INFO, needs="يكیک")
def arabic_letter_variant(document: Document) -> Findings:
    """A word is written with the yeh or kaf of a neighbour's keyboard.

    ## Why is this bad?
    The letters look alike and are not equal: the same word is two words for search and comparison.

    ## Example
    ```bad lang=fa
    شهردار تهران گفت که شورای شهر دیروز درباره بودجه سال آینده رأی داد و این تصمیم نهایی است. مردم
    در این باره می‌گویند که کار شورا خوب بوده ولی ه⟦ي⟧چ کس از آن خبر ندارد.
    ```
    ```good lang=fa
    شهردار تهران گفت که شورای شهر دیروز درباره بودجه سال آینده رأی داد و این تصمیم نهایی است. مردم
    در این باره می‌گویند که کار شورا خوب بوده ولی هیچ کس از آن خبر ندارد.
    ```
    ```bad lang=ar
    قال رئيس البلدية في المدينة إن المجلس سيصوت على الميزانية يوم الاثنين، ولكن لم يقل كيف ⟦ک⟧ان ذلك.
    ```
    ```good lang=ar
    قال رئيس البلدية في المدينة إن المجلس سيصوت على الميزانية يوم الاثنين، ولكن لم يقل كيف كان ذلك.
    ```
    ```good lang=fa
    شهردار گفت: «إِنَّ اللَّهَ يُحِبُّ الْمُحْسِنِينَ» و این آیه را برای مردم شهر خواند و کتاب را بست.
    ```
    ```good lang=ar
    قال الرئيس المصرى فى القاهرة إن المصريين يريدون السلام.
    ```
    ```good lang=en
    The Persian letters ک and ی differ from the Arabic ك and ي.
    ```

    ## Fix
    The letters of the text's language are written. Unsafe, since a quotation may be in the other one; and only where
    they are few beside the language's own: a text that has none of these was typed so. Arabic words that end in ی stay.
    """
    language = document.language.partition("-")[0]
    own = OWN.get(language)
    if own is None or characters_in(document).isdisjoint(own):
        return
    edits = [edit for block in document.blocks for edit in _edits(block, language, own)]
    usual = sum(map(document.text.count, own.values()))
    if edits and usual >= LEAST * len(edits):
        first = document.text[edits[0].span.start]
        found = gathered(edits, f"{named(first)} is not a letter of this language, {len(edits)} times")
        yield Finding(found.span, found.message, found.edits, Safety.UNSAFE, related=found.related)


def _edits(block: Block, language: str, own: Mapping[str, str]) -> Iterator[Edit]:
    if not ARABIC_QUOTED.isdisjoint(block.text) and language != "ar":
        return
    for match in FOREIGN[language].finditer(block.text):
        if not (language == "ar" and AT_END.match(block.text, match.start())):
            yield Edit(block.span(*match.span()), own[match[0]])
