"""TYP204 missing-space-after-punctuation."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import NamedTuple

from newsclean.langid.words import word_model
from newsclean.lexicon import lexicon
from newsclean.model import Block, Document, Edit, Finding
from newsclean.rules import Findings, blocks_with, document_rule
from newsclean.rules.typography import is_code
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy

MARK = lazy(r"[.!?,;](?=[^\W\d_]{2})")
WORD = lazy(r"[^\W\d_]+")
WORD_AT_END = lazy(r"[^\W\d_]{2,40}\Z")
WORD_AT_START = lazy(r"[^\W\d_]{2,40}")
MAX_TOKEN = 80  # how far the run of characters around a mark is looked at
# What makes a run of characters an address, a path, a name of a file or a machine's word.
MACHINE = lazy(r"[@/\\_#&=<>|~*$`]|www\.|\w\.\w+\.\w|\d[.,]|[.,]\d")
DOMAINS = frozenset(  # and suffixes of file names
    """
    aero app art asia bank bet biz blog club cn co com coop de design dev edu email eu expert fm fr gov group help host
    info int io jobs law life link live ltd media mil mobi museum name net network news ninja one online org page press
    pro radio ru services shop show site social solutions space store studio systems tech tips today tools tube uk us
    video web website wiki work world xyz zone css csv doc docx epub exe gif htm html jpeg jpg js json md pdf php png
    ppt pptx py rtf sql svg ts txt xls xlsx xml yaml zip
    """.split()  # noqa: SIM905 - a hundred quotes less
)
WRITTEN_DOMAINS = frozenset("Com Net Org Fm Io Tv Co Eu Uk Ru Pdf Js".split())  # noqa: SIM905 - in names of firms
CALLS = frozenset("([{=")  # behind the second word: a function, an index
UNCASED = lazy("[\u05d0-\u05ea\u0620-\u064a\u0671-\u06d3]{3,40}")  # Hebrew and Arabic words without vowel signs
UNSPACED = "\u0e00"  # Thai, Lao, Burmese, Khmer, Chinese, Japanese: no spaces between words
# Letters from which a capitalised word is no abbreviation before a name: ending in a vowel, and in another letter.
LONG_NAME = 6, 7
WORD_END = 2.0  # nats, see WordModel.ending: one whole word in 800 has less, of words cut at random one in three
VOWELS = frozenset("aeiouyáàâäãåāăąæéèêëēėęíìîïīįıóòôöõøōőúùûüūůűųýаеёиіїоуыэюяєαάεέηήιίοόυύωώ")
LONGER_THAN_A_TITLE = 4  # "St.Pauli", "Dr.Adeyemi", "GS.Tran": shorter words before a name are abbreviations


class Joint(NamedTuple):
    """A mark between two words without a space."""

    block: Block
    at: int
    left: str
    right: str
    is_lower: bool  # the block has no capitals

    @property
    def mark(self) -> str:
        """Return the punctuation mark."""
        return self.block.text[self.at]


@document_rule("TYP204", "missing-space-after-punctuation", needs=".!?,;")
def missing_space(document: Document) -> Findings:
    """No space stands after a full stop, comma, semicolon, exclamation or question mark between two words.

    ## Why is this bad?
    Two paragraphs, cells or lines were glued together; the sentence and both words are lost to every program.

    ## Example
    ```bad lang=fr
    Le conseil a voté jusqu’à la fin⟦.⟧Les élus ont dit oui⟦,⟧non et peut-être.
    ```
    ```good lang=fr
    Le conseil a voté jusqu’à la fin. Les élus ont dit oui, non et peut-être.
    ```
    ```bad lang=ru
    Мэр ушёл поздно вечером⟦.⟧Наутро он вернулся.
    ```
    ```good lang=ru
    Мэр ушёл поздно вечером. Наутро он вернулся.
    ```
    ```good lang=en
    The U.S.A. reads example.com, Node.js and ASP.NET at 3.5 or 10,000 a day; see report.final.PDF and Dr.Adeyemi.
    ```
    ```good lang=ja
    Yahoo!ニュースによると、会議は終わった。次の会議は未定。
    ```

    ## Fix
    A space is put in; safe. A small letter after a full stop is taken for a sentence only in a text without capitals,
    if both words are function words or stand in the text once more: what else looks so is an address.

    ## Known problems
    A glued sentence whose first part ends in a name is found only if the next word is known in the same way.
    """
    joints = [joint for _, block in blocks_with(document, MARK) for joint in _joints(block)]
    if not joints:
        return
    times = Counter((joint.left, joint.mark, joint.right) for joint in joints)
    abbreviations, known = lexicon(document.language).abbreviations, cache(partial(_known, document, joints))
    parts_words = partial(_parts_words, language=document.language, known=known)
    for joint in joints:
        is_name = times[joint.left, joint.mark, joint.right] > 1  # nobody loses the same space twice
        is_abbreviation = joint.mark == "." and fold(joint.left) in abbreviations
        if not is_name and not is_abbreviation and parts_words(joint):
            place = joint.at + 1
            message = f"no space between “{joint.left}{joint.mark}” and “{joint.right}”"
            yield Finding(joint.block.span(joint.at, place), message, (Edit(joint.block.span(place, place), " "),))


def _joints(block: Block) -> Iterator[Joint]:
    """Yield the marks between two words of a script with spaces that are in no address, path or number."""
    text = block.text
    if is_code(block):
        return
    is_lower = text.islower()
    for match in MARK.finditer(text):
        at = match.start()
        left = WORD_AT_END.search(text, max(0, at - MAX_TOKEN), at)
        right = WORD_AT_START.match(text, at + 1)
        if left is None or right is None or max(left[0][-1], right[0][0]) >= UNSPACED:
            continue
        is_address = right[0].casefold() in DOMAINS and not _begins_sentence(text, left[0], right)
        is_machine = is_address or text[right.end() : right.end() + 1] in CALLS
        if not is_machine and not MACHINE.search(_token(text, at)):
            yield Joint(block, at, left[0], right[0], is_lower)


def _token(text: str, at: int) -> str:
    """Return the characters around a place up to the next white space."""
    before = text[max(0, at - MAX_TOKEN) : at].rsplit(maxsplit=1)[-1:]
    return "".join((*before, *text[at : at + MAX_TOKEN].split(maxsplit=1)[:1]))


def _begins_sentence(text: str, left: str, right: re.Match[str]) -> bool:
    """Tell whether a word that may be a domain has a sentence behind it, as Bet, Show or To; nobody writes .Bet."""
    return left.islower() and right[0].istitle() and right[0] not in WRITTEN_DOMAINS and text[right.end()] == " "


def _parts_words(joint: Joint, language: str, known: Callable[[], set[str]]) -> bool:
    """Tell whether the mark ends a sentence or clause, rather than being part of a name."""
    left, right = joint.left, joint.right
    if joint.mark in ",;":
        return max(len(left), len(right)) > 2  # noqa: PLR2004 - "TL;DR"
    if joint.mark == "." and UNCASED.fullmatch(left) and UNCASED.fullmatch(right):
        return True
    if not right[0].isupper():
        return joint.is_lower and len(right) > 2 and known().issuperset((left, right))  # noqa: PLR2004 - "de", "it"
    if not right[1:].islower():
        return right.isupper() and left.islower() and right in known()
    if joint.mark == "?":  # it may be a lost letter: "caf?Bar"
        return len(left) >= LONGER_THAN_A_TITLE and (_is_whole(left, language) or right in known())
    return left.islower() or _is_long_name(left) or (len(left) >= LONGER_THAN_A_TITLE and right in known())


def _is_long_name(word: str) -> bool:
    """Tell whether a capitalised word is too long for a title before a name, as St. or Prof."""
    return word[1:].islower() and len(word) >= LONG_NAME[word[-1] not in VOWELS]


def _is_whole(word: str, language: str) -> bool:
    """Tell whether words of the language end like this one."""
    model = word_model(language, word)
    return model is not None and model.ending(word.casefold()) >= WORD_END


def _known(document: Document, joints: list[Joint]) -> set[str]:
    """Return the words beside the marks that are function words or stand in the text once more."""
    counts = Counter(WORD.findall(document.text.casefold()))
    stop_words = lexicon(document.language).stop_words
    words = {word for joint in joints for word in (joint.left, joint.right)}
    return {word for word in words if counts[word.casefold()] > 1 or fold(word) in stop_words}
