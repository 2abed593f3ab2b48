"""The detectors of other projects: one interface, our tags, no text that they cannot take."""

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.errors import UnknownLanguage, UsageError
from newsclean.langid import Guess, detectors, identify
from newsclean.langid.tags import SCRIPTS

ROOT = Path(__file__).parents[1]
SENTENCES = tomllib.loads((ROOT / "fixtures" / "languages" / "sentences.toml").read_text(encoding="utf-8"))["known"]
OPTIONAL = ("lingua", "py3langid", "pycld2")
NAMES = ("langdetect", *OPTIONAL)
# What Lingua is asked about: it takes half a minute to load all of its languages.
HEARD = ("de", "el", "fr", "ja", "nb", "ru", "zh")
NOTHING = (Guess("und", 1.0, "Zyyy"),)
FRENCH = SENTENCES["fr"][0]
BCP_47 = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    given: str = request.param
    pytest.importorskip(given)
    return given


def ask(name: str, text: str, *, prior: str | None = None) -> tuple[Guess, ...]:
    return identify(text, detector=name, languages=HEARD, prior=prior)


@pytest.mark.parametrize("tag", HEARD)
def test_a_sentence_is_identified_by_all(name: str, tag: str) -> None:
    best, *_ = ask(name, SENTENCES[tag][0])
    assert (best.language, best.script) == (tag, SCRIPTS[tag])
    assert best.probability > 0.5


LETTERLESS = ("", " ", "\n\n", "12345 67 8.90", "!!! ... ?", "5 000 € (+ 3 %)", "😀😀", "\u200b", "\x00", "٣٤٥", "__")


@pytest.mark.parametrize("text", [*LETTERLESS, "\ud800", "\udfff\ud83d", "\ufffe\U0001ffff", "\x85\x01\x7f"])
def test_text_without_letters_is_undetermined(name: str, text: str) -> None:
    assert identify(text, detector=name) == NOTHING
    assert ask(name, text) == NOTHING


@pytest.mark.parametrize("noise", ["\ud800", "\x00", "\x1b", "\x7f", "\x9f", "\ufdd0", "\uffff", "\U0010fffe"])
def test_what_cannot_be_read_is_read_as_a_space(name: str, noise: str) -> None:
    assert ask(name, FRENCH.replace(" ", noise)) == ask(name, FRENCH)


def test_no_character_is_refused(name: str) -> None:
    everything = "".join(map(chr, range(0x110000)))
    for start in range(0, len(everything), detectors.READ):
        assert ask(name, f"a {everything[start : start + detectors.READ]}")


@settings(deadline=None)
@given(st.text(st.characters()))
def test_guesses_are_probabilities_best_first(text: str) -> None:
    for name in filter(importlib.util.find_spec, NAMES):
        found = ask(name, text)
        shares = [guess.probability for guess in found]
        assert found
        assert shares == sorted(shares, reverse=True)
        assert 0 < sum(shares) < 1.000001
        assert {guess.language for guess in found} <= {*HEARD, "zh-Hant", "und"}  # zh names both
        assert len({guess.language for guess in found}) == len(found)
        assert ask(name, text) == found


@pytest.mark.parametrize("unit", ["a", "é", "字", "я ", "\ud800x", "<a href=", "1 "])
def test_only_the_head_of_a_long_text_counts(name: str, unit: str) -> None:
    text = unit * (2 * detectors.READ)
    assert ask(name, text) == ask(name, text[: detectors.READ])


def test_every_tag_is_ours_or_well_formed(name: str) -> None:
    tags = set(detectors.named(name).tags())
    assert len(tags) > 40
    assert all(BCP_47.fullmatch(tag) for tag in tags)
    assert tags.isdisjoint(("und", "no", "iw", "in", "jw", "zxx", "un", "zh-cn", "zh-tw"))
    assert {"nb", "he", "id", "zh"} <= tags


@pytest.mark.parametrize(
    ("library", "tag"),
    [
        ("no", "nb"), ("iw", "he"), ("zh-cn", "zh"), ("zh-tw", "zh-Hant"), ("zh-Hant", "zh-Hant"), ("fr", "fr"),
        ("ceb", "ceb"), ("war", "war"), ("roa tara", "und"), ("", "und"),
    ],
)  # fmt: skip
def test_names_of_libraries_become_our_tags(library: str, tag: str) -> None:
    assert detectors.tag_of(library) == tag


