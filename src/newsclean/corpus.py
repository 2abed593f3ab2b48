"""What is kept of each text to compare the next one with: hashes, no words."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b


@dataclass(frozen=True, slots=True)
class Digest:
    """The fingerprint of a text, white space and case aside, and its length in code points."""

    whole: bytes
    length: int


def digest(text: str) -> Digest:
    """Return the digest of a text."""
    folded = " ".join(text.casefold().split())
    return Digest(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=16).digest(), len(text))


class Corpus:
    """The texts seen so far; lives for one run."""

    def __init__(self) -> None:
        self._first: dict[bytes, str] = {}

    def knows(self, fingerprint: Digest) -> bool:
        """Tell whether a comparison could find anything: no rule needs to be asked of a text unlike all before."""
        return fingerprint.whole in self._first

    def first_with(self, fingerprint: Digest) -> str | None:
        """Return the name of the first text with the same fingerprint, None if there is none."""
        return self._first.get(fingerprint.whole)

    def add(self, fingerprint: Digest, name: str) -> None:
        """Remember a text by its fingerprint; the first of equals stays."""
        self._first.setdefault(fingerprint.whole, name)
