"""markdown-it-py with what we need beside it: places of everything, footnotes, and bounds for hostile sources."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]
Rule = TypeVar("Rule", BlockRule, InlineRule)

BLOCK_NESTING = 20  # the parser's own default for CommonMark
DEEP = BLOCK_NESTING - 2  # a list is two levels; at its limit the parser would leave out what is inside
# Brackets inside brackets: each level costs every bracket another look, and links do not nest.
INLINE_NESTING = 8
# A line that begins with anything else neither starts nor ends any block but a paragraph: heading, quote, HTML, table,
# underline, item, thematic break, fence, footnote.
BLOCK_START = re.compile(
    r"#{1,6}(?:[ \t\n]|\Z)|[><|:=-]|[+*](?:[ \t\n]|\Z)|\d{1,9}[.)](?:[ \t\n]|\Z)|(?:\*[* \t]*|_[_ \t]*)(?:\n|\Z)|"
    r"`{3}|~{3}|\[\^",
    re.ASCII,
)
DEFINITION = "]:"  # is in a definition of a link, which begins with a bracket
CODE_INDENT = 4
LOCATED = ("table", "code", "fence", "blockquote", "list", "html_block", "heading", "lheading", "paragraph")
ENDED = ("backticks", "link", "image")
CHAINS = ("paragraph", "reference", "blockquote", "list")
FOOTNOTE = re.compile(r"\[\^([^\s\[\]^]{1,64})\]")
# Keys of the parser's environment: the labels that are defined, and the first line not yet known to be no paragraph.
FOOTNOTES, SEEN = "footnotes", "seen"


class Parser(MarkdownIt):
    """Leaves addresses as they are: they are not shown, and the library cannot encode a lone surrogate."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Return the address."""
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        """Return the address as it is written."""
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Return True: a link is a link wherever it leads."""
        return True


@cache
def block_parser() -> Parser:
    """Return the parser of blocks; their tokens say in `meta` where they stand."""
    parser = Parser("commonmark", {"maxNesting": BLOCK_NESTING})
    parser.enable("table")
    ruler = parser.block.ruler
    chains = {chain: ruler.getRules(chain) for chain in CHAINS}
    for name, rule in _rules(ruler):
        alternatives = [chain for chain in CHAINS if rule in chains[chain]]
        if name in LOCATED:
            ruler.at(name, _located(rule), {"alt": []})
            # Asked whether it would end another block, the rule need not say where it stands. Behind the rule of
            # paragraphs, which matches anything, this one is never asked for a block.
            ruler.push(f"{name}_ahead", rule, {"alt": alternatives})
        elif name == "reference":
            ruler.at(name, _unless_footnote(rule), {"alt": alternatives})
    ruler.before("reference", "footnote", _defines_footnote, {"alt": ["paragraph"]})
    ruler.before("table", "plain_paragraph", _plain_paragraph)
    return parser


@cache
def inline_parser() -> Parser:
    """Return the parser of what is inside a block; code, links and images say in `meta` where they end."""
    parser = Parser("commonmark", {"maxNesting": INLINE_NESTING})
    parser.enable("strikethrough")
    ruler = parser.inline.ruler
    for name, rule in _rules(ruler):
        if name in ENDED:
            ruler.at(name, _ended(rule))
    ruler.before("link", "footnote", _refers_to_footnote)
    return parser


def _rules(ruler: Ruler[Rule]) -> list[tuple[str, Rule]]:
    return list(zip(ruler.get_active_rules(), ruler.getRules(), strict=True))


def _located(rule: BlockRule) -> BlockRule:
    """Return the rule that also notes where its first token stands, and each of its lines."""

    def located(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        count, at = len(state.tokens), state.bMarks[line] + state.tShift[line]
        if not rule(state, line, end, silent):
            return False
        token = state.tokens[count]
        token.meta["at"] = at
        if token.type not in CONTAINERS:
            token.meta["lines"] = _lines(state, line, state.line)
        return True

    return located


def _lines(state: StateBlock, first: int, end: int) -> list[tuple[int, int]]:
    """Return where the content of lines begins and ends, behind marks of quotes and lists and indentation."""
    return [(state.bMarks[line] + state.tShift[line], state.eMarks[line]) for line in range(first, end)]


def _plain_paragraph(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read a paragraph whose lines can begin nothing else, as nearly all do, without asking the other rules.

    What is nested deeper than the parser goes becomes such a paragraph, its marks taken for text.
    """
    is_deep = state.level >= DEEP
    if silent or not (is_deep or state.sCount[start] - state.blkIndent < CODE_INDENT):
        return False
    end = _plain_end(state, start, is_deep=is_deep)
    if end is None:
        return False
    state.line = end
    token = state.push("paragraph_open", "p", 1)
    lines = _lines(state, start, end)
    token.meta = {"at": lines[0][0], "lines": lines, "is_deep": is_deep}
    token = state.push("inline", "", 0)
    token.map = [start, end]
    state.push("paragraph_close", "p", -1)
    return True


def _plain_end(state: StateBlock, start: int, *, is_deep: bool) -> int | None:
    """Return the line behind a paragraph that can be nothing else, else None.

    Lines that were looked at in vain are not looked at again: a thousand definitions of links may stand in a row.
    """
    if start < state.env.get(SEEN, 0) and not is_deep:
        return None
    line, first = start, state.bMarks[start] + state.tShift[start]
    while line < state.lineMax and not state.isEmpty(line):
        if not is_deep and BLOCK_START.match(state.src, state.bMarks[line] + state.tShift[line]):
            state.env[SEEN] = line
            return None
        line += 1
    if not is_deep and state.src[first] == "[" and state.src.find(DEFINITION, first, state.eMarks[line - 1]) >= 0:
        state.env[SEEN] = line
        return None
    return line


def _footnote_at(state: StateBlock, line: int) -> re.Match[str] | None:
    start, end = state.bMarks[line] + state.tShift[line], state.eMarks[line]
    found = FOOTNOTE.match(state.src, start, end)
    return found if found and state.src.startswith(":", found.end(), end) else None


def _defines_footnote(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001
    """End the paragraph before a footnote; the footnote itself is a paragraph."""
    found = _footnote_at(state, start)
    if found:
        state.env.setdefault(FOOTNOTES, set()).add(found[1].casefold())
    return silent and found is not None


def _unless_footnote(rule: BlockRule) -> BlockRule:
    """Return the rule of link definitions, which would take a footnote of one word for one."""

    def reference(state: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
        return _footnote_at(state, line) is None and rule(state, line, end, silent)

    return reference


def _refers_to_footnote(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    found = FOOTNOTE.match(state.src, state.pos, state.posMax)
    if not found or found[1].casefold() not in state.env.get(FOOTNOTES, ()):
        return False
    end = found.end()
    if state.pos == 0 and state.src.startswith(":", end):
        end += 1
    if not silent:
        token = state.push("footnote", "", 0)
        token.content = state.src[state.pos : end]
    state.pos = end
    return True


def _ended(rule: InlineRule) -> InlineRule:
    """Return the rule that also notes in its last token where it came to an end."""

    def ended(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if len(state.tokens) > count:
            state.tokens[-1].meta["end"] = state.pos
        return True

    return ended


CONTAINERS = frozenset(("blockquote_open", "bullet_list_open", "ordered_list_open"))
