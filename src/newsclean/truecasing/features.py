"""What a word and its neighbours tell of a lost capital, as features of a linear model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from newsclean.truecasing.tokens import Token

EDGE: Final = Token("", 0, 0, "", opens=False)
SHORT: Final = 4  # letters; longer words have a beginning and an end
MIDDLE: Final = 6  # letters; longer ones have longer ones
LONG: Final = 9  # letters; longer words are alike
VOWELS: Final = frozenset("aeiouyàáâãäåāăąæèéêëēėęěìíîïīįıòóôõöøőœùúûüūůűųýÿаеёиіїоуыэюяєўαεηιουωάέήίόύώ")
Traits = Callable[[str], Sequence[str]]


def of_word(word: str, traits: Sequence[str]) -> list[str]:
    """Return what a word tells by itself; the text is looked at through what repeats, so this is worked out once."""
    found = [f"w{word}", f"2{word[-2:]}", f"3{word[-3:]}", f"#{min(len(word), LONG)}", *traits]
    if len(word) > SHORT:
        found += (f"4{word[-4:]}", f"P{word[:3]}", f"Q{word[:4]}")
    if len(word) > MIDDLE:
        found += (f"5{word[-5:]}", f"R{word[:5]}", f"T{word[:6]}")
    return found


def of_letters(word: str) -> list[str]:
    """Return what tells an acronym from a name: its length, its beginning and end, where its vowels stand."""
    shape = "".join("v" if letter in VOWELS else "c" for letter in word[:LONG])
    return [
        f"w{word}",
        f"s{shape}",
        f"#{min(len(word), LONG)}",
        f"1{word[:2]}",
        f"P{word[:3]}",
        f"2{word[-2:]}",
        f"3{word[-3:]}",
        *(f"b{word[at : at + 2]}" for at in range(min(len(word), LONG) - 1)),
        *(f"t{shape[at : at + 3]}" for at in range(len(shape) - 2)),
    ]


def of_place(words: Sequence[Token], at: int, states: Sequence[str], traits: Traits) -> list[str]:
    """Return what stands around the word at an index, and what was decided on the two before it.

    A state is "C" for a capital, "c" for none, "S" for the first word of a sentence.
    """
    word, gap = words[at].word, words[at].before
    before = words[at - 1] if at else EDGE
    behind = words[at + 1] if at + 1 < len(words) else EDGE
    last, following, behind_gap = before.word, behind.word, behind.before
    state = states[at - 1] if at else ""
    earlier = states[at - 2] if at > 1 else ""
    own, of_last, of_next = traits(word), traits(last) if last else (), traits(following) if following else ()
    found = [
        f"p{last}",
        f"n{following}",
        f"b{last} {word}",
        f"a{word} {following}",
        f"t{state}{word}",
        f"s{state}{earlier}{gap}",
        f"g{gap}",
        f"h{behind_gap}",
        f"q{state}{word[-2:]}",
        f"d{last} {word[-3:]}",
        f"e{following[-3:]}",
        f"f{last} {following[-2:]}",
        f"r{words[at - 2].word if at > 1 else ''} {last}",
        f"l{state}{gap}{min(len(word), LONG)}",
        f"y{state}{last}",
        f"k{gap}{behind_gap}{word[-2:]}",
    ]
    found += [f"S{state}{trait}" for trait in own]
    found += [f"<{trait}" for trait in of_last]
    found += [f">{trait}" for trait in of_next]
    found += [f"J{own[-1]}{trait[-1][-6:]}" for trait in (of_last, of_next) if own and trait]
    return found
