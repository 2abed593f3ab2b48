"""LNG201 mixed-language-paragraph."""

from newsclean.model import Document, Finding, Safety
from newsclean.rules import Findings, document_rule
from newsclean.rules.language import UNDETERMINED, foreign_blocks, is_sentence, letters, same_script


@document_rule("LNG201", "mixed-language-paragraph")
def mixed_language_paragraph(document: Document, *, least: int = 80) -> Findings:
    """A paragraph is in another language than the article.

    ## Why is this bad?
    It belongs to another article, to the page around it, or was left untranslated.

    ## Example
    ```bad lang=fr
    Le conseil municipal s’est réuni mardi soir et a voté le budget à une voix près, après trois heures de débat.

    ⟦The residents had asked for lower taxes and better roads, but nobody believed that the money was there.⟧

    L’opposition a parlé d’un triste jour pour la ville et a annoncé qu’elle saisirait le tribunal administratif.
    ```
    ```bad lang=id
    Dewan kota bersidang pada Selasa malam dan mengesahkan anggaran dengan selisih satu suara setelah tiga jam berdebat.

    ⟦Der Bürgermeister hatte niedrigere Steuern versprochen, aber niemand im Saal glaubte an seine Rechnung.⟧

    Warga meminta pajak yang lebih rendah dan jalan yang lebih baik, tetapi tidak seorang pun percaya uangnya ada.
    ```
    ```good lang=en
    "C’est la vie," she said, "et voilà tout."

    The council passed the budget on Tuesday evening after three hours of debate, and nobody believed in it.
    ```
    ```good lang=sr
    Градско веће се састало у уторак увече и усвојило буџет с једним гласом разлике, после три сата расправе у сали.

    Грађани су тражили ниже порезе и боље путеве; председник је обећао обоје, али нико у сали није веровао у то.
    ```
    ```good lang=nb
    Kommunestyret vedtok budsjettet tirsdag kveld med én stemmes overvekt etter tre timers debatt i rådhuset.

    Innbyggjarane hadde bede om lågare skattar og betre vegar, men ingen i salen trudde at pengane fanst til det.
    ```

    ## Fix
    Shown only: a quoted poem or a statement in the original may be meant.

    ## Options
    `least`: letters of a paragraph that is reported; shorter ones cannot be told reliably.

    ## Known problems
    Languages written alike (the Scandinavian ones, Croatian and Serbian, Indonesian and Malay) are not told apart; a
    paragraph in another script is LNG301.
    """
    for block in foreign_blocks(document):
        is_long = letters(block.text) >= least
        if is_long and is_sentence(block.text, block.language) and same_script(block.text, document.text):
            written = "another language" if block.language == UNDETERMINED else f"“{block.language}”"
            message = f"paragraph in {written} in a text in “{document.language}”"
            yield Finding(block.whole, message, safety=Safety.DISPLAY)
