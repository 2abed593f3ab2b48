"""The rules of C4 (Raffel et al. 2020) and the paragraph rule of mC4, as numbers."""

from __future__ import annotations

from newsclean.metrics.definition import Need, Threshold, metric
from newsclean.metrics.view import View, share
from newsclean.text.sentences import ends_sentence, sentences

C4 = "C4 (arXiv 1910.10683, 2.2)"
MC4 = "mC4 (arXiv 2010.11934, 3.1)"
POLICY = ("terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies")
MAX_WORD = 1000  # characters; a longer one is no word
FEWEST_WORDS = 3
PARAGRAPH = 200  # characters of a line that counts as a paragraph
LONG = 3  # such lines a page must have
ELLIPSES = ("...", "…")


def ends_well(line: str) -> bool:
    """Tell whether a line ends with a final mark of any script, closing quotes aside, and not with an ellipsis."""
    return not line.endswith(ELLIPSES) and ends_sentence(line)


def is_kept(line: str) -> bool:
    """Tell whether the rules for lines keep a line, those on single English phrases aside."""
    words = line.split()
    return len(words) >= FEWEST_WORDS and max(map(len, words)) <= MAX_WORD and ends_well(line)


def kept(view: View) -> list[str]:
    """Return the lines that are kept."""
    return [line for line in view.lines if is_kept(line)]


@metric("c4.kept_lines@1", unit="share", needs=(Need.SPACES, Need.FINAL_MARKS))
def kept_lines(view: View) -> float | None:
    """Divide the lines of 3 words or more, none over 1,000 characters, that end with a sentence by those not blank.

    A sentence ends with a final mark of its script, closing quotes and brackets aside, and not with an ellipsis.
    """
    return share(len(view.once(kept)), len(view.lines))


@metric("c4.sentences@1", unit="sentences", needs=(Need.SPACES, Need.FINAL_MARKS), drop=(Threshold("<", 5, C4),))
def kept_sentences(view: View) -> int:
    """Count the sentences of the lines that `c4.kept_lines` counts, abbreviations of the language known."""
    known = view.lexicon.abbreviations
    return sum(1 for line in view.once(kept) for _ in sentences(line, known))


@metric("c4.policy_lines@1", unit="share", needs=(Need.ENGLISH,))
def policy_lines(view: View) -> float | None:
    """Divide the lines with a phrase on cookies or terms of use (six English ones, any case) by those not blank."""
    told = sum(any(phrase in line.lower() for phrase in POLICY) for line in view.lines)
    return share(told, len(view.lines))


@metric("c4.javascript_lines@1", unit="share")
def javascript_lines(view: View) -> float | None:
    """Divide the lines that hold “javascript” in any case by those that are not blank."""
    return share(sum("javascript" in line.lower() for line in view.lines), len(view.lines))


@metric("c4.lorem_ipsum@1", unit="occurrences", drop=(Threshold(">", 0, C4),))
def lorem_ipsum(view: View) -> int:
    """Count “lorem ipsum” in any case, anywhere in the text."""
    return view.text.lower().count("lorem ipsum")


@metric("c4.curly_brackets@1", unit="characters", drop=(Threshold(">", 0, C4),))
def curly_brackets(view: View) -> int:
    """Count `{`."""
    return view.text.count("{")


@metric("c4.long_lines@1", unit="lines", drop=(Threshold("<", LONG, MC4),))
def long_lines(view: View) -> int:
    """Count the lines of 200 characters or more, white space around them left out."""
    return sum(len(line) >= PARAGRAPH for line in view.lines)
