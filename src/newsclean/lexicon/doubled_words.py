"""What tells a word said twice by mistake from one that is meant: words that never double, and clauses that end in one.

Written from the grammars of the languages; the lexicons hold the doubles that are meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from newsclean.lexicon import lexicon
from newsclean.text.folding import fold
from newsclean.text.patterns import lazy

# Languages in which a content word said twice, with no comma or hyphen between, is a slip: they stress a word with an
# adverb. Italian, Romanian, Greek, Albanian and Basque double adjectives, adverbs and even nouns at will.
_PLAIN_TAGS: Final = "be bg bs ca cs da de en es et fi fr gl hr hu is lb lt lv mk nb nl nn no pl pt ru sk sl sr sv uk"
_PLAIN: Final = frozenset(_PLAIN_TAGS.split())
_LETTERS: Final = 4  # of a content word: shorter ones are interjections, units and names of notes

# Conjunctions, prepositions and articles that nothing in the grammar doubles, of languages without a lexicon and of
# languages that double other words by rule. Particles of verbs (Icelandic til), reflexives (se) and relatives that
# meet a pronoun of the same form are left out.
_SINGLE: Final[Mapping[str, str]] = {
    "af": "en van vir maar",
    "ar": "في من على إلى عن التي الذي أو كما",
    "az": "və ilə üçün",
    "be": "на па за пра для каб але або ад пры да і з у ў",
    "bs": "od do na za iz sa po pri prema oko preko nakon poslije ili ali kao koji koja koje je su će bi i u",
    "ca": "el de amb per però sense dels al als un una aquest aquesta i",
    "et": "ja ning et või",
    "fa": "از برای است را",
    "gl": "en de por para con sen pero unha un os dos das nos nas seus súas seu súa ou ao aos ás nun nunha dun dunha",
    "he": "של כי או",
    "hr": "od do na za iz sa po pri prema oko preko nakon ili ali kao koji koja koje je su će bi i u",
    "id": "yang di ke dari dan dengan untuk pada oleh karena bahwa adalah akan telah atau sebagai tersebut "
    "terhadap hingga agar namun tetapi kepada sekitar maka seperti ketika sedangkan bagi serta setelah sebelum "
    "dapat",
    "is": "sem og eða ekki hefur þessi þessum",
    "lt": "ir iš į kad bet su nuo per po apie dėl arba yra o",
    "lv": "un no uz par ar lai pēc pie bet kas vai ir",
    "mk": "на во од за со по и до при кај ќе",
    "ms": "yang di ke dari dan dengan untuk pada oleh kerana bahawa adalah telah atau sebagai kepada bagi serta",
    "sk": "na od do za pre pri po pod nad zo so vo ale alebo že ktorý ktorá ktoré a v",
    "sl": "in na za od do pri po ki pa kot tudi ter ali ampak zaradi iz pred me bo so bi",
    "sq": "dhe në për nga një",
    "sr": "od do na za iz sa po pri prema oko preko nakon ili ali kao koji koja koje je su će bi i u од до на за "
    "из са по при према око преко након или али као који која које је су ће би и у",
    "sw": "na katika kuwa kwamba lakini ili baada kwa ya za kuhusu hadi ambayo ambao pamoja",
    "tl": "ang sa ng mga ay",
    "tr": "ve ile için olarak olan ancak gibi göre veya çünkü ama fakat da de ise tarafından üzere olduğu olduğunu "
    "rağmen nedeniyle",
    "uz": "va bilan uchun",
    "vi": "và của các những với tại sẽ cũng nhưng hoặc khi nếu thì mà bởi",
    "xh": "ukuba kodwa kwaye okanye kunye xa ngokuba kuba nangona ukuze na emva kwi",
    "zu": "ukuthi futhi kodwa ngoba uma lapho kanye bese ukuze kanti ngesikhathi kuthiwa",
}
# What opens a clause that may end with the word the next one begins with, no comma between: "what it was was", "the man
# she waited for for". Where a comma must stand there (German, Slavic, Baltic, Hungarian, Finnish), no guard is needed.
_OPENERS: Final[Mapping[str, str]] = {
    "ca": "que qui on",
    "da": "som hvad hvem der hvor når",
    "en": "what whatever who whoever whom which that where how when why if as than",
    "es": "que quien quienes donde cuando como",
    "fr": "qui que quoi dont où comme quand",
    "gl": "que quen onde cando",
    "is": "sem hvað hver þar hvernig",
    "it": "che chi quanto dove",
    "nl": "die dat wat wie waar als hoe",
    "no": "som hva hvem der hvor når kva kven",
    "pt": "que quem onde quando como",
    "ro": "ce care cine",
    "sv": "som vad vem där hur när",
}
_SUBJECTS: Final[Mapping[str, str]] = {"en": "i you he she it we they", "sv": "jag du han hon vi ni de man"}
_FORMS: Final = {"nb": "no", "nn": "no", "in": "id", "iw": "he"}
_CLAUSE: Final = 80  # characters before the word in which its clause begins
_CLAUSE_START: Final = lazy('[,;:.!?–—("“”«»„]')


def has_single_words(language: str) -> bool:
    """Tell whether words of the language are known that never double."""
    return bool(_words("single", language))


def never_doubles(word: str, language: str) -> bool:
    """Tell whether a folded word is one that the language never doubles, whatever stands around it."""
    return word in _words("single", language)


def is_slip(match: re.Match[str], word: str, language: str) -> bool:
    """Tell whether a doubled function word is a slip beyond doubt: no clause ends with the first copy."""
    known = lexicon(language)
    return word in known.dangling or (word in known.stop_words and not _ends_clause(match, language))


def is_plain_slip(match: re.Match[str], word: str, language: str) -> bool:
    """Tell whether a content word is doubled inside a clause of a language that doubles none.

    The text writes names with capitals.
    """
    if len(word) < _LETTERS or _tag(language) not in _PLAIN or not match["word"].islower():
        return False
    is_inside = match.string[match.start() - 1 : match.start()].isspace() and _following(match)[:1].isalpha()
    return is_inside and not _ends_clause(match, language)


def comes_again(match: re.Match[str]) -> bool:
    """Tell whether a doubled word stands a third time, as one that is meant does."""
    following = _following(match)
    return following[: len(match["word"])].lower() == match["word"].lower()


def _following(match: re.Match[str]) -> str:
    """Return what follows a doubled word, a word's length of it at least."""
    return match.string[match.end() : match.end() + _CLAUSE].lstrip(" ")


def _ends_clause(match: re.Match[str], language: str) -> bool:
    """Tell whether the first copy may end a clause that needs no comma behind it."""
    openers = _words("openers", language)
    if not openers:
        return False
    clause = _CLAUSE_START.split(match.string[max(0, match.start() - _CLAUSE) : match.start()])[-1].lower().split()
    return not openers.isdisjoint(clause) or (bool(clause) and clause[-1] in _words("subjects", language))


def _tag(language: str) -> str:
    return language.partition("-")[0].lower()


_TABLES: Final = {"single": _SINGLE, "openers": _OPENERS, "subjects": _SUBJECTS}


@lru_cache(maxsize=1024)
def _words(table: str, language: str) -> frozenset[str]:
    tag = _tag(language)
    return frozenset(map(fold, _TABLES[table].get(_FORMS.get(tag, tag), "").split()))
