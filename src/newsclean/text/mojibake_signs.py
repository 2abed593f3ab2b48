"""UTF-8 as DOS and the Mac show it: lead bytes are signs, which beside letters are nobody's spelling."""

from __future__ import annotations

import re
from functools import partial
from typing import Final

from newsclean.text.charsets import DOS, MAC, SIGNS, Charset
from newsclean.text.patterns import lazy

SIGN_GATE = lazy(f"[{SIGNS}║╗](?=[^\x00-\x7f])")
# An “à” whose second byte, a no-break space, became a plain one.
GRAVE = lazy("[a-z][ ]?Ã ")
# A root in a word is no formula's, which has one letter before it; a box's line has no letter beside it.
SEQUENCES: Final = (
    (MAC, lazy(f"(?<=[A-Za-z]{{2}})√[{MAC.tails}]")),
    (DOS, lazy(f"(?<=[A-Za-z]{{2}})[├┼─][{DOS.tails}]|[├┬][{DOS.tails}](?=[A-Za-z]{{2}})")),
)


def without_signs(text: str) -> str:
    """Return the text with the letters of Latin words that DOS or the Mac show as signs."""
    if SIGN_GATE.search(text):
        for charset, sequences in SEQUENCES:
            text = sequences.sub(partial(_letter, charset=charset), text)
    return text


def _letter(match: re.Match[str], *, charset: Charset) -> str:
    """Return the letter or opening mark that a sequence stands for, and the sequence if it stands for neither."""
    decoded = charset.decoded(match)
    return decoded if decoded.islower() or decoded in "¿¡«" else match[0]


def has_grave(text: str) -> bool:
    """Tell whether an “à” was read as “Ã ”."""
    return "Ã " in text and GRAVE.search(text) is not None
