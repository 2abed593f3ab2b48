"""Mojibake: text in UTF-8 that was read as another charset, and the way back.

A repair is proved, not guessed by looks: the wrong charset's bytes of a word must be UTF-8 and give letters of one
script. The Western charsets are left to ftfy, whose measure of badness knows their traps; it does not see the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

from newsclean.text.charsets import CENTRAL, CYRILLIC, EAST_ASIAN, SIGNS, WESTERN, Charset, is_plausible
from newsclean.text.differences import Difference, applied, differences
from newsclean.text.lost_bytes import LOST, Likelihood, with_lost_bytes
from newsclean.text.mojibake_east_asian import EAST_ASIAN_GATE, FIRST_MARK, LAST_MARK, without_east_asian
from newsclean.text.mojibake_signs import SIGN_GATE, has_grave, without_signs
from newsclean.text.patterns import lazy
from newsclean.text.scripts import scripts_in_word

MAX_LAYERS: Final = 4  # a text is read wrongly once or twice; each pass undoes one layer
PROVED_BY_MANY: Final = 3  # words that are mojibake beyond doubt make a lone sequence beside them mojibake too
WORD = lazy(r"[^\x00-\x40\x5b-\x60\x7b-\x7f]+")  # ASCII letters and everything beyond ASCII
LATIN_LETTER = lazy("[A-Za-z]")
CYRILLIC_WORD = lazy("[\u0430-\u044f]{3}")  # three lead bytes in a row: no mojibake has them

# The cheap patterns without which no other is tried: a continuation behind a lead (in this order, since continuations
# are rarer in text), and a character of East Asia.
_TAILS = f"{WESTERN.tails}{CENTRAL.tails}{LOST}"
_LEADS = f"√├Γ‚{WESTERN.leads}{CENTRAL.leads}"
ALPHABETIC_GATE = lazy(f"[ÇÄ{_TAILS}{CYRILLIC.tails}](?<=[{_LEADS}{CYRILLIC.leads}].)")
WESTERN_GATE = lazy(f"[ÇÄ{_TAILS}](?<=[{_LEADS}].)")
CYRILLIC_GATE = lazy(f"[{CYRILLIC.tails}](?<=[{CYRILLIC.leads}].)")
# What ftfy may repair: UTF-8 as a Western or Central European charset, DOS or the Mac shows it.
WESTERN_SEQUENCE = lazy(
    f"{WESTERN.sequence.pattern}|[ÂĂÄĹÎĎĐŃ][{CENTRAL.tails}]|â€.|(?:[ŘŮ][{CENTRAL.tails}]){{2}}|[ÂÃÄÅÎÐÑØÙâĂĹ]{LOST}|[√├][^\x00-\x7f]|ΓÇ|‚Ä"
)
CYRILLIC_GRAVE = lazy(r"(?<!\w)Г(?= )|(?<=[a-z])Г(?= )")
# A mark that was damaged again behind its first bytes: ftfy takes what it begins with for letters.
QUOTE_IN_BYTES = lazy(f"â\x80[{WESTERN.tails}]")
QUOTE_IN_QUOTE: Final = "â\x80â\x80"
QUESTION_FOR_BYTE = lazy(r"â\?|Ã\?Â|ï¿½")
GREEK_SIGN = lazy("[α-ω]")
# A lead that is a letter: no mojibake has it before a letter. And marks that look like a continuation behind one.
GENUINE_LEAD = lazy("[ÂÃÄÅÕ](?=[A-Za-z])")
QUOTE_LOST: Final = "â€?"
# Without one of these in a text it has none of the rarer kinds.
SIGNS_OF: Final = frozenset(f"{SIGNS}║╗Ã")
CLOSING_MARKS: Final = frozenset("…”»’")
# What every proof for cp1251 has: two sequences in a row, one beside a Latin letter, or a curly quote. First a pattern
# that is quick to miss, then an exact one.
_NEXT = f"[{CYRILLIC.leads_of_two}][{CYRILLIC.tails}]|[а-ф][{CYRILLIC.tails}]{{2}}"
_BEHIND_LATIN = f"(?<=[A-Za-z][{CYRILLIC.leads}].)"
CYRILLIC_HINT = lazy(
    f"{CYRILLIC_GATE.pattern}[{CYRILLIC.tails}]{{0,2}}(?:(?={_NEXT}|[A-Za-z])|{_BEHIND_LATIN}|(?<=вЂ))"
)
CYRILLIC_PAIR = lazy(f"[РС](?=[{CYRILLIC.tails}][РС][{CYRILLIC.tails}])")  # leads of all letters from Ѐ to ѿ
_TWO = f"[{CYRILLIC.leads}][{CYRILLIC.tails}](?:(?<=[{CYRILLIC.leads_of_two}].)|[{CYRILLIC.tails}])"
CYRILLIC_PROOF = lazy(
    f"{_TWO}(?:(?<=вЂ.)|{_BEHIND_LATIN}|(?<=[A-Za-z][{CYRILLIC.leads}]..)|[{CYRILLIC.tails}]?(?:{_TWO}|[A-Za-z]))"
)


def is_suspicious(text: str, *, east_asian: bool = False, has_signs: bool = True) -> bool:
    """Tell, cheaply, whether the text may hold mojibake; `has_signs` if one of `SIGNS_OF` may be in it."""
    if ALPHABETIC_GATE.search(text) or (not east_asian and EAST_ASIAN_GATE.search(text)):
        return True
    return has_signs and (SIGN_GATE.search(text) is not None or has_grave(text) or QUOTE_LOST in text)


def restored(text: str, *, east_asian: bool = False, likelihood: Likelihood | None = None) -> str:
    """Return the text with its mojibake undone, layer by layer; `east_asian` for Chinese, Japanese or Korean text.

    A text without mojibake comes back as it is. `likelihood` chooses among the values of bytes that were lost.
    """
    for _ in range(MAX_LAYERS):
        before, text = text, _one_layer(text, east_asian=east_asian, likelihood=likelihood)
        if text == before:
            break
    return text


@lru_cache(maxsize=64)
def repairs(text: str, *, east_asian: bool = False, likelihood: Likelihood | None = None) -> tuple[Difference, ...]:
    """Return the places of a text that are mojibake, and what belongs there."""
    is_worth_it = is_suspicious(text, east_asian=east_asian)
    return differences(text, restored(text, east_asian=east_asian, likelihood=likelihood)) if is_worth_it else ()


def covers(text: str, start: int, end: int) -> bool:
    """Tell whether mojibake touches `[start, end)`, so that no other rule should judge it."""
    places = repairs(text)  # remembered, so a block with many places is looked at once
    first = bisect_right(places, start, key=lambda place: place.end)
    return first < len(places) and places[first].start < end


def _one_layer(text: str, *, east_asian: bool, likelihood: Likelihood | None) -> str:
    repaired = _western(text, east_asian=east_asian, likelihood=likelihood)
    if CYRILLIC_GATE.search(repaired):
        if CYRILLIC_WORD.search(repaired):
            return _beside_cyrillic(repaired)
        repaired = _cyrillic(repaired)
    if repaired == text and not east_asian and EAST_ASIAN_GATE.search(text):
        return without_east_asian(text)
    return repaired


def _western(text: str, *, east_asian: bool, likelihood: Likelihood | None) -> str:
    """Return the text after ftfy, with what ftfy left because it looks good by itself."""
    if not _may_be_western(text):
        return text
    told = QUOTE_IN_BYTES.sub(WESTERN.decoded, text) if QUOTE_IN_QUOTE in text else text
    if LOST in text or QUOTE_LOST in text:
        told = with_lost_bytes(with_lost_bytes(told, WESTERN, likelihood), CENTRAL, likelihood)
    repaired = _without_new_mixtures(told, _by_ftfy(told, east_asian=east_asian))
    if repaired == told:
        return without_signs(told)
    return _by_words(repaired, WESTERN, proofs=PROVED_BY_MANY)


def _may_be_western(text: str) -> bool:
    if SIGN_GATE.search(text) or has_grave(text) or QUOTE_LOST in text:
        return True
    return any(WESTERN_SEQUENCE.match(text, pair.start() - 1) for pair in WESTERN_GATE.finditer(text))


def _by_ftfy(text: str, *, east_asian: bool) -> str:
    """Return the text after ftfy's repair of encodings and nothing else; the rest of ftfy has rules of its own."""
    from ftfy import TextFixerConfig, fix_and_explain

    config = TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        restore_byte_a0=True,
        # What with_lost_bytes could not tell is lost; without such a place the step costs repairs.
        replace_lossy_sequences=LOST in text or QUESTION_FOR_BYTE.search(text) is not None,
        decode_inconsistent_utf8=not east_asian,  # it damages EUC-KR that was read as Western
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=True,  # without it ftfy 6.3.1 ignores the configuration
    )
    return str(fix_and_explain(text, config).text)


