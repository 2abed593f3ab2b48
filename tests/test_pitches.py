"""Whole sentences that are no article go, told by words with a gap between them; the article's own sentences stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.lexicon import languages, lexicon
from newsclean.lexicon.phrases import functions
from newsclean.lexicon.pitches import MAX_GAP, MAX_PITCH, pitches_in
from newsclean.rules.boilerplate.lines.phrases import CODES

BEFORE = "The council closed the old ferry landing on Monday after divers had found a crack below the water."
AFTER = "Repairs will take until the autumn, the harbour master said, and the boats stay on the other bank."
PITCHES = [
    ("en", "BPL301", "Do you like stories about rivers? Sign up here for our free weekly harbour newsletter."),
    ("en", "BPL202", "Follow the Harbour Gazette on Instagram, TikTok and YouTube."),
    ("en", "BPL202", "Download the Gazette news app to get the latest headlines."),
    ("en", "BPL202", "If you enjoyed this, please join our forum and tell the others."),
    ("en", "BPL508", "Were you on the ferry? Get in touch at desk@gazette.example."),
    ("en", "BPL403", "Gazette writers Ann Lee, Bo Ray and Cy Dunn contributed to this report."),
    ("en", "BPL403", "Reporting by Ann Lee, writing by Bo Ray; Editing by Cy Dunn"),
    ("en", "BPL401", "This story was first published in the spring issue of the Gazette."),
    ("en", "BPL406", "This is a developing story and will be updated."),
    ("en", "BPL305", "Donate today and keep independent journalism on the river alive."),
    ("de", "BPL202", "Neues vom Fluss aufs Handy? Hier geht es zur neuen Hafenblatt-App."),
    ("de", "BPL301", "Wenig Zeit am Morgen? Dann sind Sie beim Hafenblatt-Newsletter genau richtig."),
    ("de", "BPL203", "Ich bin damit einverstanden, dass mir externe Inhalte gezeigt werden."),
    ("de", "BPL202", "Über dieses Thema berichtet: Hafenradio am 3. Mai um 18 Uhr."),
    ("de", "BPL401", "Das ist ein Artikel aus dem Archiv."),
    ("fr", "BPL301", "Pour ne rien rater du fleuve, abonnez-vous à notre lettre du soir : la newsletter du port."),
    ("es", "BPL508", "¿Viajaba en el barco? Escríbenos a puerto@gaceta.example."),
    ("it", "BPL202", "Seguici anche su Telegram e Instagram per le notizie dal porto."),
    ("pt", "BPL202", "Siga o Diário do Porto no Instagram e no WhatsApp."),
    ("nl", "BPL301", "Schrijf je in voor de gratis nieuwsbrief van het havenblad."),
    ("sv", "BPL406", "Artikeln uppdateras."),
    ("da", "BPL202", "Følg Havnebladet på Facebook og Instagram."),
    ("no", "BPL508", "Var du om bord? Tips oss på tips@havnebladet.example."),
    ("fi", "BPL301", "Tilaa Satamalehden maksuton uutiskirje."),
    ("pl", "BPL202", "Obserwuj Gazetę Portową na Facebooku i Instagramie."),
    ("cs", "BPL202", "Sledujte Přístavní noviny na Instagramu."),
    ("ro", "BPL202", "Urmărește Gazeta Portului pe Facebook și WhatsApp."),
    ("hu", "BPL202", "Kövesse a Kikötői Hírlapot a Facebookon is!"),
    ("bg", "BPL301", "Абонирайте се за безплатния бюлетин на вестника."),
    ("ru", "BPL202", "Подписывайтесь на «Портовую газету» в Telegram."),
    ("uk", "BPL202", "Підписуйтесь на «Портову газету» у Telegram."),
    ("el", "BPL202", "Ακολουθήστε την Εφημερίδα του Λιμανιού στο Facebook."),
    ("tr", "BPL202", "Liman Gazetesi'ni Instagram'da takip edin."),
    ("ar", "BPL202", "تابعونا على فيسبوك وتويتر لمعرفة أخبار الميناء."),
    ("fa", "BPL202", "روزنامه بندر را در تلگرام دنبال کنید."),
    ("he", "BPL202", "עקבו אחרי עיתון הנמל באינסטגרם."),
    ("hi", "BPL202", "बंदरगाह समाचार को फेसबुक पर फॉलो करें।"),
    ("id", "BPL202", "Ikuti Koran Pelabuhan di Instagram dan WhatsApp."),
    ("vi", "BPL202", "Theo dõi Báo Cảng trên Facebook."),
    ("th", "BPL202", "ติดตามหนังสือพิมพ์ท่าเรือได้ที่เฟซบุ๊ก"),
    ("ja", "BPL202", "港新聞のインスタグラムをぜひフォローしてください。"),
    ("ko", "BPL301", "항구신문의 아침 뉴스레터를 무료로 받아보세요."),
    ("zh", "BPL202", "欢迎关注港口日报微信公众号。"),
    ("zh-Hant", "BPL202", "歡迎追蹤港口日報臉書粉絲專頁。"),
]
SENTENCES = [
    ("en", "Follow the river on foot and you reach the mill before noon."),
    ("en", "Like Facebook and Twitter before it, the company sells what its users tell it."),
    ("en", "The choir's newsletter reaches four hundred inboxes every week."),
    ("en", "Anyone who saw the boat is asked to write to the harbour police at police@port.example."),
    ("en", '"Sign up for our newsletter," the candidate told the crowd, and nobody did.'),
    ("en", "Download the form, sign it and bring it to the town hall."),
    ("en", "Higher tides contributed to the flood, the report says."),
    ("en", "Support for local journalism has fallen since the paper closed."),
    ("en", "Reporting by the harbour master began in 1931."),
    ("de", "Folgen hatte der Brand auch auf Instagram, wo die Bilder tausendfach geteilt wurden."),
    ("de", "Leser können den Newsletter der Gemeinde kostenlos abonnieren."),
    ("de", "Jetzt verschickt der Verein einen Newsletter."),
    ("de", "Hinweise nimmt die Polizei unter der Nummer 0123 4567 entgegen."),
    ("fr", "Soutenir la presse indépendante coûterait un million, selon le rapport."),
    ("fr", "Le maire a annoncé la nouvelle sur Facebook et sur Instagram."),
    ("es", "Con información de la policía, el juez cerró el puerto el lunes."),
    ("it", "Tradotto da un marinaio, il libro ha venduto mille copie."),
    ("pt", "Com informações da polícia, o juiz fechou o porto."),
    ("sv", "Få läser kommunens nyhetsbrev, visar en undersökning."),
    ("da", "Få læser kommunens nyhedsbrev, viser en undersøgelse."),
    ("nl", "Steun voor onafhankelijke journalistiek staat niet in het akkoord."),
    ("ro", "A colaborat cu portul timp de zece ani."),
    ("ru", "При участии корреспондентов порт открыли в понедельник."),
    ("ru", "Подписчики канала узнали о закрытии порта раньше рабочих."),
    ("uk", "За участю президента порт відкрили у понеділок."),
    ("bg", "Преведе книгата моряк от пристанището."),
    ("tr", "Belediye haberlerini Instagram'dan takip eden gençler limana geldi."),
    ("ar", "نشر الميناء الخبر على فيسبوك وتويتر مساء الخميس."),
    ("he", "העירייה פרסמה את ההודעה בפייסבוק ובאינסטגרם."),
    ("hi", "शहर के लोग फेसबुक पर बंदरगाह की तस्वीरें देख रहे हैं।"),
    ("ja", "市はアプリをダウンロードした人に割引券を配った。"),
    ("ko", "유튜브에서 검색하면 항구의 옛 영상이 나온다."),
    ("zh", "记者从港口获悉，该方案已通过审核。"),
    ("th", "ชาวบ้านเห็นภาพท่าเรือในเฟซบุ๊ก"),
]


@pytest.mark.parametrize(("language", "code", "line"), PITCHES)
def test_a_pitch_is_known_between_paragraphs_and_below_them(language: str, code: str, line: str) -> None:
    for blocks in ((BEFORE, line, AFTER), (BEFORE, AFTER, line)):
        found = newsclean.check("\n\n".join(blocks), lang=language).findings
        assert code in {finding.code for finding in found}


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_a_sentence_of_the_article_is_no_pitch(language: str, line: str) -> None:
    assert newsclean.clean(f"{BEFORE}\n\n{line}\n\n{AFTER}", lang=language, select=["BPL"]).text.count(line) == 1


@pytest.mark.parametrize(("language", "line"), SENTENCES)
def test_nothing_asks_in_a_sentence_of_the_article(language: str, line: str) -> None:
    assert line[0] == '"' or not pitches_in(line, language).found


@pytest.mark.parametrize("line", [line for language, _, line in PITCHES if language == "en"])
def test_capitals_do_not_decide(line: str) -> None:
    assert pitches_in(line, "en").found
    assert [found.sentence for found in pitches_in(line.lower(), "en").found] == [
        found.sentence for found in pitches_in(line.upper(), "en").found
    ]


def test_a_pitch_of_another_language_is_not_looked_for() -> None:
    assert not pitches_in("Seguici anche su Telegram e Instagram.", "sv").found
    assert not pitches_in("Follow us on Telegram and Instagram.", "und").found


def test_words_too_far_apart_are_no_pitch() -> None:
    far = " and by the river" * (MAX_GAP // 16 + 2)
    assert pitches_in("Sign up by the mill for a newsletter.", "en").found
    assert not pitches_in(f"Sign up{far} for a newsletter.", "en").found


def test_a_paragraph_is_no_pitch() -> None:
    assert not pitches_in("Sign up for our newsletter. " + "The boats stay on the other bank. " * 9, "en").found


def test_a_pitch_does_not_take_the_sentences_beside_it() -> None:
    line = f"{BEFORE} Follow us on Instagram."
    assert line in newsclean.clean(f"{BEFORE}\n\n{line}\n\n{AFTER}", lang="en").text


@given(st.text(max_size=MAX_PITCH + 50), st.sampled_from(("en", "de", "tr", "ja", "zh", "hi", "und")))
def test_any_line_has_a_result(line: str, language: str) -> None:
    found, length = pitches_in(line, language)
    assert all(pitch.function in CODES for pitch in found)
    assert sum(len(pitch.sentence) for pitch in found) <= length


@pytest.mark.parametrize("tag", languages())
def test_every_row_is_written_as_it_is_read(tag: str) -> None:
    rows = lexicon(tag).pitches
    assert rows.keys() <= {*functions(), "clauses", "leads"}
    assert {"newsletter", "follow", "report_error", "copyright", "published_label"} <= rows.keys()
    for name, table in rows.items():
        lines = table.strip("\n").split("\n")
        assert len(lines) == len(set(lines)), name
        for line in lines:
            words = [word for piece in line.removeprefix("~").split(" … ") for word in piece.split("|")]
            assert all(word.strip(" *:=") == word.strip("*:=") != "" for word in words), line
            assert not {"$", "^", "~"} & set("".join(words)), line
