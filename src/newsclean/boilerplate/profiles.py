"""Site profiles: which blocks the pages of one site have in common, as hashes; learned once, applied to new pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Self

from newsclean.boilerplate.page_digests import (
    AFTER,
    BEFORE,
    DIGEST_SIZE,
    INSIDE,
    NEVER,
    PageDigest,
    digest,
    has_number,
    merit,
)
from newsclean.boilerplate.page_digests import places as places_of
from newsclean.boilerplate.repetition import MAX_REPEATED as MAX_HASHES
from newsclean.boilerplate.repetition import MIN_PAGES, Repeated, repeated, sampled
from newsclean.errors import UsageError
from newsclean.files import read
from newsclean.model import Block, Kind

__all__ = ["MAX_HASHES", "MIN_SHARE", "SiteProfile", "learn", "learn_from"]

VERSION = 1
MARK = "newsclean-site-profile"
SALT_SIZE = 16  # bytes
# Measured on 378 pages of 64 sites, each left out in turn: with 0.3 a profile finds 56 of 100 boilerplate blocks and 42
# of 100 of their characters, with 0.5 it finds 51 and 38, with 0.9 it finds 24 and 16. Of what is labelled as article
# it takes 42 of 9,742 blocks (0.06 % of the characters): dates and labels such as "Related Articles", no paragraph.
MIN_SHARE = 0.3
MAX_BYTES = 2_000_000  # of a profile's file; one with all its hashes has 600,000
REMEDY = "'newsclean site learn' writes one"


@dataclass(frozen=True, slots=True)
class SiteProfile:
    """What a site repeats: keyed hashes of 8 bytes of the blocks before, inside and after its articles; no text.

    `salt` is the key; it is derived from what was learned, so that equal pages give equal profiles.
    """

    pages: int  # different pages that it was learned from
    min_share: float
    salt: bytes
    before: frozenset[bytes] = frozenset()
    inside: frozenset[bytes] = frozenset()
    after: frozenset[bytes] = frozenset()

    def __len__(self) -> int:
        """Return the number of different blocks it knows."""
        return len(self.before | self.inside | self.after)

    def known(self, blocks: Sequence[Block]) -> list[bool]:
        """Tell of each block of a page whether the site repeats it at this place.

        A block counts only where it was learned, and only as a whole: an article may quote a footer. Inside an article
        headings, and lines with numbers, are its own in any case ("What happened next", "Goals: 3").
        """
        hashes = [hashed(digest(block), self.salt) for block in blocks]
        anywhere = [each in self.before or each in self.after or each in self.inside for each in hashes]
        if not any(anywhere):
            return anywhere
        at = {BEFORE: self.before, INSIDE: self.inside, AFTER: self.after}
        found = zip(blocks, hashes, places_of(map(merit, blocks), anywhere), strict=True)
        return [name in at[place] and not (place == INSIDE and _is_own(block)) for block, name, place in found]

    def to_json(self) -> str:
        """Return the profile as JSON, of the same bytes whatever the order of its pages was."""
        values: dict[str, Any] = {MARK: VERSION, "pages": self.pages, "min-share": self.min_share}
        values["salt"] = self.salt.hex()
        for place in (BEFORE, INSIDE, AFTER):
            values[place] = sorted(each.hex() for each in getattr(self, place))
        return json.dumps(values, indent=1) + "\n"

    @classmethod
    def from_json(cls, source: str | bytes) -> Self:
        """Return the profile that a JSON text holds; UsageError if it holds none."""
        values = _parsed(source)
        version = values.get(MARK)
        if version != VERSION or isinstance(version, bool):
            raise _refusal(f"its '{MARK}' is {_quoted(version)}, where this newsclean reads {VERSION}")
        return cls(
            _pages(values.get("pages")),
            check_share(values.get("min-share")),
            _bytes(values.get("salt"), SALT_SIZE, "salt"),
            *(_hashes(values, place) for place in (BEFORE, INSIDE, AFTER)),
        )

    @classmethod
    def load(cls, path: str) -> Self:
        """Return the profile of a file; UsageError if it holds none, OSError if it cannot be read."""
        try:
            return cls.from_json(read(path, limit=MAX_BYTES).data)
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from error


def learn(pages: Iterable[Sequence[Block]], *, min_share: float = MIN_SHARE) -> SiteProfile:
    """Return what the pages of one site have in common: the blocks on at least `min_share` of them, and on two.

    Copies of a page count as one. Time and memory are linear in the pages, and bounded: of more than 500 the 500 with
    the smallest digests count, a profile holds the `MAX_HASHES` most frequent blocks. UsageError for fewer than three
    different pages, and for a share that is not above 0 and at most 1.
    """
    return learn_from(map(PageDigest.of, pages), min_share=min_share)


def learn_from(pages: Iterable[PageDigest], *, min_share: float = MIN_SHARE) -> SiteProfile:
    """Return what `learn` returns, of pages whose digests another process took."""
    return _profile(repeated(sampled(pages), min_share=check_share(min_share)), float(min_share))


def hashed(block: int, salt: bytes) -> bytes:
    """Return the hash of a block's digest, which without the salt tells nothing; empty for what is never known."""
    if block == NEVER:
        return b""
    return blake2b(block.to_bytes(DIGEST_SIZE), digest_size=DIGEST_SIZE, key=salt).digest()