def _without_new_mixtures(text: str, repaired: str) -> str:
    """Return the repaired text without words that mix scripts only since the repair: those were another charset."""
    places = (place for place in differences(text, repaired) if not _is_new_mixture(text, place))
    has_leads = GENUINE_LEAD.search(text) is not None
    return applied(text, (place for place in places if not _is_before_mark(text, place, has_leads=has_leads)))


def _is_before_mark(text: str, place: Difference, *, has_leads: bool) -> bool:
    """Tell whether the damage is a capital such as Ã with a mark behind it, which is common in Portuguese capitals."""
    start, end, new = place
    if (
        text[end - 1] not in CLOSING_MARKS
        or text[end : end + 1].isalpha()
        or not text[max(0, start - 2) : start].isupper()
    ):
        return False
    return has_leads or new[-1:].islower()


def _is_new_mixture(text: str, place: Difference) -> bool:
    start, end, new = place
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    if LOST in new and LOST not in text[start:end]:
        return QUESTION_FOR_BYTE.search(text[start:end]) is None
    if (
        text[start:end] == "Â" and not new and text[max(0, start - 2) : start].isupper()
    ):  # Â may be the capital it looks like
        return True
    if GREEK_SIGN.fullmatch(new):  # science: IL2Rγc
        return False
    return " " not in new and len(_alphabets(before + new + behind)) > 1 >= len(_alphabets(text[start:end]))


