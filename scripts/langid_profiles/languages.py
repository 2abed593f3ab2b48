"""The languages of each profile and the source that each is counted from."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from langid_profiles.sources import LONGEST, Counts

LANGDETECT: Final = frozenset(("hi", "mr", "ne"))  # Lingua splits their words at the vowel signs
# Languages counted in one translation of the declaration, file by file.
DECLARATIONS: Final[Mapping[str, str]] = {
    "am": "amh", "fo": "fao", "gl": "glg", "ha": "hau_NG", "ig": "ibo", "ku": "kmr", "ky": "kir",
    "lb": "ltz", "mg": "plt", "mt": "mlt", "om": "gax", "ps": "pbu", "rw": "kin", "tg": "tgk", "ti": "tir",
    "ug": "uig_arab", "uz": "uzn_latn",
}  # fmt: skip
SENTENCES: Final = frozenset(("am", "gl", "ha"))  # and in sentences too

CYRILLIC: Final = "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш"
LATIN: Final = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
SERBIAN: Final = dict(zip(CYRILLIC.split(), LATIN.split(), strict=True))


def in_latin(cyrillic: Counts) -> Counts:
    """Return the counts of Serbian written in Latin letters, from those of the same words in Cyrillic.

    A Latin n-gram stands in for the shortest Cyrillic one that holds all of it, so nothing is counted twice.
    """
    found: Counts = Counter()
    for gram, n in cyrillic.items():
        letters = [SERBIAN.get(letter, letter) for letter in gram]
        whole = "".join(letters)
        for start in range(len(letters[0])):
            for end in range(max(start + 1, len(whole) - len(letters[-1]) + 1), len(whole) + 1):
                if end - start <= LONGEST:
                    found[whole[start:end]] += n
    return found
