"""HTML tokens with their places, in linear time: one pattern, in which a whole tag, comment or script is one match."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from newsclean.errors import UsageError
from newsclean.readers.html.attributes import ATTRIBUTES, WHITE, closes_itself, parsed
from newsclean.readers.html.doctype import WIDTH, Doctype, doctype
from newsclean.readers.html.references import NULL, REPLACEMENT, decoded, folded, unix_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Names behind which the source is no markup until their end tag (or the end of the source, as the standard has it).
RAW_TEXT = ("script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp")
DECODED = frozenset(("title", "textarea"))  # the two of them in which references count
NAME_END = rf"[{WHITE}/>]"


def _escaped(end: str, script: str) -> str:
    """Return the pattern of what stands behind `<` in a script: from `!--` to `-->` an inner script has its own end."""
    inner = rf"[^<-]*+(?:(?:-(?!->)|<(?!/script{NAME_END}))[^<-]*+)*+(?:</script)?+"
    outer = rf"(?:-(?!->)|<(?!/{end}{NAME_END})(?:{script}(?={NAME_END}){inner})?+)"
    return rf"(?:!(?=--)[^<-]*+(?:{outer}[^<-]*+)*+(?:-->)?+)?+"


def _content(end: str, escaped: str = "") -> str:
    """Return the pattern of text up to an end tag."""
    return rf"[^<]*+(?:<(?!/{end}{NAME_END}){escaped}[^<]*+)*+"


SAME = r"\1"  # the name of the raw text element; only if that is a script may one stand within it
RAW = _content(SAME, _escaped(SAME, rf"(?=script){SAME}"))
# The first letters spare most tags the comparison with eight names.
TOKEN = re.compile(
    rf"""<(?:(?=[sStTiInNxX])((?i:{"|".join(RAW_TEXT)}))(?={NAME_END})({ATTRIBUTES})(?:>((?i:{RAW}))|\Z)"""
    rf"""|(/?)([a-zA-Z][^{WHITE}/>]*+)({ATTRIBUTES})(?:>|\Z)"""
    r"""|!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"""
    r"""|[!?][^>]*+(?:>|\Z)|/(?!\Z)[^>]*+(?:>|\Z))""",
    re.ASCII,
)
# Groups of a match. Raw text: name, attributes, content (its end tag is the next match). Tag: "/" or "", name,
# attributes. A comment or declaration has none.
RAW_NAME, RAW_ATTRIBUTES, RAW_CONTENT, SLASH, NAME, TAG_ATTRIBUTES = range(1, 7)

State = Literal["data", "rcdata", "rawtext", "script data", "plaintext", "cdata section"]
STATES: Final = ("data", "rcdata", "rawtext", "script data", "plaintext", "cdata section")
CDATA_END: Final = "]]>"
COMMENT_ENDS: Final = ("-->", "--!>", "--!", "--", "-")  # the last three where the source ends within the end


class Token(NamedTuple):
    """A tag, comment, document type declaration or stretch of text; its place is half-open, in code points."""

    kind: Literal["text", "start tag", "end tag", "comment", "doctype"]
    start: int
    end: int
    text: str = ""  # what text or a comment says, references decoded
    name: str = ""  # of a tag, in lower case
    raw: str = ""  # the attributes of a tag, or a declaration, as the source has it

    @property
    def attributes(self) -> Mapping[str, str]:
        """The attributes of a tag."""
        return parsed(self.raw)

    @property
    def is_self_closing(self) -> bool:
        """Whether a tag ends in `/>`."""
        return closes_itself(self.raw)

    @property
    def doctype(self) -> Doctype:
        """What a document type declaration says."""
        return doctype(self.raw)


def tokens(source: str, *, raw: str = "", state: State = "data") -> Iterator[Token]:
    """Return the tokens of HTML in order, as the tokenizer of the HTML Standard emits them.

    `state` is the one to begin in, `raw` the name of the start tag before, whose end tag ends raw text. The content of
    an element in RAW_TEXT is text, as in a browser. A tag that the source ends within is no token, as in the standard;
    a quotation mark that is never closed is passed over, where the standard drops the rest of the source.
    """
    if state not in STATES:
        raise UsageError(f"no state to begin in: {state!r}; one of {', '.join(STATES)} would work")
    return _tokens(source, raw, state)


def _tokens(source: str, raw: str, state: State) -> Iterator[Token]:
    end, at = _raw_end(source, raw, state)
    if end:
        yield _text(source, 0, end, state)
    for match in TOKEN.finditer(source, at):
        start, end = match.span()
        if at < start:
            yield _text(source, at, start)
        at = end
        if match[RAW_NAME] is not None:
            yield from _raw_element(match)
        elif match[NAME] is None:
            yield from _declaration(source, start, end)
        elif source[end - 1] == ">":
            kind: Literal["start tag", "end tag"] = "end tag" if match[SLASH] else "start tag"
            yield Token(kind, start, end, name=_name(match[NAME]), raw=match[TAG_ATTRIBUTES])
    if at < len(source):
        yield _text(source, at, len(source))


def _raw_end(source: str, raw: str, state: State) -> tuple[int, int]:
    """Return where the text ends that a state begins with, and where markup begins."""
    if state == "data":
        return 0, 0
    if state == "cdata section" and CDATA_END in source:
        end = source.index(CDATA_END)
        return end, end + len(CDATA_END)
    if not raw or state in ("plaintext", "cdata section"):
        return len(source), len(source)
    match = _content_of(raw, is_script=state == "script data").match(source)
    end = match.end() if match else 0
    return end, end


@lru_cache(maxsize=64)
def _content_of(name: str, *, is_script: bool) -> re.Pattern[str]:
    end = re.escape(name)
    return re.compile(_content(end, _escaped(end, "script") if is_script else ""), re.ASCII | re.IGNORECASE)


def _raw_element(match: re.Match[str]) -> Iterator[Token]:
    """Yield the start tag of a raw text element and its content; an end of the source within the tag yields nothing."""
    start, end = match.span(RAW_CONTENT)
    if start < 0:
        return
    name = _name(match[RAW_NAME])
    yield Token("start tag", match.start(), start, name=name, raw=match[RAW_ATTRIBUTES])
    if start < end:
        yield _text(match.string, start, end, "rcdata" if name in DECODED else "rawtext")


def _declaration(source: str, start: int, end: int) -> Iterator[Token]:
    """Yield a comment, a declaration, or what the standard makes a comment of; `</>` is nothing at all."""
    raw = source[start:end]
    if raw.startswith("<!--"):
        yield Token("comment", start, end, _filled(_comment(raw[4:])))
    elif raw[:WIDTH].lower() == "<!doctype":
        yield Token("doctype", start, end, raw=raw)
    elif raw != "</>":
        text = raw[1:] if raw.startswith("<?") else raw[2:]
        yield Token("comment", start, end, _filled(text.removesuffix(">")))


def _comment(raw: str) -> str:
    if raw in (">", "->"):
        return ""
    ending = next((ending for ending in COMMENT_ENDS if raw.endswith(ending)), "")
    return raw.removesuffix(ending)


def _text(source: str, start: int, end: int, state: State = "data") -> Token:
    text = unix_lines(source[start:end])
    if state not in ("data", "cdata section"):
        text = text.replace(NULL, REPLACEMENT)
    return Token("text", start, end, decoded(text) if state in ("data", "rcdata") else text)


def _filled(text: str) -> str:
    return unix_lines(text).replace(NULL, REPLACEMENT)


def _name(raw: str) -> str:
    return folded(raw.replace(NULL, REPLACEMENT))
