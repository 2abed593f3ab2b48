"""langdetect's own answers, made repeatable: a seed for each call, and its process-wide state left alone."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from newsclean.langid.detectors import Shares, tag_of

SEED: Final = 0


def tags() -> Collection[str]:
    """Return the tags of langdetect's profiles."""
    return _factory()[1].values()


def shares(text: str, odds: Mapping[str, float] | None) -> Shares:
    """Return the languages langdetect names, with the odds as its prior; none where it raises."""
    factory, names = _factory()
    detector = factory.create()
    detector.seed = SEED
    detector.append(text)
    try:
        if odds is not None:
            detector.set_prior_map({name: odds.get(tag, 0.0) for name, tag in names.items()})
        return [(names[language.lang], language.prob) for language in detector.get_probabilities()]
    except LangDetectException:
        return ()


@cache
def _factory() -> tuple[DetectorFactory, Mapping[str, str]]:
    """Return a factory of our own with the profiles in a fixed order, and our tag for each of its names."""
    files = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if not path.name.startswith("."))
    factory = DetectorFactory()
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in files])
    return factory, {name: tag_of(name) for name in factory.get_lang_list()}
