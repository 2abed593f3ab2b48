"""MRK206 model-citation."""

from newsclean.model import Document, Finding, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.patterns import lazy

# What chat programs put where they show a source or a turn, as it comes out by copying.
MARK = lazy(
    r"[ ]?:contentReference\[oaicite:\d{1,4}\](?:\{index=\d{1,4}\})?|[ ]?\[oaicite:\d{1,4}\]|"
    r"[ ]?【\d{1,4}(?::\d{1,4})?†[^【】\n]{0,80}】|[ ]?\[oai_citation:\d{1,4}[^\[\]\n]{0,120}\](?:\([^()\s]{1,500}\))?|"
    r"[ ]?\ue200?(?:file)?cite(?:\ue202?turn\d{1,3}(?:search|news|view|image|file|forecast)\d{1,3}){1,12}\ue201?|"
    r"</?(?:think|thinking|antThinking|antArtifact|tool_call)>|\[(?:INST|/INST)\]|"
    r"<\|(?:im_start|im_end|endoftext|eot_id)\|>"
)
SOURCE = lazy(r"[?&]utm_source=(?:chatgpt|openai|perplexity)(?:\.com|\.ai)?(?![\w.])")
SIGNS = (
    "oaicite",
    "†",
    "oai_citation",
    "citeturn",
    "cite\ue202",
    "utm_source=",
    "think",
    "INST]",
    "<|",
    "antArtifact",
    "tool_call>",
)


@document_rule("MRK206", "model-citation", severity=Severity.ERROR, needs="[†]<=")
def model_citation(document: Document) -> Findings:
    """A mark by which a chat program shows its sources or its turns stands in the text.

    ## Why is this bad?
    It means nothing outside the program, and tells that a model wrote the text.

    ## Example
    ```bad lang=en
    The bridge opened in 1905⟦ :contentReference[oaicite:3]{index=3}⟧.
    ```
    ```good lang=en
    The bridge opened in 1905.
    ```
    ```bad lang=ja
    橋は1905年に開通した⟦【4†source】⟧。
    ```
    ```good lang=ja
    橋は1905年に開通した。
    ```
    ```good lang=en
    John Smith† (1850–1905) thinks [1] that a <| b; I think [sic] so.
    ```
    ```good lang=ja
    【写真】市長が【1】を示した。
    ```

    ## Fix
    The mark is taken out, with the blank before it. Safe: no writer types it.
    """
    if not any(sign in document.text for sign in SIGNS):
        return
    for index, block in prose(document, having="[†]<="):
        if MARK.fullmatch(block.text):
            yield line_finding(document, index, "a mark of a chat program")
            continue
        for pattern in (MARK, SOURCE):
            for match in pattern.finditer(block.text):
                yield Finding(block.span(*match.span()), "a mark of a chat program", (cut(block, *match.span()),))
