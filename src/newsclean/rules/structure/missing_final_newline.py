"""STR105 missing-final-newline."""

from newsclean.model import Document, Edit, Finding, Severity, Span
from newsclean.rules import Findings, document_rule


@document_rule("STR105", "missing-final-newline", severity=Severity.INFO)
def missing_final_newline(document: Document) -> Findings:
    """The text has no line end after its last line.

    ## Why is this bad?
    Files joined one behind the other glue the last line to the next file's first; many tools count one line less.

    ## Example
    ```bad lang=en end=open
    The bridge is open.⟦⟧
    ```
    ```good lang=en
    The bridge is open.
    ```
    ```bad lang=ja end=open
    橋は開通した。⟦⟧
    ```
    ```good lang=ja
    橋は開通した。
    ```
    ```good lang=en
    The bridge is open. Two blank lines behind the last one are no defect.


    ```

    ## Fix
    A line end of the kind the text uses is added; safe.

    ## Known problems
    Only bytes are judged, as a file holds them: a string in memory may well end without a line end.
    """
    text = document.text
    if not document.is_file or not text or text.isspace() or text[-1] in "\r\n":
        return
    end = Span(len(text), len(text))
    newline = "\r\n" if "\r\n" in text else "\n"
    yield Finding(end, "no line end at the end of the text", (Edit(end, newline),))
