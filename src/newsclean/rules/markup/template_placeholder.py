"""MRK203 template-placeholder."""

import re
from collections.abc import Iterator

from newsclean.model import Block, Document, Finding, Safety
from newsclean.rules import Findings, characters_in, document_rule
from newsclean.rules.markup import cut, line_finding, prose
from newsclean.text.patterns import lazy

_NAME = r"[A-Za-z_][\w$]{0,40}(?:[.\[][\w$'\"\]]{1,40}){0,6}"
# Names that templates give what they insert; “{inaudible}” is a transcriber's note.
KNOWN = (
    "author|body|byline|caption|category|content|copyright|count|credit|date|description|domain|email|excerpt|first_?name|"
    "headline|id|image|img|item|keyword|kicker|lang|language|last_?name|link|location|month|name|number|page|price|"
    "published|section|site_?name|site_?title|slug|source|subtitle|summary|tag|text|time|timestamp|title|total|url|user|"
    "user_?name|value|year|[0-9]|[a-z]+(?:[A-Z][a-z]+)+|[a-z]+(?:[._][a-z]+)+"
)
# Behind a blank and not behind a number: “100 %s” is a percentage gone wrong.
PRINTF = r"(?<!\d\s)(?<![^\s(«“„>])%(?:[0-9]{1,2}\$)?[sdif@](?=[\s.,;:!?)»”<]|$)"
SPREADSHEET = r"(?<![^\s(])#(?:REF!|VALUE!|DIV/0!|NAME\?|NULL!|N/A)(?=[\s.,;)]|$)"
CERTAIN = lazy(
    r"\[object Object\]|\{\{\{?[^{}|\n]{1,80}\}?\}\}|\{([%#])[^{}%#\n]{1,120}\1\}|<([%?])[^<>%?\n]{1,200}\2>|"
    rf"[$#]\{{ ?{_NAME} ?\}}|\{{\${_NAME}\}}|(?<![{{\w$#])\{{(?:{KNOWN})\}}(?!\}})|(%%|@@)[A-Za-z_]{{2,40}}\3|"
    rf"{PRINTF}|{SPREADSHEET}|(?<![\w.])NaN(?!\w)"
)
ALONE = frozenset(("undefined", "null", "NaN", "(null)", "[null]", "(undefined)", "undefined undefined", "null null"))
# Inside a sentence of a language without these words they are what JavaScript writes for nothing.
LOST_VALUE = lazy(r"(?<![^\s(])(?:undefined|null)(?=[\s.,;:!?)]|$)")
WORD_LANGUAGES = {
    "undefined": frozenset(("en", "und")),
    "null": frozenset(
        ("af", "da", "de", "en", "et", "fo", "fy", "is", "la", "lb", "nb", "nl", "nn", "no", "sv", "und")
    ),
}
MAX_PLACEHOLDERS = 6  # inside lines; an article that has more shows templates
MAX_LOST_VALUES = 2  # an article that says it more often is about it
QUOTES = frozenset("\"'“”«»„‘’`「」『』")
# One of these is in every placeholder; looking for them in the whole text costs next to nothing.
SIGNS = (
    *("{", "[object", "NaN", "%s", "%d", "%i", "%f", "%@", "$s", "$d", "%%", "@@", "<%", "<?"),
    *("#REF", "#VAL", "#DIV", "#N"),
    *WORD_LANGUAGES,
)


@document_rule("MRK203", "template-placeholder")
def template_placeholder(document: Document) -> Findings:
    """A placeholder of a template stands where its value should.

    ## Why is this bad?
    The sentence lacks a word, and readers see the program.

    ## Example
    ```bad lang=en
    The mayor ⟦{{ article.author }}⟧ resigned on Monday.

    ⟦undefined⟧

    The council meets on ⟦%s⟧.
    ```
    ```good lang=en
    The mayor resigned on Monday.

    The council meets on.
    ```
    ```bad lang=ru
    Мэр ⟦[object Object]⟧ ушёл в отставку ⟦undefined⟧ в среду.
    ```
    ```good lang=ru
    Мэр ушёл в отставку в среду.
    ```
    ```good lang=en
    The value of null results is often undefined, he wrote; {inaudible} 100 %s of it, “%s” and 5%.
    ```
    ```good lang=de
    Er sprach von null Toleranz und von Null auf hundert.
    ```
    ```good lang=zh
    函数的值是“undefined”，集合{a,b}有两个元素。
    ```

    ## Fix
    A line of nothing else is taken out; inside a line the placeholder goes with a blank. Safe: forms that no prose has;
    unsafe if there are more than six, as in an article on templates. The value itself is lost.

    ## Known problems
    Articles on programming show such forms as examples; those in quotation marks are left alone.
    """
    present = characters_in(document)
    if not any(present.issuperset(sign) and sign in document.text for sign in SIGNS):
        return
    is_topic = sum(map(document.text.count, WORD_LANGUAGES)) > MAX_LOST_VALUES
    found: list[tuple[Block, re.Match[str]]] = []
    words = frozenset(() if is_topic else (word for word in WORD_LANGUAGES if word in document.text))
    for index, block in prose(document):
        language = document.language_of(block).partition("-")[0]
        foreign = frozenset(word for word in words if language not in WORD_LANGUAGES[word])
        matches = sorted(_placeholders(block.text, foreign), key=lambda match: match.start())
        if block.text in ALONE or (matches and matches[0][0] == block.text):
            yield line_finding(document, index, f"a line of nothing but “{block.text}”")
            continue
        found += [(block, match) for match in matches]
    safety = Safety.SAFE if len(found) <= MAX_PLACEHOLDERS else Safety.UNSAFE
    for block, match in found:
        span = block.span(*match.span())
        yield Finding(span, f"template placeholder “{match[0]}”", (cut(block, *match.span()),), safety)


def _placeholders(text: str, foreign: frozenset[str]) -> Iterator[re.Match[str]]:
    """Yield what stands in a text without quotation marks around it; `foreign` are the words its language has not."""
    if any(sign in text for sign in SIGNS):
        yield from (match for match in CERTAIN.finditer(text) if not _is_quoted(text, match))
    if foreign:
        yield from (match for match in LOST_VALUE.finditer(text) if match[0] in foreign and not _is_quoted(text, match))


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    return text[max(0, match.start() - 1) : match.start()] in QUOTES or text[match.end() : match.end() + 1] in QUOTES
