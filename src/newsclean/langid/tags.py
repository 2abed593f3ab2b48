"""Which languages can be told apart, by script, and the spellings of their tags."""

from collections.abc import Mapping
from typing import Final

from newsclean.errors import UnknownLanguage

UNDETERMINED: Final = "und"

# Scripts that several languages share: one table of n-grams each.
SHARED_SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Arab": ("ar", "fa", "ur"),
    "Cyrl": ("bg", "mk", "ru", "uk"),
    "Deva": ("hi", "mr", "ne"),
    "Latn": tuple(
        "af ca cs cy da de en es et fi fr hr hu id it lt lv nb nl pl pt ro sk sl so sq sv sw tl tr vi".split()  # noqa: SIM905
    ),
}
# Scripts that one language of the press has for itself: the script is the answer.
SOLE_LANGUAGES: Final[Mapping[str, str]] = {
    "Armn": "hy", "Beng": "bn", "Geor": "ka", "Grek": "el", "Gujr": "gu", "Guru": "pa", "Hebr": "he", "Jpan": "ja",
    "Khmr": "km", "Knda": "kn", "Kore": "ko", "Laoo": "lo", "Mlym": "ml", "Mymr": "my", "Orya": "or", "Sinh": "si",
    "Taml": "ta", "Telu": "te", "Thaa": "dv", "Thai": "th", "Tibt": "bo",
}  # fmt: skip
# Han letters without kana: told apart by characters (see han.py), and each written in a script of its own name.
HAN_SCRIPTS: Final[Mapping[str, str]] = {"zh": "Hans", "zh-Hant": "Hant", "ja": "Jpan"}

SCRIPTS: Final[Mapping[str, str]] = {
    **{tag: script for script, tags in SHARED_SCRIPTS.items() for tag in tags},
    **{tag: script for script, tag in SOLE_LANGUAGES.items()},
    **HAN_SCRIPTS,
}
"""Tag of every language that can be identified -> the script it is written in."""

_ALIASES: Final[Mapping[str, str]] = {
    "fil": "tl", "in": "id", "iw": "he", "no": "nb", "nn": "nb", "zh-cn": "zh", "zh-sg": "zh", "zh-hans": "zh",
    "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant",
}  # fmt: skip


def known_tag(tag: str) -> str | None:
    """Return the tag of these tables: `pt` for `pt-BR` and `PT_br`, `zh-Hant` for `zh-TW`, `nb` for `no`; else None."""
    parts = tag.strip().lower().replace("_", "-").split("-")
    for spelling in ("-".join(parts[:2]), parts[0]):
        found = _ALIASES.get(spelling, spelling)
        if found in SCRIPTS:
            return found
    return None


def require_tag(tag: str) -> str:
    """Return the tag of these tables; UnknownLanguage where they have none."""
    found = known_tag(tag)
    if found is None:
        import difflib  # slow to import, and needed by no good call

        near = ", ".join(map(repr, difflib.get_close_matches(tag, SCRIPTS, n=3, cutoff=0.0)))
        raise UnknownLanguage(f"no language profile for {tag!r}; closest: {near}; known: {', '.join(sorted(SCRIPTS))}")
    return found
