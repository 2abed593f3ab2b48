"""A text as metrics see it: words, lines and paragraphs are made once for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar
from unicodedata import category

from newsclean.lexicon import Lexicon, lexicon
from newsclean.text.patterns import lazy
from newsclean.text.scripts import NO_SCRIPT, dominant_script
from newsclean.text.sentences import sentences
from newsclean.text.words import WORD

T = TypeVar("T")
UNSPACED = frozenset(("Bopo", "Hani", "Hira", "Jpan", "Kana", "Khmr", "Laoo", "Mymr", "Thai", "Tibt"))
# Scripts whose sentences end without a mark, or with one that `newsclean.text.sentences` does not know.
WITHOUT_FINAL_MARKS = frozenset(("Cans", "Laoo", "Mtei", "Nkoo", "Olck", "Syrc", "Thai", "Tibt"))
CASED = frozenset(("Armn", "Cyrl", "Grek", "Latn"))
MAX_WORDS = 100_000  # of which repetition is counted: Gopher drops longer texts unseen
_SAMPLE = 100_000  # characters that tell the script
_BLANK_LINES = lazy(r"\n(?:[^\S\n]*\n)+")
_WORDS = lazy(WORD)


class View:
    """A text with its language, and what several metrics need of it, made when first asked for."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._derived: dict[Callable[[View], Any], Any] = {}

    def once(self, derive: Callable[[View], T]) -> T:
        """Return what a function derives from the text; it is asked once."""
        if derive not in self._derived:
            self._derived[derive] = derive(self)
        known: T = self._derived[derive]
        return known

    @cached_property
    def script(self) -> str:
        """Return the script of most letters, `Zyyy` if there are none."""
        return dominant_script(self.text[:_SAMPLE])[0]

    @property
    def writing(self) -> str:
        """Return the language tag, with the script where the language is not known."""
        return f"und-{self.script}" if self.language == "und" and self.script != NO_SCRIPT else self.language

    @property
    def has_spaces(self) -> bool:
        """Tell whether white space parts the words."""
        return self.script not in UNSPACED

    @property
    def has_final_marks(self) -> bool:
        """Tell whether sentences end with a mark that is known."""
        return self.script not in WITHOUT_FINAL_MARKS

    @property
    def has_case(self) -> bool:
        """Tell whether the script has upper and lower case."""
        return self.script in CASED

    @property
    def is_english(self) -> bool:
        """Tell whether the language is English."""
        return self.language.partition("-")[0] == "en"

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return what is known of the language."""
        return lexicon(self.language)

    @cached_property
    def words(self) -> list[str]:
        """Return what white space parts, marks and symbols that stand alone among it."""
        return self.text.split()

    @cached_property
    def spoken(self) -> list[str]:
        """Return the words that hold a letter or a digit."""
        return [word for word in self.words if word.isalnum() or any(map(str.isalnum, word))]

    @cached_property
    def spoken_lengths(self) -> list[int]:
        """Return the lengths of the words that hold a letter or a digit, in characters."""
        return [*map(len, self.spoken)]

    @cached_property
    def bare_words(self) -> list[str]:
        """Return the runs of letters, digits and vowel signs, lower-cased: words without the marks around them."""
        return _WORDS.findall(self.text.lower())

    @cached_property
    def repeating_words(self) -> list[str]:
        """Return the words of which repetition is counted, so that memory is bounded."""
        return self.words[:MAX_WORDS]

    @cached_property
    def repeating_length(self) -> int:
        """Return how many characters the words of which repetition is counted stand in."""
        if len(self.words) <= MAX_WORDS:
            return len(self.text)
        return sum(map(len, self.repeating_words)) + MAX_WORDS - 1

    @cached_property
    def lines(self) -> list[str]:
        """Return the lines that are not blank, white space around them taken off."""
        return [line for line in map(str.strip, self.text.splitlines()) if line]

    @cached_property
    def sentences(self) -> int:
        """Return the number of sentences, line by line; known abbreviations of the language end none."""
        known = self.lexicon.abbreviations
        return sum(1 for line in self.lines for _ in sentences(line, known))

    @cached_property
    def paragraphs(self) -> list[str]:
        """Return what blank lines part."""
        text = self.text.strip()
        return _BLANK_LINES.split(text) if text else []

    @cached_property
    def characters(self) -> Counter[str]:
        """Return how often each character occurs."""
        return Counter(self.text)

    @cached_property
    def classes(self) -> Counter[str]:
        """Return how often each class of characters occurs: the general category's first letter, `9`, `Z` for space."""
        counts: Counter[str] = Counter()
        for character, number in self.characters.items():
            counts[_class(character)] += number
        return counts

    @property
    def visible(self) -> int:
        """Return the number of characters that are neither white space nor controls."""
        return sum(number for kind, number in self.classes.items() if kind not in "ZC")


def _class(character: str) -> str:
    """Return the class of a character; a line break is a space, though Unicode has it among the controls."""
    if character.isspace():
        return "Z"
    kind = category(character)
    return "9" if kind == "Nd" else kind[0]


def share(part: float, whole: float) -> float | None:
    """Return a part of a whole from 0 to 1, None if there is nothing to take it of."""
    return min(1.0, part / whole) if whole else None
