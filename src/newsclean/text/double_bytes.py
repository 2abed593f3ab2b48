"""Chinese, Japanese and Korean whose charset of two bytes a letter was read as another charset, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from newsclean.model import Block
from newsclean.text.charsets import Charset
from newsclean.text.scripts import letters_in, scripts_in_word

# The letters that news repeats most: each list makes up a third to a half of a text, and a twentieth at most of what a
# wrong charset makes of one. Counted by frequency, from general knowledge of the three languages.
SIMPLIFIED: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学"
    "法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些前外"
    "天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军"
    "很情者最立代想已通并提直题党程展五果料员入常文总次品式活设及管特市长求老基资边流路级少统接知较将组见计别期根论运"
    "区强放决西被做必先回则任取据处府给色门即保治北造百规领东金报美议员省京选周警察法院"
)
TRADITIONAL: Final = frozenset(
    "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學"
    "法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些前外"
    "天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍"
    "很情者最立代想已通並提直題黨程展五果料員入常文總次品式活設及管特市長求老基資邊流路級少統接知較將組見計別期根論運"
    "區強放決西被做必先回則任取據處府給色門即保治北造百規領東金報美議員省京選週警察法院"
)
HANGUL: Final = frozenset(
    "이다의는에을를고가하은로한지도기사서인대정시자리있해부과어일전들수장원주도보아제상구성위나것"
)
MIN_LETTERS: Final = 6
COMMON_SHARE: Final = 0.22
HIRAGANA_SHARE: Final = 0.25
# Signs between the letters À–ÿ that double bytes are read as.
SIGNS: Final = frozenset("¡¢£¤¥¦§¨©ª¬®¯°±²³´µ¶·¸¹º¼½¾¿")
MIN_SIGNS: Final = 3
SHIFT_JIS_READ: Final = frozenset("‚ƒ")  # the lead bytes of kana
READ_AS_HAN: Final = frozenset("锛銆鐨縺繧繝嚙")  # what full-width marks, 的 and kana in UTF-8 are read as
KATAKANA: Final = frozenset(map(chr, range(0xFF61, 0xFFA0)))
MIN_KATAKANA: Final = 0.5  # of a block, where EUC-JP was read as Shift_JIS
SOUTH: Final = ("gb18030", "big5", "cp932", "euc_jp", "cp949")


class Undone(NamedTuple):
    """What a block stands for, its charset, and what it was read as."""

    text: str
    page: str
    read_as: str


def undone(blocks: Sequence[Block], characters: frozenset[str]) -> Iterator[tuple[int, Undone]]:
    """Yield the blocks that were read in the wrong charset, by where they start."""
    pairs = list(_pairs(characters))
    for block in blocks if pairs else ():
        if len(block.text) < MIN_LETTERS or 2 * len(block.text.encode("ascii", "ignore")) > len(block.text):
            continue
        told = [(share, Undone(text, page, read)) for page, read in pairs for text, share in _read(block, page, read)]
        if told:
            yield block.start, max(told)[1]


def _pairs(characters: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the charsets that may have been mixed up in a text with these characters."""
    if len(SIGNS & characters) >= MIN_SIGNS or characters >= SHIFT_JIS_READ:
        yield from ((page, "cp1252") for page in SOUTH)
    if not READ_AS_HAN.isdisjoint(characters):
        yield from (("utf-8", read_as) for read_as in ("gbk", "cp932", "big5"))
    if not KATAKANA.isdisjoint(characters):
        yield from (("euc_jp", "cp932"), ("gbk", "cp932"))


def _read(block: Block, page: str, read_as: str) -> Iterator[tuple[str, float]]:
    """Yield what a block says in a charset, with the share of its commonest letters, if it says something."""
    if read_as == "cp932" and page != "utf-8" and sum(map(block.text.count, KATAKANA)) < MIN_KATAKANA * len(block.text):
        return
    try:
        text = _bytes(block.text, read_as).decode(page)
    except UnicodeError:
        return
    share = _share(text)
    if share > _share(block.text):
        yield text, share


def _bytes(text: str, read_as: str) -> bytes:
    if read_as != "cp1252":
        return text.encode(read_as)
    return text.translate(_western()).encode("latin-1")


@cache
def _western() -> dict[int, int]:
    return Charset("cp1252").to_bytes


def _share(text: str) -> float:
    """Return the share of common letters, nought if the text is not Chinese, Japanese or Korean news."""
    if not scripts_in_word(text) <= {"Hani", "Hira", "Kana", "Hang", "Latn"} or any(map(_is_no_text, text)):
        return 0.0
    hangul, han = letters_in(text, "Hang") // 2, letters_in(text, "Hani") // 3
    hiragana, katakana = letters_in(text, "Hira") // 3, letters_in(text, "Kana") // 3
    letters = hangul + han + hiragana + katakana
    if letters < MIN_LETTERS:
        return 0.0
    if hiragana >= HIRAGANA_SHARE * letters and not hangul:
        return 1.0 + sum(map((SIMPLIFIED | TRADITIONAL).__contains__, text)) / letters
    common = (HANGUL, SIMPLIFIED, TRADITIONAL) if not hiragana + katakana else ()
    if hangul and han > hangul // 4:
        return 0.0
    share = max((sum(map(letters_of.__contains__, text)) / letters for letters_of in common), default=0.0)
    return share if share >= COMMON_SHARE else 0.0


def _is_no_text(character: str) -> bool:
    return (
        not (character.isprintable() or character.isspace() or character == "\u3000")
        or "\ue000" <= character <= "\uf8ff"
    )
