"""What the words of a line of plain text say: the first ones, the last ones, its last character and its shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import repeat

from newsclean.boilerplate.evidence import HEAD, MARKS, MAX_WORDS, Evidence, first_words, is_unspaced

LAST_WORDS = 4  # words at the end of a line: "… said.", "… min read", "… (Photo: Reuters)"
TAIL = 60  # characters of a line in which they stand
UNSPACED_TAIL = 8  # characters at the end, where words are written together
SHORT_SHAPE = 24  # characters of a line whose shape counts: a longer one is told by its words
SHAPE = 6  # characters of the shape with which a line begins
DIGITS = re.compile(r"\d+")
LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class LineEvidence(Evidence):
    """Learned weights of what `line_words` finds."""

    def of_text(self, text: str) -> float:
        """Return the weight of the words of a line."""
        return sum(map(self.words.get, line_words(text), repeat(0.0)))


def line_words(text: str) -> list[str]:
    """Return what a line says, as the names under which weights are kept, each once.

    Beside its first words these are the last ones (`>said`), the very last once more (`>>said`), the last character
    (`~:`), and of a short line the shape, in which any letters are one `a` and any digits one `0` (`~~0:0`; `~$0:0` of
    the whole line).
    """
    names = _pairs(text) if is_unspaced(text[:HEAD]) else _words(text)
    names.append("~" + text[-1:])
    if len(text) <= SHORT_SHAPE:
        shape = shape_of(text)
        names += ("~~" + shape[:SHAPE], "~$" + shape)
    return names


def shape_of(text: str) -> str:
    """Return a text with any letters as one `a` and any digits as one `0`."""
    return DIGITS.sub("0", LETTERS.sub("a", text))


def _words(text: str) -> list[str]:
    if len(text) <= HEAD:
        words = [word.strip(MARKS) for word in text.lower().split()]
        first, last = words[:MAX_WORDS], words[-LAST_WORDS:]
    else:
        first = [word.strip(MARKS) for word in text[:HEAD].lower().split(None, MAX_WORDS)[:MAX_WORDS]]
        last = [word.strip(MARKS) for word in text[-TAIL:].lower().rsplit(None, LAST_WORDS)[-LAST_WORDS:]]
    if not first or not last:
        return []
    names = dict.fromkeys(first)
    names["^" + first[0]] = None
    if len(first) < MAX_WORDS // 2:
        names["$" + " ".join(first)] = None
    names.update(dict.fromkeys([">" + word for word in last]))
    names[">>" + last[-1]] = None
    return list(names)


def _pairs(text: str) -> list[str]:
    names, tail = dict.fromkeys(first_words(text)), text[-UNSPACED_TAIL:]
    names.update(dict.fromkeys([">" + tail[at : at + 2] for at in range(len(tail) - 1)]))
    names[">>" + tail[-2:]] = None
    return list(names)
