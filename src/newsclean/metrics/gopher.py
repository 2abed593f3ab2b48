"""The quality and repetition rules of MassiveText, the corpus of Gopher (Rae et al. 2021, table A1)."""

from __future__ import annotations

from newsclean.metrics.definition import Definition, Need, Threshold, metric
from newsclean.metrics.repetition import Again, again, repeated_runs, repeats, top_run
from newsclean.metrics.view import View, share

GOPHER = "Gopher (arXiv 2112.11446, A1)"
ENGLISH_WORDS = frozenset(("the", "be", "to", "of", "and", "that", "have", "with"))
# Dashes open speech in half of Europe and are no bullets; the hyphen is one everywhere.
BULLETS = ("•", "‣", "◦", "●", "○", "■", "□", "▪", "▫", "►", "▸", "∙", "·", "*", "-")
ELLIPSES = ("...", "…")
_FIRST_RUN = 5  # words; a text that repeats none of five repeats none of more


def _lines_again(view: View) -> Again:
    return again(view.lines)


def _paragraphs_again(view: View) -> Again:
    return again(view.paragraphs)


def _below(limit: float) -> Threshold:
    return Threshold("<", limit, GOPHER)


def _above(limit: float) -> Threshold:
    return Threshold(">", limit, GOPHER)


@metric("gopher.words@1", unit="words", needs=(Need.SPACES,), drop=(_below(50), _above(100_000)))
def words(view: View) -> int:
    """Count what white space parts, if it holds a letter or a digit."""
    return len(view.spoken)


@metric("gopher.mean_word_length@1", unit="characters", needs=(Need.SPACES,), drop=(_below(3), _above(10)))
def mean_word_length(view: View) -> float | None:
    """Divide the characters of the words (as in `gopher.words`, with marks that touch them) by their number."""
    lengths = view.spoken_lengths
    return sum(lengths) / len(lengths) if lengths else None


@metric("gopher.symbol_word_ratio@1", unit="per word", needs=(Need.SPACES,), drop=(_above(0.1),))
def symbol_word_ratio(view: View) -> float | None:
    """Divide the number of `#`, or of `...` and `…` if those are more, by all that white space parts."""
    symbols = max(view.text.count("#"), sum(map(view.text.count, ELLIPSES)))
    return symbols / len(view.words) if view.words else None


@metric("gopher.bullet_lines@1", unit="share", drop=(_above(0.9),))
def bullet_lines(view: View) -> float | None:
    """Divide the lines that begin with a bullet (• ‣ ◦ ● ○ ■ □ ▪ ▫ ► ▸ ∙ · * -) by those that are not blank."""
    return share(sum(line.startswith(BULLETS) for line in view.lines), len(view.lines))


@metric("gopher.ellipsis_lines@1", unit="share", drop=(_above(0.3),))
def ellipsis_lines(view: View) -> float | None:
    """Divide the lines that end with `...` or `…` by those that are not blank."""
    return share(sum(line.endswith(ELLIPSES) for line in view.lines), len(view.lines))


@metric("gopher.alpha_words@1", unit="share", needs=(Need.SPACES,), drop=(_below(0.8),))
def alpha_words(view: View) -> float | None:
    """Divide what white space parts and holds a letter by all that white space parts."""
    with_letter = sum(word.isalpha() or any(map(str.isalpha, word)) for word in view.words)
    return share(with_letter, len(view.words))


@metric("gopher.stop_words@1", unit="words", needs=(Need.ENGLISH,), drop=(_below(2),))
def stop_words(view: View) -> int:
    """Count which of the, be, to, of, and, that, have, with occur, each once, whatever their case and marks."""
    return len(ENGLISH_WORDS.intersection(view.bare_words))


@metric("gopher.dup_line_frac@1", unit="share", drop=(_above(0.3),))
def dup_line_frac(view: View) -> float | None:
    """Divide the lines that stood before (the first of equals does not count) by those that are not blank."""
    return share(view.once(_lines_again).pieces, len(view.lines))


@metric("gopher.dup_para_frac@1", unit="share", drop=(_above(0.3),))
def dup_para_frac(view: View) -> float | None:
    """Divide the paragraphs, parted by blank lines, that stood before (the first does not count) by all."""
    return share(view.once(_paragraphs_again).pieces, len(view.paragraphs))


@metric("gopher.dup_line_char_frac@1", unit="share", drop=(_above(0.2),))
def dup_line_char_frac(view: View) -> float | None:
    """Divide the characters of lines that stood before (the first does not count) by all characters of the text."""
    return share(view.once(_lines_again).characters, len(view.text))


@metric("gopher.dup_para_char_frac@1", unit="share", drop=(_above(0.2),))
def dup_para_char_frac(view: View) -> float | None:
    """Divide the characters of paragraphs that stood before (the first does not count) by all characters."""
    return share(view.once(_paragraphs_again).characters, len(view.text))


def _has_repeats(view: View) -> bool:
    return repeats(view.repeating_words, _FIRST_RUN)


def _top(size: int, limit: float) -> Definition:
    def formula(view: View) -> float | None:
        return share(top_run(view.repeating_words, size), view.repeating_length)

    formula.__doc__ = (
        f"Take the run of {size} words (parted by white space) that is most frequent and occurs at least twice; divide "
        "its characters, single spaces within, times its occurrences, which may overlap, by all characters. At most 1; "
        "of the first 100,000 words."
    )
    return metric(f"gopher.top_{size}gram_char_frac@1", unit="share", needs=(Need.SPACES,), drop=(_above(limit),))(
        formula
    )


def _dup(size: int, limit: float) -> Definition:
    def formula(view: View) -> float | None:
        words = view.repeating_words
        is_told = view.once(_has_repeats) and repeats(words, size)
        return share(repeated_runs(words, size) if is_told else 0, view.repeating_length)

    formula.__doc__ = (
        f"Read runs of {size} words (parted by white space) from left to right; divide the characters, without spaces, "
        "of those that stood before (the first does not count, and a repeated run is passed over as a whole) by all "
        "characters. Of the first 100,000 words."
    )
    return metric(f"gopher.dup_{size}gram_char_frac@1", unit="share", needs=(Need.SPACES,), drop=(_above(limit),))(
        formula
    )


top_2gram, top_3gram, top_4gram = _top(2, 0.20), _top(3, 0.18), _top(4, 0.16)
dup_5gram, dup_6gram, dup_7gram = _dup(5, 0.15), _dup(6, 0.14), _dup(7, 0.13)
dup_8gram, dup_9gram, dup_10gram = _dup(8, 0.12), _dup(9, 0.11), _dup(10, 0.10)
