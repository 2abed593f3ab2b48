"""CUT101 ends-mid-sentence."""

from __future__ import annotations

from newsclean.langid.words import word_model
from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Safety, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import (
    dangles,
    ends_in_letter,
    is_paragraph,
    last_word,
    running,
    stands_elsewhere,
    writes_capitals,
)
from newsclean.text.brackets import lone_brackets
from newsclean.text.casing import first_letter
from newsclean.text.density import DENSE, weight
from newsclean.text.folding import fold
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
LONGEST_LINE = 150  # letters; one sentence without a final mark that is no entry of a list
LONGEST_DECK = 250  # letters of several sentences before the article
DECK = 2  # blocks from the title on that may be title and deck, which need no final mark
WORD_END = 2.0  # nats, see WordModel.ending: one whole word in 800 has less
ITEM_TAIL = 12  # characters
FEW = 3  # cut paragraphs in one text; more are a few only if they are a small share
MOST = 0.05
MIN_WORD = 3  # letters; shorter last words of a text are signatures: (kas), ab
WITNESSES_TO_ONE = 10  # that end with a mark, to one that does not
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
    a word, or a quotation or bracket left open; without a final mark also a last word of the grammar. It is enough
    that a long paragraph of several sentences, or the last one, lacks the mark that nearly all others have.
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
    reason = _reason(block.text, language) or _last_word_reason(document, index) or _weak_reason(document, index)
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


def _last_word_reason(document: Document, index: int) -> str:
    """Return the reason that the last word of running text is a word of the grammar, or half a word."""
    block, language = document.blocks[index], document.language_of(document.blocks[index])
    if weight(block.text) < VERY_LONG or not ends_in_letter(block.text) or not _is_running(document, index):
        return ""
    word = last_word(block.text, len(block.text))
    if fold(word) in lexicon(language).stop_words:
        return f'with "{word}" and no final mark'
    model = word_model(language, word) if word.islower() else None
    if model is None or model.ending(word) >= WORD_END or stands_elsewhere(document, word):
        return ""
    return "in the middle of a word"


def _is_running(document: Document, index: int) -> bool:
    """Tell whether a long paragraph has a sentence before the last one, so that it is no heading."""
    block = document.blocks[index]
    if _may_be_deck(document, index) and weight(block.text) < LONGEST_DECK:
        return False
    abbreviations = lexicon(document.language_of(block)).abbreviations
    return next(sentences(block.text, abbreviations))[1] < len(block.text)


def _may_be_deck(document: Document, index: int) -> bool:
    title = document.title
    return title is not None and index < title + DECK and not is_paragraph(document.blocks[title].text)


def _weak_reason(document: Document, index: int) -> str:
    """Return the reason to take a long paragraph for cut: nothing but its missing mark."""
    text = document.blocks[index].text
    if text[-1] >= DENSE:
        is_open = text[-1].isalpha() and weight(text) >= VERY_LONG and _is_dense_prose(text)
    else:
        is_open = ends_in_letter(text) and _is_no_heading(document, index)
    return "without a final mark" if is_open and _others_end_well(document, index) else ""


def _is_no_heading(document: Document, index: int) -> bool:
    """Tell whether a block is long enough for its place to be running text, and ends in no name."""
    block = document.blocks[index]
    long, word = weight(block.text), block.text.rsplit(None, 1)[-1]
    is_plain = word[0].isalpha() and not any(map(str.isupper, word))
    if index + 1 == len(document.blocks):
        return long >= LONG and ((is_plain and len(word) >= MIN_WORD) or _last_sentence(document, index) >= LONG)
    if is_plain and long >= VERY_LONG and _is_running(document, index):
        return True
    return is_plain and long >= LONGEST_LINE and not _may_be_deck(document, index)


def _last_sentence(document: Document, index: int) -> int:
    """Return the letters of the last sentence if another one stands before it: no signature and no credit is long."""
    block = document.blocks[index]
    *before, (start, end) = sentences(block.text, lexicon(document.language_of(block)).abbreviations)
    return weight(block.text[start:end]) if before else 0


def _is_dense_prose(text: str) -> bool:
    """Tell whether a paragraph without spaces is no headline and no table: it has a full stop, or two commas."""
    commas = text.count("、") + text.count("，")
    return ("。" in text or ". " in text or commas > 1) and not any(map(str.isdigit, text[-4:]))


def _others_end_well(document: Document, index: int) -> bool:
    """Tell whether enough other long paragraphs are there, and nearly all of them end as a paragraph does."""
    witnesses, cut = _long_paragraphs(document)
    others = len(witnesses) - (index in witnesses)
    return others >= MIN_WITNESSES and (len(cut) - (index in cut)) * WITNESSES_TO_ONE <= others


def _long_paragraphs(document: Document) -> tuple[frozenset[int], frozenset[int]]:
    """Return the indices of the long paragraphs, and of those among them that end badly; found out once."""
    known: tuple[frozenset[int], frozenset[int]] | None = document.memo.get(_long_paragraphs)
    if known is None:
        long = {at: _ends_well(block) for at, block in running(document) if weight(block.text) >= LONG}
        badly = (at for at, ends_well in long.items() if not ends_well and not _may_be_deck(document, at))
        known = frozenset(long), frozenset(badly)
        document.memo[_long_paragraphs] = known
    return known


def _ends_well(block: Block) -> bool:
    return ends_sentence(block.text) or block.text[-1] in ":：」』"


def _goes_on_below(document: Document, index: int) -> bool:
    """Tell whether the next block goes on with the sentence: then nothing is lost, the paragraph is split."""
    if index + 1 == len(document.blocks):
        return False
    return first_letter(document.blocks[index + 1].text).islower() and writes_capitals(document)
