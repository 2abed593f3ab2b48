"""Characters that cannot be seen, named: a manual is about them, and a reader would not find them."""

from __future__ import annotations

import re
from unicodedata import category

UNNAMED = frozenset("\n\t\u3000")  # U+3000 is the space of Chinese and Japanese, wide enough to be seen
UNSEEN = frozenset(("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs"))
OTHERS = frozenset("\u034f\u115f\u1160\u3164\uffa0\ufe0e\ufe0f")  # a joiner, fillers and variation selectors
CANDIDATE = re.compile(r"[^\x20-\x7e\n]")


def named(text: str) -> str:
    """Return a text with `<U+200B>` for each character that cannot be seen."""
    return CANDIDATE.sub(lambda match: f"<U+{ord(match[0]):04X}>" if is_unseen(match[0]) else match[0], text)


def is_unseen(character: str) -> bool:
    """Tell whether a reader cannot see a character, or not tell it from a plain space."""
    return character not in UNNAMED and (character in OTHERS or category(character) in UNSEEN)
