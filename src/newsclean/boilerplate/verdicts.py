"""The verdict on every block of a document: whether it stays, how likely it is main content, and what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsclean.boilerplate.classify import probabilities, threshold
from newsclean.boilerplate.coherence import completed, groups_of, together
from newsclean.boilerplate.presets import PRESETS
from newsclean.boilerplate.profiles import SiteProfile
from newsclean.boilerplate.roles import Role, role
from newsclean.boilerplate.siblings import with_siblings
from newsclean.boilerplate.strays import is_caption, without_strays
from newsclean.boilerplate.surroundings import Statements, size_of
from newsclean.boilerplate.words import squeezed
from newsclean.errors import ConfigError, UsageError
from newsclean.markup import Kind
from newsclean.model import Block, Document, Extent
from newsclean.text.sentences import ends_sentence

# A text of fewer lines is judged by the wording of each line alone: there is too little around a line to tell by.
LEAST_LINES = 4


@dataclass(frozen=True, slots=True, eq=False)
class Extraction:
    """How main content is told from boilerplate: a preset of `PRESETS`, and what is known of the site."""

    preset: str = "balanced"
    profile: SiteProfile | None = None
    is_formatted: bool = False  # an article with its title, and with captions where its pictures are


class Verdict(NamedTuple):
    """What was found of a block: `probability`, 0 to 1, is that of being main content."""

    is_kept: bool
    probability: float


# Of 400 pages, cross-validated: of the lines from here on that phrases of the lexicon would take out most are
# article, of those below most are not. Of a short line its wording is asked all the same.
CERTAIN = 0.8
PARAGRAPH = 120  # characters; nine in ten longer blocks of articles are certain
# Of a text with few doubtful lines a doubtful one is probably none: it goes only below this probability and the share
# of doubtful lines together, if that is less than what is asked. Cross-validated, clean articles then lose half as many
# paragraphs, and leftover lines 0.1 of F1.
ALMOST_NONE = 0.05
# A text of few lines has little to tell by, and one that is half menus and captions takes the sentences between them
# down with it: they stay, and other lines go only if they are surely none. By line that costs 0.25 of F1 in the mean.
FEW_LINES, HALF_NONE = 40, 0.25  # lines, probability
SENTENCE, LONG_SENTENCE = 20, 60  # characters, with a final mark and without
DEFAULT = Extraction()
KEPT = Verdict(is_kept=True, probability=1.0)
GONE = Verdict(is_kept=False, probability=0.0)  # most blocks of a page, and what is on every page of its site


def extraction(preset: str, profile: str = "") -> Extraction:
    """Return how main content is told; ConfigError for a file that is no site profile or cannot be read."""
    try:
        return Extraction(preset, SiteProfile.load(profile) if profile else None)
    except (OSError, UsageError) as error:
        raise ConfigError(f"site profile {profile}: {error}") from error


def asked(document: Document) -> Extraction:
    """Return how main content of a document is to be told."""
    known: Extraction = document.memo.get(Extraction, DEFAULT)
    return known


def verdicts(document: Document) -> Sequence[Verdict]:
    """Return the verdict on each block, as the document's `Extraction` asks for; one for each block, in order."""
    wanted = asked(document)
    known: Sequence[Verdict] | None = document.memo.get(wanted)
    if known is None:
        known = document.memo[wanted] = _verdicts(document, wanted)
    return known


def roles(document: Document) -> dict[int, Role]:
    """Return what each block that does not stay is for, by the index of the block."""
    key = roles, asked(document)
    known: dict[int, Role] | None = document.memo.get(key)
    if known is None:
        found = enumerate(zip(document.blocks, verdicts(document), strict=True))
        known = {i: role(block, document.language_of(block)) for i, (block, one) in found if not one.is_kept}
        document.memo[key] = known
    return known


def assured(document: Document) -> list[Block]:
    """Return the blocks of a document; those that are main content beyond doubt know it."""
    return [
        block.assured() if told.is_kept and _is_certain(block, told.probability) else block
        for block, told in zip(document.blocks, verdicts(document), strict=True)
    ]


def _is_certain(block: Block, probability: float) -> bool:
    return probability >= CERTAIN and len(block.text) >= PARAGRAPH


