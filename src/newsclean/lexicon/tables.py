"""The tables of a language as the rest of newsclean sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

QuoteConvention = tuple[tuple[str, str], tuple[str, str]]  # outer and inner marks


@dataclass(frozen=True, slots=True)
class Correlative:
    """A pair of expressions of which the first announces the second."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    both: tuple[str, ...] = ()  # those of `first` that may not stand alone: "entweder", not "nicht nur"


@dataclass(frozen=True, slots=True)
class Era:
    """Years that a language counts otherwise: `behind` is how many to take off, None where months differ too."""

    first: int
    last: int
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a language puts its dates together; what is empty does not occur."""

    links: tuple[str, ...] = ()  # between weekday and day: "Freitag, dem 13."
    ordinals: tuple[str, ...] = ()  # behind the day: "1er mai"
    before_month: tuple[str, ...] = ()
    before_year: tuple[str, ...] = ()
    after_year: tuple[str, ...] = ()  # glued to the year: "2021г."
    after_day: tuple[str, ...] = ()  # behind a day that follows its month: "szeptember 8-án"; "" is nothing
    year_first: bool = False  # before a month that comes before its day: "2024. szeptember 8."
    before_weekday: str = ""  # marks between a date and the weekday that follows it: "12월 3일 목요일"
    relative_follows: bool = (
        False  # "13 août prochain"; elsewhere it opens another phrase: "13. August nächsten Jahres"
    )
    either_order: bool = True  # half of the readers read numbers month first; so they may where nobody knows who reads
    era: Era | None = None

    def year(self, written: int) -> int | None:
        """Return the common year that is written, None if no day of it can be told."""
        if self.era is None or not self.era.first <= written <= self.era.last:
            return written
        return None if self.era.behind is None else written - self.era.behind


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The tables of one language; words and phrases are folded, those of dates character by character."""

    language: str = "und"
    name: str = ""
    autonym: str = ""
    script: str = ""
    stop_words: frozenset[str] = frozenset()
    dangling: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    doubles: frozenset[str] = frozenset()
    doubling: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    verb_endings: tuple[str, ...] = ()  # of the last word of nearly all sentences, where verbs come last
    alone: frozenset[str] = frozenset()  # words of the grammar that begin and end no other word
    months: tuple[tuple[str, ...], ...] = ()
    weekdays: tuple[tuple[str, ...], ...] = ()
    next_words: tuple[str, ...] = ()
    last_words: tuple[str, ...] = ()
    month_homographs: frozenset[str] = frozenset()
    date_words: frozenset[str] = frozenset()
    date_style: DateStyle = DateStyle()
    folds_dates: bool = False  # words of dates have more than one spelling beside the case
    verb_last: bool = False
    prompt_words: int = 2  # of a prompt that a line shares to be one; more where words are syllables
    correlatives: tuple[Correlative, ...] = ()
    quotes: tuple[tuple[str, str], ...] = ()
    inner_quote_space: bool = False
    quote_conventions: Mapping[str, QuoteConvention] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    sentence_marks: str = ".!?…"
    sections: frozenset[str] = frozenset()
    headings: frozenset[str] = frozenset()  # "What happens next"; bare
    heading_openers: frozenset[str] = frozenset()
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    pitches: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)  # rows; see `pitches`
