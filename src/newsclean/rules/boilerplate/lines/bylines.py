"""Lines that say who wrote the article."""

from __future__ import annotations

from newsclean.lexicon.phrases import Hit
from newsclean.model import Safety
from newsclean.rules.boilerplate.lines import LABEL_MARKS, Claim, Line, Zone, weight
from newsclean.rules.boilerplate.lines.knowledge import stop_words, whole_phrases_in
from newsclean.rules.boilerplate.lines.pictures import is_agency
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy
from newsclean.text.words import LETTERS

BYLINE = "BPL403"
MAX_BYLINE = 80  # the lexicon's cap
MAX_NAME_WORDS = 8
MAX_SIGNED = 32  # reporter's title, name and place, as Korean, Chinese and Japanese papers sign
MAX_PLACED = 45  # "First Last, Some City"
FIRST_CJK, FIRST_HANGUL = "\u2e80", "\uac00"
MIN_FULL_NAME, MAX_FULL_NAME = 2, 3  # words
NAME = lazy(rf"{LETTERS}(?:[.'’ʼ-](?:{LETTERS})?)*")
NO_MARK = r"""[^,،，、\-–—|/"“”„«»「」]"""
PLACED = lazy(rf"(?P<name>{NO_MARK}{{4,32}}?)(?: ?[,،，] ?| [-–—|/] )(?P<place>{NO_MARK}{{2,20}})")
COMMAS = str.maketrans("،，、", ",,,")
SIGNING = lazy(r"[\s/／=＝:：,、·]+")
# Particles of names that are function words as well.
PARTICLES = frozenset(
    ("al", "ben", "bin", "da", "das", "de", "del", "della", "der", "di", "do", "dos", "du", "e", "el", "et", "la", "le",
     "o", "of", "san", "st", "ter", "the", "van", "von", "y", "и", "و")
)  # fmt: skip


def byline(line: Line) -> Claim | None:
    """Return the claim on a line that says who wrote the article, near the top or below the end."""
    if not line.is_outside or line.is_title or line.is_sentence:
        return None
    if len(line.text) > MAX_BYLINE or line.text[-1] in ":：":
        return None
    return _introduced(line) or _signed(line) or (_placed(line) if _has_place(line) else None)


def _has_place(line: Line) -> bool:
    """Tell whether a name could stand here: under a title or under the article; a lone first line is the title."""
    return line.has_title or line.zone is Zone.TAIL


def _introduced(line: Line) -> Claim | None:
    """Return the claim on "By First Last", "Author: First Last", "From our correspondent in Some City"."""
    hit = line.hit("byline_prefix")
    name = line.after(hit.phrase) if hit and not hit.whole else ""
    if hit is None or not name:
        return None
    is_labelled = hit.rest[:1] in LABEL_MARKS
    follows = _follows_by if hit.phrase in stop_words(line.language) else _follows_office
    return Claim(BYLINE, line.index, hit.phrase, (name,)) if is_labelled or follows(line, hit, name) else None


def _follows_by(line: Line, _: Hit, name: str) -> bool:
    """Tell whether what follows a preposition such as "by" names people."""
    if not _has_place(line) and (line.text == line.text.lower() or weight(name.partition(",")[0]) > MAX_FULL_NAME):
        return False
    return (weight(name) >= MIN_FULL_NAME or is_agency(name)) and is_name(name, line)


def _follows_office(line: Line, hit: Hit, name: str) -> bool:
    """Tell whether what follows "edited by" or "our correspondent" names people, or the place they write from."""
    is_long = weight(hit.phrase) > 1
    if not is_long and (not _has_place(line) or line.zone is Zone.LEAD):
        return False  # one noun may begin any heading
    if fold(name.split(maxsplit=1)[0]) in stop_words(line.language):
        return weight(name) <= MAX_FULL_NAME
    is_cased_small = name == name.lower() != name.upper()
    is_open = hit.phrase.split()[-1] in stop_words(line.language) or weight(hit.phrase) > MIN_FULL_NAME
    least = 1 if is_open else MIN_FULL_NAME  # "our correspondent in" is followed by a place
    return least <= weight(name) <= MAX_NAME_WORDS and is_name(name, line) and (is_long or not is_cased_small)


def _signed(line: Line) -> Claim | None:
    """Return the claim on a name with the word for reporter beside it, as Korean, Chinese and Japanese papers sign."""
    if len(line.text) > MAX_SIGNED:
        return None
    words = [word for word in SIGNING.split(line.text) if word]
    titles = [word for word in words if _is_title_of_office(word, line)]
    names = [word for word in words if word not in titles]
    if not titles or not names or (words[0] in titles and words[0] >= FIRST_HANGUL):
        return None  # Korean names stand before the office
    return Claim(BYLINE, line.index, titles[0], (names[0],))


def _is_title_of_office(word: str, line: Line) -> bool:
    if word[0] < FIRST_CJK:
        return False
    return "byline_prefix" in whole_phrases_in(word, line.language)


def _placed(line: Line) -> Claim | None:
    """Return the claim on a name with a place behind it and nothing else: "First Last, City"."""
    match = PLACED.fullmatch(line.text) if len(line.text) <= MAX_PLACED and not line.hits else None
    if match is None or any(map(str.isdigit, line.text)) or (line.zone is Zone.TAIL and not line.is_first_below):
        return None
    name, place = match["name"].strip(), match["place"].strip()
    if not MIN_FULL_NAME <= len(name.split()) <= MAX_FULL_NAME or len(place.split()) > MIN_FULL_NAME:
        return None
    if name.lower() == name.upper() and "," in line.text.translate(COMMAS):
        return None  # without capitals, two words and a comma begin any headline
    is_placed = is_name(name, line) and is_name(place, line)
    return Claim(BYLINE, line.index, name, (name,), Safety.UNSAFE) if is_placed else None


def is_name(text: str, line: Line) -> bool:
    """Tell whether a text can be names of people and a place: few words, none of them a verb's companion."""
    words = NAME.findall(text)
    if not 0 < len(words) <= MAX_NAME_WORDS or any(map(str.isdigit, text)):
        return False
    common = [word for word in words if fold(word) in stop_words(line.language) - PARTICLES]
    if words[0] in common or len(common) > len(words) // 4:
        return False
    if line.text == line.text.lower():
        return True
    return words[0][0].isupper() and all(
        word[0].isupper() or fold(word) in PARTICLES or word in common for word in words
    )
