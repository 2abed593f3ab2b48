"""Plain numbers: how long a text is, what it is made of, how much of it is said again."""

from __future__ import annotations

from newsclean.metrics.definition import Need, Threshold, metric
from newsclean.metrics.view import View, share
from newsclean.text.folding import fold_lines

NEMO = "NeMo Curator heuristic_filter_en.yaml"
RUN = 10  # characters, as BigScience counts the repetition of characters
MAX_RUNS = 200_000  # characters that are looked at for repeated runs, so that memory is bounded
NUMBER = "9"


@metric("text.characters@1", unit="characters")
def characters(view: View) -> int:
    """Count code points that are neither white space nor controls."""
    return view.visible


@metric("text.words@1", unit="words", needs=(Need.SPACES,))
def words(view: View) -> int:
    """Count runs of letters, digits and vowel signs; an apostrophe or a hyphen parts two."""
    return len(view.bare_words)


@metric("text.sentences@1", unit="sentences", needs=(Need.FINAL_MARKS,))
def sentences(view: View) -> int:
    """Count sentences, line by line; a full stop of an abbreviation that the language is known to have ends none."""
    return view.sentences


@metric("text.lines@1", unit="lines")
def lines(view: View) -> int:
    """Count lines that are not blank."""
    return len(view.lines)


@metric("text.letters@1", unit="share")
def letters(view: View) -> float | None:
    """Divide letters and vowel signs of all scripts by the characters of `text.characters`."""
    return share(view.classes.get("L", 0) + view.classes.get("M", 0), view.visible)


@metric("text.digits@1", unit="share")
def digits(view: View) -> float | None:
    """Divide decimal digits of all scripts by the characters of `text.characters`."""
    return share(view.classes.get(NUMBER, 0), view.visible)


@metric("text.symbols@1", unit="share")
def symbols(view: View) -> float | None:
    """Divide symbols (currency, arithmetic, arrows, pictographs; no punctuation) by those of `text.characters`."""
    return share(view.classes.get("S", 0), view.visible)


@metric("text.upper_case@1", unit="share", needs=(Need.CASE,))
def upper_case(view: View) -> float | None:
    """Divide upper-case letters by letters that have a case."""
    upper = sum(number for character, number in view.characters.items() if character.isupper())
    lower = sum(number for character, number in view.characters.items() if character.islower())
    return share(upper, upper + lower)


@metric("text.longest_word@1", unit="characters", needs=(Need.SPACES,), drop=(Threshold(">", 1000, NEMO),))
def longest_word(view: View) -> int:
    """Count the characters of the longest piece that white space parts; 0 without any."""
    return max(map(len, view.words), default=0)


@metric("text.mean_sentence_length@1", unit="words", needs=(Need.SPACES, Need.FINAL_MARKS))
def mean_sentence_length(view: View) -> float | None:
    """Divide the words of `text.words` by the sentences of `text.sentences`."""
    return len(view.bare_words) / view.sentences if view.sentences else None


@metric("text.stop_words@1", unit="share", needs=(Need.SPACES, Need.STOP_WORDS))
def stop_words(view: View) -> float | None:
    """Divide those words of `text.words` that are stop words of the text's language by all of them."""
    listed = view.lexicon.stop_words
    if not view.bare_words:
        return None
    distinct = [*set(view.bare_words)]
    folded = fold_lines("\n".join(distinct))  # in one go, as each call costs more than a word
    stops = {word for word, form in zip(distinct, folded, strict=True) if form in listed}
    return share(sum(word in stops for word in view.bare_words), len(view.bare_words))


@metric("text.repeated_runs@1", unit="share")
def repeated_runs(view: View) -> float | None:
    """Divide the runs of 10 characters (white space as one space, lower-cased) that stood before by all such runs.

    The first does not count. Of the first 200,000 characters; a text with fewer than 10 has none.
    """
    text = " ".join(view.text[:MAX_RUNS].lower().split())
    runs = len(text) - RUN + 1
    if runs < 1:
        return None
    return share(runs - len({text[at : at + RUN] for at in range(runs)}), runs)
