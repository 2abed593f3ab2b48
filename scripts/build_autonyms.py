"""Writes the table of language names from the CLDR data in babel and the additions below.

Run with babel installed (`pip install babel`); newsclean itself does not need it:

    python scripts/build_autonyms.py
"""

import sys
import unicodedata
from pathlib import Path

from babel import Locale  # type: ignore[import-not-found,unused-ignore]
from babel.localedata import locale_identifiers  # type: ignore[import-not-found,unused-ignore]

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))

from newsclean.text.folding import fold

TABLE = Path(__file__).parent.parent / "src/newsclean/lexicon/data/autonyms.tsv"
HEADER = """\
# Names of languages, folded: code, tab, the language's name for itself and its names in large languages.
# Source: Unicode CLDR through babel, and additions; written by scripts/build_autonyms.py.
"""

# Languages that sites list in menus, and the languages in which such menus are written.
LISTED = """
    af am ar as az be bg bn bo br bs ca ceb cs cy da de el en eo es et eu fa fi fil fo fr fy ga gd gl gn gu ha haw he
    hi hmn hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky la lb ln lo lt lv mai mg mi mk ml mn mr ms mt my nb ne
    nl nn no ny om or pa pl ps pt qu rm rn ro ru rw sa sd se si sk sl sm sn so sq sr st su sv sw ta te tg th ti tk tl
    tn tr ts tt ug uk ur uz ve vi wo xh yi yo zh zu zh_Hans zh_Hant
"""
# Finnish, Indonesian and Thai are left out: there the language has the name of the country.
WRITTEN_IN = "ar bg bn cs da de el en es fa fr he hi hu it ja ko nb nl pl pt ro ru sv tr uk vi zh zh_Hant"

# What menus say and CLDR does not.
ADDITIONS = {
    "ar": "اللغة العربية | عربي | عربى | العربي",
    "bn": "বাংলা ভাষা",
    "ckb": "کوردی | كوردي | سۆرانی",
    "de": "Deutsche Sprache",
    "en": (
        "English version | English edition | In English | English (UK) | English (US) | American English"
        " | British English"
    ),
    "es": "Castellano | Español (España) | Español (Latinoamérica) | En español | Spanish version",
    "fa": "پارسی | فارسى | فارسي | دری | Farsi | Dari | Persian",
    "fi": "Suomeksi | Suomalainen",
    "fil": "Tagalog | Pilipino | Filipino",
    "fr": "En français | Version française | French version",
    "ht": "Kreyòl | Kreyòl ayisyen | Creole",
    "id": "Bahasa | Bahasa Indonesia | Indonesian",
    "it": "In italiano",
    "ja": "日本語版 | にほんご",
    "ko": "한어 | 조선말 | 조선어 | 한글 | 한국말",
    "ku": "Kurmancî | Kurdî | Kurdi",
    "ms": "Bahasa Melayu | Bahasa Malaysia",
    "my": "ဗမာ | မြန်မာ | မြန်မာဘာသာ",
    "nl": "Nederlands | Vlaams | Flemish",
    "pa": "پنجابی | ਪੰਜਾਬੀ",
    "prs": "دری",
    "pt": "Português (Brasil) | Português (Portugal) | Português do Brasil | Em português",
    "ro": "Moldovenească | Română",
    "ru": "Русский язык | По-русски | Русская версия | На русском | Russian version",
    "sa": "Sanskrit | संस्कृत",
    "sh": "Srpskohrvatski | Serbo-Croatian",
    "sr": "Srpski | Српски | Srpski jezik | Serbian (Latin) | Serbian (Cyrillic)",
    "th": "ภาษาไทย",
    "tr": "Türkçe | Turkce",
    "ug": "ئۇيغۇر | ئۇيغۇرچە | Uyghurche | 维吾尔语",
    "uk": "Українська мова | Українською | Ukrainian version",
    "uz": "O'zbek | Oʻzbekcha | Ўзбек | Ўзбекча | O'zbek tili",
    "vi": "Tiếng Việt | Tieng Viet | Việt ngữ",
    "yue": "粵語 | 粤语 | 廣東話 | 广东话",
    "zh": (
        "中文 | 中文网 | 中文網 | 中文版 | 汉语 | 漢語 | 华语 | 華語 | 普通话 | 國語 | 中国語 | 중국어"
        " | 简体 | 簡體 | 简体中文 | 簡體中文 | 简体中文版 | 繁體 | 繁体 | 繁體中文 | 繁体中文 | 繁體中文版 | 正體中文"
        " | Mandarin | Simplified Chinese | Traditional Chinese | Chinese (Simplified) | Chinese (Traditional)"
    ),
}
SHORTEST_LATIN = 4  # "Ewe", "Lao", "Fon" stand inside too many words


def main() -> None:
    """Write the table."""
    names: dict[str, set[str]] = {}
    for identifier in locale_identifiers():
        locale = Locale.parse(identifier)
        add(names, locale.language, locale.languages.get(locale.language))
    for identifier in WRITTEN_IN.split():
        locale = Locale.parse(identifier)
        for code in LISTED.split():
            add(names, code.split("_")[0], locale.languages.get(code))
    for code, additions in ADDITIONS.items():
        for name in additions.split(" | "):
            add(names, code, name)
    rows = [f"{code}\t{' | '.join(sorted(forms))}" for code, forms in sorted(names.items()) if forms]
    TABLE.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(rows)} languages, {len(set().union(*names.values()))} names\n")


def add(names: dict[str, set[str]], code: str, name: str | None) -> None:
    """Add a name unless it is too short to be told from a part of a word."""
    folded = fold(name or "")
    if any(mark in folded for mark in "|[") or len(folded) < shortest(folded):
        return
    names.setdefault(code, set()).add(folded)


def shortest(folded: str) -> int:
    """Return how many characters a name in this script needs."""
    if folded[:1] >= "\u2e80":
        return 2
    is_latin = bool(folded) and unicodedata.name(folded[0], "").startswith("LATIN")
    return SHORTEST_LATIN if is_latin else SHORTEST_LATIN - 1


if __name__ == "__main__":
    main()
