"""Folding, and the phrases of the lexicon found in a line: only where they are boilerplate."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.lexicon import common, entries, languages, lexicon
from newsclean.lexicon.phrases import MAX_LINE, Hit, functions, hits
from newsclean.text.folding import bare, bare_start, fold, fold_chars, fold_lines
from newsclean.text.words import WORD, is_of_word

SURROGATES = st.text(st.characters(codec=None, exclude_categories=[]), max_size=200)


def found(line: str, language: str = "en") -> set[str]:
    return {hit.function for hit in hits(line, language)}


def only(line: str, language: str, function: str) -> Hit:
    return next(hit for hit in hits(line, language) if hit.function == function)


# Folding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’ARTICLE", "l'article"),
        ("«\u00a0À lire\u202f»", '" à lire "'),
        ("Lire aussi :", "lire aussi:"),
        ("İlgili", "ilgili"),
        ("YAZI", "yazı"),
        ("ещё", "ЕЩЕ"),
        ("ＲＥＡＤ　ＭＯＲＥ", "read more"),
        ("اقرأ أيضًا", "اقرا ايضا"),
        ("Straße", "STRASSE"),
        ("pho\u00adto\u200b", "photo"),
        ("e\u0301cran", "écran"),
        ("Read more…", "read more..."),
        ("Știri și țări", "ştiri şi ţări"),
        ("ΤΕΛΕΥΤΑΙΟΣ", "τελευταίος".replace("ί", "ι")),
        ("דו״ח", 'דו"ח'),
        ("צ׳ק", "צ'ק"),
        ("בית־ספר", "בית-ספר"),
        ("به\u200cروز", "به روز"),
        ("نوشتهٔ", "نوشته"),
        ("खबरें पढ़ें", "खबरें पढें"),
        ("न्यूज़", "न्यूज"),
        ("पाँच", "पांच"),
    ],
)
def test_two_spellings_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ou", "où"),
        ("pêche", "péché"),
        ("schon", "schön"),
        ("год", "гад"),
        ("ή", "η"),
        ("що", "шо"),
        ("sa", "șa"),
        ("बन", "बंन"),
        ("ใกล้", "ใกล"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("line", "core"),
    [
        ("▶ Read more »", "read more"),
        ("【関連記事】", "関連記事"),
        ("[속보]", "속보"),
        ("• tags:", "tags"),
        ("👉 see also…", "see also"),
        ("read more", "read more"),
    ],
)
def test_decoration_is_stripped(line: str, core: str) -> None:
    assert bare(fold(line)) == core


def test_a_quoted_line_keeps_its_quotation_marks() -> None:
    assert bare(fold("“No comment.”")) == '"no comment."'


def test_the_start_is_stripped_alone() -> None:
    assert bare_start("▶ see also:") == "see also:"


@given(SURROGATES)
def test_folding_never_raises_and_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(SURROGATES)
def test_folded_characters_keep_their_places(text: str) -> None:
    assert len(fold_chars(text)) == len(text)


@given(st.lists(SURROGATES.map(lambda text: " ".join(text.split())), min_size=1))
def test_a_table_folds_line_by_line(lines: list[str]) -> None:
    assert fold_lines("\n".join(lines)) == [fold(line) for line in lines]


@given(st.text("ςșțँ\u05be\u05f3\u05f4\u200c\u0958\u095bABc", max_size=40))
def test_a_text_folded_in_place_is_half_folded(text: str) -> None:
    """Where nothing falls away, both ways of folding give one form."""
    assert fold(fold_chars(text)) == fold(text)


# Words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("जूनियर डॉक्टर", ["जूनियर", "डॉक्टर"]),
        ("วันที่ 13", ["วันที่", "13"]),
        ("c'est l'été", ["c", "est", "l", "été"]),
        ("e\u0301te\u0301", ["e\u0301te\u0301"]),
        ("שָׁלוֹם", ["שָׁלוֹם"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("a_b", ["a", "b"]),
        ("\u0301", []),
        ("।", []),
    ],
)
def test_vowel_signs_part_no_words(text: str, words: list[str]) -> None:
    assert re.findall(WORD, text) == words


def test_every_mark_of_the_scripts_of_the_lexicon_belongs_to_words() -> None:
    scripts = ("COMBINING", "HEBREW POINT", "ARABIC", "DEVANAGARI", "TAMIL", "THAI")
    marks = [chr(code) for code in range(0x300, 0x1100) if unicodedata.category(chr(code)) in ("Mn", "Mc")]
    marks = [mark for mark in marks if unicodedata.name(mark).startswith(scripts) and not 0x870 < ord(mark) < 0x900]
    assert [mark for mark in marks if not re.fullmatch(WORD, f"a{mark}")] == []
    assert all(map(is_of_word, marks))


def test_no_other_character_is_taken_for_a_mark() -> None:
    others = [chr(code) for code in range(0x3000) if unicodedata.category(chr(code))[0] in "PZC"]
    assigned = [character for character in others if unicodedata.category(character) != "Cn"]
    assert [character for character in assigned if re.fullmatch(WORD, f"a{character}")] == []
    assert not any(map(is_of_word, assigned))


@given(st.text(max_size=80))
def test_both_normal_forms_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


# The tables


@pytest.mark.parametrize("tag", languages())
def test_every_phrase_is_found_as_its_own_function(tag: str) -> None:
    for function, phrases in lexicon(tag).phrases.items():
        for phrase in phrases:
            line = phrase.lstrip("=^~$").replace("#", "7")
            assert function in found(line, tag), phrase


def test_phrases_of_every_language_are_found_in_any() -> None:
    for function, table in common()["phrases"].items():
        for phrase in entries(table):
            line = phrase if set(phrase) == {"#"} else phrase.lstrip("=^~$").replace("#", "7")
            assert function in found(line, "und"), phrase


@pytest.mark.parametrize("tag", languages())
def test_no_phrase_is_longer_than_its_function_allows(tag: str) -> None:
    for function, phrases in lexicon(tag).phrases.items():
        assert all(len(phrase) <= functions()[function].cap for phrase in phrases)


# Boilerplate


@pytest.mark.parametrize(
    ("line", "language", "function"),
    [
        ("Lire aussi : Le port rouvre lundi", "fr", "related"),
        ("Lectures complémentaires", "fr", "related"),
        ("Additional reading", "en", "related"),
        ("Читайте также: Мост открыт", "ru", "related"),
        ("【関連記事】橋が開通", "ja", "related"),
        ("Read more", "nl", "read_more"),
        ("La suite après cette publicité", "fr", "read_more"),
        ("Auf Facebook teilen", "de", "share"),
        ("Facebook Twitter WhatsApp", "it", "share"),
        ("FacebookTwitterWhatsApp", "it", "share"),
        ("Compartir en Facebook Compartir en Twitter Imprimir", "es", "share"),
        ("12 commentaires", "fr", "comments"),
        ("댓글 3개", "ko", "comments"),
        ("Inscrivez-vous à notre newsletter", "fr", "newsletter"),
        ("Bizi Twitter'da takip edin", "tr", "follow"),
        ("このサイトはクッキーを使用しています。", "ja", "cookies_consent"),
        ("© 2024 The Harbour Gazette", "en", "copyright"),
        ("무단 전재 및 재배포 금지", "ko", "copyright"),
        ("Anzeige", "de", "advertisement"),
        ("Contenu sponsorisé", "fr", "sponsored"),
        ("Il vous reste 62 % de cet article à lire.", "fr", "paywall"),
        ("Crédit photo : A. Martin", "fr", "photo_label"),
        ("Image data: the harbour at dawn", "en", "photo_label"),
        ("Images de données / A. Martin", "fr", "photo_label"),
        ("Le maire dans son bureau (photo d’archives).", "fr", "file_photo"),
        ("Der Hafen am Morgen, Archivbild", "de", "file_photo"),
        ("资料图：码头", "zh", "file_photo"),
        ("Video player is loading.", "en", "video"),
        ("View this post on Instagram", "pl", "embed_placeholder"),
        ("Voir cette publication sur Instagram", "fr", "embed_placeholder"),
        ("— Harbour Desk (@harbourdesk) March 3, 2022", "en", "embed_placeholder"),
        ("Par Anne Martin", "fr", "byline_prefix"),
        ("김하나 기자", "ko", "byline_prefix"),
        ("记者 王小明", "zh", "byline_prefix"),
        ("Temps de lecture : 4 min", "fr", "reading_time"),
        ("阅读时间：3分钟", "zh", "reading_time"),
        ("#harbour #bridge #city", "en", "tags"),
        ("Mots-clés : port, pont", "fr", "tags"),
        ("Aller au contenu principal", "fr", "navigation"),
        ("Machine translation from English", "en", "translation_notice"),
        ("Przetłumaczono maszynowo z angielskiego", "pl", "translation_notice"),
        ("Voici la traduction du texte :", "fr", "llm_artifact"),
        ("以下是译文：", "zh", "llm_artifact"),
        ("Correction: the bridge opened in 2019.", "en", "correction_notice"),
        ("ÚLTIMA HORA: reabre el puerto", "es", "breaking_live"),
        ("###", "und", "end_marker"),
        ("यह भी पढ़ें- पुल खुला", "hi", "related"),
        ("यह भी पढ़ेंः पुल खुला", "hi", "related"),
        ("यह भी पढें: पुल खुला", "hi", "related"),
        ("Citește și: Podul s-a deschis", "ro", "related"),
        ("Citeşte şi: Podul s-a deschis", "ro", "related"),
        ("Bürgermeisterin im Amt (Archivbild, Reuters)", "de", "file_photo"),
    ],
)
def test_boilerplate_is_found(line: str, language: str, function: str) -> None:
    assert function in found(line, language)


@pytest.mark.parametrize(
    "line", ["READ MORE", "read more", "Read More »", "» Read more", "[Read more]", "Read\u00a0more…"]
)
def test_case_and_decoration_do_not_matter(line: str) -> None:
    assert only(line, "en", "read_more").whole


@pytest.mark.parametrize(("line", "language"), [("Muita uutisia", "fi"), ("Accept all", "en")])
def test_a_phrase_marked_as_a_whole_line_stands_alone(line: str, language: str) -> None:
    assert all(hit.stands_alone for hit in hits(line, language))
    assert not any(hit.whole for hit in hits(f"{line} och annat", language))


@pytest.mark.parametrize(("line", "language"), [("Lire aussi", "fr"), ("Subscribe to our newsletter", "en")])
def test_a_phrase_that_opens_lines_does_not_stand_alone(line: str, language: str) -> None:
    assert hits(line, language)
    assert not any(hit.stands_alone for hit in hits(line, language))


def test_the_rest_is_what_follows_the_phrase() -> None:
    hit = only("Lire aussi : Le port rouvre", "fr", "related")
    assert (hit.phrase, hit.whole, hit.rest) == ("lire aussi", False, ": le port rouvre")


def test_the_longest_phrase_is_kept() -> None:
    assert only("Sign up for our newsletter today", "en", "newsletter").phrase == "sign up for our newsletter"


def test_a_whole_line_comes_before_a_prefix() -> None:
    assert only("Publié le", "fr", "published_label").whole


def test_english_is_known_on_every_site() -> None:
    assert "advertisement" in found("Advertisement", "ko")


def test_other_languages_are_not() -> None:
    assert found("Publicité", "ko") == set()


def test_chinese_is_found_in_both_scripts() -> None:
    assert found("相关阅读", "zh-Hant") == found("相關閱讀", "zh") == {"related"}


# Prose


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Read more books, the minister told pupils.", "en"),
        ("You can read more about the plan in the report, she said.", "en"),
        ("The company will share data with the police.", "en"),
        ("Advertisement spending grew by 4 percent last year.", "en"),
        ("The court ruled that copyright had expired in 1998.", "en"),
        ("Photo editing software is used by most desks.", "en"),
        ("Google will stop using cookies in its browser, it said.", "en"),
        ("The party sent its newsletter to 40,000 members.", "en"),
        ("By comparison, the harbour of Ostend is small.", "en"),
        ("In partnership with the port, the city will rebuild the quay.", "en"),
        ("He had posted a file photo of the bridge.", "en"),
        ("Machine translation has changed how desks work.", "en"),
        ("Access was denied to 40 ships.", "en"),
        ("Subscribe he did, and he never looked back.", "en"),
        ("“Share,” she told them.", "en"),
        ("La photo a fait le tour du monde en deux jours.", "fr"),
        ("Le journal a publié une photo d’archive.", "fr"),
        ("Par ailleurs, le port restera fermé lundi.", "fr"),
        ("Il vous reste deux jours pour voter.", "fr"),
        ("La publicité en ligne a progressé de 4 %.", "fr"),
        ("En savoir plus sur ses voisins n’est pas un crime.", "fr"),
        ("Die Anzeige gegen den Minister wurde am Montag zurückgezogen.", "de"),
        ("Von den 116 Schiffen blieben vier im Hafen.", "de"),
        ("Das Foto zeigt den Hafen am Morgen.", "de"),
        ("Teilen wollten sie die Beute nicht.", "de"),
        ("Por su parte, el puerto seguirá cerrado.", "es"),
        ("Última hora fue también para el barco.", "es"),
        ("Di questo passo il porto chiuderà.", "it"),
        ("Por volta das dez, o porto reabriu.", "pt"),
        ("Door de storm bleef de haven dicht.", "nl"),
        ("Reklama w internecie wzrosła o 4 procent.", "pl"),
        ("Фото обошло весь мир за два дня.", "ru"),
        ("Реклама в интернете выросла на 4 процента.", "ru"),
        ("Reklam harcamaları yüzde 4 arttı.", "tr"),
        ("Iklan di internet naik 4 persen.", "id"),
        ("الصورة التي انتشرت كانت قديمة.", "ar"),
        ("写真は世界中に広がった。", "ja"),
        ("公開された資料によると、港は閉鎖された。", "ja"),
        ("8月6日から48時間、港を閉鎖する。", "ja"),
        ("사진을 공유한 사람은 없었다.", "ko"),
        ("구독 서비스가 늘고 있다.", "ko"),
        ("图为港口清晨的景象。", "zh"),
        ("Foto- und Filmaufnahmen sind im Hafen verboten", "de"),
        ("Photos, documents and letters were found in the house", "en"),
        ("फोटोकॉपी की दुकान सोमवार को बंद रही", "hi"),
        ("साझाकरण पर बातचीत जारी है", "hi"),
        ("广告支出增长了4%。", "zh"),
    ],
)
def test_prose_is_left_alone(line: str, language: str) -> None:
    assert found(line, language) == set()


def test_a_long_line_is_prose() -> None:
    assert hits("Read also: " + "x" * MAX_LINE, "en") == ()


def test_the_cap_of_a_function_is_kept() -> None:
    line = "By Anne Martin"
    assert found(line) == {"byline_prefix"}
    assert found(line + ", who covers the harbour, the bridge and the market of the old town since 2001") == set()


def test_a_line_without_words_has_no_phrase() -> None:
    assert hits("", "en") == hits(" \n ", "en") == hits("...", "en") == ()


@given(SURROGATES, st.sampled_from([*languages(), "und"]))
def test_any_line_gives_hits_of_known_functions(line: str, language: str) -> None:
    assert found(line, language) <= functions().keys()


@given(st.text(max_size=80), st.sampled_from(languages()))
def test_one_hit_a_function_in_order(line: str, language: str) -> None:
    names = [hit.function for hit in hits(line, language)]
    assert names == sorted(set(names))
