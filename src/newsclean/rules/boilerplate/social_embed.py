"""BPL203 social-embed."""

from newsclean.model import Document, Edit, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.boilerplate import SHORT_LINK, claimed, found, has_short_link


@document_rule("BPL203", "social-embed", severity=Severity.ERROR)
def social_embed(document: Document) -> Findings:
    """A post embedded in the page left its placeholder, its signature or its link.

    ## Why is this bad?
    The post itself is gone; what remains names a handle and a date that are not the article's.

    ## Example
    ```bad lang=en
    The minister announced her resignation on Thursday evening.

    ⟦— Clara Whitmore (@clarawhitmore) May 9, 2021⟧

    Her deputy takes over until the election in May.
    ```
    ```good lang=en
    The minister announced her resignation on Thursday evening.

    Her deputy takes over until the election in May.
    ```
    ```bad lang=fr
    La ministre a annoncé sa démission jeudi soir.

    ⟦Voir cette publication sur Instagram⟧
    ```
    ```good lang=fr
    La ministre a annoncé sa démission jeudi soir.
    ```
    ```bad lang=de
    Die Ministerin hat am Donnerstag ihren Rücktritt erklärt.

    ⟦Ich bin damit einverstanden, dass mir externe Inhalte gezeigt werden.⟧
    ```
    ```good lang=de
    Die Ministerin hat am Donnerstag ihren Rücktritt erklärt.
    ```
    ```good lang=en
    She wrote on Instagram that she would view the post as a joke.
    ```
    ```good lang=ar
    نشرت الوزيرة رسالة على حسابها مساء الخميس ثم حذفتها.
    ```

    ## Fix
    The line is taken out; safe: a signature has its handle in brackets, a placeholder is a known phrase. In a line
    with words only the link goes.
    """
    yield from found(document, "BPL203", "leftover of an embedded post")
    if has_short_link(document.text):
        yield from _links_in_lines(document)


def _links_in_lines(document: Document) -> Findings:
    """Yield the links of posts that stand in a line with words."""
    lines = {claim.index for claim in claimed(document, "BPL203")}
    for index, block in enumerate(document.blocks):
        if index in lines or not has_short_link(block.text):
            continue
        for match in SHORT_LINK.finditer(block.text):
            start = match.start() - (block.text[match.start() - 1 : match.start()] == " ")
            edit = Edit(block.span(start, match.end()))
            yield Finding(block.span(*match.span()), f"link of an embedded post ('{match[0]}')", (edit,))
