"""The elements that the blocks of a page stand in, each with what is in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsclean.boilerplate.evidence import Evidence
from newsclean.markup import Element

MISSING = -99.0  # a measure that cannot be told, as of the markup of plain text
TAGS = (
    "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "div", "section", "article", "main", "aside", "header",
    "footer", "nav", "form", "figure", "figcaption", "blockquote", "button", "label", "ul", "dd", "dt", "body", "table",
    "title",
)  # fmt: skip
TAG_NUMBERS = {name: float(number) for number, name in enumerate(TAGS)}


class Signature:
    """The name and class of elements: what it says of a block, and how many elements of the page have it."""

    __slots__ = ("count", "name", "tag", "weight")

    def __init__(self, name: str, weight: float) -> None:
        self.name, self.weight, self.count = name, weight, 0
        self.tag = TAG_NUMBERS.get(name, -1.0)


class Path:
    """The signatures from the outermost element to one: the many elements of a list or a text share it."""

    __slots__ = ("inner", "names", "signature", "weight_least", "weight_most", "weight_sum")
    names: frozenset[str]

    def __init__(self, signature: Signature, outer: Path | None) -> None:
        self.signature, weight = signature, signature.weight
        self.inner: dict[tuple[str, tuple[str, ...]], Path] = {}
        if outer is None:
            self.names = frozenset((signature.name,))
            self.weight_sum = self.weight_least = self.weight_most = weight
        else:
            names, least, most = outer.names, outer.weight_least, outer.weight_most
            self.names = names if signature.name in names else names | {signature.name}
            self.weight_sum = outer.weight_sum + weight
            self.weight_least = min(least, weight)
            self.weight_most = max(most, weight)


class Container:
    """An element that blocks stand in, with what is in it; `inside` is the container around it.

    `blocks`, `size`, `linked`, `likely` and `prose` are sums over its blocks; the rest is there once it is measured.
    """

    __slots__ = (
        "blocks", "inside", "likely", "likely_mean", "likely_share", "link_share", "linked", "mean_size", "path",
        "prose", "size", "tag", "twins", "weight",
    )  # fmt: skip
    inside: Container

    def __init__(self, path: Path, inside: Container) -> None:
        self.path, self.inside = path, inside
        self.blocks = self.size = self.linked = self.likely = self.prose = 0.0

    def measure(self, likely_total: float) -> None:
        """Find the shares, when all blocks are summed up; `likely_total` is the likely main content of the page."""
        signature, size = self.path.signature, self.size
        self.tag, self.weight, self.twins = signature.tag, signature.weight, float(signature.count)
        self.mean_size = size / self.blocks
        self.link_share = self.linked / size
        self.likely_mean = self.likely / size
        self.likely_share = self.likely / likely_total


def _nowhere() -> Container:
    """Return the container of blocks without markup: nothing is known of it."""
    found = Container.__new__(Container)
    for slot in Container.__slots__:
        setattr(found, slot, MISSING)
    found.path, found.inside = Path(Signature("", MISSING), None), found
    found.path.names = frozenset()
    return found


NOWHERE = _nowhere()


class Containers:
    """The containers of one page, by where their tags stand: outer ones come before those in them."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.known: dict[int, Container] = {}
        self.signatures: dict[tuple[str, tuple[str, ...]], Signature] = {}
        self.outermost: dict[tuple[str, tuple[str, ...]], Path] = {}

    def around(self, ancestors: Sequence[Element]) -> Container:
        """Return the container of a block with these ancestors, the nearest last."""
        if not ancestors:
            return NOWHERE
        known = self.known
        found = known.get(ancestors[-1][2])
        if found is not None:
            return found
        index = len(ancestors) - 1  # of the outermost that is not known yet
        while index and ancestors[index - 1][2] not in known:
            index -= 1
        found = known[ancestors[index - 1][2]] if index else NOWHERE
        for name, tokens, start, _, _, _ in ancestors[index:]:
            if start in known:
                continue  # an inline element that hides the block is told under the place of the one around it
            key = name, tokens
            path = (self.outermost if found is NOWHERE else found.path.inner).get(key)
            if path is None:
                path = self._path(key, found)
            path.signature.count += 1
            found = known[start] = Container(path, found)
        return found

    def _path(self, key: tuple[str, tuple[str, ...]], inside: Container) -> Path:
        signature = self.signatures.get(key)
        if signature is None:
            signature = self.signatures[key] = Signature(key[0], self.evidence.of_element(*key))
        if inside is NOWHERE:
            path = self.outermost[key] = Path(signature, None)
        else:
            path = inside.path.inner[key] = Path(signature, inside.path)
        return path

    def gather(self, rows: Iterable[tuple[Container, float, float, float, bool]]) -> None:
        """Sum up what is in each container, from the innermost outwards; rows are a container and what adds to it."""
        for around, size, linked, likely, prose in rows:
            if around is NOWHERE:
                continue
            around.blocks += 1.0
            around.size += size
            around.likely += likely
            if linked:
                around.linked += linked
            if prose:
                around.prose += 1.0
        for around in reversed(self.known.values()):
            outer = around.inside
            if outer is not NOWHERE:
                outer.blocks += around.blocks
                outer.size += around.size
                outer.likely += around.likely
                if around.linked:
                    outer.linked += around.linked
                if around.prose:
                    outer.prose += around.prose