def _verdicts(document: Document, wanted: Extraction) -> Sequence[Verdict]:
    blocks = document.blocks
    if not _is_judged(document):
        return [KEPT] * len(blocks)
    likely = probabilities(blocks, Statements.of(document))
    found, kept = decided(blocks, likely, wanted.preset, is_page=document.extent is Extent.PAGE)
    told = [
        Verdict(is_kept=is_kept, probability=one) if is_kept or one else GONE
        for one, is_kept in zip(found, kept, strict=True)
    ]
    for index in _belonging(document, told, wanted):
        told[index] = Verdict(is_kept=True, probability=told[index].probability)
    if wanted.profile is None:
        return told
    repeated = wanted.profile.known(document.blocks)
    return [GONE if is_known else one for one, is_known in zip(told, repeated, strict=True)]


def decided(
    blocks: Sequence[Block], likely: Sequence[float], preset: str = "balanced", *, is_page: bool
) -> tuple[Sequence[float], Sequence[bool]]:
    """Return the probabilities of blocks as their surroundings even them out, and which of the blocks stay."""
    groups = groups_of(blocks)
    found = together(blocks, likely, groups)
    # What is surely none counts for nothing, however long it is.
    sizes = [size_of(block.text) if one else 0.0 for block, one in zip(blocks, found, strict=True)]
    least = threshold(found, sizes, preset)
    if not is_page:
        return found, kept_lines(blocks, found, least)
    kept = completed(blocks, found, [one >= least for one in found], groups)
    return found, with_siblings(blocks, found, without_strays(blocks, found, kept, PRESETS[preset]))


def kept_lines(blocks: Sequence[Block], found: Sequence[float], least: float) -> list[bool]:
    """Return which lines of plain text stay: the fewer are doubtful, the surer it must be that one is none.

    In a short text it must be surer still, and surest of a line that ends a sentence.
    """
    doubtful = sum([one < PRESETS["balanced"] for one in found]) / len(found)
    least = min(least, ALMOST_NONE + doubtful)
    if len(found) > FEW_LINES:
        return [one >= least for one in found]
    least, least_of_sentence = min(least, HALF_NONE), min(least, ALMOST_NONE)
    return [
        one >= least or (one >= least_of_sentence and _is_sentence(block))
        for block, one in zip(blocks, found, strict=True)
    ]


def _is_sentence(block: Block) -> bool:
    """Tell whether a line reads as a sentence does, its end lost or not."""
    size = len(block.text)
    return size >= LONG_SENTENCE or (size >= SENTENCE and ends_sentence(block.text))


def _is_judged(document: Document) -> bool:
    """Tell whether a document is a page, or plain text of several lines.

    A fragment of HTML and a text in Markdown are articles that somebody cut out or wrote: their lists and tables are
    not to be told from menus again.
    """
    if document.extent is not Extent.PIECE:
        return document.extent is Extent.PAGE
    return len(document.blocks) >= LEAST_LINES and all(block.markup is None for block in document.blocks)


def _belonging(document: Document, told: Sequence[Verdict], wanted: Extraction) -> Iterator[int]:
    """Yield the blocks that stay whatever was told: the title of a text, title and captions of a formatted article."""
    if document.extent is Extent.PIECE and document.title is not None:
        yield document.title
    if not (wanted.is_formatted and document.extent is Extent.PAGE):
        return
    kept = [index for index, one in enumerate(told) if one.is_kept]
    title = _title(document)
    if title is not None:
        yield title
    if kept:
        between = range(kept[0] if title is None else min(title, kept[0]), kept[-1] + 1)
        yield from (index for index in between if is_caption(document.blocks[index]))


def _title(document: Document) -> int | None:
    """Return the first main heading that the page shows, or that says what the page states as its title."""
    stated = squeezed(document.stated("title"))
    first: int | None = None
    for index, block in enumerate(document.blocks):
        if block.kind is Kind.HEADING and block.markup is not None and not block.markup.is_hidden:
            text = squeezed(block.text)
            if text and (stated.startswith(text) or (stated and text.startswith(stated))):
                return index
            if first is None and any(element.name == "h1" for element in block.markup.ancestors[-2:]):
                first = index
    return first
