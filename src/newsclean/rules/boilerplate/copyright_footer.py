"""BPL401 copyright-footer."""

from newsclean.model import Document
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import found


@document_rule("BPL401", "copyright-footer")
def copyright_footer(document: Document) -> Findings:
    """The page's copyright line stands in the text.

    ## Why is this bad?
    It reserves the rights in the whole site and is no part of what the article says.

    ## Example
    ```bad lang=en
    The comet will be visible until the end of the month.

    ⟦© 2025 The Evening Post. All rights reserved.⟧
    ```
    ```good lang=en
    The comet will be visible until the end of the month.
    ```
    ```bad lang=fr
    La comète sera visible jusqu'à la fin du mois.

    ⟦Copyright 2016 Le Messager du Soir. Tous droits réservés.⟧
    ```
    ```good lang=fr
    La comète sera visible jusqu'à la fin du mois.
    ```
    ```bad lang=en
    The comet will be visible until the end of the month.

    ⟦This story was first published in the spring issue of the Evening Post.⟧
    ```
    ```good lang=en
    The comet will be visible until the end of the month.
    ```
    ```good lang=en
    Copyright in the old map belongs to the city.
    ```
    ```good lang=zh
    法院裁定该作品的版权已于去年到期。
    ```

    ## Fix
    The line is taken out; safe: it opens with the mark or, at the top or the end, holds the reservation.
    Unsafe where it says where the text was printed first.
    """
    yield from found(document, "BPL401", "reservation of rights")
