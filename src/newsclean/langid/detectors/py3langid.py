"""py3langid's answers: naive Bayes over byte n-grams, 140 languages."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final

from newsclean.langid.detectors import Shares, library, tag_of, weighed
from newsclean.langid.tags import UNDETERMINED
from newsclean.text.scripts import script_of

# A text without any feature has 1 in 142 for every class, and one language has two; it is no answer.
FLAT: Final = 0.02
NO_LANGUAGE: Final = "zxx"


def tags() -> Collection[str]:
    """Return the tags of py3langid's classes."""
    return {tag_of(name) for name in _identifier().labels} - {NO_LANGUAGE}


def shares(text: str, odds: Mapping[str, float] | None) -> Shares:
    """Return every language with its probability, none where the text has no feature."""
    found = _identifier().rank(text)
    if found[0][1] < FLAT:
        return ()
    script = script_of(text)
    tagged = [(UNDETERMINED if name == NO_LANGUAGE else tag_of(name, script), share) for name, share in found]
    return weighed(tagged, odds)


@cache
def _identifier() -> Any:
    """Return an identifier of our own: the one of the module can be restricted by anybody."""
    langid = library("py3langid.langid")
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
