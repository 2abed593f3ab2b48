"""Rules of the language family: what a text and its paragraphs are written in.

Shared here: languages too close to be told apart, and the paragraphs that are not in the language of the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsclean.lexicon import lexicon
from newsclean.model import Block, Document
from newsclean.text.folding import fold
from newsclean.text.scripts import script_of

FUNCTION_WORDS = 3  # in a paragraph of the usual length there are twenty, in a list of names hardly any
PUNCTUATION = ".,;:!?…()[]«»„“”\"'’‘–—-"
UNSPACED = frozenset(("ja", "km", "lo", "my", "th", "zh"))
EAST_ASIAN = frozenset(("Hani", "Jpan", "Kore"))  # written in one another's characters
UNDETERMINED = "und"
# Written so alike that a paragraph is taken for its neighbour.
CLOSE = tuple(
    frozenset(group.split()) for group in ("da nb nn no", "bs hr sh sr", "id ms", "gl pt", "hi mr ne", "fa ps ur")
)


def language(tag: str) -> str:
    """Return the language of a tag, without script and region."""
    return tag.partition("-")[0].lower()


def alike(one: str, other: str) -> bool:
    """Tell whether two tags are of one language, or of two that are hard to tell apart."""
    first, second = language(one), language(other)
    return first == second or any(first in group and second in group for group in CLOSE)


def letters(text: str) -> int:
    """Return how many letters the text has."""
    return sum(map(str.isalpha, text))


def foreign_blocks(document: Document) -> Iterator[Block]:
    """Yield the blocks in a language that cannot be taken for the document's; none if most are foreign."""
    home = document.language
    others = {b.language for b in document.blocks if b.language != home and not alike(b.language, home)}
    if not others or home == UNDETERMINED:
        return
    foreign = [block for block in document.blocks if block.language in others]
    is_minority = 2 * sum(len(block.text) for block in foreign) < sum(len(block.text) for block in document.blocks)
    if is_minority or 2 * len(foreign) < len(document.blocks):
        yield from foreign


def is_sentence(text: str, tag: str) -> bool:
    """Tell whether a text is more than a list of names: it has function words, or mostly small initials."""
    words = [word.strip(PUNCTUATION) for word in text.split()]
    capitals = sum(word[:1].isupper() or word[:1].isdigit() for word in words)
    if lexicon(tag).stop_words and language(tag) not in UNSPACED:
        found = sum(fold(word) in lexicon(tag).stop_words for word in words)
        # Finnish and Turkish say with endings what others say with function words.
        return found >= FUNCTION_WORDS or (found > 0 and capitals <= len(words) // 3)
    return capitals <= len(words) // 2


def same_script(one: str, other: str) -> bool:
    """Tell whether two texts are in one script; Chinese, Japanese and Korean share theirs."""
    scripts = {script_of(one), script_of(other)}
    return len(scripts) == 1 or scripts <= EAST_ASIAN
