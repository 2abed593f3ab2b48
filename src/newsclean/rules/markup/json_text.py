"""MRK302 json-text."""

from newsclean.model import Document, Kind, Severity
from newsclean.rules import Findings, document_rule
from newsclean.rules.markup import run_findings
from newsclean.text.patterns import lazy

# A line of JSON's tokens and nothing else; possessive, so linear. The last string may be cut.
TOKENS = lazy(
    r'(?:"(?:[^"\\\n]|\\.)*+"|-?[0-9][0-9.eE+-]*+|true|false|null|[{}\[\],:]|\s)++(?:"(?:[^"\\\n]|\\.)*+)?(?:\.{3}|…)?'
)
KEY = lazy(r'"[\w@$.:/-]{1,60}"\s{0,4}:\s{0,4}(?=["{\[0-9tfn-])')
PROGRAMMERS_KEY = lazy(r'"(?:@\w|[a-z]+[A-Z_]\w)')
BRACKETS = lazy(r"[{}\[\],;\s]+")
# A value of several sentences is an article in a record, as a dump holds it: its text must not go.
STOP = lazy(r"[.!?] |[。！？]")
MIN_PROSE = 160  # characters; descriptions for search engines end at about that length
MIN_KEYS = 2  # a single pair is JSON if it is in braces or ends with a comma


@document_rule("MRK302", "json-text", severity=Severity.ERROR, needs="{}[]:")
def json_text(document: Document) -> Findings:
    """A line of JSON stands in the text.

    ## Why is this bad?
    It is data of the page, not text: readers cannot read it, and its keys count as words.

    ## Example
    ```bad lang=en
    ⟦{"@context": "https://schema.org", "headline": "Bridge", "author": null}⟧

    The bridge opened on Monday.
    ```
    ```good lang=en
    The bridge opened on Monday.
    ```
    ```bad lang=ru
    Мост открыли в понедельник.

    ⟦"type":"article","section":"мир","pages":3},⟧
    ```
    ```good lang=ru
    Мост открыли в понедельник.
    ```
    ```good lang=en
    "Yes", "no" and "perhaps": these were the answers [1], 52, 48.
    ```
    ```good lang=zh
    "是": "否" 的比例为 {3:2}。
    ```

    ## Fix
    The line is taken out, and lines of brackets beside it. Safe: nothing in it but JSON, with keys. Unsafe behind a
    colon and in more than three places, where an article may show it. A record with sentences in it stays: it is the
    article, as a dump holds it.
    """
    lines = [(block.kind is not Kind.CODE and _is_json(block.text), block.text) for block in document.blocks]
    if not any(is_json for is_json, _ in lines):
        return
    doomed = [is_json or (BRACKETS.fullmatch(text) is not None and _is_beside(lines, index))
              for index, (is_json, text) in enumerate(lines)]  # fmt: skip
    yield from run_findings(document, doomed, "JSON")


def _is_beside(lines: list[tuple[bool, str]], index: int) -> bool:
    return any(is_json for is_json, _ in lines[max(0, index - 1) : index + 2])


def _is_json(text: str) -> bool:
    """Tell whether a line is JSON with at least one key."""
    if text[0] not in '{["}],' or '"' not in text or not TOKENS.fullmatch(text):
        return False
    if len(text) > MIN_PROSE and any(len(value) > MIN_PROSE and STOP.search(value) for value in text.split('"')):
        return False
    keys = len(KEY.findall(text))
    return keys >= MIN_KEYS or (
        keys == 1 and (text[0] in "{[" or text[-1] == "," or PROGRAMMERS_KEY.match(text) is not None)
    )
