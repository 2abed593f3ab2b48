"""Mojibake is undone exactly, whatever charset made it, and good text is never touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsclean
from newsclean.langid.lost_letters import candidate, named
from newsclean.langid.words import likelihood_of
from newsclean.text.charsets import Charset
from newsclean.text.codepages import MIX_UPS
from newsclean.text.mojibake import repairs, restored

RUSSIAN = "Мэр города выступил на заседании совета и рассказал о новом бюджете."
GREEK = "Ο δήμαρχος της πόλης είπε ότι το συμβούλιο θα ψηφίσει για τον προϋπολογισμό και την παιδεία."
JAPANESE = "市議会は火曜日の夜、来年度の予算案を賛成多数で可決した。"
CHINESE = "市议会星期二晚上以多数票通过了明年的预算案，市长说这是一个好消息。"
KOREAN = "시의회는 화요일 밤 내년도 예산안을 다수결로 통과시켰다고 시장이 밝혔다."
GOOD = (
    "L’été, à la façade, Zoé a goûté des œufs : « ça, c’est très bon ! »",
    "A REUNIÃO DA COMISSÃO NÃO FOI À NOITE, DISSE JOÃO.",
    "Þórður sagði að þær ættu að fá að ráða því sjálfar.",
    "Ông nói rằng hội đồng sẽ bỏ phiếu về ngân sách vào thứ hai tới.",
    "Rychlý kůň přeskočil žluťoučkou ohradu u řeky Labe, řekl děda Ťok.",
    "Kılıçdaroğlu İzmir’de şöyle konuştu: “Çok güzel.”",
    "Η ΔΕΗ ανακοίνωσε ότι οι τιμές μένουν ίδιες.",
    "Совет принял бюджет; «да», сказал мэр.",
    "2√3 ≈ 3,46 and ƒ/2.8, ¬A, ◊ and │ ├─ a tree",
)
READ = ["cp1252", "latin-1"]


def read_as(text: str, page: str, charset: str) -> str:
    """Return a text as a program shows it that takes one charset for another, as browsers do."""
    shown = Charset(charset).characters
    return "".join(chr(byte) if byte < 0x80 else shown[byte - 0x80] for byte in text.encode(page))


def cleaned(text: str, lang: str | None = None) -> str:
    return newsclean.clean(text, lang=lang, format="text", select=["ENC"]).text.removesuffix("\n")


@pytest.mark.parametrize("text", GOOD)
def test_good_text_stays(text: str) -> None:
    assert restored(text) == text
    assert cleaned(text) == text


@pytest.mark.parametrize("read", READ)
@pytest.mark.parametrize(
    ("text", "page"),
    [
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (GREEK, "cp1253"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "cp932"),
        (CHINESE, "gbk"),
        (KOREAN, "cp949"),
    ],
)
def test_another_alphabet_in_western_letters_is_restored_without_being_told_the_language(
    text: str, page: str, read: str
) -> None:
    damaged = read_as(text, page, read)
    result = newsclean.clean(damaged, format="text", select=["ENC"])
    assert result.text.removesuffix("\n") == text
    assert result.revert() == result.source
    assert cleaned(result.text) == text


def test_a_block_in_another_language_beside_a_damaged_one_stays() -> None:
    good = "Der Bürgermeister kündigte für Montag eine Prüfung an."
    assert cleaned(f"{good}\n\n{read_as(RUSSIAN, 'cp1251', 'cp1252')}") == f"{good}\n\n{RUSSIAN}"


@pytest.mark.parametrize(
    ("damaged", "lang", "good"),
    [
        ("â€œa lossâ€\ufffd, he said", "en", "“a loss”, he said"),
        ("Praha je hlavnÃ\xad mÄ\x9bsto a Ä\ufffdesko", "cs", "Praha je hlavní město a česko"),
        ("Deja heridos un barco tur\x92stico", "es", "Deja heridos un barco turístico"),
        ("Sarai ricontattato al pi√π presto", "it", "Sarai ricontattato al più presto"),
    ],
)
def test_what_was_lost_is_put_back_where_it_can_be_told(damaged: str, lang: str, good: str) -> None:
    assert cleaned(damaged, lang) == good


@pytest.mark.parametrize("text", ["MISUTÂ\xa0AJIKKO", "a ‚Än", "√2 + √π = x", "┌─┐\n├─┤", "AMANHÔ, disse"])
def test_what_may_be_meant_so_stays(text: str) -> None:
    assert cleaned(text) == text


def test_a_letter_is_named_only_if_the_language_tells() -> None:
    told = candidate("d", "cidé", "fr")
    assert told is not None
    assert told.letter == "é"
    assert candidate("d", "cidé", "und") is None
    assert likelihood_of("el") is None


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x17F), max_size=60))
@settings(deadline=None)
def test_restoring_ends(text: str) -> None:
    better = restored(text)
    assert restored(better) == better or len(better) < len(text)


@given(st.text(max_size=60), st.sampled_from(MIX_UPS))
@settings(deadline=None)
def test_any_text_is_read_in_any_page(text: str, mix: object) -> None:
    assert repairs(text) is not None
    assert isinstance(mix.undone(text), str)  # type: ignore[attr-defined]


def test_a_word_that_lost_one_letter_is_named() -> None:
    assert named("pr", "sident", "fr") == "; perhaps “président”"


def test_a_word_of_which_too_little_is_left_is_not_named() -> None:
    assert not named("re", "u", "fr")


def test_a_word_that_lost_two_letters_is_not_named_with_one() -> None:
    text = "Les d?put?s ont vot? le budget de la r?publique mardi soir."
    messages = [finding.message for finding in newsclean.check(text, lang="fr", select=["ENC103"]).findings]
    assert [message for message in messages if "perhaps" in message] == [
        "a letter was lost: “?” inside a word; perhaps “république”"
    ]
