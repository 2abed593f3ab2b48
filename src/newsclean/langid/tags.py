"""Which languages can be told apart, by script, and the spellings of their tags."""

from collections.abc import Mapping
from typing import Final

from newsclean.errors import UnknownLanguage

UNDETERMINED: Final = "und"

# Scripts that several languages share: one table of n-grams each.
SHARED_SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "Arab": ("ar", "fa", "ps", "ug", "ur"),
    "Cyrl": ("be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "uk"),
    "Deva": ("hi", "mr", "ne"),
    "Ethi": ("am", "ti"),
    "Latn": tuple(
        (  # noqa: SIM905 - sixty strings
            "af az bs ca cs cy da de en eo es et eu fi fo fr ga gl ha hr hu id ig is it ku la lb lg lt lv mg mi ms mt "
            "nb nl nn om pl pt ro rw sk sl sn so sq sr-Latn st sv sw tl tn tr ts uz vi xh yo zu"
        ).split()
    ),
}
# Nats by which a language is less to be expected than its neighbours: what is written alike is mostly theirs. Of 40
# headlines each, 23 Croatian ones are called Bosnian or Serbian and 26 Indonesian ones Malay with nought for all, none
# with these; but then Bosnian is hardly ever told where it is not named, and one Malay sentence in thirteen.
RARITY: Final[Mapping[str, float]] = {"bs": 12.0, "gl": 4.0, "ms": 10.0, "nn": 1.0, "sr-Latn": 8.0}
RAREST: Final = max(RARITY.values())
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
    "fil": "tl", "in": "id", "iw": "he", "no": "nb", "sr-latn": "sr-Latn", "zh-cn": "zh", "zh-sg": "zh",
    "zh-hans": "zh", "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant",
}  # fmt: skip


# Who names a language in general means each of its written forms.
_FORMS: Final[Mapping[str, tuple[str, ...]]] = {"no": ("nb", "nn"), "sr": ("sr", "sr-Latn"), "zh": ("zh", "zh-Hant")}


def known_tag(tag: str) -> str | None:
    """Return the tag of these tables: `pt` for `pt-BR` and `PT_br`, `zh-Hant` for `zh-TW`, `nb` for `no`; else None."""
    parts = tag.strip().lower().replace("_", "-").split("-")
    for spelling in ("-".join(parts[:2]), parts[0]):
        found = _ALIASES.get(spelling, spelling)
        if found in SCRIPTS:
            return found
    return None


def written_forms(tag: str) -> tuple[str, ...]:
    """Return the tags that a tag covers: `no` both Norwegians, `sr` and `zh` both scripts, any other itself."""
    return _FORMS.get(tag.strip().lower(), (tag,))


def require_tag(tag: str) -> str:
    """Return the tag of these tables; UnknownLanguage where they have none."""
    found = known_tag(tag)
    if found is None:
        import difflib  # slow to import, and needed by no good call

        near = ", ".join(map(repr, difflib.get_close_matches(tag, SCRIPTS, n=3, cutoff=0.0)))
        raise UnknownLanguage(f"no language profile for {tag!r}; closest: {near}; known: {', '.join(sorted(SCRIPTS))}")
    return found
