"""The line rules of RefinedWeb (Penedo et al. 2023, appendix G.2), and the share of words that they would remove.

The paper drops a page that loses more than 5 % of its words so; that share is a sign of quality by itself.
"""

from __future__ import annotations

from collections.abc import Callable

from newsclean.metrics.definition import Need, Threshold, metric
from newsclean.metrics.view import View, share
from newsclean.text.patterns import lazy

REFINEDWEB = "RefinedWeb (arXiv 2306.01116, G.2)"
MOSTLY = 0.5
COUNTED = (
    "bookmarks? comments? downloads? downvotes? followers? likes? quotes? reposts? retweets? shares? upvotes? views?"
)
_COUNTER = lazy(rf"\d[\d.,]{{0,12}}\s?[kmb]?\s(?:{COUNTED.replace(' ', '|')})")
_LONGEST_COUNTER = 40  # characters


def is_upper(line: str) -> bool:
    """Tell whether more than half of the characters of a line are upper-case letters."""
    return sum(map(str.isupper, line)) > len(line) * MOSTLY


def is_number(line: str) -> bool:
    """Tell whether a line holds digits and no letter."""
    return not any(map(str.isalpha, line)) and any(map(str.isdigit, line))


def is_single(line: str) -> bool:
    """Tell whether a line has no white space inside."""
    return len(line.split(None, 1)) == 1


def is_counter(line: str) -> bool:
    """Tell whether a line is a counter in English, as “3 likes”."""
    return len(line) <= _LONGEST_COUNTER and _COUNTER.fullmatch(line.lower()) is not None


def removed(view: View) -> list[str]:
    """Return the lines that go: upper-cased, numbers, counters in English, and those of one word."""
    tests: list[Callable[[str], bool]] = [is_number]
    tests += [is_single] if view.has_spaces else []
    tests += [is_upper] if view.has_case else []
    tests += [is_counter] if view.is_english else []
    return [line for line in view.lines if any(goes(line) for goes in tests)]


@metric("refinedweb.upper_lines@1", unit="share", needs=(Need.CASE,))
def upper_lines(view: View) -> float | None:
    """Divide the lines of which more than half of the characters are upper-case letters by those not blank."""
    return share(sum(map(is_upper, view.lines)), len(view.lines))


@metric("refinedweb.number_lines@1", unit="share")
def number_lines(view: View) -> float | None:
    """Divide the lines that hold digits of any script and no letter by those that are not blank."""
    return share(sum(map(is_number, view.lines)), len(view.lines))


@metric("refinedweb.counter_lines@1", unit="share", needs=(Need.ENGLISH,))
def counter_lines(view: View) -> float | None:
    """Divide the lines that are a number and one of twelve English words (likes, shares, comments …) by all."""
    return share(sum(map(is_counter, view.lines)), len(view.lines))


@metric("refinedweb.single_word_lines@1", unit="share", needs=(Need.SPACES,))
def single_word_lines(view: View) -> float | None:
    """Divide the lines without white space inside by those that are not blank."""
    return share(sum(map(is_single, view.lines)), len(view.lines))


@metric("refinedweb.removed_word_ratio@1", unit="share", needs=(Need.SPACES,), drop=(Threshold(">", 0.05, REFINEDWEB),))
def removed_word_ratio(view: View) -> float | None:
    """Divide the words of lines that are upper-cased, numbers, counters (English) or one word by all words."""
    return share(sum(len(line.split()) for line in view.once(removed)), len(view.words))


@metric("refinedweb.removed_char_ratio@1", unit="share")
def removed_char_ratio(view: View) -> float | None:
    """Divide the characters of the lines that `refinedweb.removed_word_ratio` takes by those of all lines."""
    return share(sum(map(len, view.once(removed))), sum(map(len, view.lines)))
