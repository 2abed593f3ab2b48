"""Time grows with the text and no faster, whatever is repeated in it: no rule, reader or repair is quadratic."""

import itertools
import time
from collections.abc import Callable
from functools import partial

import pytest

import newsclean
from newsclean.boilerplate.classify import probabilities
from newsclean.boilerplate.surroundings import Statements
from newsclean.model import Block

SIZE = 12_000  # characters; a quadratic pattern needs seconds at four times this
GROWTH = 4
# Four times the text may cost four times as much; noise of a shared machine and caches add to it, 16 is quadratic.
MOST = 9.0
QUIET = 0.08  # seconds of CPU below which a ratio says nothing

UNITS = (
    " ", "\t", " \n", "\n", "\r\n", "\n\n", "a", "A", "é", "я", "中", "ا", "ไ", "1", "1 ", ".",
    ". ", "..", "...", "…", ",", " ,", ";", " ; ", "!", "?", "-", " - ", "--", "–", "'", "’",
    '"', '" ', "«", "»", "« ", "“", "”", "„", "(", ")", "()", "[", "]", "[a](", "{", "}", "{{",
    "}}", "<", ">", "<a ", "<b>", "</", "<!--", "&", "&amp;", "&amp", "&#", "amp;", "@", "a@",
    "a@b.", "a.", "a.b", "/", "://", "http://", "a/b ", "\\", "\\u00", "%", "1%", "$", "#",
    "#a ", "*", "**", "**a", "_", "__", "|", "a | ", "English", "English | ", "photo : ",
    "le le ", "a a ", "word ", "Word. ", "word.Word", "ab-\n", "a-", "é\u0301", "e\u0301",
    "\u0301", "\u200b", "\u200d", "\u00ad", "\u202e", "\u2066", "\u00a0", "\u3000", "\ufeff",
    "\ufffd", "\x00", "\x0b", "\x85", "\x92", "Ã©", "Ã", "â€™", "Рђ", "\ud800", "\ud83d\ude00",
    "😀", "🇫🇷", "ﬁ", "Ａ", "ｱ", "undefined ", "lorem ipsum ", "2024-09-08 ", "31 juin 2024 ",
    "lundi 3 mai ", "non seulement ", "AFP ", "© ", "lire aussi : ", "le conseil a voté. ",
    "Le conseil a voté.\n\n", "the vote was close\n\n", "“a” ", "«a» ", "a « b » ", "?a", "� ",
    "=C3=A9", "|\n", "•", "• a\n", "0123456789", "a,b", "a;b",
)  # fmt: skip


FRESH = itertools.count()


def seconds(function: Callable[[str], object], text: str) -> float:
    """Return the CPU time for a text that was never seen before: the linter keeps what it knows of the last few."""
    fresh = f"{text}\n\n{next(FRESH)}\n"
    start = time.process_time()
    function(fresh)
    return time.process_time() - start


@pytest.mark.parametrize("unit", UNITS, ids=ascii)
@pytest.mark.parametrize("function", [newsclean.check, newsclean.clean], ids=["check", "clean"])
def test_four_times_the_text_costs_four_times_the_time(function: Callable[[str], object], unit: str) -> None:
    small = unit * (SIZE // len(unit))
    for _ in range(3):  # a noisy machine gets a second and a third look
        function(small)
        short = min(seconds(function, small) for _ in range(2))
        long = seconds(function, small * GROWTH)
        if long < QUIET or long <= MOST * short:
            return
    pytest.fail(f"{len(small)} characters took {short:.3f} s, {GROWTH} times as many {long:.3f} s")


PARAGRAPH = "The harbour council met on Tuesday and agreed that the old pier would be mended before the summer.\n\n"
LINES = (
    "a\n", "a\n\n", "TK\n\n", "XXX\n\n", "a,\n\n", "caption |\n\n", "“a\n\n", "(a\n\n", "The title\n\n",
    "undefined\n\n",
    "and the\n\n", "#tag #tag\n\n", "Share\n\n", "{}\n\n", "var a = 1;\n\n", "a -- b\n\n", "IN CAPITALS\n\n",
    "議会は\n\n",
)  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=ascii)
def test_many_short_lines_between_paragraphs_cost_no_more(line: str) -> None:
    """Without the classifier, which may keep 600 lines and take out four times as many: that is other work."""

    def surrounded(lines: int) -> str:
        return PARAGRAPH * 4 + line * lines + PARAGRAPH * 4

    clean = partial(newsclean.clean, ignore=["BPL7"])
    for _ in range(3):
        short = min(seconds(clean, surrounded(600)) for _ in range(2))
        long = seconds(clean, surrounded(600 * GROWTH))
        if long < QUIET or long <= MOST * short:
            return
    pytest.fail(f"600 lines took {short:.3f} s, {GROWTH} times as many {long:.3f} s")


@pytest.mark.parametrize("line", LINES, ids=ascii)
def test_the_classifier_looks_at_each_line_once(line: str) -> None:
    def judged(text: str) -> object:
        return probabilities([Block(each.strip(), 0) for each in text.split("\n\n") if each.strip()], Statements())

    def surrounded(lines: int) -> str:
        return PARAGRAPH * 4 + f"{line.strip()}\n\n" * lines

    for _ in range(3):
        short = min(seconds(judged, surrounded(600)) for _ in range(2))
        long = seconds(judged, surrounded(600 * GROWTH))
        if long < QUIET or long <= MOST * short:
            return
    pytest.fail(f"600 lines took {short:.3f} s, {GROWTH} times as many {long:.3f} s")


@pytest.mark.parametrize("size", [200_000])
def test_one_long_word_and_one_long_line_are_read(size: int) -> None:
    for text in ("a" * size, "mot " * (size // 4), "字" * size):
        assert newsclean.clean(text).revert() == text
