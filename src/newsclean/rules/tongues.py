"""Languages with settings of their own: which texts a variant of a rule judges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

OTHER = ""  # stands for every language without settings of its own


@dataclass(frozen=True, slots=True)
class Tongues:
    """The languages of a variant, among those that have settings of their own; tags are in lower case."""

    own: frozenset[str]
    special: frozenset[str]

    def admit(self, tag: str) -> bool:
        """Tell whether the variant judges a text in a language."""
        return closest(tag, self.special) in self.own


@lru_cache(maxsize=1024)
def closest(tag: str, tags: frozenset[str]) -> str:
    """Return the longest of `tags` that a language tag is or begins with, as `pt` of `pt-BR`; `OTHER` if none is."""
    parts = tag.lower().split("-")
    prefixes = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((prefix for prefix in prefixes if prefix in tags), OTHER)