def _alphabets(word: str) -> frozenset[str]:
    return scripts_in_word(word) - EAST_ASIAN


def _beside_cyrillic(text: str) -> str:
    """Return a text with Cyrillic words after undoing what cp1251 made of other such words and of curly quotes."""
    if "вЂ" not in text and not CYRILLIC_PAIR.search(text):
        return text
    return _by_words(text, CYRILLIC, proofs=0)


def _cyrillic(text: str) -> str:
    """Return a text without Cyrillic words after undoing what cp1251 made of UTF-8."""
    if CYRILLIC_HINT.search(text) and CYRILLIC_PROOF.search(text):
        repaired = _by_words(text, CYRILLIC, proofs=0)
        if repaired != text:
            rest = CYRILLIC_GRAVE.sub("", repaired)
            return repaired if "Cyrl" in scripts_in_word(rest) else CYRILLIC_GRAVE.sub("à", repaired)
    if not LATIN_LETTER.search(text):
        return text
    # A letter or sign between blanks, in a text with no other Cyrillic letter.
    lone = [word for word in WORD.finditer(text) if _is_decodable(word[0], CYRILLIC)]
    rest = CYRILLIC.sequence.sub("", text)
    return text if "Cyrl" in scripts_in_word(rest) else _replaced(text, lone, CYRILLIC, lone=True)


def _by_words(text: str, charset: Charset, *, proofs: int) -> str:
    """Return the text with the words decoded that are UTF-8 in the charset; all of it if nothing else is left.

    `proofs` counts the words already known to be mojibake.
    """
    words = [word for word in WORD.finditer(text) if _is_decodable(word[0], charset)]
    proved = proofs + sum(_is_proof(word[0], charset) for word in words)
    if not proved:
        return text
    rest = charset.sequence.sub("", text)
    if charset is CYRILLIC and "Cyrl" not in scripts_in_word(rest):
        return charset.sequence.sub(charset.decoded, text)
    return _replaced(text, words, charset, lone=proved >= PROVED_BY_MANY)


def _replaced(text: str, words: list[re.Match[str]], charset: Charset, *, lone: bool) -> str:
    """Return the text with the words decoded that are proofs, and the others too if `lone`."""
    chosen = (word for word in words if lone or _is_proof(word[0], charset))
    decoded = ((word, charset.sequence.sub(charset.decoded, word[0])) for word in chosen)
    return applied(text, (Difference(*word.span(), new) for word, new in decoded))


def _is_decodable(word: str, charset: Charset) -> bool:
    """Tell whether a word beyond ASCII is nothing but UTF-8 sequences and Latin letters, and means something."""
    if word.isascii() or not charset.sequence.sub("", word).isascii():
        return False
    return is_plausible(charset.sequence.sub(charset.decoded, word))


def _is_proof(word: str, charset: Charset) -> bool:
    """Tell whether a decodable word can be nothing else: two sequences, one inside a Latin word, or a curly quote."""
    sequences = [match[0] for match in charset.sequence.finditer(word)]
    if len(sequences) > 1 or sequences[0] != word:
        return True
    return FIRST_MARK <= charset.sequence.sub(charset.decoded, word) <= LAST_MARK
