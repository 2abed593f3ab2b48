"""UTF-8 that an East Asian charset read: every two bytes became one Han letter or a half-width katakana."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from newsclean.text.charsets import EAST_ASIAN, EAST_ASIAN_CODECS, is_plausible
from newsclean.text.differences import Difference, applied
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letter_class, scripts_in_word

# Half-width katakana inside Latin words are nobody's spelling; a Han character beside a Latin letter may be.
PROOFS: Final = {"cp932": 1, "gbk": 2, "big5": 2, "cp949": 2}
NOT_ASCII = lazy(r"[^\x00-\x7f]+")
EAST_ASIAN_CHARACTER = lazy(f"[{letter_class(*sorted(EAST_ASIAN))}\uff61-\uff9f]")
BESIDE_LATIN = lazy(f"[A-Za-z](?:(?={EAST_ASIAN_CHARACTER.pattern})|(?<={EAST_ASIAN_CHARACTER.pattern}.))")
EAST_ASIAN_GATE = lazy("[\u3100-\uffef]")
PUNCTUATION_READ: Final = frozenset("窶竄鈥鈧")  # the first two bytes of “ ” ’ – … and € in cp932 and gbk
FIRST_MARK, LAST_MARK = "\u2010", "\u2122"  # from hyphen to trade mark: what is punctuation, and three bytes long


def without_east_asian(text: str) -> str:
    """Return the text with the runs decoded that an East Asian charset made of it, by the charset with most proofs."""
    if not BESIDE_LATIN.search(text) and PUNCTUATION_READ.isdisjoint(text):
        return text
    candidates = {codec: list(_runs(text, codec)) for codec in EAST_ASIAN_CODECS}
    counts = Counter({codec: sum(proof for _, _, proof in runs) for codec, runs in candidates.items()})
    codec, proofs = counts.most_common(1)[0]
    if proofs < PROOFS[codec]:
        return text
    return applied(text, (Difference(*run.span(), decoded) for run, decoded, _ in candidates[codec]))


def _runs(text: str, codec: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield runs that decode, what they stand for, and whether they prove the charset."""
    for run in NOT_ASCII.finditer(text):
        try:
            decoded = run[0].encode(codec).decode()
        except UnicodeError:
            continue
        if EAST_ASIAN_CHARACTER.search(run[0]) and not scripts_in_word(decoded) & EAST_ASIAN and is_plausible(decoded):
            beside = text[run.start() - 1 : run.start()] + text[run.end() : run.end() + 1]
            yield run, decoded, any(char.isalpha() for char in beside) or FIRST_MARK <= decoded[0] <= LAST_MARK
