"""langdetect's own answers, made repeatable: a seed for each call, and its process-wide state left alone."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory
from langdetect.lang_detect_exception import LangDetectException

from newsclean.langid.scoring import NOTHING, Guess
from newsclean.langid.tags import SCRIPTS, require_tag

SEED: Final = 0
# langdetect reads 10,000 characters after leaving out addresses; what follows five times as many cannot matter.
READ: Final = 50_000


def langdetect_guesses(text: str, odds: Mapping[str, float] | None) -> tuple[Guess, ...]:
    """Return the languages langdetect names, best first; `"und"` where it raises or names none."""
    factory, tags = _factory()
    detector = factory.create()
    detector.seed = SEED
    detector.append(text[:READ])
    try:
        if odds is not None:
            detector.set_prior_map({name: odds.get(tag, 0.0) for name, tag in tags.items()})
        found = [(tags[language.lang], language.prob) for language in detector.get_probabilities()]
    except LangDetectException:
        return NOTHING
    return tuple(Guess(tag, probability, SCRIPTS[tag]) for tag, probability in found) or NOTHING


@cache
def _factory() -> tuple[DetectorFactory, Mapping[str, str]]:
    """Return a factory of our own with the profiles in a fixed order, and our tag for each of its names."""
    files = sorted(path for path in Path(PROFILES_DIRECTORY).iterdir() if not path.name.startswith("."))
    factory = DetectorFactory()
    factory.load_json_profile([path.read_text(encoding="utf-8") for path in files])
    return factory, {name: require_tag(name) for name in factory.get_lang_list()}