def test_languages_name_the_only_candidates(name: str) -> None:
    found = identify(SENTENCES["nb"][0], detector=name, languages=["nb", "fr"])
    assert {guess.language for guess in found} <= {"nb", "fr"}
    assert found[0].language == "nb"


def test_candidates_in_another_script_are_none(name: str) -> None:
    assert identify(FRENCH, detector=name, languages=["ka"])[0].language == "und"
    assert identify(SENTENCES["ru"][0], detector=name, languages=["fr", "de"])[0].language == "und"


@pytest.mark.parametrize("own", ["pycld2", "py3langid"])
def test_a_language_that_only_the_library_knows_can_be_named(own: str) -> None:
    pytest.importorskip(own)
    foreign = min(set(detectors.named(own).tags()) - set(SCRIPTS))
    assert identify(FRENCH, detector=own, languages=["fr", foreign, f"{foreign.upper()}_XX"])[0].language == "fr"


def test_a_prior_excludes_nobody(name: str) -> None:
    assert ask(name, FRENCH, prior="de")[0].language == "fr"
    assert ask(name, SENTENCES["ru"][0], prior="ru")[0].language == "ru"


@pytest.mark.parametrize("own", ["lingua", "py3langid", "pycld2"])
def test_a_prior_decides_what_the_text_leaves_open(own: str) -> None:
    pytest.importorskip(own)
    for tag in ("da", "nb"):
        found = identify("Han har en bil", detector=own, languages=["da", "nb"], prior=tag)
        assert found[0].language == tag


def test_bad_arguments_are_refused_at_once(name: str) -> None:
    with pytest.raises(UnknownLanguage, match=r"'qqq'"):
        identify("", detector=name, languages=["fr", "qqq"])
    with pytest.raises(UnknownLanguage, match="'xx'"):
        identify("", detector=name, prior="xx")
    with pytest.raises(UsageError, match="must be positive"):
        identify("", detector=name, prior={"fr": 0.0})
    with pytest.raises(UsageError, match="languages is empty"):
        identify("", detector=name, languages=[])


@pytest.mark.parametrize("unknown", ["cld3", "", "tags", "__init__", "langdetect.detector", "../langdetect", "Lingua"])
def test_an_unknown_detector_is_refused_with_the_known_ones(unknown: str) -> None:
    known = "known: 'newsclean', 'langdetect', 'lingua', 'py3langid', 'pycld2'"
    with pytest.raises(UsageError, match=re.escape(f"unknown detector {unknown!r}; {known}")):
        identify(FRENCH, detector=unknown)


@pytest.mark.parametrize("missing", OPTIONAL)
def test_a_missing_library_is_named_with_what_to_install(missing: str) -> None:
    code = (
        f"import sys; sys.modules[{missing!r}] = None; from newsclean.langid import identify\n"
        f"identify('bonjour', detector={missing!r})"
    )
    done = run(code)
    assert done.returncode == 1
    assert f"UsageError: the detector needs {missing}, which is not there: pip install newsclean[langid]" in done.stderr


def test_no_library_is_imported_before_it_is_asked() -> None:
    done = run(f"import sys, newsclean, newsclean.langid; assert not {set(NAMES)} & set(sys.modules)")
    assert done.returncode == 0, done.stderr


def test_answers_do_not_depend_on_the_hash_seed(name: str) -> None:
    texts = [SENTENCES[tag][0] for tag in HEARD]
    code = (
        "import sys; from newsclean.langid import identify\n"
        f"print(ascii([identify(t, detector={name!r}, languages={HEARD!r}) for t in sys.argv[1:]]))"
    )
    here = ascii([ask(name, text) for text in texts])
    assert {run(code, *texts, seed=seed).stdout.strip() for seed in ("0", "1", "4711")} == {here}


def test_a_detector_is_added_by_adding_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = 'def tags(): return "fr",\ndef shares(text, odds): return [("fr", 0.75), ("fr", 0.125), ("de", 0.001)]\n'
    (tmp_path / "always_french.py").write_text(answers, encoding="utf-8")
    monkeypatch.setattr(detectors, "__path__", [*detectors.__path__, str(tmp_path)])
    detectors._names.cache_clear()
    try:
        assert identify("Guten Tag!", detector="always_french") == (Guess("fr", 0.875, "Latn"),)
        assert identify("12", detector="always_french") == NOTHING
    finally:
        detectors._names.cache_clear()
        sys.modules.pop(f"{detectors.__name__}.always_french", None)


def run(code: str, *arguments: str, seed: str = "0") -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT / "src"), os.environ.get("PYTHONPATH", "")))
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, check=False, text=True)
