"""The language of a document and of each of its blocks: neighbours steady what is too short to judge alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from typing import Final

from newsclean.langid.profiles import SAMPLE, Profile, profile
from newsclean.langid.scoring import NAT, TEMPERATURE, guesses, likelihoods, without_addresses
from newsclean.langid.tags import RARITY, SCRIPTS, SHARED_SCRIPTS, UNDETERMINED, known_tag
from newsclean.text.scripts import dominant_script, letters_in, script_of, scripts_in_word

SHORT: Final = 60  # characters; told alone, one headline of that length in fifty is told wrong
CHECKED: Final = 50  # characters at the head of a block that are compared with the language of the document
LONG: Final = 120  # letters of a foreign paragraph
# Nats by which another language must lead: at the head to look twice, in a long block, in one of 60 to 120 letters.
# In 8,855 paragraphs of clean articles three are called foreign then (two lines of links, a bibliography); a foreign
# paragraph is found 99 times in 100 from 90 characters on, and all but one of 1,699 from 120 on.
HEAD_MARGIN: Final = 1.0
LONG_MARGIN: Final = 6.0
SHORT_MARGIN: Final = 12.0
FURTHEST: Final = 2 * SHORT_MARGIN  # further behind than any rarity is not to be told apart

MAX_KNOWN: Final = 2000  # characters of a block whose language is kept
VOTERS: Final = 3  # the longest blocks, each heard alike
HEARD: Final = 120  # characters of each
SHORTEST_VOTER: Final = 1 / 3  # of the longest block; bylines and captions have no vote beside paragraphs
FILLED: Final = 2  # a head half of whose characters are letters of the document's script is written in it
STRANGER: Final = 3  # times the letters of the own script that a block in another script has
HEAD: Final = 60  # characters that show the script of a block
MENU_SCRIPTS: Final = 3  # side by side in the head of one block

DENSITY: Final = 3  # an East Asian letter says as much as three alphabetic ones
LETTERS: Final[Mapping[str, tuple[str, ...]]] = {
    "Hans": ("Hani",),
    "Hant": ("Hani",),
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
}
"""The scripts that East Asian writing is made of."""
EAST_ASIAN: Final = frozenset(LETTERS["Jpan"] + LETTERS["Kore"])


def identify_blocks(texts: Sequence[str], *, declared: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Return the language of the document and the language of each block.

    Blocks under sixty characters take the language of the document unless their script says otherwise; longer ones
    differ only by a clear margin. A `declared` tag is the language of the document as it stands, region included:
    blocks are compared with it, and one that no profile knows holds for every block.
    """
    document = declared or _document(texts)
    tag = known_tag(document)
    if tag is None:
        return document, (document,) * len(texts)
    home = _home(document, tag)
    return document, tuple(_known(home, text) if len(text) <= MAX_KNOWN else _language(home, text) for text in texts)


def _language(home: "_Home", text: str) -> str:
    return home.label if home.agrees(text) else home.verdict(text)


# Tables and menus say one word many times, and a text is looked at again after every repair.
_known = lru_cache(maxsize=1024)(_language)


def _document(texts: Sequence[str]) -> str:
    """Return the language of the longest blocks: of those in the commonest script, taken together."""
    longest = [text for text in nlargest(VOTERS, texts, key=len) if not _is_menu(text)]
    votes: dict[str, list[str]] = {}
    for text in longest:
        if len(text) >= SHORTEST_VOTER * len(longest[0]):
            script = script_of(text[:HEAD])
            votes.setdefault(script, []).append(text[: HEARD // _density(script)])
    if not votes:
        return UNDETERMINED
    return _majority(max(votes.values(), key=len))


def _majority(texts: Sequence[str]) -> str:
    """Return the language of most of the letters; that of all texts together where none has most."""
    shares: Counter[str] = Counter()
    for text in texts:
        shares[_guess(text)] += len(text)
    language, share = shares.most_common(1)[0]
    return language if 2 * share > shares.total() else _guess("\n".join(texts))


@lru_cache(maxsize=64)
def _guess(text: str) -> str:
    return guesses(text)[0].language


def _is_menu(text: str) -> bool:
    from newsclean.lexicon.autonyms import menu

    return menu(text) is not None or _writing_systems(text[:HEAD]) >= MENU_SCRIPTS


def _writing_systems(text: str) -> int:
    """Return how many scripts the text has, those of Chinese, Japanese and Korean as one."""
    found = scripts_in_word(text)
    return len(found) if len(found) < MENU_SCRIPTS else len(found - EAST_ASIAN) + (not found.isdisjoint(EAST_ASIAN))


@dataclass(frozen=True, slots=True, eq=False)
class _Home:
    """The language of the document, which the blocks are compared with; there is one of each, told by identity."""

    label: str  # as declared
    tag: str  # as the tables call it
    script: str
    short: int  # characters
    checked: int
    expected: float  # nats that its rarity takes off elsewhere: here it is the language to be expected

    def agrees(self, text: str) -> bool:
        """Tell whether the head of a block is in the language of the document, as most are."""
        head = text[: self.checked]
        if self.script in SHARED_SCRIPTS:
            known = profile(self.script)
            words = known.words_of(head)
            if FILLED * sum(map(len, words)) >= len(head):
                return len(text) < self.short or self._leads_in(known, words)
        elif self.script not in LETTERS and FILLED * letters_in(head, self.script) >= len(head):
            return True
        script, letters = dominant_script(head)
        if not letters:
            return True
        if not self._is_written_in(script):
            return False
        return len(text) < self.short or self._lead_over(likelihoods(head, script, FURTHEST)) <= HEAD_MARGIN

    def _leads_in(self, known: Profile, words: Iterable[str]) -> bool:
        scores = known.scores(words)
        return max(scores) - scores[known.languages.index(self.tag)] <= (HEAD_MARGIN + self.expected) * NAT

    def verdict(self, text: str) -> str:
        """Return the language of a block that does not look like the document's."""
        sample = without_addresses(text[:SAMPLE])
        script, letters = dominant_script(sample)
        if _is_menu(text):
            return self.label
        if not self._is_written_in(script):
            own = sum(letters_in(sample, code) for code in _parts(self.script) if code not in _parts(script))
            return guesses(text)[0].language if own * STRANGER <= letters else self.label
        if letters < SHORT:
            return self.label
        found = likelihoods(sample, script, FURTHEST)
        margin = LONG_MARGIN if letters >= LONG else SHORT_MARGIN
        return max(found, key=found.__getitem__) if self._lead_over(found) >= margin else self.label

    def _is_written_in(self, script: str) -> bool:
        return script == self.script or (script == "Hani" and self.script in LETTERS)

    def _lead_over(self, found: Mapping[str, float]) -> float:
        """Return how far another language leads, in nats; 0 if none does."""
        return max(found.values(), default=0.0) - found.get(self.tag, float("-inf")) - self.expected


@lru_cache(maxsize=64)
def _home(document: str, tag: str) -> _Home:
    script = SCRIPTS[tag]
    density = _density(script)
    expected = RARITY.get(tag, 0.0) / TEMPERATURE
    return _Home(document, tag, script, SHORT // density, CHECKED // density, expected)


def _density(script: str) -> int:
    return DENSITY if script in LETTERS or script == "Hani" else 1


def _parts(script: str) -> tuple[str, ...]:
    return LETTERS.get(script, (script,))
