"""CUT101 ends-mid-sentence."""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.langid.words import word_model
from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Finding, Kind, Safety, Severity, Span
from newsclean.rules import Findings, document_rule
from newsclean.rules.cut import (
    ADDRESS,
    LONG,
    dangles,
    ends_in_letter,
    is_sentence,
    last_sentence,
    last_word,
    may_be_deck,
    others_end_well,
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
DASHES = frozenset("–—")
OPENING = frozenset("([{（「『《„‚")
OPENING_QUOTE = lazy(r"(?<![^\s(（])[«„“](?=\s?\w)")
LIST_ITEM = lazy(r"[;；] \w{1,8}\Z")  # "…; and" before the last item of a list
# Thai and Lao: a vowel written before its consonant, or a sign that asks for one behind it.
HALF_SYLLABLE = lazy("[\u0e40-\u0e44\u0e31\u0e47\u0ec0-\u0ec4\u0eb1][\u0e48-\u0e4b\u0ec8-\u0ecb]?\\Z")
LONG_HEADLINE = 84  # letters
VERY_LONG = 120  # letters; hardly any headline is so long
LONGEST_LINE = 150  # letters; one sentence without a final mark that is no entry of a list
LONGEST_DECK = 250  # letters of several sentences before the article
WORD_END = 2.0  # nats, see WordModel.ending: one whole word in 800 has less
NAME_END = 1.2  # nats; names are strange to the model
ITEM_TAIL = 12  # characters
FEW = 3  # cut paragraphs in one text; more are a few only if they are a small share
MOST = 0.05
SIGNATURE = (1, 2)  # words: ab; (kas); von ab
MIN_WORD = 3  # letters; shorter last words of a text are signatures


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
    paragraphs = running(document)
    found = [(index, reason) for index, block in paragraphs if (reason := _end(document, index, block))]
    found += _headings(document)
    if len(found) > max(FEW, MOST * len(paragraphs)):  # lines of a column with blank lines between them
        found = [(index, reason) for index, reason in found if index + 1 == len(document.blocks)]
    for index, reason in sorted(found):
        yield Finding(_last_word_of(document.blocks[index]), f"paragraph ends {reason}", safety=Safety.DISPLAY)


def _headings(document: Document) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs that were taken for headings because their ends are lost, and what tells it."""
    headings = [
        (index, block.text, document.language_of(block))
        for index, block in enumerate(document.blocks)
        if block.kind is Kind.HEADING and not may_be_deck(document, index)
    ]
    for index, text, language in headings:
        if weight(text) < LONG or LIST_ITEM.search(text, len(text) - ITEM_TAIL):
            continue
        if dangles(text, len(text), language):
            yield index, _reason(text, language)
        elif len(headings) == 1 and _is_no_headline(text) and others_end_well(document, index):
            yield index, "without a final mark"


def _is_no_headline(text: str) -> bool:
    """Tell whether the only heading of a text is too long and too plain for one."""
    return weight(text) >= LONG_HEADLINE and ends_in_letter(text) and is_sentence(text) and ":" not in text


def _end(document: Document, index: int, block: Block) -> str:
    """Return what tells that a paragraph was cut, an empty string if nothing does."""
    if block.text[-1] in FINAL_MARKS or ends_sentence(block.text):
        return ""
    language = document.language_of(block)
    if document.language.partition("-")[0] in NO_FINAL_MARK:
        return "in the middle of a word" if HALF_SYLLABLE.search(block.text, len(block.text) - 2) else ""
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
    return "inside a bracket or a quotation" if text[-1].isalpha() and _is_left_open(text, VERY_LONG) else ""


def _is_left_open(text: str, shortest: int) -> bool:
    """Tell whether a bracket or quotation of a long paragraph never closes."""
    if weight(text) < shortest:
        return False
    paired = {pair.start for pair in pairs(text)}
    return any(text[at] in OPENING for at in lone_brackets(text)) or any(
        match.start() not in paired for match in OPENING_QUOTE.finditer(text)
    )


def _last_word_reason(document: Document, index: int) -> str:
    """Return the reason that running text ends in a dash, a word of the grammar, or half a word."""
    block, language = document.blocks[index], document.language_of(document.blocks[index])
    long = weight(block.text)
    if long < LONG or (may_be_deck(document, index) and long < LONGEST_DECK):
        return ""
    if block.text[-1] in DASHES:
        return "with a dash" if long >= VERY_LONG and last_sentence(document, index) else ""
    if not ends_in_letter(block.text):
        return ""
    word = last_word(block.text, len(block.text))
    if long >= VERY_LONG and fold(word) in lexicon(language).stop_words:
        is_running = last_sentence(document, index) or others_end_well(document, index)
        return f'with "{word}" and no final mark' if is_running else ""
    return "in the middle of a word" if _is_half(word, document, index) else ""


def _is_half(word: str, document: Document, index: int) -> bool:
    """Tell whether the n-grams of the language know no word that ends so; they know few names."""
    if stands_elsewhere(document, word) or any(map(str.isupper, word[1:])):
        return False
    block = document.blocks[index]
    model = word_model(document.language_of(block), word)
    if model is None or model.ending(word.lower()) >= (WORD_END if word.islower() else NAME_END):
        return False
    is_running = last_sentence(document, index) != ""
    if word.islower() and is_running and weight(block.text) >= VERY_LONG:
        return True
    return others_end_well(document, index) and (is_running or word.islower())


def _weak_reason(document: Document, index: int) -> str:
    """Return the reason to take a long paragraph for cut: nothing but its missing mark."""
    text = document.blocks[index].text
    if text[-1] >= DENSE:
        is_open = text[-1].isalpha() and _is_dense_prose(document, index)
    else:
        is_open = (ends_in_letter(text) or text[-1].isdigit()) and _is_no_heading(document, index)
    return "without a final mark" if is_open and others_end_well(document, index) else ""


def _is_no_heading(document: Document, index: int) -> bool:
    """Tell whether a block is long enough for its place to be running text, and ends in no name."""
    block = document.blocks[index]
    long, word = weight(block.text), block.text.rsplit(None, 1)[-1]
    is_plain = word[0].isalpha() and not any(map(str.isupper, word)) and ADDRESS.isdisjoint(word)
    tail = last_sentence(document, index)
    if index + 1 == len(document.blocks):
        is_signed = len(word) < MIN_WORD and len(tail.split()) in SIGNATURE
        return long >= LONG and ((is_plain and not is_signed) or is_sentence(tail or block.text))
    if tail and long >= VERY_LONG and not (may_be_deck(document, index) and long < LONGEST_DECK):
        return is_plain or is_sentence(tail)
    return is_plain and long >= LONGEST_LINE and not may_be_deck(document, index)


def _is_dense_prose(document: Document, index: int) -> bool:
    """Tell whether a paragraph without spaces is no headline and no table: it has a full stop, or two commas."""
    text = document.blocks[index].text
    if weight(last_sentence(document, index)) >= LONG:
        return True
    commas = text.count("、") + text.count("，")
    is_prose = weight(text) >= VERY_LONG and ("。" in text or ". " in text or commas > 1)
    return is_prose and not any(map(str.isdigit, text[-4:]))


def _goes_on_below(document: Document, index: int) -> bool:
    """Tell whether the next block goes on with the sentence: then nothing is lost, the paragraph is split."""
    if index + 1 == len(document.blocks):
        return False
    return first_letter(document.blocks[index + 1].text).islower() and writes_capitals(document)
