"""Dates as the press writes them, and lines that are nothing but a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.lexicon import languages, lexicon
from newsclean.lexicon.dates import DateMention, date_line, dates

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
SURROGATES = st.text(st.characters(codec=None, exclude_categories=[]), max_size=200)


def the_date(text: str, language: str) -> DateMention:
    (mention,) = dates(text, language)
    return mention


def spans(text: str, language: str) -> list[str]:
    return [text[mention.start : mention.end] for mention in dates(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "day", "weekday"),
    [
        ("on Tuesday, November 17, 2020, at noon", "en", date(2020, 11, 17), TUESDAY),
        ("on 11 November 2020", "en", date(2020, 11, 11), None),
        ("on the 3rd of May 2021", "en", date(2021, 5, 3), None),
        ("Sept. 3, 2020", "en", date(2020, 9, 3), None),
        ("le samedi 1er mai 2021 à Lyon", "fr", date(2021, 5, 1), SATURDAY),
        ("le 7 août 2019", "fr", date(2019, 8, 7), None),
        ("am Donnerstag, dem 26. Dezember 2024, wieder", "de", date(2024, 12, 26), THURSDAY),
        ("Fr., 13. Aug. 2021", "de", date(2021, 8, 13), FRIDAY),
        ("el martes 12 de noviembre de 2024", "es", date(2024, 11, 12), TUESDAY),
        ("na sexta-feira, 26 de julho de 2024", "pt", date(2024, 7, 26), FRIDAY),
        ("martedì 13 ottobre 2020", "it", date(2020, 10, 13), TUESDAY),
        ("op vrijdag 20 oktober 2023 weer", "nl", date(2023, 10, 20), FRIDAY),
        ("poniedziałek, 6 września 2021 r.", "pl", date(2021, 9, 6), MONDAY),
        ("в понедельник, 3 декабря 2018 года", "ru", date(2018, 12, 3), MONDAY),
        ("10 Temmuz 2018 Salı günü", "tr", date(2018, 7, 10), TUESDAY),
        ("pada Minggu, 12 Oktober 2025", "id", date(2025, 10, 12), SUNDAY),
        ("يوم الثلاثاء 10 يوليو 2018", "ar", date(2018, 7, 10), TUESDAY),
        ("٣ مارس ٢٠٢١", "ar", date(2021, 3, 3), None),
        ("19 آذار 1993", "ar", date(1993, 3, 19), None),
        ("将于2024年6月12日（星期三）再次会面", "zh", date(2024, 6, 12), WEDNESDAY),
        ("2018年4月6日（金）に", "ja", date(2018, 4, 6), FRIDAY),
        ("２０２１年３月１５日", "ja", date(2021, 3, 15), None),
        ("2015년 12월 3일 목요일에", "ko", date(2015, 12, 3), THURSDAY),
        ("2024-09-08", "und", date(2024, 9, 8), None),
        ("2021-08-13 (Fri)", "en", date(2021, 8, 13), FRIDAY),
        ("08.09.2024", "de", date(2024, 9, 8), None),
        ("08/09/2024", "fr", date(2024, 9, 8), None),
        ("13/09/2024", "en", date(2024, 9, 13), None),
        ("9/13/2024", "en", date(2024, 9, 13), None),
        ("12/31/2024", "fr", date(2024, 12, 31), None),
        ("2024. 9. 8", "ko", date(2024, 9, 8), None),
        ("tirsdag d. 12. marts 2024", "da", date(2024, 3, 12), TUESDAY),
        ("toukokuun 5. päivänä 2024", "fi", date(2024, 5, 5), None),
        ("5. päivänä toukokuuta 2024", "fi", date(2024, 5, 5), None),
        ("2024. szeptember 8., vasárnap", "hu", date(2024, 9, 8), SUNDAY),
        ("2024. szeptember 8-án este", "hu", date(2024, 9, 8), None),
        ("2024. 09. 08. vasárnap", "hu", date(2024, 9, 8), SUNDAY),
        ("την 1η Μαΐου 2024", "el", date(2024, 5, 1), None),
        ("ΤΡΙΤΗΣ 12 ΜΑΡΤΙΟΥ 2024", "el", date(2024, 3, 12), TUESDAY),
        ("ב-12.3.2024", "he", date(2024, 3, 12), None),
        ("ביום שלישי, ה-12 במרץ 2024", "he", date(2024, 3, 12), TUESDAY),
        ("петък, 13 август 2021г.", "bg", date(2021, 8, 13), FRIDAY),
        ("วันศุกร์ที่ 13 สิงหาคม 2564", "th", date(2021, 8, 13), FRIDAY),
        ("13 สิงหาคม พ.ศ. 2564", "th", date(2021, 8, 13), None),
        ("12/03/2564", "th", date(2021, 3, 12), None),
        ("13 สิงหาคม 2021", "th", date(2021, 8, 13), None),
        ("शुक्रवार, 13 अगस्त 2021", "hi", date(2021, 8, 13), FRIDAY),
        ("13 फ़रवरी 2021", "hi", date(2021, 2, 13), None),
        ("п’ятницю, 13 серпня 2021 р.", "uk", date(2021, 8, 13), FRIDAY),
        ("۱۳ اوت سال ۲۰۲۱", "fa", date(2021, 8, 13), None),
        ("سه شنبه ۱۲ مارس ۲۰۲۴", "fa", date(2024, 3, 12), TUESDAY),
        ("1:a maj 2024", "sv", date(2024, 5, 1), None),
        ("vineri, 13 august 2021", "ro", date(2021, 8, 13), FRIDAY),
        ("marţi, 12 martie 2024", "ro", date(2024, 3, 12), TUESDAY),
    ],
)
def test_a_full_date_is_read(text: str, language: str, day: date, weekday: int | None) -> None:
    mention = the_date(text, language)
    assert (mention.date, mention.weekday) == (day, weekday)


@pytest.mark.parametrize(
    ("text", "language", "month", "day"),
    [
        ("le 7 septembre", "fr", 9, 7),
        ("on 3 March", "en", 3, 3),
        ("on March 3", "en", 3, 3),
        ("8月6日から", "ja", 8, 6),
        ("31 октября", "ru", 10, 31),
        ("13 สิงหาคมนี้", "th", 8, 13),
        ("szeptember 8-án", "hu", 9, 8),
        ("της 1ης Μαΐου", "el", 5, 1),
    ],
)
def test_the_year_may_be_missing(text: str, language: str, month: int, day: int) -> None:
    mention = the_date(text, language)
    assert (mention.year, mention.month, mention.day, mention.date) == (None, month, day, None)


@pytest.mark.parametrize(
    ("text", "language", "span", "relative"),
    [
        ("le vendredi 13 août prochain", "fr", "vendredi 13 août prochain", 1),
        ("el viernes 13 de agosto pasado", "es", "viernes 13 de agosto pasado", -1),
        ("next Friday, 13 August,", "en", "next Friday, 13 August", 1),
        ("am kommenden Freitag, dem 13. August", "de", "kommenden Freitag, dem 13. August", 1),
        ("в прошлую пятницу, 13 августа", "ru", "прошлую пятницу, 13 августа", -1),
        ("下周五（8月13日）", "zh", "下周五（8月13日", 1),
        ("vineri, 13 august viitor", "ro", "vineri, 13 august viitor", 1),
        ("13 באוגוסט הקרוב", "he", "13 באוגוסט הקרוב", 1),
        ("جمعه، ۱۳ اوت آینده", "fa", "جمعه، ۱۳ اوت آینده", 1),
        ("le vendredi dernier, 13 août", "fr", "vendredi dernier, 13 août", -1),
        ("۱۳ اوت بعد از آن", "fa", "۱۳ اوت", 0),
        ("piątek, 13 sierpnia następny", "pl", "piątek, 13 sierpnia", 0),
        ("am 13. August nächsten Jahres", "de", "13. August", 0),
        ("on 13 August last year", "en", "13 August", 0),
    ],
)
def test_next_and_last_belong_to_the_date(text: str, language: str, span: str, relative: int) -> None:
    mention = the_date(text, language)
    assert (text[mention.start : mention.end], mention.relative) == (span, relative)


def test_the_weekday_has_its_own_span() -> None:
    text = "Elle revient vendredi 13 août."
    mention = the_date(text, "fr")
    assert text[mention.weekday_start : mention.weekday_end] == "vendredi"


@pytest.mark.parametrize("text", ["vendredi 13 août 2021", "VENDREDI 13 AOÛT 2021", "Vendredi 13\u00a0août 2021"])
def test_case_and_spaces_do_not_matter(text: str) -> None:
    assert the_date(text, "fr").date == date(2021, 8, 13)


def test_a_turkish_capital_keeps_the_offsets() -> None:
    text = "İzmir'de 10 Temmuz 2018 Salı günü"
    assert spans(text, "tr") == ["10 Temmuz 2018 Salı"]


def test_two_dates_come_in_order() -> None:
    assert spans("du 3 mars 2020 au 4 avril 2021", "fr") == ["3 mars 2020", "4 avril 2021"]


@pytest.mark.parametrize(
    ("text", "valid"),
    [("31 février 2021", False), ("29 février 2021", False), ("29 février 2020", True), ("29 février", True)],
)
def test_impossible_days_are_told(text: str, valid: bool) -> None:
    assert the_date(text, "fr").valid is valid


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("There is no date here.", "en"),
        ("Section 10 may apply.", "en"),
        ("In may 10 people came.", "en"),
        ("20 march in protest.", "en"),
        ("In February 30 people came.", "en"),
        ("in March 15,000 people came", "en"),
        ("in March 15% came", "en"),
        ("08/09/2024", "en"),
        ("08/09/2024", "und"),
        ("https://example.org/2024/09/08/harbour", "en"),
        ("example.org?day=2024-09-08", "en"),
        ("version 10.2.1", "en"),
        ("call 202-555-0142", "en"),
        ("1234-56-78", "und"),
        ("A score of 3-2 and 10/12 points", "en"),
        ("192.168.10.2024", "und"),
        ("400 mars bars", "fr"),
        ("im März 15 Menschen", "de"),
        ("2.5 mars", "fr"),
        ("5 maja", "und"),
        ("The 2019-20 season", "en"),
        ("31 जूनियर डॉक्टर", "hi"),
        ("1402/02/31", "fa"),
        ("۱۴۰۲/۰۲/۳۱", "fa"),
        ("30/02/1445", "ar"),
        ("5 มีนายทหาร", "th"),
        ("toukokuun 15 ihmistä", "fi"),
        ("toukokuun 5. kerros", "fi"),
        ("szeptember 8 ember", "hu"),
        ("covid-12.3.2024", "en"),
        ("ρεκόρ 1η θέση", "el"),
        ("11.03.24", "de"),
        ("13 серпняк", "uk"),
    ],
)
def test_other_numbers_are_not_dates(text: str, language: str) -> None:
    assert dates(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He left on Friday. 13 March was quiet.", "en"),
        ("On 10 March, Friday prayers were held.", "en"),
        ("Samstag und 13. März", "de"),
        ("10 Temmuz 2018. Salı günü", "tr"),
        ("το Σάββατο. 12 Μαρτίου ήταν", "el"),
        ("13 august, vineri", "ro"),
        ("วันศุกร์หน้า และ 13 สิงหาคม", "th"),
    ],
)
def test_a_weekday_of_another_sentence_is_left_out(text: str, language: str) -> None:
    assert the_date(text, language).weekday is None


@pytest.mark.parametrize(
    ("line", "language", "day"),
    [
        ("Publié le 13 août 2021 à 10h30", "fr", date(2021, 8, 13)),
        ("Vendredi 13 août 2021 - 10:32", "fr", date(2021, 8, 13)),
        ("Mis à jour le 13/08/2021 à 14:05", "fr", date(2021, 8, 13)),
        ("Published: 3 March 2021, 10:30 GMT | Updated: 4 March 2021", "en", date(2021, 3, 3)),
        ("Mar 5, 2021 at 10:30 a.m. EST", "en", date(2021, 3, 5)),
        ("2021-03-04T10:00:00Z", "und", date(2021, 3, 4)),
        ("Stand: 08.09.2024, 14:05 Uhr", "de", date(2024, 9, 8)),
        ("Опубликовано: 3 декабря 2018 года, 10:15", "ru", date(2018, 12, 3)),
        ("发布时间：2024年6月12日 10:30", "zh", date(2024, 6, 12)),
        ("更新時間：2024/06/12 10:30", "zh-Hant", date(2024, 6, 12)),
        ("公開日：2024年6月12日 10時30分", "ja", date(2024, 6, 12)),
        ("입력 2024.06.12. 오전 10:30", "ko", date(2024, 6, 12)),
        ("Yayınlanma: 10 Temmuz 2018 Salı 14:05", "tr", date(2018, 7, 10)),
        ("آخر تحديث: 3 مارس 2021", "ar", date(2021, 3, 3)),
        ("Kamis, 12 Oktober 2023 10:30 WIB", "id", date(2023, 10, 12)),
        ("петък, 13 август 2021 г., 10:30 ч.", "bg", date(2021, 8, 13)),
        ("วันที่ 13 สิงหาคม 2564 เวลา 10:30 น.", "th", date(2021, 8, 13)),
        ("प्रकाशित: 13 अगस्त 2021, 10:30 बजे", "hi", date(2021, 8, 13)),
    ],
)
def test_a_line_may_be_nothing_but_a_date(line: str, language: str, day: date) -> None:
    assert date_line(line, language) == day


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("On 3 March 2021 the court ruled in her favour.", "en"),
        ("Published 3 March 2021 by Anne Martin", "en"),
        ("3 March", "en"),
        ("31 February 2021", "en"),
        ("Le 13 août 2021, le port a fermé.", "fr"),
        ("Lyon, le 13 août 2021", "fr"),
        ("2021年8月13日、港は閉鎖された。", "ja"),
        ("2024", "en"),
        ("วันที่ 13 สิงหาคม 2564 ฝนตกหนัก", "th"),
        ("13 अगस्त 2021 को बारिश हुई", "hi"),
        ("۱۴۰۲/۰۲/۳۱", "fa"),
        ("", "en"),
        ("3 March 2021 " * 20, "en"),
    ],
)
def test_other_lines_are_not_date_lines(line: str, language: str) -> None:
    assert date_line(line, language) is None


@pytest.mark.parametrize("tag", languages())
def test_every_name_of_a_month_and_a_day_is_read(tag: str) -> None:
    words = lexicon(tag)
    for month, forms in enumerate(words.months, 1):
        for form in (form for form in forms if not form[0].isdigit() and tag not in ("ja", "ko", "zh", "zh-Hant")):
            assert the_date(f"7 {form} 2021", tag).month == month, form
    for weekday, forms in enumerate(words.weekdays):
        for form in forms:
            assert the_date(f"2021-08-13 ({form})", tag).weekday == weekday, form


@given(SURROGATES, st.sampled_from([*languages(), "und"]))
def test_any_text_gives_spans_inside_it(text: str, language: str) -> None:
    end = 0
    for mention in dates(text, language):
        assert end <= mention.start < mention.end <= len(text)
        assert 1 <= mention.month <= 12
        end = mention.end


@given(st.text(alphabet="0123456789-/.年月日 maiAPM,(", max_size=120), st.sampled_from(["en", "fr", "zh", "und"]))
def test_digits_and_separators_never_raise(text: str, language: str) -> None:
    assert all(mention.valid or mention.date is None for mention in dates(text, language))
    date_line(text, language)


def codes(text: str, language: str, published: str | None = None) -> set[str]:
    report = newsclean.check(text, lang=language, published=published, select=["DAT"])
    return {finding.code for finding in report.findings}


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("Вона повернулася у четвер, 13 серпня 2021 року, до Києва.", "uk", "DAT102"),
        ("Вона повернулася у п’ятницю, 12 серпня 2021 року, до Києва.", "uk", "DAT102"),
        ("Επέστρεψε το πρωί της Τρίτης 13 Μαρτίου 2024 στην Αθήνα.", "el", "DAT102"),
        ("เขากลับมาเมื่อวันพฤหัสบดีที่ 13 สิงหาคม 2564 ที่กรุงเทพฯ", "th", "DAT102"),
        ("Az ülést 2024. szeptember 8-án, hétfőn tartották meg.", "hu", "DAT102"),
        ("Az ülést február 30-án tartották meg.", "hu", "DAT101"),
    ],
)
def test_rules_judge_dates_of_many_languages(text: str, language: str, code: str) -> None:
    assert codes(text, language) == {code}


@pytest.mark.parametrize(
    ("text", "language", "published"),
    [
        ("เขากลับมาเมื่อวันศุกร์ที่ 13 สิงหาคม 2564 ที่กรุงเทพฯ", "th", None),
        ("ในปี 2547 เขากลับมาเมื่อวันศุกร์ที่ 13 สิงหาคม ที่กรุงเทพฯ", "th", "2023-08-20"),
        ("วันที่ 29 กุมภาพันธ์ 2567 ฝนตกหนัก", "th", None),
        ("جلسه در تاریخ 1402/02/31 برگزار شد.", "fa", None),
        ("جلسه روز جمعه ۱۳ اوت ۲۰۲۱ برگزار شد.", "fa", None),
        ("سوموار को 31 जूनियर डॉक्टर हड़ताल पर रहे।", "hi", None),
        ("Az ülést 2024. szeptember 8-án, vasárnap tartották meg.", "hu", None),
        ("Επέστρεψε το πρωί της Τρίτης 12 Μαρτίου 2024 στην Αθήνα.", "el", None),
        ("Вона повернулася у п’ятницю, 13 серпня 2021 року, до Києва.", "uk", None),
        ("Ședința are loc vineri, 13 septembrie viitor.", "ro", "2024-09-08"),
        ("13 באוגוסט האחרון היה חם מאוד", "he", "2024-09-08"),
        ("Mødet var tirsdag d. 12. marts 2024.", "da", None),
    ],
)
def test_rules_leave_good_dates_alone(text: str, language: str, published: str | None) -> None:
    assert codes(text, language, published) == set()


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    names = lexicon("fr")
    text = f"{names.weekdays[day.weekday()][0]} {day.day} {names.months[day.month - 1][0]} {day.year}"
    mention = the_date(text, "fr")
    assert (mention.date, mention.weekday) == (day, day.weekday())
