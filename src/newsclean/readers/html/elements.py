"""HTML elements as a reader of articles sees them: which stand on lines of their own, which are not shown, kinds."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeAlias

from newsclean.model import Element, Kind
from newsclean.readers.html.attributes import ATTRIBUTE, parsed
from newsclean.readers.html.unseen import CLASSES, is_not_shown, is_spoken

# Elements that begin and end a block (HTML Standard, 15.3 "flow content" of the default style sheet, and the controls
# whose text stands apart from the sentence around them).
BLOCK_TAGS = frozenset(
    "address article aside blockquote body button caption center datalist dd details dialog dir div dl dt fieldset "  # noqa: SIM905
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html label legend li listing main "
    "menu nav noframes noscript ol optgroup option p plaintext pre search section select summary table tbody td "
    "template tfoot th thead title tr ul xmp textarea iframe object video audio canvas noembed".split()
)
MEDIA = frozenset("img picture figure video audio iframe embed object canvas".split())  # noqa: SIM905
# What is there for programs, for browsers without scripts, or for those that cannot show something.
UNSEEN = frozenset("noscript template iframe noembed noframes object video audio canvas datalist".split())  # noqa: SIM905
MARKED = frozenset(("base", "meta", "link", "time"))  # tags that tell about the page
MARKED_RAW = frozenset(("script", "title"))  # elements without markup inside that may
INLINE = frozenset(  # what pages are full of; others are as welcome
    "abbr area b cite circle del em font g i input ins label line param path polygon q rect small source span "  # noqa: SIM905
    "strong sub sup symbol u use".split()
)
CODE_TAGS = frozenset(("code", "kbd", "samp", "var", "tt"))
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905
KINDS = {
    "li": Kind.LIST_ITEM, "dd": Kind.LIST_ITEM, "dt": Kind.LIST_ITEM, "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION, "caption": Kind.CAPTION, "pre": Kind.CODE, "listing": Kind.CODE, "xmp": Kind.CODE,
    "plaintext": Kind.CODE, "td": Kind.TABLE_CELL, "th": Kind.TABLE_CELL,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
}  # fmt: skip
CODE, PARAGRAPH, TABLE_CELL = Kind.CODE, Kind.PARAGRAPH, Kind.TABLE_CELL  # an enumeration is slow to ask
# These begin a paragraph in a table cell, as pages were once laid out by tables; elsewhere they are of the kind around.
ANEW = frozenset(("p", "article", "section", "main", "div"))
P_END = ("p",)
# Elements that a start tag ends because their own end tags may be left out (HTML Standard, 13.1.2.4).
IMPLIED_ENDS: dict[str, frozenset[str]] = {
    **{name: frozenset(P_END) for name in BLOCK_TAGS - {"button", "object", "video", "audio", "canvas"}},
    "li": frozenset(("p", "li")),
    **dict.fromkeys(("dt", "dd"), frozenset(("p", "dt", "dd"))),
    **dict.fromkeys(("td", "th"), frozenset(("p", "td", "th"))),
    "tr": frozenset(("p", "td", "th", "tr")),
    **dict.fromkeys(("tbody", "thead", "tfoot"), frozenset(("p", "td", "th", "tr", "tbody", "thead", "tfoot"))),
    "option": frozenset(("p", "option")),
    "optgroup": frozenset(("p", "option", "optgroup")),
}
NO_END: frozenset[str] = frozenset()
MAX_CACHED = 1000  # characters of an attribute string; real ones are shorter, hostile ones are not kept
MAX_TOKENS = 32  # class names of an element; real ones have under twenty
TOKEN_NAMES = frozenset(("class", "id", "role"))
NOTHING, TOKENS, MORE = range(3)  # asked of the value of an attribute: its words, or all attributes by the letter
TELLING = frozenset(  # attributes for which a string is read by the letter, and the three above in capitals
    ("lang", "xml:lang", "hidden", "aria-hidden", "style", "translate", "data-newsclean-ignore", *TOKEN_NAMES)
)


class Traits(NamedTuple):
    """What an element's attributes say to a reader."""

    tokens: tuple[str, ...] = ()
    language: str = ""
    is_hidden: bool = False  # from everybody, or from assistive technology only
    is_unseen: bool = False  # on the screen
    is_untranslated: bool = False
    ignored: str | None = None
    is_spoken: bool = False  # unseen, as the words are for screen readers
    is_apart: bool = False  # unseen, untranslated or ignored


