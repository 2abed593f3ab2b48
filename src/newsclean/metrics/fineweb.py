"""The quality rules of FineWeb (Penedo et al. 2024)."""

from __future__ import annotations

from newsclean.metrics.definition import Need, Threshold, metric
from newsclean.metrics.repetition import again
from newsclean.metrics.view import View, share
from newsclean.text.sentences import ends_sentence

FINEWEB = "FineWeb (arXiv 2406.17557, 3.6)"
SHORT = 30  # characters


@metric("fineweb.line_punct_ratio@1", unit="share", needs=(Need.FINAL_MARKS,), drop=(Threshold("<", 0.12, FINEWEB),))
def line_punct_ratio(view: View) -> float | None:
    """Divide the lines that end with a final mark of any script by those that are not blank.

    Closing quotes, brackets and note numbers behind the mark are passed over; an ellipsis is a final mark.
    """
    return share(sum(map(ends_sentence, view.lines)), len(view.lines))


@metric("fineweb.short_line_ratio@1", unit="share", needs=(Need.SPACES,), drop=(Threshold(">", 0.67, FINEWEB),))
def short_line_ratio(view: View) -> float | None:
    """Divide the lines of at most 30 characters, white space around them left out, by those that are not blank."""
    return share(sum(len(line) <= SHORT for line in view.lines), len(view.lines))


@metric("fineweb.char_dup_ratio@1", unit="share", drop=(Threshold(">", 0.01, FINEWEB),))
def char_dup_ratio(view: View) -> float | None:
    r"""Divide the characters of lines that stood before (the first does not count) by all characters but `\n`."""
    return share(again(view.lines).characters, len(view.text) - view.text.count("\n"))


@metric("fineweb.newline_word_ratio@1", unit="per word", needs=(Need.SPACES,), drop=(Threshold(">", 0.3, FINEWEB),))
def newline_word_ratio(view: View) -> float | None:
    r"""Divide the number of `\n`, those of blank lines among them, by all that white space parts."""
    return view.text.count("\n") / len(view.words) if view.words else None