def check_share(share: Any) -> float:
    """Return a share of pages; UsageError for what is no number above 0 and at most 1."""
    if isinstance(share, bool) or not isinstance(share, int | float) or not 0 < share <= 1:
        raise UsageError(f"a share of pages is a number above 0 and at most 1, as {MIN_SHARE}; got {_quoted(share)}")
    return float(share)


def _is_own(block: Block) -> bool:
    return block.kind is Kind.HEADING or has_number(block)


def _profile(found: Repeated, min_share: float) -> SiteProfile:
    digests = frozenset[int]().union(*found.places.values())
    salt = blake2b(b"".join(each.to_bytes(DIGEST_SIZE) for each in sorted(digests)), digest_size=SALT_SIZE).digest()
    before, inside, after = (
        frozenset(hashed(each, salt) for each in found.places[place]) for place in (BEFORE, INSIDE, AFTER)
    )
    return SiteProfile(found.pages, min_share, salt, before, inside, after)


def _refusal(reason: str) -> UsageError:
    return UsageError(f"is no site profile: {reason}; {REMEDY}")


def _quoted(value: Any) -> str:
    return f"{value!r:.40}" if isinstance(value, str | int | float | None) else type(value).__name__


def _parsed(source: Any) -> Mapping[str, Any]:
    if not isinstance(source, str | bytes):
        raise _refusal(f"a profile is a str or bytes, got {type(source).__name__}")
    if len(source) > MAX_BYTES:
        raise _refusal(f"it is over {MAX_BYTES / 1_000_000:g} MB long")
    try:
        values = json.loads(source)
    except (ValueError, RecursionError) as error:
        raise _refusal("it is no JSON") from error
    if not isinstance(values, dict) or MARK not in values:
        raise _refusal(f"it is no JSON object with '{MARK}'")
    return values


def _pages(number: Any) -> int:
    if isinstance(number, bool) or not isinstance(number, int) or number < MIN_PAGES:
        raise _refusal(f"its 'pages' is a whole number of at least {MIN_PAGES}, got {_quoted(number)}")
    return number


def _hashes(values: Mapping[str, Any], place: str) -> frozenset[bytes]:
    listed = values.get(place)
    if not isinstance(listed, list) or len(listed) > MAX_HASHES:
        raise _refusal(f"its '{place}' is a list of at most {MAX_HASHES:,} hashes, got {type(listed).__name__}")
    return frozenset(_bytes(each, DIGEST_SIZE, place) for each in listed)


def _bytes(value: Any, size: int, name: str) -> bytes:
    try:
        found = bytes.fromhex(value)
    except (TypeError, ValueError):
        found = b""
    if len(found) != size:
        raise _refusal(f"its '{name}' holds {_quoted(value)}, where {2 * size} hexadecimal digits stand")
    return found
