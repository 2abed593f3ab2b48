"""Mojibake: text in UTF-8 that was read as another charset, and the way back.

A repair is proved, not guessed by looks: the wrong charset's bytes of a word must be UTF-8 and give letters of one
script. The Western charsets are left to ftfy, whose measure of badness knows their traps; it does not see the rest.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from newsclean.text.charsets import CENTRAL, CYRILLIC, EAST_ASIAN, EAST_ASIAN_CODECS, WESTERN, Charset, is_plausible
from newsclean.text.differences import Difference, applied, differences
from newsclean.text.patterns import lazy
from newsclean.text.scripts import letter_class, scripts_in_word

MAX_LAYERS: Final = 4  # a text is read wrongly once or twice; each pass undoes one layer
PROVED_BY_MANY: Final = 3  # words that are mojibake beyond doubt make a lone sequence beside them mojibake too
# Half-width katakana inside Latin words are nobody's spelling; a Han character beside a Latin letter may be.
PROOFS: Final = {"cp932": 1, "gbk": 2, "big5": 2, "cp949": 2}
WORD = lazy(r"[^\x00-\x40\x5b-\x60\x7b-\x7f]+")  # ASCII letters and everything beyond ASCII
LATIN_LETTER = lazy("[A-Za-z]")
NOT_ASCII = lazy(r"[^\x00-\x7f]+")
CYRILLIC_WORD = lazy("[\u0430-\u044f]{3}")  # three lead bytes in a row: no mojibake has them
EAST_ASIAN_CHARACTER = lazy(f"[{letter_class(*sorted(EAST_ASIAN))}\uff61-\uff9f]")
BESIDE_LATIN = lazy(f"[A-Za-z](?:(?={EAST_ASIAN_CHARACTER.pattern})|(?<={EAST_ASIAN_CHARACTER.pattern}.))")
PUNCTUATION_READ: Final = frozenset("窶竄鈥鈧")  # the first two bytes of “ ” ’ – … and € in cp932 and gbk
FIRST_MARK, LAST_MARK = "\u2010", "\u2122"  # from hyphen to trade mark: what is punctuation, and three bytes long

# The cheap patterns without which no other is tried: a continuation behind a lead (in this order, since continuations
# are rarer in text), and a character of East Asia.
_TAILS = f"{WESTERN.tails}{CENTRAL.tails}"
_LEADS = f"√├Γ‚{WESTERN.leads}{CENTRAL.leads}"
ALPHABETIC_GATE = lazy(f"[ÇÄ{_TAILS}{CYRILLIC.tails}](?<=[{_LEADS}{CYRILLIC.leads}].)")
WESTERN_GATE = lazy(f"[ÇÄ{_TAILS}](?<=[{_LEADS}].)")
CYRILLIC_GATE = lazy(f"[{CYRILLIC.tails}](?<=[{CYRILLIC.leads}].)")
EAST_ASIAN_GATE = lazy("[\u3100-\uffff]")
# What ftfy may repair: UTF-8 as a Western or Central European charset, DOS or the Mac shows it.
WESTERN_SEQUENCE = lazy(f"{WESTERN.sequence.pattern}|[ÂĂÄĹÎĎĐŃ][{CENTRAL.tails}]|â€.|[√├][^\x00-\x7f]|ΓÇ|‚Ä")
# A lead that is a letter: no mojibake has it before a letter. And marks that look like a continuation behind one.
GENUINE_LEAD = lazy("[ÂÃÄÅÕ](?=[A-Za-z])")
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


def is_suspicious(text: str, *, east_asian: bool = False) -> bool:
    """Tell, cheaply, whether the text may hold mojibake."""
    return bool(ALPHABETIC_GATE.search(text) or (not east_asian and EAST_ASIAN_GATE.search(text)))


def restored(text: str, *, east_asian: bool = False) -> str:
    """Return the text with its mojibake undone, layer by layer; `east_asian` for Chinese, Japanese or Korean text.

    A text without mojibake comes back as it is.
    """
    for _ in range(MAX_LAYERS):
        better = _one_layer(text, east_asian=east_asian)
        if better == text:
            break
        text = better
    return text


@lru_cache(maxsize=64)
def repairs(text: str, *, east_asian: bool = False) -> tuple[Difference, ...]:
    """Return the places of a text that are mojibake, and what belongs there."""
    return (
        differences(text, restored(text, east_asian=east_asian)) if is_suspicious(text, east_asian=east_asian) else ()
    )


def covers(text: str, start: int, end: int) -> bool:
    """Tell whether mojibake touches `[start, end)`, so that no other rule should judge it."""
    places = repairs(text)  # remembered, so a block with many places is looked at once
    first = bisect_right(places, start, key=lambda place: place.end)
    return first < len(places) and places[first].start < end


def _one_layer(text: str, *, east_asian: bool) -> str:
    repaired = _western(text, east_asian=east_asian)
    if CYRILLIC_GATE.search(repaired):
        if CYRILLIC_WORD.search(repaired):
            return _beside_cyrillic(repaired)
        repaired = _cyrillic(repaired)
    if repaired == text and not east_asian and EAST_ASIAN_GATE.search(text):
        return _east_asian(text)
    return repaired


def _western(text: str, *, east_asian: bool) -> str:
    """Return the text after ftfy, with what ftfy left because it looks good by itself."""
    if not any(WESTERN_SEQUENCE.match(text, pair.start() - 1) for pair in WESTERN_GATE.finditer(text)):
        return text
    repaired = _without_new_mixtures(text, _by_ftfy(text, east_asian=east_asian))
    return repaired if repaired == text else _by_words(repaired, WESTERN, proofs=PROVED_BY_MANY)


def _by_ftfy(text: str, *, east_asian: bool) -> str:
    """Return the text after ftfy's repair of encodings and nothing else; the rest of ftfy has rules of its own."""
    from ftfy import TextFixerConfig, fix_and_explain

    config = TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        restore_byte_a0=True,
        replace_lossy_sequences=False,  # it turns evidence into U+FFFD
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
            return repaired
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


def _east_asian(text: str) -> str:
    """Return the text with the runs decoded that an East Asian charset made of it, by the charset with most proofs."""
    if not BESIDE_LATIN.search(text) and PUNCTUATION_READ.isdisjoint(text):
        return text
    candidates = {codec: list(_east_asian_runs(text, codec)) for codec in EAST_ASIAN_CODECS}
    counts = Counter({codec: sum(proof for _, _, proof in runs) for codec, runs in candidates.items()})
    codec, proofs = counts.most_common(1)[0]
    if proofs < PROOFS[codec]:
        return text
    return applied(text, (Difference(*run.span(), decoded) for run, decoded, _ in candidates[codec]))


def _east_asian_runs(text: str, codec: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield runs that decode, what they stand for, and whether they prove the charset."""
    for run in NOT_ASCII.finditer(text):
        try:
            decoded = run[0].encode(codec).decode()
        except UnicodeError:
            continue
        if EAST_ASIAN_CHARACTER.search(run[0]) and not scripts_in_word(decoded) & EAST_ASIAN and is_plausible(decoded):
            beside = text[run.start() - 1 : run.start()] + text[run.end() : run.end() + 1]
            yield run, decoded, any(char.isalpha() for char in beside) or FIRST_MARK <= decoded[0] <= LAST_MARK
