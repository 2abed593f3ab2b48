"""Two words of small letters that were run together: found where both are known apart, and in no word of a language."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.langid.seam_trees import Node, packed, score, trees
from newsclean.langid.seams import LEAST, LEAST_SMALL, MAX_WORD, Seam, is_there, pieces_of, seams
from newsclean.langid.wordlists import DATA, SUFFIX, Listed, key_of, unpacked, word_list
from newsclean.langid.wordlists import packed as packed_list

LISTS = sorted(path.name.removesuffix(SUFFIX) for path in DATA.glob(f"*{SUFFIX}"))
WORDS = [
    Listed("about", 9, 0, 1),
    Listed("harbour", 5),
    Listed("over", 10, 3, 2),
    Listed("school", 8, 2, 0),
    Listed("schoolbook", 2),
]
WHOLE = [
    ("en", "Nevertheless the shopkeepers withstood the breathtaking thunderstorm that overwhelmed the lighthouse."),
    ("en", "The worldwide network of newspapers underestimated the misunderstanding between the stakeholders."),
    ("de", "Währenddessen verabschiedete der Stadtrat nachträglich den umweltfreundlichen Bebauungsplan."),
    ("de", "Die altersgerechten Wohnungen sind barrierefrei, kostengünstig und gleichzeitig sonnendurchflutet."),
    ("nl", "De arbeidsovereenkomst van de vrachtwagenchauffeur werd tegelijkertijd ingewilligd."),
    ("sv", "Kommunfullmäktige beslutade om samhällsplaneringen och barnomsorgsplatserna tillsammans."),
    ("da", "Kommunalbestyrelsen vedtog efterfølgende børnehavepladserne og havnebassinets oprensning."),
    ("no", "Kommunestyret vedtok fremdeles barnehageplassene og havnebassengets opprydning."),
    ("fi", "Kaupunginvaltuusto hyväksyi satamarakennuksen peruskorjaussuunnitelman yksimielisesti."),
    ("is", "Bæjarstjórnin samþykkti hafnarframkvæmdirnar og gatnagerðargjöldin samhljóða."),
    ("fr", "Aujourd’hui les contremaîtres désapprouvent vraisemblablement le renouvellement."),
    ("es", "Los ferrocarriles transatlánticos del mediodía desaprovechan sobremanera el aparcamiento."),
    ("it", "Il capostazione disapprova ciononostante il soprannumero dei pomodori e dei grattacieli."),
    ("pt", "Os guarda-chuvas e os girassóis reapareceram subitamente no planalto desabitado."),
    ("ro", "Dumneavoastră desconsiderați întotdeauna binefăcătorii supraaglomerați."),
    ("pl", "Kilkudziesięciu przedsiębiorców niejednokrotnie współfinansowało dotychczasowe roboty."),
    ("cs", "Několikanásobný vodohospodářský podnikatel zprostředkoval tříhodinové jednání."),
    ("sl", "Dolgoletni prostovoljci so nekajkrat preusmerili enosmerno prometnico."),
    ("hr", "Dugogodišnji poljoprivrednici su nekoliko puta preusmjerili jednosmjernu prometnicu."),
    ("ru", "Многочисленные землевладельцы своевременно перераспределили сельскохозяйственные угодья."),
    ("uk", "Багатоповерхові новобудови неодноразово перевищували загальнодержавні нормативи."),
    ("bg", "Многобройните земеделци своевременно преразпределиха селскостопанските площи."),
    ("lt", "Daugiaaukščiai pastatai nepriklausomai perskirstė žemdirbystės plotus."),
    ("tr", "Belediyelerimizdekilerden bazıları değerlendirilemeyeceklerini söylediler."),
    ("id", "Pertanggungjawaban pemerintahan dipertimbangkan berkesinambungan oleh perwakilan."),
]
JOINED = [
    ("en", "The tram line was told to wait ⟦becausetheir⟧ plan had no money."),
    ("en", "Visitors came ⟦fromacross⟧ the bay to see the lamps."),
    ("de", "Der Rat hat den Plan ⟦aberauch⟧ den Haushalt vertagt."),
    ("nl", "De raad heeft het plan ⟦maarniet⟧ de begroting besproken."),
    ("fr", "Le maire a parlé ⟦danscette⟧ salle pendant une heure."),
    ("es", "El alcalde habló ⟦cuandoestaba⟧ en la plaza."),
    ("it", "Il sindaco ha parlato ⟦dellanuova⟧ piazza per un’ora."),
    ("pt", "O prefeito falou e ⟦tambémaqueles⟧ vizinhos falaram."),
    ("ru", "Мэр рассказал ⟦толькоэтот⟧ план и ушёл."),
    ("id", "Wali kota berbicara tentang taman ⟦yangakan⟧ dibuka."),
]


@pytest.mark.parametrize(("language", "text"), WHOLE)
def test_long_words_of_a_language_are_one(language: str, text: str) -> None:
    assert list(seams(language, pieces_of(text))) == []


@pytest.mark.parametrize(("language", "marked"), JOINED)
def test_two_words_in_one_are_found(language: str, marked: str) -> None:
    joined = marked[marked.index("⟦") + 1 : marked.index("⟧")]
    found = list(seams(language, pieces_of(marked.replace("⟦", "").replace("⟧", ""))))
    assert [seam.left + seam.right for seam in found] == [joined]


def test_a_language_without_a_list_has_no_seams() -> None:
    assert not list(seams("und", pieces_of("becausetheir danscette")))
    assert not list(seams("../en", pieces_of("becausetheir")))


def test_more_is_asked_of_a_text_without_capitals() -> None:
    pieces = pieces_of("visitors came fromacross the bay, becausetheir plan had no money")
    assert LEAST_SMALL > LEAST
    assert set(seams("en", pieces, least=LEAST_SMALL)) <= set(seams("en", pieces))
    assert Seam("because", "their") in set(seams("en", pieces))


def test_a_word_is_there_with_and_without_a_sign_behind() -> None:
    pieces = pieces_of("The harbour, the tram.")
    assert all(is_there(word, pieces) for word in ("the", "harbour", "tram"))
    assert not is_there("har", pieces)


@given(st.text(), st.sampled_from([*LISTS, "", "und", "xx"]))
def test_any_text_has_seams_inside_its_words(text: str, language: str) -> None:
    small = text.lower()
    for left, right in seams(language, pieces_of(text)):
        assert left + right in small
        assert len(left + right) <= MAX_WORD


@pytest.mark.parametrize("language", LISTS)
def test_a_list_is_in_order_and_without_capitals(language: str) -> None:
    known = word_list(language)
    assert known is not None
    assert list(known.words) == sorted(set(known.words))
    assert len(known.words) == len(known.marks)
    assert all(word == word.lower() and word.isalpha() for word in known.words)
    assert known.leads <= known.all
    assert known.ends <= known.all


def test_a_list_is_read_as_it_was_written() -> None:
    known = unpacked(packed_list(WORDS, size=9.5, strictness=-1.25))
    assert [known.listed(word) for word, *_ in WORDS] == WORDS
    assert (known.size, known.strictness) == (9.5, -1.25)
    assert known.listed("schoolbooks").grade == 0
    assert known.listed("").grade == 0


def test_what_begins_many_words_leads_none() -> None:
    known = unpacked(packed_list(WORDS, size=9.5, strictness=0.0))
    assert known.leads == {"about", "school"}
    assert known.ends == {"about", "over", "school"}


@pytest.mark.parametrize(("word", "shared"), [("schoolboy", 8), ("school", 6), ("zebra", 0), ("", 0), ("aboutness", 5)])
def test_a_beginning_is_shared_with_the_word_that_has_most_of_it(word: str, shared: int) -> None:
    assert unpacked(packed_list(WORDS, size=9.5, strictness=0.0)).shared_beginning(word) == shared


@pytest.mark.parametrize(
    ("tag", "key"), [("nb", "no"), ("nn", "no"), ("bs", "hr"), ("sr", "hr"), ("ms", "id"), ("fr", "fr")]
)
def test_close_languages_have_one_list(tag: str, key: str) -> None:
    assert key_of(tag) == key


def test_no_list_is_read_for_a_tag_that_is_a_path() -> None:
    assert word_list("../words/en") is None


def test_trees_are_walked_to_a_leaf(monkeypatch: pytest.MonkeyPatch) -> None:
    grown: tuple[Node, ...] = ((0, 1.5, -1.0, (1, 0.0, 2.0, 3.0)), 0.25)
    monkeypatch.setattr("newsclean.langid.seam_trees.trees", lambda: grown)
    assert [score(values) for values in ((1.5, 9.0), (2.0, 0.0), (2.0, 0.5))] == [-0.75, 2.25, 3.25]


def test_trees_are_stored_deflated() -> None:
    assert zlib.decompress(packed([(0, 1.5, -1.0, 2.0)])) == b"[[0,1.5,-1.0,2.0]]"
    assert len(trees()) > 1