NO_TRAITS = Traits()
PLAIN = NO_TRAITS[1:]
new = tuple.__new__  # a page has a thousand elements: the constructor with names takes three times as long


def is_notable(attributes: str) -> bool:
    """Tell whether a raw attribute string may set an inline element apart."""
    low = attributes.lower()
    # Searches for a word take a third of the time of one for all of them.
    return (
        "hid" in low
        or "style" in low
        or "sr-only" in low
        or "screen" in low
        or "element-" in low
        or "translate" in low
        or "newsclean" in low
    )


def traits(attributes: str) -> Traits:
    """Return what a raw attribute string says; strings seen before are not looked at again."""
    return _known(attributes) if len(attributes) <= MAX_CACHED else _traits(attributes)


def _traits(attributes: str) -> Traits:
    tokens: list[str] = []
    for name, value in ATTRIBUTE.findall(attributes):
        asked = asks(name)
        if asked is TOKENS and "&" not in value:
            tokens += words(value.strip("\"'"))
        elif asked is not NOTHING:
            return _exact(parsed(attributes))
    return new(Traits, (tuple(tokens), *PLAIN)) if CLASSES.isdisjoint(tokens) else _exact(parsed(attributes))


def words(value: str) -> list[str]:
    """Return the words of a value in lower case, of very many the first."""
    found = value.lower().split(None, MAX_TOKENS)
    return found if len(found) <= MAX_TOKENS else found[:MAX_TOKENS]


def asks(name: str) -> int:
    """Return what is asked of the value of the attribute of that name."""
    if name in TOKEN_NAMES:
        return TOKENS
    return MORE if name.lower() in TELLING else NOTHING


def _exact(values: dict[str, str]) -> Traits:
    """Return traits by the letter, for the few strings that may hide an element or state a language."""
    words = " ".join(values.get(name, "") for name in ("class", "id", "role"))
    spoken = is_spoken(values)
    unseen = spoken or is_not_shown(values)
    is_untranslated = values.get("translate", "").lower() == "no"
    ignored = values.get("data-newsclean-ignore")
    return Traits(
        tuple(words.lower().split(None, MAX_TOKENS)[:MAX_TOKENS]),
        (values.get("lang") or values.get("xml:lang") or "").strip(),
        unseen or values.get("aria-hidden", "").lower() == "true",
        unseen,
        is_untranslated,
        ignored,
        spoken,
        unseen or is_untranslated or ignored is not None,
    )


_known = lru_cache(maxsize=16_384)(_traits)


# What the name of a block-level element says: its kind (None: that of what is around it), whether it is hidden, the
# names of the elements whose end it implies.
Nature: TypeAlias = tuple[Kind | None, bool, frozenset[str]]
# What its start tag says wherever it stands: the same three, tokens, language, and its traits if they set it apart.
# Bare tuples, as they are taken apart in a third of the time.
Tag: TypeAlias = tuple[Kind | None, bool, frozenset[str], tuple[str, ...], str, Traits | None]
NATURES: dict[str, Nature] = {
    name: (KINDS.get(name), name in UNSEEN, IMPLIED_ENDS.get(name, NO_END)) for name in BLOCK_TAGS | set(KINDS)
}
USUAL: Nature = (None, False, NO_END)


def tag(name: str, found: Traits) -> Tag:
    """Return what a start tag says whose attributes say `found`."""
    kind, is_hidden, ends = NATURES.get(name, USUAL)
    apart = found if found.is_apart else None
    return kind, is_hidden or found.is_hidden, ends, found.tokens, found.language, apart


def element(name: str, found: Traits, start: int, parent: Element) -> Element:
    """Return the element of that name that begins inside `parent`."""
    return opened(name, tag(name, found), start, parent)


def opened(name: str, begun: Tag, start: int, parent: Element) -> Element:
    """Return the element that a start tag opens inside `parent`."""
    kind, is_hidden, _, tokens, language, _ = begun
    if kind is None:
        kind = parent[3]
        if kind is TABLE_CELL and name in ANEW:
            kind = PARAGRAPH
    return new(Element, (name, tokens, start, kind, language or parent[4], is_hidden or parent[5]))
