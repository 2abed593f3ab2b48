"""Which language a text and its blocks are in: steady, repeatable, and silent where nothing speaks."""

import hashlib
import math
import os
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.errors import UnknownLanguage, UsageError
from newsclean.langid import Guess, identify, identify_blocks
from newsclean.langid.profiles import DATA, EPSILON, SAMPLE, STEPS, SUFFIX
from newsclean.langid.tags import RAREST, SCRIPTS, SHARED_SCRIPTS

ROOT = Path(__file__).parents[1]
SENTENCES = tomllib.loads((ROOT / "fixtures" / "languages" / "sentences.toml").read_text(encoding="utf-8"))
KNOWN = [(tag, text) for tag, texts in SENTENCES["known"].items() for text in texts]
UNKNOWN = [(tag, text) for tag, texts in SENTENCES["unknown"].items() for text in texts]
ANY_TEXT = st.text(st.characters())  # lone surrogates too

FRENCH = (
    "Le conseil municipal a adopté jeudi soir le budget de la ville, après six heures de débats souvent vifs.",
    "Les élus de l'opposition ont quitté la salle avant le vote, estimant que les comptes n'étaient pas sincères.",
    "La maire a répondu que les chiffres avaient été vérifiés deux fois et que personne ne les avait contestés.",
)


def language(text: str) -> str:
    return identify(text)[0].language


@pytest.mark.parametrize(("tag", "text"), KNOWN)
def test_a_sentence_is_identified(tag: str, text: str) -> None:
    best = identify(text)[0]
    assert (best.language, best.script) == (tag, SCRIPTS[tag])
    assert best.probability > 0.6


def test_every_language_has_a_sentence() -> None:
    assert SENTENCES["known"].keys() == SCRIPTS.keys()


@pytest.mark.parametrize(("tag", "text"), KNOWN)
def test_lower_cased_text_has_the_same_answer(tag: str, text: str) -> None:
    assert identify(text.lower()) == identify(text)
    assert language(text.lower()) == tag


@pytest.mark.parametrize(("tag", "text"), UNKNOWN)
def test_a_language_without_a_profile_is_undetermined(tag: str, text: str) -> None:
    assert tag not in SCRIPTS
    assert language(text) == "und"


LETTERLESS = (
    "",
    " ",
    "\n\n",
    "12345 67 8.90",
    "2024-09-08",
    "!!! ... ???",
    "5 000 € (+ 3 %)",
    "😀😀",
    "\u200b",
    "\x00",
)


@pytest.mark.parametrize("text", [*LETTERLESS, "٣٤٥", "\ud800", "\udfff\ud83d"])
def test_text_without_letters_is_undetermined(text: str) -> None:
    assert identify(text) == (Guess("und", 1.0, "Zyyy"),)


@pytest.mark.parametrize("address", ["https://www.example.com/a/b?c=d", "www.example.org/news", "user@example.com"])
def test_an_address_says_nothing(address: str) -> None:
    assert identify(address) == (Guess("und", 1.0, "Zyyy"),)
    assert identify(f"{FRENCH[0]} {address}")[0].language == "fr"


@pytest.mark.parametrize("text", ["AP", "a", "OK", "Reuters", "AFP (2)", "BBC"])
def test_a_few_letters_say_too_little(text: str) -> None:
    assert language(text) == "und"


def test_a_script_without_a_known_language_is_named() -> None:
    assert identify("ᎠᏂᎦᎵ ᏧᎾᏕᎶᏆᏍᏗ ᎤᎾᏙᏓᏉᏅᎯ") == (Guess("und", 1.0, "Cher"),)


@given(ANY_TEXT)
def test_guesses_are_probabilities_best_first(text: str) -> None:
    found = identify(text)
    shares = [guess.probability for guess in found]
    assert found
    assert shares == sorted(shares, reverse=True)
    assert 0.9 < sum(shares) < 1.000001
    assert len({guess.language for guess in found}) == len(found)


def test_languages_restrict_the_candidates() -> None:
    norwegian = SENTENCES["known"]["nb"][0]
    assert {guess.language for guess in identify(norwegian, languages=["nb", "da"])} <= {"nb", "da", "und"}
    assert identify("Han har en bil", languages=["sv", "fr"])[0].language == "sv"
    assert identify("Привет из Москвы", languages=["fr", "en"]) == (Guess("und", 1.0, "Cyrl"),)


@pytest.mark.parametrize(("tag", "text"), [pair for pair in KNOWN if pair[0] not in ("en", "bs", "nn")])
def test_a_language_outside_the_candidates_is_none_of_them(tag: str, text: str) -> None:
    near = {"gl": "it", "ms": "id", "nb": "da", "sr-Latn": "hr"}.get(tag, "en")
    assert identify(text, languages=["en", near])[0].language == "und"


def test_a_language_in_general_covers_its_written_forms() -> None:
    for tag, form in (("no", "nb"), ("no", "nn"), ("sr", "sr-Latn"), ("zh", "zh-Hant")):
        text = SENTENCES["known"][form][0]
        assert identify(text, languages=[tag, "en"])[0].language == form


def test_named_candidates_are_equally_expected() -> None:
    bosnian = "Sud u Sarajevu je odlučio da će se suđenje nastaviti u četvrtak."
    assert identify(bosnian)[0].language == "hr"
    assert identify(bosnian, languages=["bs", "hr"])[0].language == "bs"


