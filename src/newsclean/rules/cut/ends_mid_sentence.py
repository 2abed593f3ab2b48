"""CUT101 ends-mid-sentence."""

from __future__ import annotations

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Safety, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import dangles, last_word, running, writes_capitals
from newsclean.text.brackets import lone_brackets
from newsclean.text.casing import first_letter
from newsclean.text.density import DENSE, weight
from newsclean.text.patterns import lazy
from newsclean.text.quotations import pairs
from newsclean.text.sentences import FINAL_MARKS, ends_sentence, sentences

NO_FINAL_MARK = frozenset(("th", "lo"))
COMMAS = frozenset(",，、،")
OPENING = frozenset("([{（「『《„‚")
OPENING_QUOTE = lazy(r"(?<![^\s(（])[«„“](?=\s?\w)")
LIST_ITEM = lazy(r"[;；] \w{1,8}\Z")  # "…; and" before the last item of a list
LONG = 60  # letters; a signature, a label or a place name without a final mark is shorter
VERY_LONG = 120  # letters; no headline is so long
ITEM_TAIL = 12  # characters
FEW = 3  # cut paragraphs in one text; more are a few only if they are a small share
MOST = 0.05
MIN_WORD = 3  # letters; shorter last words are signatures: (kas), ab
MIN_WITNESSES = 3  # other paragraphs that all end with a mark, before a missing one means anything


@document_rule("CUT101", "ends-mid-sentence", severity=Severity.ERROR)
def ends_mid_sentence(document: Document) -> Findings:
    """A paragraph, or the text, ends in the middle of a sentence.

    ## Why is this bad?
    The rest is lost: cut by a feed, a paywall or a copy that stopped too early. The article is not complete.

    ## Example
    ```bad lang=en
    The council met on Tuesday and voted for the new tram line.

    The mayor said that the work would begin as soon as ⟦the⟧
    ```
    ```good lang=en
    The council met on Tuesday and voted for the new tram line.

    The mayor said that the work would begin as soon as possible.
    ```
    ```bad lang=fr
    Le conseil s’est réuni mardi. Le maire a présenté le budget de la ville, les travaux de la gare et le projet ⟦de⟧

    Les travaux commenceront en mai.
    ```
    ```good lang=fr
    Le conseil s’est réuni mardi. Le maire a présenté le budget de la ville et les travaux de la gare.

    Les travaux commenceront en mai.
    ```
    ```good lang=en
    What the new line is for

    The line joins the station and the harbour.

    By Ada Wells in Bristol
    ```
    ```good lang=th
    สภาเมืองประชุมเมื่อวันอังคารและลงมติเห็นชอบเส้นทางรถรางสายใหม่
    ```

    ## Fix
    Shown only: the words are gone. Evidence is a last word that cannot end a sentence, a comma, an opening mark, half
    a word before a hyphen, or a quotation or bracket left open; for the last paragraph it is enough that it is long,
    goes on with a lower-case word and lacks the mark that all other paragraphs have.
    """
    if document.language.partition("-")[0] in NO_FINAL_MARK:
        return
    paragraphs = running(document)
    found = [(index, reason) for index, block in paragraphs if (reason := _cut(document, index, block))]
    if len(found) > max(FEW, MOST * len(paragraphs)):  # lines of a column with blank lines between them
        found = [(index, reason) for index, reason in found if index + 1 == len(document.blocks)]
    for index, reason in found:
        yield Finding(_last_word_of(document.blocks[index]), f"paragraph ends {reason}", safety=Safety.DISPLAY)


def _cut(document: Document, index: int, block: Block) -> str:
    """Return what tells that a paragraph was cut, an empty string if nothing does."""
    if block.text[-1] in FINAL_MARKS or ends_sentence(block.text):
        return ""
    language = document.language_of(block)
    if block.text[-1] in lexicon(language).sentence_marks or LIST_ITEM.search(block.text, len(block.text) - ITEM_TAIL):
        return ""
    reason = _reason(block.text, language) or _weak_reason(document, index)
    return "" if reason and _goes_on_below(document, index) else reason


def _last_word_of(block: Block) -> Span:
    """Return the span of the last word, of the last character where words are not parted."""
    end = len(block.text)
    length = 1 if block.text[-1] >= DENSE else len(last_word(block.text, end))
    return block.span(end - max(1, length), end)


def _reason(text: str, language: str) -> str:
    """Return what tells that a paragraph was cut, an empty string if nothing does."""
    if dangles(text, len(text), language):
        return f'with "{last_word(text, len(text))}", which ends no sentence'
    if weight(text) < LONG and next(sentences(text))[1] == len(text):
        return ""  # a label or a heading of one phrase
    if text[-1] in COMMAS:
        return "with a comma"
    if text[-1] in OPENING:
        return "with an opening mark"
    if text[-1] in "-‐" and text[-2:-1].isalpha():
        return "in the middle of a word"
    return "inside a bracket or a quotation" if text[-1].isalpha() and _is_left_open(text) else ""


def _is_left_open(text: str) -> bool:
    """Tell whether a bracket or quotation of a long paragraph never closes."""
    if weight(text) < VERY_LONG:
        return False
    paired = {pair.start for pair in pairs(text)}
    return any(text[at] in OPENING for at in lone_brackets(text)) or any(
        match.start() not in paired for match in OPENING_QUOTE.finditer(text)
    )


def _weak_reason(document: Document, index: int) -> str:
    """Return the reason to take a long last paragraph for cut: nothing but its missing mark."""
    text = document.blocks[index].text
    last = text[-1]
    if last >= DENSE:
        is_open = last.isalpha() and weight(text) >= VERY_LONG and _is_dense_prose(text)
    else:
        is_last = index + 1 == len(document.blocks)
        is_open = is_last and last.isalpha() and weight(text) >= LONG and _is_plain(text.rsplit(None, 1)[-1])
    return "without a final mark" if is_open and _others_end_well(document, index) else ""


def _is_dense_prose(text: str) -> bool:
    """Tell whether a paragraph without spaces is no headline and no table: it has a full stop, or two commas."""
    commas = text.count("、") + text.count("，")
    return ("。" in text or ". " in text or commas > 1) and not any(map(str.isdigit, text[-4:]))


def _is_plain(word: str) -> bool:
    """Tell whether a word is no name, no initials and no number."""
    return len(word) >= MIN_WORD and not any(map(str.isupper, word)) and word.isalpha()


def _others_end_well(document: Document, index: int) -> bool:
    """Tell whether enough other long paragraphs are there, and all of them end as a paragraph does."""
    witnesses, cut = _long_paragraphs(document)
    return len(witnesses) - (index in witnesses) >= MIN_WITNESSES and len(cut) == (index in cut)


def _long_paragraphs(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indices of the long paragraphs, and of those among them that end badly; found out once."""
    known: tuple[frozenset[int], frozenset[int]] | None = document.memo.get(_long_paragraphs)
    if known is None:
        long = {at: _ends_well(block) for at, block in running(document) if weight(block.text) >= LONG}
        known = frozenset(long), frozenset(at for at, ends_well in long.items() if not ends_well)
        document.memo[_long_paragraphs] = known
    return known


def _ends_well(block: Block) -> bool:
    return ends_sentence(block.text) or block.text[-1] in ":："


def _goes_on_below(document: Document, index: int) -> bool:
    """Tell whether the next block goes on with the sentence: then nothing is lost, the paragraph is split."""
    if index + 1 == len(document.blocks):
        return False
    return first_letter(document.blocks[index + 1].text).islower() and writes_capitals(document)