@pytest.mark.parametrize("unit", ["ﷺ", "ﷺ ", "ﬃ", "ﬃ ", "İ", "a ", "the ", "ŉ", "and", "و "])
def test_no_score_runs_over(unit: str) -> None:
    assert sum(guess.probability for guess in identify(unit * 2000)) <= 1.000001


@pytest.mark.parametrize("spelling", ["pt", "pt-BR", "PT_br", " pt "])
def test_tags_are_known_in_every_spelling(spelling: str) -> None:
    assert identify(SENTENCES["known"]["pt"][0], languages=[spelling])[0].language == "pt"


def test_bad_arguments_are_refused_at_once() -> None:
    with pytest.raises(UnknownLanguage, match=r"'frr'.*closest: .*'fr'"):
        identify("", languages=["frr"])
    with pytest.raises(UnknownLanguage, match="'xx'"):
        identify("", prior="xx")
    with pytest.raises(UsageError, match="must be positive"):
        identify("", prior={"fr": 0.0})
    with pytest.raises(UsageError, match="languages is empty"):
        identify("", languages=[])
    with pytest.raises(UsageError, match="unknown detector 'cld3'"):
        identify("", detector="cld3")


def test_a_prior_decides_what_the_text_leaves_open() -> None:
    text = "Han har en bil"
    assert {identify(text, prior=tag)[0].language for tag in ("da", "nb")} == {"da", "nb"}
    assert identify(text, prior={"sv": 1e6})[0].language == "sv"
    assert identify(FRENCH[0], prior="de")[0].language == "fr"


@pytest.mark.parametrize("unit", ["a", "é", "字", "я ", "mot ", "a@", "www.", "\ud800x", "한"])
def test_only_the_middle_of_a_long_text_counts(unit: str) -> None:
    text = unit * 400_000
    middle = (len(text) - 1200) // 2
    assert identify(text) == identify(text[middle : middle + 1200])


def test_letters_are_found_before_and_after_an_empty_middle() -> None:
    assert language(FRENCH[0] + " " * 9000) == "fr"
    assert language("\n" * 9000 + FRENCH[0]) == "fr"


def test_langdetect_gives_its_own_answers_and_keeps_its_state() -> None:
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    for tag in ("fr", "nb", "zh", "ru"):
        text = SENTENCES["known"][tag][0]
        own = factory.create()
        own.seed = 0
        own.append(text)
        found = identify(text, detector="langdetect")
        assert [guess.probability for guess in found] == pytest.approx([x.prob for x in own.get_probabilities()])
        assert found[0].language == tag
    assert DetectorFactory.seed is None


@pytest.mark.parametrize("text", [*LETTERLESS, "\ud800", "https://www.example.com/a/b?c=d"])
def test_langdetect_does_not_raise_either(text: str) -> None:
    assert identify(text, detector="langdetect") == (Guess("und", 1.0, "Zyyy"),)


def test_langdetect_takes_candidates_as_well() -> None:
    assert identify(FRENCH[0], detector="langdetect", languages=["en", "it"])[0].language in ("en", "it")
    assert identify(FRENCH[0], detector="langdetect", languages=["ka"])[0].language == "und"


def test_threads_agree() -> None:
    texts = [text for _, text in KNOWN] * 4
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(identify, texts)) == [identify(text) for text in texts]


def test_answers_do_not_depend_on_the_hash_seed() -> None:
    code = (
        "import sys, hashlib; from newsclean.langid import identify, identify_blocks; texts = sys.argv[1:];"
        "print(hashlib.sha256(ascii((list(map(identify, texts)), identify_blocks(texts))).encode()).hexdigest())"
    )
    texts = [text for _, text in KNOWN]
    here = ascii(([identify(text) for text in texts], identify_blocks(texts)))
    for seed in ("0", "1", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
        command = [sys.executable, "-c", code, *texts]
        printed = subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
        assert printed.strip() == hashlib.sha256(here.encode()).hexdigest()


def test_importing_loads_neither_profiles_nor_langdetect() -> None:
    code = (
        "import sys, newsclean.langid, newsclean.langid.profiles as p;"
        "assert not {'langdetect', 'newsclean.lexicon'} & set(sys.modules); assert not p.profile.cache_info().currsize"
    )
    subprocess.run([sys.executable, "-c", code], env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True)


def test_the_profile_counted_in_langdetect_is_what_its_script_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import build_langid

    shipped = (DATA / f"Deva{SUFFIX}").read_bytes().split(b"\n", 1)
    made = build_langid.profile("Deva", ROOT, None).split(b"\n", 1)
    assert made[1] == shipped[1]


@pytest.mark.parametrize("script", SHARED_SCRIPTS)
def test_a_profile_has_a_row_for_every_n_gram(script: str) -> None:
    head, grams, rows = (DATA / f"{script}{SUFFIX}").read_bytes().split(b"\n", 2)
    names = grams.decode().split("|")
    assert [pair.partition("=")[0] for pair in head.decode().split()] == list(SHARED_SCRIPTS[script])
    assert len(rows) == len(names) * len(SHARED_SCRIPTS[script])
    assert names == sorted(set(names))
    assert max(rows) <= round(STEPS * math.log(1 / EPSILON))


def test_a_lane_holds_any_text() -> None:
    highest = round(STEPS * math.log(1 / EPSILON)) * (SAMPLE + 1) + STEPS * RAREST
    assert highest < 1 << 16


def test_the_profiles_are_small() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 6_000_000
